/** Everybody who visits the site and is not sent one by one: so many that sending them would take longer than anybody waits. */
import type { ServedShare } from "./contract.ts";
import { createRequestNames, type RequestName } from "./request-names.ts";
import type { SiteCrowd } from "./site-crowd.ts";
import { toVisit, type TrafficPath } from "./traffic-visit.ts";

export interface CrowdOptions {
  readonly paths: readonly TrafficPath[];
  /** Requests. */
  readonly perMinute: number;
  readonly requestNames: readonly RequestName[];
  /** What serves production now, and to how many of them; none where nothing does. */
  readonly deployments: () => readonly ServedShare[];
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

export function createCrowd({ paths, perMinute, requestNames, deployments, receive, knows }: CrowdOptions): Crowd {
  const shares = sharesOf(paths, requestNames);
  let met = "";
  let tries = 0;
  return {
    isSurprised() {
      return nameOf(deployments()) !== met || (tries < MOST_TRIES && [...shares.keys()].some((name) => !knows(name)));
    },
    async come(from, to) {
      const serving = deployments();
      tries = nameOf(serving) === met ? tries + 1 : 1;
      met = nameOf(serving);
      for (const [index, { deployment, share }] of serving.entries()) {
        for (const [name, ofAll] of shares) {
          const visitors = { deployment, name, perMinute: perMinute * ofAll * share, from, to };
          await receive(index === 0 ? visitors : { ...visitors, stream: index });
        }
      }
    },
  };
}

function nameOf(serving: readonly ServedShare[]): string {
  return serving.map(({ deployment }) => deployment.id).join(" ");
}

/** Of all requests, by what they are called. */
function sharesOf(paths: readonly TrafficPath[], requestNames: readonly RequestName[]): ReadonlyMap<string, number> {
  const requestName = createRequestNames(requestNames);
  const weighted = paths
    .map(toVisit)
    .flatMap(({ requests, weight = 1 }) =>
      requests.map(({ method, path }) => ({ name: requestName(method, path.replace(/[?#].*$/s, "")).name, weight })),
    );
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const { name, weight } of weighted) shares.set(name, (shares.get(name) ?? 0) + weight / total);
  return shares;
}
