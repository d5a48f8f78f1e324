/** What was compared, as it stands in the result. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { ComparisonTask } from "./comparison-task.ts";
import { totalsOf } from "./bucket-totals.ts";
import type { LooksEvidence } from "./judge-looks.ts";
import type { SeenComparison } from "./seen-comparison.ts";
import { tellComparison } from "./tell-comparison.ts";
import type { ToldLook } from "./told-comparison.ts";
import type { Prepared } from "./prepare-comparison.ts";
import type { ComparedBaseline, ComparedMetric, LookComparison } from "./watch-comparison.ts";

export function recordComparison(
  task: ComparisonTask,
  looks: ReadonlyMap<SeenComparison, ToldLook>,
  evidence: Pick<LooksEvidence, "rollback" | "goals" | "regressions">,
): LookComparison {
  return {
    version: 1,
    promotedAt: renderInstant(task.span.from),
    bucketSeconds: task.bucketMs / 1_000,
    evidence: evidence.rollback,
    goals: evidence.goals,
    regressions: evidence.regressions,
    compared: [...looks].map(([seen, look]) => recordMetric(task, seen, look)),
  };
}

function recordMetric(
  { span }: ComparisonTask,
  { prepared, buckets, controlBuckets, warnings }: SeenComparison,
  { told, samples, settledSeconds }: ToldLook,
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
    told: { ...told, samples, settledSeconds },
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
  const { samples, bad } = totalsOf(counted);
  return {
    kind: isBeside ? "concurrent-control" : candidate.kind,
    name: tellComparison(prepared).baseline.name,
    from: renderInstant(first.from),
    to: renderInstant(last.to),
    value,
    samples,
    bad,
    buckets: counted.length,
  };
}
