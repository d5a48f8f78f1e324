/** Two series of the same time, all samples and those that speak against the release, as buckets. Pure. */
import type { MetricBucket } from "../contract.ts";
import type { SeriesPoint } from "./time-series.ts";

/** `bad` null: nobody asked for what speaks against the release. */
export function joinPoints(
  all: readonly SeriesPoint[],
  bad: readonly SeriesPoint[] | null,
  valueOf: (point: SeriesPoint, sampleCount: number, badCount: number | null) => number | null,
): readonly MetricBucket[] {
  const counterparts = new Map(bad?.map((point) => [point.from, point]));
  return all.map((point) => {
    const { from, to, samples } = point;
    const counterpart = counterparts.get(from);
    const sampleCount = samples ?? 0;
    const badCount = counterpart?.samples ?? null;
    const value = valueOf(point, sampleCount, badCount);
    // Each series was asked for by itself, and one of them may have come too early to match the other.
    const matches = bad === null || (counterpart?.incomplete === false && (badCount ?? 0) <= sampleCount);
    return {
      from,
      to,
      value,
      sampleCount,
      badCount: value === null ? null : badCount,
      complete: !point.incomplete && matches,
      ...(point.sampleRatio === null ? {} : { sampleRatio: point.sampleRatio }),
      ...(counterpart?.sampleRatio == null ? {} : { badSampleRatio: counterpart.sampleRatio }),
    };
  });
}
