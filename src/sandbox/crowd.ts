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
}

export interface Crowd {
  /** Something else serves production than when they came last: nobody knows yet how it answers. */
  isSurprised(): boolean;
  /** They come, in this span of sandbox time, with what those do who are sent. */
  come(from: number, to: number): Promise<void>;
}

export function createCrowd({ paths, perMinute, requestNames, deployment, receive }: CrowdOptions): Crowd {
  const shares = sharesOf(paths, requestNames);
  let known: string | null = null;
  return {
    isSurprised: () => deployment()?.id !== known,
    async come(from, to) {
      const serving = deployment();
      known = serving?.id ?? null;
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
