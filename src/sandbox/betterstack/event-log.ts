/** The events of a source, and how the demo site logs them. */
import type { SiteReporter, SiteRequestFacts } from "../contract.ts";
import type { SiteRelease } from "../declaration.ts";
import type { EventRow, TimeSpan } from "./sql-evaluate.ts";
import type { BetterStackSeed, EventShape } from "./seed.ts";

export interface EventLog {
  add(at: number, event: object, times?: number): void;
  /** Recent events, or those that were stored away: none is in both. Of about this time. */
  table(kind: "logs" | "s3", now: number, span: TimeSpan): readonly EventRow[];
  size(): number;
  openReporter(release: SiteRelease, environment: string): Promise<SiteReporter>;
}

/** Events older than this are stored away. */
const RECENT_MS = 20 * 60_000;
/** Enough for a two-day watch and its baseline. */
const RETENTION_MS = 3 * 86_400_000;
const LOG = 1;
const MINUTE_MS = 60_000;

export function createEventLog({
  failures,
  releaseField,
  ignoresCrowd,
}: Pick<BetterStackSeed, "failures" | "releaseField" | "ignoresCrowd">): EventLog {
  /** By minute, so that a query of a quarter of an hour does not read days. */
  const minutes = new Map<number, EventRow[]>();
  let newest = Number.NEGATIVE_INFINITY;
  const add: EventLog["add"] = (dt, raw, times = 1) => {
    const minute = Math.floor(dt / MINUTE_MS);
    const row = { dt, raw, type: LOG, times };
    const known = minutes.get(minute);
    if (known === undefined) minutes.set(minute, [row]);
    else known.push(row);
    if (dt - newest < MINUTE_MS) return;
    newest = dt;
    for (const one of minutes.keys()) if (one * MINUTE_MS < newest - RETENTION_MS) minutes.delete(one);
  };
  const logFor = ({ commit }: SiteRelease, environment: string) => {
    const about = { [releaseField]: commit, environment };
    return (request: EndedRequest, times: number) => {
      for (const event of eventsOf(request, failures)) add(request.endedAt, withMembers(event, about), times);
    };
  };
  return {
    add,
    table: (kind, now, { from, to }) =>
      [...minutes]
        .filter(([minute]) => (minute + 1) * MINUTE_MS > from && minute * MINUTE_MS < to)
        .flatMap(([, rows]) => rows.filter(({ dt }) => (kind === "logs") === dt > now - RECENT_MS)),
    size: () => [...minutes.values()].reduce((sum, rows) => sum + rows.length, 0),
    async openReporter(release, environment) {
      const log = logFor(release, environment);
      return {
        report: (facts) => log({ ...facts, durationMs: facts.endedAt - facts.startedAt }, 1),
        reportMany({ answers, ...alike }) {
          if (ignoresCrowd) return;
          for (const { startedAt, latencyMs, requests } of answers) {
            log({ ...alike, endedAt: startedAt + latencyMs, durationMs: latencyMs }, requests);
          }
        },
        flush: () => Promise.resolve(),
        close: () => Promise.resolve(),
      };
    },
  };
}

type EndedRequest = Pick<SiteRequestFacts, "method" | "route" | "status" | "endedAt"> & { readonly durationMs: number };

/** One for each request, and for one that failed all that a plan looks for. */
function eventsOf(facts: EndedRequest, failures: readonly EventShape[]): readonly EventShape[] {
  const failed = facts.status >= 500;
  const request = {
    level: failed ? "error" : "info",
    event: "request",
    "http.method": facts.method,
    "http.route": facts.route,
    "http.status": facts.status,
    duration_ms: Math.round(facts.durationMs),
  };
  return [request, ...(failed ? failures : [])];
}

/** Names with dots are paths. */
function withMembers(...shapes: readonly EventShape[]): object {
  const event: Record<string, unknown> = {};
  for (const [path, value] of shapes.flatMap((shape) => Object.entries(shape))) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let place = event;
    for (const name of names) place = (place[name] ??= {}) as Record<string, unknown>;
    place[last] = value;
  }
  return event;
}
