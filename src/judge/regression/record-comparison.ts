/** What was compared, as it stands in the result. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { WatchEvidence } from "../evidence/watch-evidence.ts";
import { nameBaseline } from "./comparison-words.ts";
import type { ComparisonTask } from "./comparison-task.ts";
import type { SeenComparison } from "./seen-comparison.ts";
import type { Prepared } from "./prepare-comparison.ts";
import type { ComparedBaseline, ComparedMetric, LookComparison } from "./watch-comparison.ts";

export function recordComparison(
  task: ComparisonTask,
  seen: readonly SeenComparison[],
  evidence: { readonly rollback: WatchEvidence | null; readonly goals: LookComparison["goals"] },
): LookComparison {
  return {
    version: 1,
    promotedAt: renderInstant(task.span.from),
    bucketSeconds: task.bucketMs / 1_000,
    evidence: evidence.rollback,
    goals: evidence.goals,
    compared: seen.map((one) => recordMetric(task, one)),
  };
}

function recordMetric(
  { span }: ComparisonTask,
  { prepared, buckets, controlBuckets, warnings }: SeenComparison,
): ComparedMetric {
  const { comparison, form, margin, detectable } = prepared;
  const { id, list, metric, series, direction, amount } = comparison;
  return {
    id,
    list,
    metric: metric.name,
    unit: metric.measure.unit,
    series: series.kind,
    direction,
    amount,
    baseline: recordBaseline(prepared, controlBuckets),
    limit: form.limit,
    margin: { factor: margin.factor, from: margin.from },
    detectable,
    warnings,
    readings: buckets.map(({ to, value, sampleCount, badCount }) => ({
      endSeconds: (to - span.from) / 1_000,
      value,
      samples: sampleCount,
      bad: badCount,
    })),
  };
}

/** What serves at the same time, where that is compared with; `value` is then that of the past, to which limits refer. */
function recordBaseline(prepared: Prepared, controlBuckets: readonly MetricBucket[]): ComparedBaseline | null {
  const { candidate, readings, value } = prepared.baseline;
  const isBeside = prepared.form.counts.of === "beside";
  const counted = isBeside ? controlBuckets : (readings.above?.buckets ?? readings.buckets);
  const first = counted[0];
  const last = counted.at(-1);
  if (first === undefined || last === undefined || value === null) return null;
  const isCounted = counted.some(({ badCount }) => badCount !== null);
  return {
    kind: isBeside ? "concurrent-control" : candidate.kind,
    name: nameBaseline(prepared),
    from: renderInstant(first.from),
    to: renderInstant(last.to),
    value,
    samples: counted.reduce((sum, { sampleCount }) => sum + sampleCount, 0),
    bad: isCounted ? counted.reduce((sum, { badCount }) => sum + (badCount ?? 0), 0) : null,
    buckets: counted.length,
  };
}
