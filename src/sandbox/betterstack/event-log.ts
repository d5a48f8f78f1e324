/** The events of a source, and how the demo site logs them. */
import type { SiteReporter, SiteRequestFacts } from "../contract.ts";
import type { SiteRelease } from "../declaration.ts";
import type { EventRow } from "./sql-evaluate.ts";
import type { BetterStackSeed, EventShape } from "./seed.ts";

export interface EventLog {
  add(at: number, event: object): void;
  /** Recent events, and those that were stored away: none is in both. */
  table(kind: "logs" | "s3", now: number): readonly EventRow[];
  size(): number;
  openReporter(release: SiteRelease, environment: string): Promise<SiteReporter>;
}

/** Events older than this are stored away. */
const RECENT_MS = 20 * 60_000;
/** Enough for a two-day watch and its baseline. */
const RETENTION_MS = 3 * 86_400_000;
const LOG = 1;

export function createEventLog({
  failures,
  releaseField,
}: Pick<BetterStackSeed, "failures" | "releaseField">): EventLog {
  let rows: EventRow[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  const add = (dt: number, raw: object) => {
    rows.push({ dt, raw, type: LOG });
    if (dt - newest < 60_000) return;
    newest = dt;
    rows = rows.filter((row) => row.dt > newest - RETENTION_MS);
  };
  const report =
    ({ commit }: SiteRelease, environment: string) =>
    (facts: SiteRequestFacts) => {
      const about = { [releaseField]: commit, environment };
      for (const event of eventsOf(facts, failures)) add(facts.endedAt, withMembers(event, about));
    };
  return {
    add,
    table: (kind, now) => rows.filter(({ dt }) => (kind === "logs") === dt > now - RECENT_MS),
    size: () => rows.length,
    openReporter: async (release, environment) => ({
      report: report(release, environment),
      flush: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }),
  };
}

/** One for each request, and for one that failed all that a plan looks for. */
function eventsOf(facts: SiteRequestFacts, failures: readonly EventShape[]): readonly EventShape[] {
  const failed = facts.status >= 500;
  const request = {
    level: failed ? "error" : "info",
    event: "request",
    "http.method": facts.method,
    "http.route": facts.route,
    "http.status": facts.status,
    duration_ms: Math.round(facts.endedAt - facts.startedAt),
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
