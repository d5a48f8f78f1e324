/**
 * A rollback as an event in the team's own Sentry, by a client of its own. It names no release, so that it stands in no count
 * of that release's errors: its words are tags. Sentry keeps one event for each id, so a run that is repeated adds none.
 */
import { digestOf } from "../../lib/digest.ts";
import { ProviderError } from "../../lib/error.ts";
import { readSetting } from "../../lib/setting.ts";
import type { IncidentReporter, RoleProvider } from "../contract.ts";
import { requireDsn } from "./require-dsn.ts";
import { INCIDENT_DSN, VENDOR } from "./settings.ts";

/** Real milliseconds; nobody waits longer for who only hears of it. */
const FLUSH_MS = 5_000;

export const sentryIncidents: RoleProvider<"incidents"> = {
  role: "incidents",
  key: "sentry",
  vendor: VENDOR,
  settings: [INCIDENT_DSN],
  async connect(_, { env }) {
    const dsn = readSetting(env, INCIDENT_DSN);
    if (dsn === null) return { report: async () => false };
    requireDsn(INCIDENT_DSN, dsn, "rollbacks go on without an event");
    return {
      async report({ key, title, summary, facts, url, at }) {
        const { createOwnClient } = await import("./own-client.ts");
        const { client, flush } = createOwnClient(dsn);
        client.captureEvent({
          event_id: digestOf(`holdpoint incident ${key}`, 32),
          timestamp: at / 1_000,
          level: "error",
          logger: "holdpoint",
          message: title,
          fingerprint: ["holdpoint-incident", key],
          tags: { ...facts },
          extra: { summary, ...(url === null ? {} : { url }) },
        });
        const trouble = await flush(FLUSH_MS);
        if (trouble !== null) throw notTaken(trouble);
        return true;
      },
    } satisfies IncidentReporter;
  },
};

function notTaken(trouble: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: VENDOR,
    message: `Sentry did not take the event about this rollback: ${trouble}.`,
    remedy: `Check ${INCIDENT_DSN.name}, and that the project takes events.`,
  });
}
