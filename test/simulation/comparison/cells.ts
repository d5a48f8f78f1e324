/** What is simulated of comparisons: good releases that must stay, and bad ones that must be found. */
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import type { ComparisonAnswer } from "../../../src/judge/regression/comparison-answer.ts";
import type { Uniform } from "../evidence/random-counts.ts";
import { GOOD_SITE, isFailed, openSite, type SimulatedSite } from "./simulated-site.ts";

export interface Cell {
  readonly name: string;
  readonly site: SimulatedSite;
}

const errors = (base: number) => ({ compared: { kind: "errors", base } }) as const;
const of = (name: string, changes: Partial<SimulatedSite>): Cell => ({ name, site: { ...GOOD_SITE, ...changes } });

/** `p99_latency increases by > 20%` on a good release. */
export const LATENCY_CELLS: readonly Cell[] = [
  of("steady", {}),
  of("level varies, CV 10 %", { noise: 0.1 }),
  of("level varies, CV 20 %", { noise: 0.2 }),
  of("level varies, CV 30 %", { noise: 0.3 }),
  of("level varies, CV 20 %, 50 req/s", { noise: 0.2, perSecond: 50 }),
  of("level varies, CV 20 %, 0.5 req/s", { noise: 0.2, perSecond: 0.5 }),
  of("level wanders, CV 20 %", { noise: 0.2, wanders: true }),
  of("level varies, CV 10 %, and by 10 % over the day", { noise: 0.1, daily: 0.1 }),
  of("level varies, CV 20 %, 30 min", { noise: 0.2, watchHours: 0.5 }),
];

/** `regression` of the share of errors on a good release. */
export const ERROR_CELLS: readonly Cell[] = [
  of("independent, 5 req/s × 0.1 %, 30 min", { ...errors(0.001), watchHours: 0.5 }),
  of("independent, 5 req/s × 0.1 %, 48 h", errors(0.001)),
  of("level varies, CV 50 %, 50 req/s × 1 %, 48 h", { ...errors(0.01), perSecond: 50, noise: 0.5 }),
  of("level wanders, CV 30 %, 5 req/s × 1 %, 48 h", { ...errors(0.01), noise: 0.3, wanders: true }),
  of("retry clusters, mean 3, 5 req/s × 1 %, 48 h", { ...errors(0.01), clusterMean: 3 }),
];

/** Bad releases. */
export const BAD_CELLS: readonly Cell[] = [
  of("p99 +50 % at the promotion, CV 20 %, 48 h", { noise: 0.2, factor: 1.5 }),
  of("p99 +50 % after 24 h, CV 20 %, 48 h", { noise: 0.2, factor: 1.5, fromHour: 24 }),
  of("p99 +50 % at the promotion, CV 10 %, 20 req/s, 30 min", {
    noise: 0.1,
    factor: 1.5,
    watchHours: 0.5,
    perSecond: 20,
  }),
  of("errors ×2 at the promotion, 20 req/s × 1 %, 30 min", {
    ...errors(0.01),
    factor: 2,
    watchHours: 0.5,
    perSecond: 20,
  }),
  of("errors ×2 after 10 min, 20 req/s × 1 %, 30 min", {
    ...errors(0.01),
    factor: 2,
    watchHours: 0.5,
    perSecond: 20,
    fromHour: 1 / 6,
  }),
  of("errors ×3 at the promotion, CV 50 %, 5 req/s × 1 %, 48 h", { ...errors(0.01), noise: 0.5, factor: 3 }),
];

/** Releases that are compared with one baseline. */
const RELEASES = 10;

function* answersOf({ site }: Cell, watches: number, uniform: Uniform): Generator<ComparisonAnswer> {
  for (let watch = 0; watch < watches;) {
    const release = openSite(site, uniform);
    for (let index = 0; index < RELEASES && watch < watches; index += 1, watch += 1) yield release();
  }
}

/** Share of watches that ended with a rollback. */
export function failedShare(cell: Cell, watches: number, uniform: Uniform): number {
  let failed = 0;
  for (const answer of answersOf(cell, watches, uniform)) if (isFailed(answer)) failed += 1;
  return failed / watches;
}

export interface Found {
  readonly share: number;
  /** Median of those found, from the onset on; null where none was. */
  readonly medianSeconds: number | null;
}

export function findBad(cell: Cell, watches: number, uniform: Uniform): Found {
  const times: number[] = [];
  for (const { evidence } of answersOf(cell, watches, uniform)) {
    const judged = evidence?.evidence ?? null;
    const decided = judged === null ? null : judgeEvidence(judged).metrics[0]?.decidedAtSeconds;
    if (typeof decided === "number") times.push(decided - cell.site.fromHour * 3_600);
  }
  const inOrder = times.toSorted((one, other) => one - other);
  return { share: times.length / watches, medianSeconds: inOrder[Math.floor(inOrder.length / 2)] ?? null };
}
