/** When the evidence of a watch was first enough. */
import { logSumExp } from "./log-sum-exp.ts";
import { countIn } from "./settled-buckets.ts";
import type { EvidenceCourse, WatchedMetric } from "./watched-metric.ts";

/** Two failures are no pattern, however rare they are; to ask for more than the evidence never breaks its bound. */
const MINIMUM_FAILURES = 3;

export interface JudgedMetric {
  readonly id: string;
  readonly weight: number;
  readonly watched: WatchedMetric;
  readonly course: EvidenceCourse;
  /** After so many buckets there are failures enough to decide; null where there never are. */
  readonly guardedFrom: number | null;
  /** ln E from which this metric decides by itself. */
  readonly level: number;
  readonly decidedAtSeconds: number | null;
}

export interface Decision {
  readonly atSeconds: number;
  /** Of all metrics together, at that time. */
  readonly logE: number;
  /** The one that says most, and how many of its buckets had ended. */
  readonly metric: JudgedMetric;
  readonly buckets: number;
  /** Buckets ended after it. */
  readonly isLast: boolean;
}

export function guardedBuckets({ kind, boundary, buckets }: WatchedMetric): number | null {
  if (kind.useless?.(boundary)) return null;
  if (!("errors" in kind.bucket.shape)) return 0;
  let failures = 0;
  for (const [index, { data }] of buckets.entries()) {
    failures += countIn(data, "errors");
    if (failures >= MINIMUM_FAILURES) return index + 1;
  }
  return null;
}

/** The first end of a bucket at which the metrics with failures enough say together, or a maximum by itself, what `level` asks for. */
export function findDecision(metrics: readonly JudgedMetric[], level: number): Decision | null {
  const alone = metrics.filter(({ watched }) => watched.kind.onsets === "maximum");
  const together = metrics.filter(({ watched }) => watched.kind.onsets === "average");
  const jointAt = firstTogether(together, level);
  const times = [...alone.flatMap(({ decidedAtSeconds }) => decidedAtSeconds ?? []), ...(jointAt ?? [])];
  if (times.length === 0) return null;
  return describeDecision(metrics, Math.min(...times));
}

/** The instant, in a list of one, at which the weighted average reaches the level. */
function firstTogether(metrics: readonly JudgedMetric[], level: number): readonly [number] | null {
  if (metrics.length === 0) return null;
  const [only] = metrics;
  if (metrics.length === 1 && only !== undefined) {
    return only.decidedAtSeconds === null ? null : [only.decidedAtSeconds];
  }
  const ended = metrics.map(() => 0);
  const slack = Math.log(metrics.length);
  for (let at = nextEnd(metrics, ended); at < Number.POSITIVE_INFINITY; at = nextEnd(metrics, ended)) {
    let most = Number.NEGATIVE_INFINITY;
    metrics.forEach((metric, index) => {
      const count = ended[index] ?? 0;
      const now = metric.watched.buckets[count]?.endSeconds === at ? count + 1 : count;
      ended[index] = now;
      most = Math.max(most, weighted(metric, now, metric.course.atMost(now)));
    });
    if (most + slack < level) continue;
    const terms = metrics.map((metric, index) => weightedEvidence(metric, ended[index] ?? 0));
    if (logSumExp(terms) >= level) return [at];
  }
  return null;
}

/** When the next bucket of any metric ends; infinity where all have ended. */
function nextEnd(metrics: readonly JudgedMetric[], ended: readonly number[]): number {
  let next = Number.POSITIVE_INFINITY;
  for (const [index, { watched }] of metrics.entries()) {
    const end = watched.buckets[ended[index] ?? 0]?.endSeconds ?? Number.POSITIVE_INFINITY;
    if (end < next) next = end;
  }
  return next;
}

function weightedEvidence(metric: JudgedMetric, buckets: number): number {
  return weighted(metric, buckets, metric.course.after(buckets));
}

/** Nothing while there are too few failures. */
function weighted({ weight, guardedFrom }: JudgedMetric, buckets: number, logE: number): number {
  if (guardedFrom === null || buckets < guardedFrom) return Number.NEGATIVE_INFINITY;
  return Math.log(weight) + logE;
}

function describeDecision(metrics: readonly JudgedMetric[], atSeconds: number): Decision | null {
  const seen = metrics.map((metric) => {
    const buckets = metric.watched.buckets.filter(({ endSeconds }) => endSeconds <= atSeconds).length;
    return { metric, buckets, logE: weightedEvidence(metric, buckets) };
  });
  const [first] = seen.toSorted((one, other) => other.logE - one.logE);
  if (first === undefined) return null;
  const of = (onsets: "average" | "maximum") =>
    seen.filter(({ metric }) => metric.watched.kind.onsets === onsets).map(({ logE }) => logE);
  return {
    atSeconds,
    logE: Math.max(logSumExp(of("average")), ...of("maximum")),
    metric: first.metric,
    buckets: first.buckets,
    isLast: seen.every(({ metric, buckets }) => buckets === metric.watched.buckets.length),
  };
}
