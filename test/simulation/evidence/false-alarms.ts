/** Good releases, and how many of them are failed: at most the promised share, whatever the traffic, noise and length. */
import { type TrackedWatch, trackEvidence } from "./evidence-tracker.ts";
import { binomialCounts, clusteredCounts, type Counts, negativeBinomialCounts, type Uniform } from "./random-counts.ts";

export const ALPHA = 0.001;
const HOUR = 3_600;

export type Noise = "independent" | "level varies, CV 50 %" | "retry clusters, mean 3";

export interface Cell {
  readonly noise: Noise;
  /** Which evidence; its shape is known, or estimated anew from the time before each watch. */
  readonly evidence:
    | "bernoulli"
    | "negative-binomial, k 11"
    | "negative-binomial, k 4"
    | "negative-binomial, k of 7 days"
    | "negative-binomial, k of 1 day";
  readonly horizonSeconds: number;
  readonly pollSeconds: number;
  readonly perSecond: number;
  readonly base: number;
}

const TRAFFIC = [0.5, 5, 50, 500] as const;
const BASES = [0.001, 0.01] as const;
const HORIZONS = [HOUR / 2, 24 * HOUR, 48 * HOUR] as const;

/** Every traffic, base rate and length, for each noise with the evidence that is made for it. */
export function mainCells(): readonly Cell[] {
  const forms = [
    ["independent", "bernoulli"],
    ["independent", "negative-binomial, k 11"],
    ["level varies, CV 50 %", "negative-binomial, k 4"],
    ["retry clusters, mean 3", "negative-binomial, k of 7 days"],
  ] as const;
  return forms.flatMap(([noise, evidence]) =>
    HORIZONS.flatMap((horizonSeconds) =>
      TRAFFIC.flatMap((perSecond) =>
        BASES.map((base): Cell => ({ noise, evidence, horizonSeconds, pollSeconds: 60, perSecond, base })),
      ),
    ),
  );
}

/** How often one looks. */
export function cadenceCells(): readonly Cell[] {
  return [HOUR / 2, 24 * HOUR].flatMap((horizonSeconds) =>
    [5, 10, 30, 60, 300].flatMap((pollSeconds) =>
      BASES.map((base): Cell => ({
        noise: "independent",
        evidence: "bernoulli",
        horizonSeconds,
        pollSeconds,
        perSecond: 5,
        base,
      })),
    ),
  );
}

/** What evidence is worth that was made for something else: not a promise, but a reason. */
export function wrongCells(): readonly Cell[] {
  const retries = {
    noise: "retry clusters, mean 3",
    horizonSeconds: 24 * HOUR,
    pollSeconds: 60,
    perSecond: 0.5,
    base: 0.001,
  } as const;
  const varying = [5, 50, 500].flatMap((perSecond) =>
    BASES.map((base): Cell => ({
      noise: "level varies, CV 50 %",
      evidence: "bernoulli",
      horizonSeconds: 24 * HOUR,
      pollSeconds: 60,
      perSecond,
      base,
    })),
  );
  return [...varying, { ...retries, evidence: "bernoulli" }, { ...retries, evidence: "negative-binomial, k of 1 day" }];
}

export function countsOf({ noise, pollSeconds, perSecond, base }: Omit<Cell, "evidence" | "horizonSeconds">): Counts {
  const requests = perSecond * pollSeconds;
  if (noise === "independent") return binomialCounts(requests, base);
  return noise === "retry clusters, mean 3"
    ? clusteredCounts(requests * base, 3)
    : negativeBinomialCounts(requests * base, 4);
}

/** Share of watches that are failed. */
export function falseAlarms(cell: Cell, watches: number, uniform: Uniform): number {
  const counts = countsOf(cell);
  const fixed = cell.evidence.includes("k of") ? null : trackEvidence(watchOf(cell, shapeOf(cell)));
  let failed = 0;
  for (let watch = 0; watch < watches; watch += 1) {
    const tracker = fixed ?? trackEvidence(watchOf(cell, shapeFromHistory(cell, counts, uniform)));
    if (tracker.run(ALPHA, () => counts(uniform)) !== null) failed += 1;
  }
  return failed / watches;
}

function shapeOf({ evidence }: Cell): number | null {
  if (evidence === "bernoulli") return null;
  return evidence === "negative-binomial, k 4" ? 4 : 11;
}

export function watchOf(cell: Cell, shape: number | null): TrackedWatch {
  const { base, perSecond, pollSeconds, horizonSeconds } = cell;
  const requests = perSecond * pollSeconds;
  return {
    kind: shape === null ? "bernoulli" : "negative-binomial",
    boundary: shape === null ? { rate: base } : { rate: base, shape },
    horizonSeconds,
    bucketSeconds: pollSeconds,
    bucketOf: (errors) => ({ errors, requests }),
  };
}

const DAY_BUCKETS = 1_440;
const STEADIEST = 11;

/** The moment estimate: what the counts vary beyond what independent failures would. */
function shapeFromHistory({ evidence, base, perSecond, pollSeconds }: Cell, counts: Counts, uniform: Uniform): number {
  const mean = base * perSecond * pollSeconds;
  const history = DAY_BUCKETS * (evidence === "negative-binomial, k of 1 day" ? 1 : 7);
  let excess = 0;
  for (let bucket = 0; bucket < history; bucket += 1) {
    excess += (counts(uniform) - mean) ** 2 - mean * (1 - base);
  }
  return Math.min(STEADIEST, (history * mean ** 2) / Math.max(0, excess));
}
