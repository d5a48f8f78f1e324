/**
 * A flag at Unleash, by its admin API (docs.getunleash.io/api, and the server's own source, 8.2). A flag in an environment has
 * no version there: what it consists of and the number of the last event about it stand for one. No request is conditional.
 */
import { z } from "zod";
import { digestOf } from "../../lib/digest.ts";
import type { Flag, FlagReading, Flags, ProviderContext, RoleSettings } from "../contract.ts";
import { FLAG_REFUSALS, readFlagAnswer } from "../flag-answer.ts";
import { createVendorClient, type VendorClient } from "../http.ts";
import { parseAnswer } from "../parse-answer.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";
import type { UnleashSpec } from "./spec.ts";

const environmentShape = z.object({ enabled: z.boolean(), strategies: z.array(z.unknown()) });
const eventsShape = z.object({
  events: z.array(z.object({ id: z.int(), createdAt: z.iso.datetime(), createdBy: z.string() })),
});

export function connectFlags(_: RoleSettings, context: ProviderContext): Flags<UnleashSpec> {
  const client = connectClient(context);
  return { open: (spec) => createFlag(client, spec) };
}

function connectClient(context: ProviderContext): VendorClient {
  const token = readToken(context.env, VENDOR, TOKEN);
  return createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, API_URL).href,
    // The token alone, as Unleash's own clients send it.
    headers: () => ({ authorization: token.reveal() }),
    token,
    credentialRemedy: `Set ${TOKEN.name} to a ${TOKEN.scopes}; a client's or a frontend's token cannot be used here.`,
    context,
  });
}

function createFlag(client: VendorClient, { name, project, environment, safe }: UnleashSpec): Flag {
  const [ofProject, ofFlag, ofEnvironment] = [project, name, environment].map(encodeURIComponent);
  const path = `/api/admin/projects/${ofProject}/features/${ofFlag}/environments/${ofEnvironment}`;

  /** Newest first, so that one of them is enough. */
  async function readLastEvent() {
    const query = { feature: `IS:${name}`, environment: `IS:${environment}`, limit: 1 };
    const request = { method: "GET", path: "/api/admin/search/events", query, repeatable: true } as const;
    const { body } = await client.request(request);
    return parseAnswer(VENDOR, eventsShape, body, `GET ${request.path}`).events[0] ?? null;
  }

  return {
    safe,
    async read(): Promise<FlagReading> {
      // Before the flag: of a change between the two, the next reading sees both.
      const event = await readLastEvent();
      const { body } = await client.request({ method: "GET", path, repeatable: true });
      const { enabled, strategies } = parseAnswer(VENDOR, environmentShape, body, `GET ${path}`);
      return {
        setting: enabled ? "on" : "off",
        version: `${event?.id ?? 0}-${digestOf(JSON.stringify({ enabled, strategies }), 12)}`,
        obstacle: null,
      };
    },
    async set(setting) {
      const answer = await client.request({
        method: "POST",
        path: `${path}/${setting === "on" ? "on" : "off"}`,
        repeatable: false,
        once: true,
        accept: FLAG_REFUSALS,
      });
      return readFlagAnswer(answer, []);
    },
    async readLastChange() {
      const event = await readLastEvent();
      return { by: event?.createdBy ?? null, at: event === null ? null : Date.parse(event.createdAt) };
    },
  };
}
