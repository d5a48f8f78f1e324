/**
 * Everything that a watch compares → a verdict for each, and what it was computed from; or what must be read first. Pure,
 * and computed anew from the buckets at each look.
 */
import type { Verdict } from "../../lib/verdict.ts";
import type { GivenBucket } from "../evidence/settled-buckets.ts";
import type { MetricEvidence, WatchEvidence } from "../evidence/watch-evidence.ts";
import type { MetricBucket } from "../../providers/contract.ts";
import { compareSampling } from "./compare-sampling.ts";
import type { Comparison } from "./comparison.ts";
import type { SeriesRequest, KnownReads } from "../series/series-request.ts";
import { answerComparison } from "./answer-comparison.ts";
import { isHeard } from "./bucket-totals.ts";
import { titleOfComparison } from "./comparison-words.ts";
import { bucketMsOf, type ComparisonTask, settledWindow } from "./comparison-task.ts";
import {
  comparisonVerdict,
  incomparableVerdict,
  unheardControlVerdict,
  troubleVerdict,
  uncomparedVerdict,
} from "./comparison-verdict.ts";
import { type ComparisonAnswer, type ComparisonStanding, NOTHING_COMPARED } from "./comparison-answer.ts";
import { type Prepared, type PreparedCache, prepareComparison } from "./prepare-comparison.ts";
import { isWhole } from "../series/order-buckets.ts";
import { joinBuckets, joinedUntil } from "./join-buckets.ts";
import { isNearlyShown } from "./is-nearly-shown.ts";
import { recordComparison } from "./record-comparison.ts";
import { judgeLooks } from "./judge-looks.ts";
import type { SeenComparison } from "./seen-comparison.ts";
import { tellComparison } from "./tell-comparison.ts";
import type { ToldLook } from "./told-comparison.ts";

export function judgeComparisons(
  task: ComparisonTask,
  now: number,
  known: KnownReads,
  cache: PreparedCache = new Map(),
): ComparisonAnswer {
  if (task.comparisons.length === 0) return NOTHING_COMPARED;
  const looked = task.comparisons.map((comparison) => lookAt(task, comparison, now, known, cache));
  const seen = looked.flatMap((one) => (one.seen === undefined ? [] : [one.seen]));
  const evidence = evidenceOf(task, seen);
  const looks = new Map(seen.map((one) => [one, lookOf(one)]));
  const regressions = task.comparisons.filter(({ list }) => list === "regression").length;
  const judgements = judgeLooks([...looks.values()], { ...evidence, regressions, promotedAt: task.span.from });
  const standings = looked.flatMap((one): ComparisonStanding[] => {
    if (one.verdict === undefined) return [];
    const judgement = one.seen === undefined ? undefined : judgements.get(looks.get(one.seen));
    const verdict = judgement === undefined ? one.verdict : comparisonVerdict(judgement);
    const isNear = judgement !== undefined && isNearlyShown(judgement);
    return [{ comparison: one.comparison, text: titleOfComparison(one.comparison), verdict, isNear }];
  });
  const recorded = seen.length === 0 ? null : recordComparison(task, looks, { ...evidence, regressions });
  return {
    requests: looked.flatMap(({ requests }) => requests),
    standings,
    evidence: recorded,
    answered: () => (recorded === null ? null : answerComparison(recorded)),
    prepared: looked.flatMap(({ prepared }) => prepared ?? []),
  };
}

function lookOf({ prepared, buckets, settledSeconds, warnings }: SeenComparison): ToldLook {
  const samples = buckets.reduce((sum, { sampleCount }) => sum + sampleCount, 0);
  return { told: tellComparison(prepared), samples, settledSeconds, warnings };
}

interface Looked {
  readonly comparison: Comparison;
  readonly requests: readonly SeriesRequest[];
  readonly prepared?: Prepared;
  readonly seen?: SeenComparison;
  /** Before the evidence is asked; undefined where this is not judged at all. */
  readonly verdict: Verdict | null | undefined;
}

function lookAt(
  task: ComparisonTask,
  comparison: Comparison,
  now: number,
  known: KnownReads,
  cache: PreparedCache,
): Looked {
  const { metric } = comparison;
  const window = settledWindow(task, metric, now);
  const nothing = { comparison, requests: [], verdict: null };
  if (window.to === window.from) return nothing;
  const preparation = prepareComparison(task, comparison, known, cache);
  if (preparation.kind === "unread") return { ...nothing, requests: preparation.requests };
  if (preparation.kind === "trouble") return { ...nothing, verdict: troubleVerdict(comparison, preparation.trouble) };
  if (preparation.kind === "none") {
    // On by default means on where there is something to compare with.
    return { ...nothing, verdict: comparison.byDefault ? undefined : uncomparedVerdict(comparison, preparation.why) };
  }
  const { prepared } = preparation;
  const { counts } = prepared.form;
  const above = counts.of === "above" ? counts.limit : counts.of === "beside" ? (counts.above?.limit ?? null) : null;
  const what = { kind: "buckets", bucketMs: bucketMsOf(task, metric), above } as const;
  const request: SeriesRequest = { metric, window, of: "release", what };
  // The same minutes of what serves beside the release.
  const beside: SeriesRequest | null =
    counts.of === "beside"
      ? { ...request, of: "control", what: { ...what, above: counts.above?.controlLimit ?? null } }
      : null;
  const read = known(request);
  const control = beside === null ? undefined : known(beside);
  const unread = [
    ...(read === undefined ? [request] : []),
    ...(beside !== null && control === undefined ? [beside] : []),
  ];
  if (read === undefined || unread.length > 0) return { ...nothing, prepared, requests: unread };
  if (control?.kind === "trouble") return { ...nothing, prepared, verdict: troubleVerdict(comparison, control) };
  if (read.kind === "trouble") return { ...nothing, prepared, verdict: troubleVerdict(comparison, read) };
  const all = read.kind === "buckets" ? read.buckets : [];
  const buckets = all.filter((bucket) => isWhole(bucket) && bucket.to <= window.to);
  const { above: counted, buckets: past } = prepared.baseline.readings;
  const sampling = compareSampling(comparison, counted?.buckets ?? past, buckets);
  if (sampling.kind === "changed")
    return { ...nothing, prepared, verdict: incomparableVerdict(comparison, sampling.why) };
  const until = joinedUntil(comparison, window, now >= task.span.to + metric.settleMs);
  if (until === window.from) return { ...nothing, prepared };
  const whole = buckets.filter(({ to }) => to <= until);
  const joined = joinBuckets(comparison, whole, window.from, until);
  const controlBuckets = control?.kind === "buckets" ? control.buckets.filter(isWhole) : [];
  if (beside !== null && whole.some(isHeard) && !controlBuckets.some(isHeard))
    return { ...nothing, prepared, verdict: unheardControlVerdict(comparison) };
  const besides = new Map(
    joinBuckets(comparison, controlBuckets, window.from, until).map((bucket) => [bucket.from, bucket]),
  );
  const given = joined.flatMap((bucket) => givenBucket(task, prepared, bucket, besides.get(bucket.from)));
  const settledSeconds = (window.to - task.span.from) / 1_000;
  const warnings = [...prepared.warnings, ...sampling.warnings];
  return { ...nothing, prepared, seen: { prepared, buckets, controlBuckets, given, warnings, settledSeconds } };
}

function givenBucket(
  { span }: ComparisonTask,
  { form }: Prepared,
  bucket: MetricBucket,
  beside?: MetricBucket,
): readonly GivenBucket[] {
  const counts = form.bucketOf(bucket, beside);
  const endSeconds = (bucket.to - span.from) / 1_000;
  return counts === null || endSeconds <= 0 ? [] : [{ ...counts, endSeconds }];
}

interface SharedEvidence {
  readonly rollback: WatchEvidence | null;
  readonly goals: readonly { readonly id: string; readonly evidence: WatchEvidence }[];
}

/**
 * What may roll back shares the false alarms of the plan in equal parts. The part of one that cannot be compared is not given
 * to the others: whether it can must change nothing for them.
 */
function evidenceOf(task: ComparisonTask, seen: readonly SeenComparison[]): SharedEvidence {
  const horizonSeconds = (task.span.to - task.span.from) / 1_000;
  const planned = task.comparisons.filter(({ list }) => list !== "success").length;
  const together = seen.filter(({ prepared }) => prepared.comparison.list !== "success");
  const rollback: WatchEvidence | null =
    together.length === 0
      ? null
      : {
          alpha: (task.falseAlarms * together.length) / planned,
          horizonSeconds,
          metrics: together.map((one) => metricEvidence(one, 1 / together.length)),
        };
  const goals = seen.filter(({ prepared }) => prepared.comparison.list === "success");
  return {
    rollback,
    goals: goals.map((one) => ({
      id: one.prepared.comparison.id,
      evidence: { alpha: task.falseAlarms, horizonSeconds, metrics: [metricEvidence(one, 1)] },
    })),
  };
}

function metricEvidence({ prepared, given }: SeenComparison, weight: number): MetricEvidence {
  const { comparison, form, boundary } = prepared;
  return { id: comparison.id, weight, kind: form.kind, null: boundary, buckets: given };
}
