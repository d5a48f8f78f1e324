/** Everybody who visits the site and is not sent one by one: so many that sending them would take longer than anybody waits. */
import type { SiteDeployment } from "./contract.ts";
import { createRequestNames, type RequestName } from "./request-names.ts";
import type { SiteCrowd } from "./site-crowd.ts";
import { toVisit, type TrafficPath } from "./traffic-visit.ts";

export interface CrowdOptions {
  readonly paths: readonly TrafficPath[];
  /** Requests. */
  readonly perMinute: number;
  readonly requestNames: readonly RequestName[];
  /** What serves production now; null where nothing does. */
  readonly deployment: () => SiteDeployment | null;
  readonly receive: SiteCrowd["receive"];
  readonly knows: SiteCrowd["knows"];
}

export interface Crowd {
  /** Nobody knows how production answers: something else serves it since they came last, or who asked met a failure. */
  isSurprised(): boolean;
  /** They come, in this span of sandbox time, with what those do who are sent. */
  come(from: number, to: number): Promise<void>;
}

/** What is never answered, since the visit ends before it, is not asked for ever. */
const MOST_TRIES = 3;

export function createCrowd({ paths, perMinute, requestNames, deployment, receive, knows }: CrowdOptions): Crowd {
  const shares = sharesOf(paths, requestNames);
  let met: string | null = null;
  let tries = 0;
  return {
    isSurprised() {
      const id = deployment()?.id ?? null;
      return id !== met || (tries < MOST_TRIES && [...shares.keys()].some((name) => !knows(name)));
    },
    async come(from, to) {
      const serving = deployment();
      tries = serving?.id === met ? tries + 1 : 1;
      met = serving?.id ?? null;
      if (serving === null) return;
      for (const [name, share] of shares) {
        await receive({ deployment: serving, name, perMinute: perMinute * share, from, to });
      }
    },
  };
}

/** Of all requests, by what they are called. */
function sharesOf(paths: readonly TrafficPath[], requestNames: readonly RequestName[]): ReadonlyMap<string, number> {
  const nameOf = createRequestNames(requestNames);
  const weighted = paths
    .map(toVisit)
    .flatMap(({ requests, weight = 1 }) =>
      requests.map(({ method, path }) => ({ name: nameOf(method, path.replace(/[?#].*$/s, "")).name, weight })),
    );
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const { name, weight } of weighted) shares.set(name, (shares.get(name) ?? 0) + weight / total);
  return shares;
}
