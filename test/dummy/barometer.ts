/** A vendor that there is not, which measures: all that it takes to add one, besides its line in a registry. */
import { z } from "zod";
import type { MetricProvider } from "../../src/providers/contract.ts";

const barometerSpec = z.strictObject({
  station: z.string().min(1).describe("Name of the station."),
  height: z.number().optional().describe("Metres above the sea. Default: that of the account."),
});

export const barometer: MetricProvider<z.infer<typeof barometerSpec>> = {
  key: "barometer",
  vendor: "Barometer",
  description: "Air pressure at a station: `pressure`.",
  settings: [
    {
      name: "BAROMETER_PHRASE",
      source: "secret",
      purpose: "read the pressure",
      scopes: "phrase of a reader of the station",
    },
    {
      name: "BAROMETER_HEIGHT",
      source: "variable",
      purpose: "know how high it is, where the plan does not say",
      scopes: "metres above the sea",
      neededFor: ({ height }) => height === undefined,
    },
    { name: "BAROMETER_URL", source: "address", purpose: "find the station", default: "https://barometer.example" },
  ],
  spec: barometerSpec,
  settleMs: () => 0,
  measure: (metric) =>
    metric === "pressure" ? { unit: "count", minimumSamples: 1 } : `there is no metric "${metric}"; it has pressure`,
  connect: async (_metric, spec) => ({
    read: async (window) => ({ value: spec.station.length, sampleCount: 1, window, complete: true }),
  }),
};
