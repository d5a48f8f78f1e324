/** Who visits the rehearsed site, and how many: enough that every condition of the watch has the samples it needs. Pure. */
import type { HttpSpec } from "../../gates/http/spec.ts";
import type { Watch } from "../../plan/plan.ts";
import type { WatchedMetric } from "../../sandbox/declaration.ts";
import type { TrafficRequest } from "../../sandbox/traffic-request.ts";
import type { TrafficVisit } from "../../sandbox/traffic.ts";
import { headersOf } from "./site-routes.ts";

/** What a metric looks at; see `seesRequests` of an emulator. */
export type Sees = (metric: WatchedMetric, names: readonly string[]) => readonly string[] | null;

const PER_MINUTE = 120;
/** A long watch has fewer visitors a minute, or its rehearsal would take longer than anybody waits. */
const REQUESTS = 6_000;
const FEWEST_PER_MINUTE = 10;
const MOST_PER_MINUTE = 400;
/** Chance leaves a window with fewer than its share. */
const SPARE = 1.5;
const MINUTE_MS = 60_000;

/** What people do: what each gate does, but where that is an error of the server, which no visitor wants. */
export function visitsOf(gates: readonly HttpSpec[]): readonly TrafficVisit[] {
  const pages = ["/", "/api/health"].map((path) => ({ requests: [{ method: "GET", path }] }));
  const flows = gates
    .filter((steps) => !steps.some(({ status }) => status !== null && status >= 500))
    .map((steps) => ({ requests: steps.map(toRequest) }));
  return [...new Map([...pages, ...flows].map((visit) => [JSON.stringify(visit), visit])).values()];
}

function toRequest(step: HttpSpec[number]): TrafficRequest {
  const headers = headersOf(step);
  return {
    method: step.method,
    path: step.path,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(step.json === undefined ? {} : { json: step.json }),
    ...(Object.keys(step.capture).length === 0 ? {} : { captures: step.capture }),
  };
}

export interface Crowd {
  readonly perMinute: number;
  readonly paths: readonly TrafficVisit[];
}

/** `nameOf`: what the site calls a request. */
export function sizeCrowd(
  visits: readonly TrafficVisit[],
  nameOf: (request: TrafficRequest) => string,
  watch: Watch | null,
  sees: Sees,
): Crowd {
  const names = visits.map(({ requests }) => requests.map(nameOf));
  const length = names.flat().length;
  const base = Math.min(PER_MINUTE, Math.max(FEWEST_PER_MINUTE, REQUESTS / ((watch?.forMs ?? 0) / MINUTE_MS + 10)));
  /** Visits a minute. */
  const rates = visits.map(() => base / length);
  for (const { perMinute, seen } of needsOf(watch, [...new Set(names.flat())], sees)) {
    const hits = names.map((ofVisit) => ofVisit.filter((name) => seen.includes(name)).length);
    const have = hits.reduce((sum, count, index) => sum + count * (rates[index] ?? 0), 0);
    if (have === 0 || have >= perMinute) continue;
    for (const [index, count] of hits.entries()) {
      if (count > 0) rates[index] = ((rates[index] ?? 0) * perMinute) / have;
    }
  }
  const perMinute = rates.reduce((sum, rate, index) => sum + rate * (names[index]?.length ?? 0), 0);
  return {
    perMinute: Math.min(MOST_PER_MINUTE, Math.ceil(perMinute)),
    paths: visits.map(({ requests }, index) => ({ requests, weight: rates[index] ?? 0 })),
  };
}

/** How many requests a minute each condition needs to be judged at all, of which names. */
function needsOf(watch: Watch | null, names: readonly string[], sees: Sees) {
  const conditions = watch === null ? [] : [...watch.rollbackConditions, ...watch.successConditions];
  return conditions.flatMap(({ metric: name, minimumSamples, overMs }) => {
    const metric = watch?.metrics[name];
    const seen = metric === undefined ? null : sees(metric, names);
    return seen === null ? [] : [{ seen, perMinute: (SPARE * minimumSamples * MINUTE_MS) / overMs }];
  });
}
