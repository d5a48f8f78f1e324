/** The baseline of a comparison and how it is counted, or what must be read for it. Pure. */
import type { MetricBucket, MetricWindow } from "../../providers/contract.ts";
import { type BaselineCandidate, chooseBaseline, isWholeBaseline } from "./choose-baseline.ts";
import type { Comparison } from "./comparison.ts";
import type { KnownReads, Read, SeriesRequest } from "../series/series-request.ts";
import { bucketMsOf, type ComparisonTask } from "./comparison-task.ts";
import { type BaselineReadings, countsAbove } from "./find-form.ts";
import { joinReads } from "./join-reads.ts";
import { toleratedValue } from "./tolerated-value.ts";

type Trouble = Extract<Read, { kind: "trouble" }>;

export type BaselineAnswer =
  | { readonly kind: "unread"; readonly requests: readonly SeriesRequest[] }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  /** There is nothing to compare with, in a whole sentence. */
  | { readonly kind: "none"; readonly why: string }
  | {
      readonly kind: "found";
      readonly candidate: BaselineCandidate;
      readonly readings: BaselineReadings;
      /** Over all of it, in the metric's unit; null where it has no one number. */
      readonly value: number | null;
    };

const NO_SERIES = "Its vendor does not tell it bucket by bucket.";

export function readBaseline(task: ComparisonTask, comparison: Comparison, known: KnownReads): BaselineAnswer {
  const { measure } = comparison.metric;
  const candidates: BaselineCandidate[] = [];
  for (const place of placesOf(task)) {
    const read = readWindows(task, comparison, place, null, known);
    if (read.kind !== "buckets") return read;
    const candidate = { kind: place.kind, windows: place.windows, buckets: read.buckets };
    candidates.push(candidate);
    if (isWholeBaseline(candidate, measure.minimumSamples)) break;
  }
  const candidate = chooseBaseline(candidates, measure.minimumSamples);
  if (candidate === null) {
    return { kind: "none", why: "Nothing that can be compared with was measured before the promotion." };
  }
  if (!countsAbove(comparison)) {
    const value = valueOf(comparison, candidate.buckets);
    return { kind: "found", candidate, readings: { buckets: candidate.buckets, above: null }, value };
  }
  return readAbove(task, comparison, candidate, known);
}

interface Place {
  readonly kind: BaselineCandidate["kind"];
  readonly of: "baseline" | "history";
  readonly windows: readonly MetricWindow[];
}

/** In the order of preference. Where a control serves at the same time, it would stand first. */
function placesOf({ before, sameHours, hasBaseline }: ComparisonTask): readonly Place[] {
  const own: Place = { kind: "previous-deployment", of: "baseline", windows: [before] };
  const history: Place = { kind: "same-hours", of: "history", windows: sameHours };
  return hasBaseline ? [own, history] : [history];
}

type Buckets = { readonly kind: "buckets"; readonly buckets: readonly MetricBucket[] };

function readWindows(
  task: ComparisonTask,
  { metric }: Comparison,
  { of, windows }: Place,
  above: number | null,
  known: KnownReads,
): Buckets | Exclude<BaselineAnswer, { kind: "found" }> {
  const bucketMs = bucketMsOf(task, metric);
  const asked = windows.map((window): SeriesRequest => ({
    metric,
    window: wholeBuckets(window, bucketMs),
    of,
    what: { kind: "buckets", bucketMs, above },
  }));
  const reads = asked.map((request) => known(request));
  const unread = asked.filter((_, index) => reads[index] === undefined);
  if (unread.length > 0) return { kind: "unread", requests: unread };
  const trouble = reads.find((read) => read?.kind === "trouble");
  if (trouble?.kind === "trouble") return { kind: "trouble", trouble };
  if (reads.some((read) => read?.kind === "none")) return { kind: "none", why: NO_SERIES };
  return {
    kind: "buckets",
    buckets: joinReads(reads.flatMap((read) => (read?.kind === "buckets" ? [read.buckets] : []))),
  };
}

/** Before the promotion, so the one that it lies in is left out. */
function wholeBuckets({ from, to }: MetricWindow, bucketMs: number): MetricWindow {
  return { from: Math.floor(from / bucketMs) * bucketMs, to: Math.floor(to / bucketMs) * bucketMs };
}

/** The baseline's own quantile gives the limit, and then what is above it is counted. */
function readAbove(
  task: ComparisonTask,
  comparison: Comparison,
  candidate: BaselineCandidate,
  known: KnownReads,
): BaselineAnswer {
  const { metric } = comparison;
  const of = candidate.kind === "previous-deployment" ? "baseline" : "history";
  const asked = candidate.windows.map((window): SeriesRequest => ({ metric, window, of, what: { kind: "total" } }));
  const totals = asked.map((request) => known(request));
  const unread = asked.filter((_, index) => totals[index] === undefined);
  if (unread.length > 0) return { kind: "unread", requests: unread };
  const trouble = totals.find((read) => read?.kind === "trouble");
  if (trouble?.kind === "trouble") return { kind: "trouble", trouble };
  const value = weightedMean(totals);
  if (value === null) return { kind: "none", why: "The vendor tells no number for the time before the promotion." };
  const limit = toleratedValue(comparison, value);
  const read = readWindows(task, comparison, { ...candidate, of }, limit, known);
  if (read.kind !== "buckets") return read;
  const readings = { buckets: candidate.buckets, above: { limit, buckets: read.buckets } };
  return { kind: "found", candidate, readings, value };
}

/** Of one window it is that window's quantile; of several, about that of all of them. */
function weightedMean(totals: readonly (Read | undefined)[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const read of totals) {
    if (read?.kind !== "total") continue;
    const { value, sampleCount } = read.reading;
    if (value === null || !Number.isFinite(value) || value < 0) continue;
    sum += value * Math.max(1, sampleCount);
    weight += Math.max(1, sampleCount);
  }
  return weight === 0 ? null : sum / weight;
}

function valueOf({ series }: Comparison, buckets: readonly MetricBucket[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const { value, sampleCount } of buckets) {
    if (value === null || !Number.isFinite(value)) continue;
    const share = series.kind === "share" ? sampleCount : 1;
    sum += value * share;
    weight += share;
  }
  return weight === 0 ? null : sum / weight;
}
