/**
 * What stands around the demo site's own code: it reports each request with the release that answered,
 * gives it a latency on the sandbox clock, and injects the site's own trouble. Nothing here waits in real time.
 */
import type { Clock } from "../lib/clock.ts";
import type { EmulatedRequest, EmulatedResponse, SiteDeployment, SiteFault, SiteRuntime } from "./contract.ts";
import type { Services } from "./declaration.ts";
import { createReporterPool } from "./reporter-pool.ts";
import { createRequestNames, type RequestName } from "./request-names.ts";
import { seededRandom, seedFrom } from "./seeded-random.ts";

/** The moment in sandbox time at which a request is meant to arrive, milliseconds since the epoch. */
export const ARRIVAL_HEADER = "x-holdpoint-sandbox-at";

export interface SiteRuntimeOptions {
  readonly clock: Clock;
  /** Opens where one release reports to; null = it reports nowhere, like a site that nobody observes. */
  readonly openReporter: Services["openReporter"];
  /** A request's fate (error or not, latency) follows from this, its moment and its name: the order in which they come does not matter. */
  readonly seed: number;
  /** Release name from the deployment's meta. Default: its commit. */
  readonly releaseOf?: (deployment: SiteDeployment) => string;
  readonly requestNames?: readonly RequestName[];
}

export interface DemoSiteRuntime extends SiteRuntime {
  addFault(fault: SiteFault): void;
  clearFaults(): void;
  /** Requests seen, by `holdpointRelease` (empty for a deployment without one) and status. */
  state(): Readonly<Record<string, Readonly<Record<string, number>>>>;
  close(): Promise<void>;
}

/** Median answer in milliseconds, and the spread of its logarithm: mean about 121 ms, 99th percentile about 313 ms. */
const MEDIAN_LATENCY_MS = 110;
const LATENCY_SIGMA = 0.45;
export function createSiteRuntime(options: SiteRuntimeOptions): DemoSiteRuntime {
  const { clock, releaseOf = commitOf } = options;
  const reporters = createReporterPool(options.openReporter);
  const counts: Record<string, Record<string, number>> = {};
  const nameOf = createRequestNames(options.requestNames ?? []);
  let faults: SiteFault[] = [];

  return {
    async handle({ deployment, viaProductionDomain }, request, next) {
      const arrivedAt = readArrival(request) ?? clock.now();
      const promoted = deployment.meta.holdpointRelease ?? "";
      const trouble = troubleAt(faults, promoted, arrivedAt);
      const count = (status: number) => {
        const byStatus = (counts[promoted] ??= {});
        byStatus[status] = (byStatus[status] ?? 0) + 1;
      };
      // The platform answers itself: the site's code does not run, so nothing is reported.
      if (trouble.outage) {
        count(503);
        return { status: 503, headers: { "content-type": "text/plain" }, body: "The deployment is not available." };
      }
      const named = nameOf(request.method, request.path);
      // By its name and not its path: which visitor's thread gets which id depends on who is answered first.
      const random = seededRandom(seedFrom(`${options.seed} ${Math.round(arrivedAt)} ${named.name}`));
      const { response, error } = await answer(trouble, random, named.name, next);
      count(response.status);
      const latencyMs = drawLatencyMs(random) + trouble.addedLatencyMs;
      const environment = viaProductionDomain ? "production" : "preview";
      const release = { name: releaseOf(deployment), commit: commitOf(deployment), deploymentId: deployment.id };
      const reporter = await reporters.get(release, environment);
      reporter?.report({
        method: request.method,
        ...named,
        startedAt: arrivedAt,
        endedAt: arrivedAt + latencyMs,
        status: response.status,
        error,
      });
      return response;
    },
    flush: reporters.flush,
    addFault: (fault) => void faults.push(fault),
    clearFaults: () => {
      faults = [];
    },
    state: () => counts,
    close: reporters.close,
  };
}

async function answer(
  trouble: Trouble,
  random: () => number,
  name: string,
  next: () => Promise<EmulatedResponse>,
): Promise<{ response: EmulatedResponse; error: Error | null }> {
  if (random() < trouble.errorRatio) {
    const error = new Error(`injected failure of ${name}`);
    return { error, response: { status: 500, body: { error: { message: "Internal Server Error" } } } };
  }
  return { error: null, response: await next() };
}

function commitOf(deployment: SiteDeployment): string {
  return deployment.meta.githubCommitSha ?? deployment.id;
}

function readArrival(request: EmulatedRequest): number | null {
  const text = request.headers[ARRIVAL_HEADER];
  const at = Number(text);
  return text === undefined || !Number.isFinite(at) ? null : at;
}

/** Everything that is wrong with a release at one moment, summed up. */
interface Trouble {
  readonly errorRatio: number;
  readonly addedLatencyMs: number;
  readonly outage: boolean;
}

function troubleAt(faults: readonly SiteFault[], release: string, at: number): Trouble {
  let healthyRatio = 1;
  let addedLatencyMs = 0;
  let outage = false;
  for (const fault of faults) {
    const applies = fault.release === null || fault.release === release;
    if (!applies || at < fault.fromAt || at >= (fault.untilAt ?? Number.POSITIVE_INFINITY)) continue;
    if ("errorRatio" in fault.kind) healthyRatio *= 1 - fault.kind.errorRatio;
    else if ("addedLatencyMs" in fault.kind) addedLatencyMs += fault.kind.addedLatencyMs;
    else outage ||= fault.kind.outage;
  }
  return { errorRatio: 1 - healthyRatio, addedLatencyMs, outage };
}

/** Log-normal, as web latencies are: the Box–Muller transform gives the normal deviate. */
function drawLatencyMs(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const normal = radius * Math.cos(2 * Math.PI * random());
  return MEDIAN_LATENCY_MS * Math.exp(LATENCY_SIGMA * normal);
}
