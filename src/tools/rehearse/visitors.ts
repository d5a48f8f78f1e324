/** Who visits the rehearsed site, and how many: enough that every condition of the watch has the samples it needs. Pure. */
import type { HttpSpec } from "../../gates/http/spec.ts";
import type { Watch } from "../../plan/plan.ts";
import type { WatchedMetric } from "../../sandbox/declaration.ts";
import type { TrafficSeed } from "../../sandbox/seed-sandbox.ts";
import type { TrafficRequest } from "../../sandbox/traffic-request.ts";
import type { TrafficVisit } from "../../sandbox/traffic-visit.ts";
import { headersOf } from "./site-routes.ts";
import type { UsualTraffic } from "./usual-traffic.ts";

/** What a metric looks at; see `seesRequests` of an emulator. */
export type Sees = (metric: WatchedMetric, names: readonly string[]) => readonly string[] | null;

/** Really sent: enough to see what is deployed, and in a long watch fewer a minute than in a short one. */
const SENT = 400;
const MOST_SENT_PER_MINUTE = 10;
const FEWEST_SENT_PER_MINUTE = 0.1;
/** Chance leaves a window with fewer than its share. */
const SPARE = 1.5;
const MINUTE_MS = 60_000;
const SECONDS = 60;

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

/** `nameOf`: what the site calls a request. Without `usual` nobody comes but those who are sent. */
export function planTraffic(
  visits: readonly TrafficVisit[],
  nameOf: (request: TrafficRequest) => string,
  watch: Watch | null,
  sees: Sees,
  usual: UsualTraffic | null,
): TrafficSeed & { readonly paths: readonly TrafficVisit[] } {
  const names = visits.map(({ requests }) => requests.map(nameOf));
  const length = names.flat().length;
  const base = (usual?.perSecond ?? 0) * SECONDS;
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
  const paths = visits.map(({ requests }, index) => ({ requests, weight: rates[index] ?? 0 }));
  const sent = Math.max(SENT / ((watch?.forMs ?? 0) / MINUTE_MS + 10), FEWEST_SENT_PER_MINUTE);
  const perMinute = Math.min(sent, MOST_SENT_PER_MINUTE);
  if (usual === null) return { perMinute, paths };
  const { errorRatio, noise } = usual;
  return {
    perMinute: Math.min(perMinute, base / 2),
    paths,
    crowd: { perMinute: Math.max(base - perMinute, base / 2), errorRatio, noise },
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
