/** What becomes of one request: does it fail, by whose fault, and how long does it take? Pure. */
import type { Trouble } from "./site-trouble.ts";
import { drawNormal } from "./usual-failures.ts";

/** `usual` fails at any time, `injected` only because of the trouble that a rehearsal asked for. */
export type Failure = "usual" | "injected";

/** Median answer in milliseconds, and the spread of its logarithm: mean about 121 ms, 99th percentile about 313 ms. */
const MEDIAN_LATENCY_MS = 110;
const LATENCY_SIGMA = 0.45;

/** `usual`: share of requests that fail at any time. */
export function drawFailure(trouble: Trouble, usual: number, random: () => number): Failure | null {
  const worse = Math.min(1, usual * trouble.errorTimes);
  const all = 1 - (1 - worse) * (1 - trouble.errorRatio);
  const drawn = random();
  if (drawn >= all) return null;
  return drawn < usual ? "usual" : "injected";
}

/** Log-normal, as web latencies are. */
export function drawLatencyMs({ addedLatencyMs, latencyTimes }: Trouble, random: () => number): number {
  return MEDIAN_LATENCY_MS * Math.exp(LATENCY_SIGMA * drawNormal(random)) * latencyTimes + addedLatencyMs;
}

/** Of one kind wherever it happens: an issue that a vendor has known for long. Trouble that is injected is news. */
export function errorOf(failure: Failure, name: string): Error {
  return new Error(failure === "usual" ? "upstream did not answer in time" : `injected failure of ${name}`);
}
