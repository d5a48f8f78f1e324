/**
 * What stands around the demo site's own code: it reports each request with the release that answered,
 * gives it a latency on the sandbox clock, and injects the site's own trouble. Nothing here waits in real time.
 */
import type { Clock } from "../lib/clock.ts";
import type { EmulatedRequest, EmulatedResponse, SiteDeployment, SiteFault, SiteRuntime } from "./contract.ts";
import type { Services } from "./declaration.ts";
import { createReporterPool } from "./reporter-pool.ts";
import { drawFailure, drawLatencyMs, errorOf } from "./request-fate.ts";
import { createRequestNames, type RequestName } from "./request-names.ts";
import { seededRandom, seedFrom } from "./seeded-random.ts";
import { createSiteCrowd, type SiteCrowd } from "./site-crowd.ts";
import { faultNameOf, troubleAt } from "./site-trouble.ts";
import { createFailureLevel, type UsualFailures } from "./usual-failures.ts";

/** The moment in sandbox time at which a request is meant to arrive, milliseconds since the epoch. */
export const ARRIVAL_HEADER = "x-holdpoint-sandbox-at";

export interface SiteRuntimeOptions {
  readonly clock: Clock;
  /** Opens where one release reports to; null = it reports nowhere, like a site that nobody observes. */
  readonly openReporter: Services["openReporter"];
  /** Whether the flags that trouble can stand behind are safe; default: they never are. */
  readonly flagIsSafe?: () => boolean;
  /** A request's fate (error or not, latency) follows from this, its moment and its name: the order in which they come does not matter. */
  readonly seed: number;
  /** Release name from the deployment's meta. Default: its commit. */
  readonly releaseOf?: (deployment: SiteDeployment) => string;
  readonly requestNames?: readonly RequestName[];
  /** Of its visitors, whatever is deployed; default: none. Whoever checks the site is no visitor. */
  readonly usualFailures?: UsualFailures;
}

export interface DemoSiteRuntime extends SiteRuntime {
  /** Visitors who are drawn and not sent. */
  receive: SiteCrowd["receive"];
  knows: SiteCrowd["knows"];
  addFault(fault: SiteFault): void;
  clearFaults(): void;
  /** Requests seen, by `holdpointRelease` (empty for a deployment without one) and status. */
  state(): Readonly<Record<string, Readonly<Record<string, number>>>>;
  close(): Promise<void>;
}

const SERVER_ERROR: EmulatedResponse = { status: 500, body: { error: { message: "Internal Server Error" } } };

export function createSiteRuntime(options: SiteRuntimeOptions): DemoSiteRuntime {
  const { clock, releaseOf = commitOf } = options;
  const reporters = createReporterPool(options.openReporter);
  const counts: Record<string, Record<string, number>> = {};
  const nameOf = createRequestNames(options.requestNames ?? []);
  const usualAt = createFailureLevel(options.usualFailures ?? { errorRatio: 0, noise: 0 }, options.seed);
  let faults: SiteFault[] = [];
  const met = () => faultsMet(faults, options.flagIsSafe);
  const count = (deployment: SiteDeployment, status: number, requests = 1) => {
    const byStatus = (counts[deployment.meta.holdpointRelease ?? ""] ??= {});
    byStatus[status] = (byStatus[status] ?? 0) + requests;
  };
  const reporterOf = (deployment: SiteDeployment, environment = "production") =>
    reporters.get(
      { name: releaseOf(deployment), commit: commitOf(deployment), deploymentId: deployment.id },
      environment,
    );
  const crowd = createSiteCrowd({ seed: options.seed, usualAt, faults: met, reporterOf, count });

  return {
    async handle({ deployment, viaProductionDomain }, request, next) {
      const visitAt = readArrival(request);
      const arrivedAt = visitAt ?? clock.now();
      const trouble = troubleAt(met(), faultNameOf(deployment.meta), arrivedAt);
      // The platform answers itself: the site's code does not run, so nothing is reported.
      if (trouble.outage) {
        count(deployment, 503);
        return trouble.silent ? { ...UNAVAILABLE, silent: true } : UNAVAILABLE;
      }
      const named = nameOf(request.method, request.path);
      // By its name and not its path: which visitor's thread gets which id depends on who is answered first.
      const random = seededRandom(seedFrom(`${options.seed} ${Math.round(arrivedAt)} ${named.name}`));
      const failure = drawFailure(trouble, visitAt === null ? 0 : usualAt(visitAt), random);
      const response = failure === null ? await next() : SERVER_ERROR;
      if (failure === null && visitAt !== null && viaProductionDomain) {
        crowd.learn({ ...named, method: request.method, status: response.status });
      }
      count(deployment, response.status);
      const reporter = await reporterOf(deployment, viaProductionDomain ? "production" : "preview");
      reporter?.report({
        method: request.method,
        ...named,
        startedAt: arrivedAt,
        endedAt: arrivedAt + drawLatencyMs(trouble, random),
        status: response.status,
        error: failure === null ? null : errorOf(failure, named.name),
      });
      return response;
    },
    receive: crowd.receive,
    knows: crowd.knows,
    flush: reporters.flush,
    addFault: (fault) => void faults.push(fault),
    clearFaults: () => {
      faults = [];
    },
    state: () => counts,
    close: reporters.close,
  };
}

/** What stands behind a flag is there only while the flag is not safe. */
function faultsMet(faults: readonly SiteFault[], flagIsSafe = () => false): readonly SiteFault[] {
  const isSafe = faults.some(({ behindFlag }) => behindFlag === true) && flagIsSafe();
  return isSafe ? faults.filter(({ behindFlag }) => behindFlag !== true) : faults;
}

const UNAVAILABLE: EmulatedResponse = {
  status: 503,
  headers: { "content-type": "text/plain" },
  body: "The deployment is not available.",
};

function commitOf(deployment: SiteDeployment): string {
  return deployment.meta.githubCommitSha ?? deployment.id;
}

function readArrival(request: EmulatedRequest): number | null {
  const text = request.headers[ARRIVAL_HEADER];
  const at = Number(text);
  return text === undefined || !Number.isFinite(at) ? null : at;
}
