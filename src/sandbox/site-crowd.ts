/** Visitors of a site who are drawn and not sent: they get what the deployed code answered the last who was. */
import type { SiteDeployment, SiteFault, SiteReporter } from "./contract.ts";
import { drawArrivals, drawRequests } from "./drawn-requests.ts";
import { errorOf, type Failure } from "./request-fate.ts";
import type { NamedRequest } from "./request-names.ts";
import { seededRandom, seedFrom } from "./seeded-random.ts";
import { faultNameOf, changesOfTrouble, troubleAt } from "./site-trouble.ts";

export interface DrawnVisitors {
  /** What serves production. */
  readonly deployment: SiteDeployment;
  /** What the requests are called. */
  readonly name: string;
  readonly perMinute: number;
  readonly from: number;
  readonly to: number;
  /** Of several deployments that serve at the same time each has visitors of its own. */
  readonly stream?: number;
}

/** What the deployed code answers to requests of one name. */
export interface KnownAnswer extends NamedRequest {
  readonly method: string;
  readonly status: number;
}

export interface SiteCrowdOptions {
  readonly seed: number;
  /** Share of visitors that fail at any time. */
  readonly usualAt: (at: number) => number;
  readonly faults: () => readonly SiteFault[];
  readonly reporterOf: (deployment: SiteDeployment) => Promise<SiteReporter> | null;
  readonly count: (deployment: SiteDeployment, status: number, requests: number) => void;
}

export interface SiteCrowd {
  /** An answer that a visitor got who was sent. */
  learn(answer: KnownAnswer): void;
  /** Whether an answer to requests of this name is known. */
  knows(name: string): boolean;
  /** Nobody comes with requests of which no answer is known. */
  receive(visitors: DrawnVisitors): Promise<void>;
}

export function createSiteCrowd({ seed, usualAt, faults, reporterOf, count }: SiteCrowdOptions): SiteCrowd {
  const answers = new Map<string, KnownAnswer>();
  /** One error each, so that whoever reads its stack need not read it again. */
  const errors = new Map<string, Error>();
  let hasFailed = false;

  /** What usually fails has failed before any release: the first visitor of all meets it, so no release brings it. */
  function usualFrom(first: number | undefined): (at: number) => number {
    if (hasFailed || first === undefined || usualAt(first) === 0) return usualAt;
    hasFailed = true;
    return (at) => (at === first ? 1 : usualAt(at));
  }

  function errorFor(failure: Failure, name: string): Error {
    const key = `${failure} ${name}`;
    const error = errors.get(key) ?? errorOf(failure, name);
    errors.set(key, error);
    return error;
  }

  async function receiveSome({ deployment, name, perMinute, from, to, stream }: DrawnVisitors, known: KnownAnswer) {
    const random = seededRandom(seedFrom(`${seed} crowd ${from} ${name}${stream === undefined ? "" : ` ${stream}`}`));
    const arrivals = drawArrivals(from, to, perMinute, random);
    const trouble = troubleAt(faults(), faultNameOf(deployment.meta), from);
    // The platform answers itself: the site's code does not run, so nothing is reported.
    if (trouble.outage) return count(deployment, 503, arrivals.length);
    const drawn = drawRequests(arrivals, trouble, usualFrom(arrivals[0]), random);
    const reporter = await reporterOf(deployment);
    for (const ended of ["fine", "usual", "injected"] as const) {
      const alike = drawn[ended];
      if (alike.length === 0) continue;
      const { status, error } =
        ended === "fine" ? { status: known.status, error: null } : { status: 500, error: errorFor(ended, name) };
      reporter?.reportMany({ ...known, status, error, answers: alike });
      count(
        deployment,
        status,
        alike.reduce((sum, { requests }) => sum + requests, 0),
      );
    }
  }

  return {
    learn: (answer) => void answers.set(answer.name, answer),
    knows: (name) => answers.has(name),
    async receive(visitors) {
      const known = answers.get(visitors.name);
      if (known === undefined) return;
      let { from } = visitors;
      for (const to of changesOfTrouble(faults(), visitors.from, visitors.to)) {
        await receiveSome({ ...visitors, from, to }, known);
        from = to;
      }
    },
  };
}
