/** A vendor that there is not, which measures: all that it takes to add one, besides its line in a registry. */
import { z } from "zod";
import type { Setting } from "../../src/lib/setting.ts";
import type { AddressSetting } from "../../src/lib/vendor-address.ts";
import type { MetricProvider } from "../../src/providers/contract.ts";
import { createVendorClient } from "../../src/providers/http.ts";
import { readBaseUrl } from "../../src/providers/read-base-url.ts";
import { readToken } from "../../src/providers/read-token.ts";

const barometerSpec = z.strictObject({
  station: z.string().min(1).describe("Name of the station."),
  height: z.number().optional().describe("Metres above the sea. Default: that of the account."),
});

const answerShape = z.object({ pressure: z.number() });

const PHRASE: Setting = {
  name: "BAROMETER_PHRASE",
  source: "secret",
  purpose: "read the pressure",
  scopes: "phrase of a reader of the station",
};
const URL_OF_API: AddressSetting = {
  name: "BAROMETER_URL",
  source: "address",
  purpose: "find the station",
  default: "https://barometer.example",
  inPlan: "barometer",
};

export const barometer: MetricProvider<z.infer<typeof barometerSpec>> = {
  key: "barometer",
  vendor: "Barometer",
  description: "Air pressure at a station: `pressure`.",
  settings: [
    PHRASE,
    {
      name: "BAROMETER_HEIGHT",
      source: "variable",
      purpose: "know how high it is, where the plan does not say",
      scopes: "metres above the sea",
      neededFor: ({ height }) => height === undefined,
    },
    URL_OF_API,
  ],
  spec: barometerSpec,
  settleMs: () => 0,
  measure: (metric) =>
    metric === "pressure" ? { unit: "count", minimumSamples: 1 } : `there is no metric "${metric}"; it has pressure`,
  connect: async (_metric, { station }, context) => {
    const token = readToken(context.env, "Barometer", PHRASE);
    const client = createVendorClient({
      vendor: "Barometer",
      baseUrl: readBaseUrl(context, "Barometer", URL_OF_API).href,
      headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
      token,
      credentialRemedy: `Set ${PHRASE.name}.`,
      context,
    });
    return {
      read: async (window) => {
        const path = `/stations/${station}/pressure`;
        const { body } = await client.request({ method: "GET", path, repeatable: true });
        const { pressure } = answerShape.parse(body);
        return { value: pressure, sampleCount: 1, window, complete: true };
      },
    };
  },
};
