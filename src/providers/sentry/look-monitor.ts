/**
 * Scheduled looks as check-ins of a Sentry cron monitor, sent by a client of its own: nothing is set up for the whole
 * process. Sentry creates the monitor with the first check-in, and follows a changed plan with the next.
 * Fields: develop.sentry.dev/sdk/telemetry/check-ins.
 */
import { ProviderError } from "../../lib/error.ts";
import { readSetting } from "../../lib/setting.ts";
import type { Clock } from "../../lib/clock.ts";
import type { CheckIn, LookMonitor, MonitoredLooks, RoleProvider } from "../contract.ts";
import type { CheckInClient } from "./check-in-client.ts";
import { requireDsn } from "./require-dsn.ts";
import { MONITOR_DSN, VENDOR } from "./settings.ts";

/** Real milliseconds; a look is not held up by who only hears of it. */
const FLUSH_MS = 5_000;
/** Minutes after its time before a look counts as missed. */
const MARGIN_MINUTES = 5;
const SLUG_LENGTH = 50;
const MINUTE_MS = 60_000;

export const sentryMonitor: RoleProvider<"monitor"> = {
  role: "monitor",
  key: "sentry",
  vendor: VENDOR,
  settings: [MONITOR_DSN],
  async connect(_, { env, clock }) {
    const dsn = readSetting(env, MONITOR_DSN);
    if (dsn === null) return { begin: () => null };
    requireDsn(MONITOR_DSN, dsn, "looks go on without a monitor");
    const { createClient } = await import("./check-in-client.ts");
    return { begin: (monitor) => begin(createClient(dsn), monitor, clock) } satisfies LookMonitor;
  },
};

function begin(client: CheckInClient, looks: MonitoredLooks, clock: Pick<Clock, "now">): CheckIn {
  const monitorSlug = slugOf(looks.name);
  const startedAt = clock.now();
  const checkInId = client.capture(
    { monitorSlug, status: "in_progress" },
    {
      schedule: { type: "interval", value: minutesOf(looks.silenceMs), unit: "minute" },
      checkinMargin: MARGIN_MINUTES,
      maxRuntime: minutesOf(looks.longestMs),
      failureIssueThreshold: 1,
      recoveryThreshold: 1,
    },
  );
  return {
    async end(went) {
      const duration = (clock.now() - startedAt) / 1_000;
      client.capture({ monitorSlug, checkInId, duration, status: went === "well" ? "ok" : "error" });
      const trouble = await client.flush(FLUSH_MS);
      if (trouble !== null) throw notTaken(trouble);
    },
  };
}

/** At least one: Sentry takes whole minutes, and as a number. */
function minutesOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE_MS));
}

function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return `holdpoint-${plain}`.slice(0, SLUG_LENGTH).replace(/-$/, "");
}

function notTaken(trouble: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: VENDOR,
    message: `Sentry did not take this look's check-in: ${trouble}.`,
    remedy: `Check ${MONITOR_DSN.name}, and that the project may have cron monitors.`,
  });
}
