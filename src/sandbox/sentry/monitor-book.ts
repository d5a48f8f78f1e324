/**
 * Cron monitors: made by the first check-in that brings a schedule, and told apart by their slug. A check-in of a monitor that
 * nobody made, or whose schedule is not understood, is dropped without a word, as Sentry does.
 */
import { asRecord, type Envelope } from "./envelope.ts";

interface CheckIn {
  readonly id: string;
  status: string;
  readonly at: number;
  duration: number | null;
}

interface Monitor {
  readonly slug: string;
  schedule: Readonly<Record<string, unknown>>;
  intervalMs: number;
  readonly marginMs: number;
  readonly checkIns: CheckIn[];
}

export interface MonitorBook {
  takeIn(envelope: Envelope, now: number): void;
  state(now: number): readonly object[];
}

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 1_440 * MINUTE_MS };
const STATUSES: ReadonlySet<unknown> = new Set(["in_progress", "ok", "error"]);

export function createMonitorBook(): MonitorBook {
  const monitors = new Map<string, Monitor>();

  function takeCheckIn(record: Readonly<Record<string, unknown>>, now: number): void {
    const { monitor_slug: slug, check_in_id: id, status, duration } = record;
    if (typeof slug !== "string" || typeof id !== "string" || !STATUSES.has(status)) return;
    const monitor = upsert(slug, asRecord(record["monitor_config"]));
    if (monitor === null) return;
    const known = monitor.checkIns.find((checkIn) => checkIn.id === id);
    const took = typeof duration === "number" ? duration : null;
    if (known === undefined) monitor.checkIns.push({ id, status: String(status), at: now, duration: took });
    else Object.assign(known, { status, duration: took });
  }

  function upsert(slug: string, config: Readonly<Record<string, unknown>> | null): Monitor | null {
    const known = monitors.get(slug) ?? null;
    const schedule = asRecord(config?.["schedule"]);
    const { type, value, unit } = schedule ?? {};
    const intervalMs = type === "interval" && typeof value === "number" ? value * (UNIT_MS[String(unit)] ?? 0) : 0;
    // A value that is text is refused in silence: getsentry/sentry-python#6386.
    if (schedule === null || intervalMs === 0) return known;
    if (known !== null) return Object.assign(known, { schedule, intervalMs });
    const margin = config?.["checkin_margin"];
    const marginMs = (typeof margin === "number" ? margin : 1) * MINUTE_MS;
    const made: Monitor = { slug, schedule, intervalMs, marginMs, checkIns: [] };
    monitors.set(slug, made);
    return made;
  }

  return {
    takeIn({ items }, now) {
      for (const { type, payload } of items) {
        const record = type === "check_in" ? asRecord(payload) : null;
        if (record !== null) takeCheckIn(record, now);
      }
    },
    state: (now) =>
      [...monitors.values()].map(({ slug, schedule, intervalMs, marginMs, checkIns }) => ({
        slug,
        schedule,
        checkIns: checkIns.map(({ status, at }) => ({ status, at: new Date(at).toISOString() })),
        missed: now > (checkIns.at(-1)?.at ?? now) + intervalMs + marginMs,
      })),
  };
}
