/** What a watch compared, as charts: its evidence first, then the metric that decided, then the others. */
import { traceEvidence } from "../../judge/evidence/trace-evidence.ts";
import type { ComparedMetric, WatchComparison } from "../../judge/regression/watch-comparison.ts";
import { groupBy } from "../../lib/group-by.ts";
import type { Plan } from "../../plan/plan.ts";
import type { MeasureUnit } from "../../providers/contract.ts";
import type { CommandResult } from "../../release/result.ts";
import { type Chart, type ChartLimit, type ChartUnit, isDrawable } from "./chart.ts";

const UNIT: Readonly<Record<MeasureUnit, ChartUnit>> = {
  ratio: "share",
  duration: "duration",
  count: "count",
  number: "count",
};
/** Readings that are farther apart than this many buckets have a gap between them. */
const GAP = 1.5;

/** None where a command compared nothing. With the plan, its own limits are drawn too. */
export function chartsOf({ comparison }: CommandResult, plan: Plan | null): readonly Chart[] {
  if (comparison === undefined) return [];
  const { evidence, compared } = comparison;
  const trace = evidence === null ? null : traceEvidence(evidence);
  const decidedAtSeconds = trace?.decidedAtSeconds ?? null;
  const first = compared.filter(({ id }) => id === trace?.decidedBy);
  const byMetric = groupBy([...first, ...compared], ({ metric }) => metric);
  const ofMetrics = [...byMetric.values()].map((ofMetric) =>
    chartOfMetric(ofMetric, comparison, decidedAtSeconds, plan),
  );
  const ofEvidence: Chart[] =
    trace === null
      ? []
      : [
          {
            title: "Evidence against the release",
            unit: "evidence",
            points: [
              { seconds: 0, value: 0 },
              ...trace.course.map(({ endSeconds, logE }) => ({ seconds: endSeconds, value: logE })),
            ],
            // What is missing says nothing, so the evidence stays what it was.
            gapSeconds: Number.POSITIVE_INFINITY,
            limits: [{ kind: "threshold", label: "level of proof ln 1/α", value: trace.level }],
            decidedAtSeconds,
          },
        ];
  return [...ofEvidence, ...ofMetrics].filter(isDrawable);
}

function chartOfMetric(
  ofMetric: readonly ComparedMetric[],
  { bucketSeconds }: WatchComparison,
  decidedAtSeconds: number | null,
  plan: Plan | null,
): Chart {
  const [{ metric = "", unit = "count", readings = [], series = "level" } = {}] = ofMetric;
  return {
    title: metric,
    unit: UNIT[unit],
    points: readings.flatMap(({ endSeconds, value }) =>
      value === null || !Number.isFinite(value) ? [] : [{ seconds: endSeconds, value }],
    ),
    gapSeconds: GAP * bucketSeconds,
    // Events are counted in windows that are longer than a bucket, so that their limits are no levels of this chart.
    limits: withoutRepeats([...ofMetric.flatMap(limitsOf), ...(series === "events" ? [] : thresholdsOf(metric, plan))]),
    decidedAtSeconds,
  };
}

function limitsOf({ baseline, limit, series }: ComparedMetric): readonly ChartLimit[] {
  if (series === "events") {
    const perBucket = baseline === null || baseline.bad === null ? Number.NaN : baseline.bad / baseline.buckets;
    return Number.isFinite(perBucket) ? [{ kind: "baseline", label: "baseline", value: perBucket }] : [];
  }
  return [
    ...(baseline === null ? [] : [{ kind: "baseline" as const, label: "baseline", value: baseline.value }]),
    ...(limit === null || limit === baseline?.value
      ? []
      : [{ kind: "threshold" as const, label: "no worse up to", value: limit }]),
  ];
}

/** What the team wrote as a fixed number. */
function thresholdsOf(metric: string, plan: Plan | null): readonly ChartLimit[] {
  return (plan?.stages.production.watch?.rollbackConditions ?? []).flatMap((condition) =>
    condition.kind === "threshold" && condition.metric === metric
      ? [{ kind: "threshold" as const, label: condition.text, value: condition.value, saysValue: true }]
      : [],
  );
}

function withoutRepeats(limits: readonly ChartLimit[]): readonly ChartLimit[] {
  return [...new Map(limits.map((limit) => [`${limit.label} ${limit.value}`, limit])).values()];
}
