/** What a comparison is judged by, all of it fixed before the watch: boundary, margin, and what this watch can show. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { EvidenceForm } from "./evidence-form.ts";
import { chooseMargin, type Margin } from "./choose-margin.ts";
import { controlForm } from "./control-form.ts";
import { detectableEffect } from "./detectable-effect.ts";
import { type Comparison, levelOf } from "./comparison.ts";
import type { SeriesRequest, KnownReads, Read } from "../series/series-request.ts";
import type { ComparisonTask } from "./comparison-task.ts";
import { type BaselineReadings, findForm } from "./find-form.ts";
import { joinBuckets } from "./join-buckets.ts";
import { type BaselineAnswer, readBaseline } from "./read-baseline.ts";

export interface Prepared {
  readonly comparison: Comparison;
  readonly form: EvidenceForm;
  readonly boundary: object;
  readonly margin: Margin;
  /** ln E that decides. */
  readonly level: number;
  readonly horizonSeconds: number;
  readonly baseline: Extract<BaselineAnswer, { kind: "found" }>;
  /** Times the baseline's rate that this watch shows, from the promotion on; null where none is told. */
  readonly detectable: number | null;
  readonly warnings: readonly string[];
}

export type Preparation =
  | { readonly kind: "unread"; readonly requests: readonly SeriesRequest[] }
  | { readonly kind: "trouble"; readonly trouble: Extract<Read, { kind: "trouble" }> }
  | { readonly kind: "none"; readonly why: string }
  | { readonly kind: "prepared"; readonly prepared: Prepared };

/** By the identity of the comparison: what was prepared from the same readings of the baseline. */
export type PreparedCache = Map<string, Prepared>;

export function prepareComparison(
  task: ComparisonTask,
  comparison: Comparison,
  known: KnownReads,
  cache: PreparedCache,
): Preparation {
  const baseline = readBaseline(task, comparison, known);
  if (baseline.kind !== "found") return baseline;
  const key = `${comparison.list} ${comparison.id}`;
  const before = cache.get(key);
  if (before !== undefined && isSame(before.baseline, baseline)) return { kind: "prepared", prepared: before };
  const readings = joinReadings(task, comparison, baseline.readings);
  const past = findForm(comparison, readings, task.span.from);
  if ("unusable" in past) return { kind: "none", why: past.unusable };
  const form = besideForm(task, comparison, past, { readings, value: baseline.value }) ?? past;
  const prepared = prepare(task, comparison, { baseline, readings, form });
  cache.set(key, prepared);
  return { kind: "prepared", prepared };
}

/** Where a control serves at the same time, and the vendor tells the two apart, it is compared with. */
function besideForm(
  { hasControl }: ComparisonTask,
  comparison: Comparison,
  past: EvidenceForm,
  { readings, value }: { readonly readings: BaselineReadings; readonly value: number | null },
): EvidenceForm | null {
  if (!hasControl || comparison.metric.ofRelease === undefined) return null;
  const { buckets, above } = readings;
  const limit = past.counts.of === "above" ? past.counts.limit : null;
  return controlForm(comparison, past, { buckets: above?.buckets ?? buckets, above: limit, value });
}

function joinReadings(
  { before }: ComparisonTask,
  comparison: Comparison,
  { buckets, above }: BaselineReadings,
): BaselineReadings {
  const join = (parts: readonly MetricBucket[]) => joinBuckets(comparison, parts, before.to, before.to);
  return { buckets: join(buckets), above: above === null ? null : { ...above, buckets: join(above.buckets) } };
}

interface Found {
  readonly baseline: Extract<BaselineAnswer, { kind: "found" }>;
  /** As they are counted. */
  readonly readings: BaselineReadings;
  readonly form: EvidenceForm;
}

function prepare(task: ComparisonTask, comparison: Comparison, { baseline, readings, form }: Found): Prepared {
  const counted = readings.above?.buckets ?? readings.buckets;
  const horizonSeconds = (task.span.to - task.span.from) / 1_000;
  const sharing = task.comparisons.filter(({ list }) => list !== "success").length;
  const level = levelOf(task.falseAlarms, comparison.list === "success" ? 1 : sharing);
  const margin = chooseMargin(form, counted, { horizonSeconds, level });
  const boundary = form.boundaryAt(margin.factor);
  const detectable = detectableEffect(form, boundary, counted, { horizonSeconds, level });
  const warnings = form.counts.of === "beside" ? [] : [...form.warnings, ...warningsOf(baseline, margin)];
  return { comparison, form, boundary, margin, level, horizonSeconds, baseline, detectable, warnings };
}

function warningsOf({ candidate }: Extract<BaselineAnswer, { kind: "found" }>, margin: Margin): readonly string[] {
  return [
    ...(candidate.kind === "same-hours"
      ? [
          "What served before says too little, so the release is compared with the same hours of the days before: what changed in the world meanwhile cannot be told from what the release changed.",
        ]
      : []),
    ...(margin.from === "default"
      ? [`There is too little past to see how far the level wanders by itself; ${margin.factor}x is allowed for it.`]
      : []),
    ...(margin.isTooSmall
      ? [`Its past alone would have been failed at ${margin.factor}x, so this level says little about a release.`]
      : []),
  ];
}

/** The reader keeps what is final, so the same readings are the same object. */
function isSame(one: Prepared["baseline"], other: Prepared["baseline"]): boolean {
  return (
    one.value === other.value &&
    areSame(one.readings.buckets, other.readings.buckets) &&
    areSame(one.readings.above?.buckets ?? [], other.readings.above?.buckets ?? [])
  );
}

function areSame(some: readonly MetricBucket[], others: readonly MetricBucket[]): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((bucket, index) => bucket === others[index]);
}
