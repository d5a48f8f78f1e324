/** The requests that deployments answered, as Vercel's network counts them: what the demo site reports of each. */
import type { AnswersAlike, SiteReporter, SiteRequestFacts } from "../contract.ts";
import type { SiteRelease } from "../declaration.ts";

/** Some requests that ended alike. */
export interface CountedRequests {
  readonly at: number;
  readonly deploymentId: string;
  readonly environment: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly requests: number;
}

export interface TrafficLog {
  add(counted: CountedRequests): void;
  between(from: number, to: number): readonly CountedRequests[];
  openReporter(release: SiteRelease, environment: string): Promise<SiteReporter>;
}

/** Enough for a two-day watch and its baseline. */
const RETENTION_MS = 3 * 86_400_000;
const MINUTE_MS = 60_000;

export function createTrafficLog(): TrafficLog {
  /** By minute, so that a query of a quarter of an hour does not read days. */
  const minutes = new Map<number, CountedRequests[]>();
  let newest = Number.NEGATIVE_INFINITY;

  const add = (counted: CountedRequests) => {
    const minute = Math.floor(counted.at / MINUTE_MS);
    const known = minutes.get(minute);
    if (known === undefined) minutes.set(minute, [counted]);
    else known.push(counted);
    if (counted.at - newest < MINUTE_MS) return;
    newest = counted.at;
    const oldest = Math.floor((newest - RETENTION_MS) / MINUTE_MS);
    for (const one of minutes.keys()) if (one < oldest) minutes.delete(one);
  };
  const count = (
    { deploymentId }: SiteRelease,
    environment: string,
    { method, route: path, status }: Pick<SiteRequestFacts, "method" | "route" | "status">,
    { startedAt: at, latencyMs: durationMs, requests }: AnswersAlike,
  ) => add({ at, deploymentId, environment, method, path, status, durationMs, requests });
  return {
    add,
    between: (from, to) =>
      [...minutes]
        .filter(([minute]) => (minute + 1) * MINUTE_MS > from && minute * MINUTE_MS < to)
        .flatMap(([, counted]) => counted.filter(({ at }) => at >= from && at < to)),
    openReporter: async (release, environment) => ({
      report: (facts) => {
        const { startedAt, endedAt } = facts;
        count(release, environment, facts, { startedAt, latencyMs: endedAt - startedAt, requests: 1 });
      },
      reportMany: (facts) => {
        for (const alike of facts.answers) count(release, environment, facts, alike);
      },
      flush: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }),
  };
}
