/**
 * `over` of a relative condition: so much time is counted as one. What is shorter is spread over it, before as since, and how
 * steady such stretches are is learned from stretches as long. Pure.
 */
import { groupBy } from "../../lib/group-by.ts";
import type { MetricBucket, MetricWindow } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";

/** `origin`: where one of them begins; `end`: of all that is known, which may cut the last one off. */
export function joinBuckets(
  { stepMs, series }: Comparison,
  buckets: readonly MetricBucket[],
  origin: number,
  end: number,
): readonly MetricBucket[] {
  if (stepMs === undefined) return buckets;
  const byStep = groupBy(buckets, ({ from }) => Math.floor((from - origin) / stepMs));
  return [...byStep].flatMap(([step, parts]) => {
    const from = origin + step * stepMs;
    const to = Math.min(end, from + stepMs);
    const knownMs = parts.reduce((sum, part) => sum + part.to - part.from, 0);
    if (knownMs >= stepMs && parts.length === 1) return parts;
    // Of events in time a hole makes fewer; a share of samples stays what it is.
    return series.kind === "events" && knownMs < to - from ? [] : [{ ...joined(parts, series.kind), from, to }];
  });
}

/** Until when whole ones are known; all of it once the watch is over, whose last one may be shorter. */
export function joinedUntil({ stepMs }: Comparison, { from, to }: MetricWindow, isOver: boolean): number {
  return stepMs === undefined || isOver ? to : from + Math.floor((to - from) / stepMs) * stepMs;
}

function joined(parts: readonly MetricBucket[], kind: Comparison["series"]["kind"]): MetricBucket {
  const [first] = parts;
  if (first === undefined) throw new Error("nothing to join");
  const counted = parts.filter(({ badCount }) => badCount !== null);
  const sampleCount = sumOf(counted.length > 0 ? counted : parts, ({ sampleCount: samples }) => samples);
  return {
    ...first,
    value: valueOf(parts, kind),
    sampleCount,
    badCount: counted.length === 0 ? null : sumOf(counted, ({ badCount }) => badCount ?? 0),
    ...(parts.some(({ trials }) => trials !== undefined) ? { trials: joinedTrials(parts) } : {}),
  };
}

function joinedTrials(parts: readonly MetricBucket[]): NonNullable<MetricBucket["trials"]> {
  return {
    sampleCount: sumOf(parts, ({ trials }) => trials?.sampleCount ?? 0),
    badCount: sumOf(parts, ({ trials }) => trials?.badCount ?? 0),
  };
}

/** A number of events is that of all parts; of the others it is their mean, by their samples where these are counted. */
function valueOf(parts: readonly MetricBucket[], kind: Comparison["series"]["kind"]): number | null {
  const known = parts.filter(({ value }) => value !== null && Number.isFinite(value));
  if (known.length === 0) return null;
  if (kind === "events") return sumOf(known, ({ value }) => value ?? 0);
  const weightOf = ({ sampleCount }: MetricBucket) => (kind === "level" ? 1 : Math.max(1, sampleCount));
  return sumOf(known, (part) => (part.value ?? 0) * weightOf(part)) / sumOf(known, weightOf);
}

function sumOf(parts: readonly MetricBucket[], of: (part: MetricBucket) => number): number {
  return parts.reduce((sum, part) => sum + of(part), 0);
}
