/**
 * A window's reading out of its buckets: anybody can compute it again. What is not known of a part of it leaves the whole of it
 * incomplete, and nothing that is missing counts as zero. Pure.
 */
import { breaksOff } from "../../lib/breaks-off.ts";
import type { MeasureSeries, MetricBucket, MetricReading, MetricWindow } from "../../providers/contract.ts";
import { renderTimeOfDay } from "../render-value.ts";
import { isWhole, orderBuckets } from "./order-buckets.ts";

/** Samples above the limit of a quantile's condition. */
export interface Beyond {
  readonly count: number;
  readonly quantile: number;
}

export interface WindowSum {
  /** Of a quantile over several buckets nobody knows the value: then it is null, and `beyond` says what is known. */
  readonly reading: MetricReading;
  readonly beyond?: Beyond;
}

export function sumWindow(
  series: MeasureSeries,
  buckets: readonly MetricBucket[],
  window: MetricWindow,
  hasBegun = false,
): WindowSum {
  const settled = settle(series, orderBuckets(buckets), window, hasBegun);
  const { value, sampleCount, beyond } = countUp(series, settled);
  const broken = settled.trouble ?? silenceOf(series, settled.known, window);
  const why = broken ?? (settled.known.length === 0 ? settled.why : null);
  const known = { value, sampleCount, window, complete: broken === null };
  const reading = why === null ? known : { ...known, why };
  return beyond === undefined ? { reading } : { reading, beyond };
}

/** Whether the metric had nothing at all at the beginning of the window: what was before tells whether that is a gap. */
export function startsAbsent(buckets: readonly MetricBucket[], window: MetricWindow): boolean {
  return orderBuckets(buckets).find(({ from }) => from >= window.from)?.isAbsent === true;
}

interface Settled {
  readonly known: readonly MetricBucket[];
  /** Sums over these: of samples, of bad ones, of values, and of values by their samples. */
  readonly samples: number;
  readonly bad: number;
  readonly values: number;
  readonly weighted: number;
  /** Some of them do not say what was bad. */
  readonly isBare: boolean;
  /** The first thing that keeps the window from being whole, as a sentence. */
  readonly trouble: string | null;
  /** Why there may be no number, in the vendor's words. */
  readonly why: string | null;
}

/** Buckets that count, each time once. A bucket that reaches out of the window is none of it. */
function settle(
  series: MeasureSeries,
  buckets: readonly MetricBucket[],
  window: MetricWindow,
  hadBegun: boolean,
): Settled {
  const known: MetricBucket[] = [];
  let [reach, hasBegun, isBare] = [window.from, hadBegun, false];
  let [samples, bad, values, weighted] = [0, 0, 0, 0];
  let trouble: string | null = null;
  let why: string | null = null;
  for (const bucket of buckets) {
    const { from, to, value, sampleCount, badCount } = bucket;
    if (from < reach || to > window.to || to <= from) continue;
    if (from > reach) trouble ??= gapAt({ from: reach, to: from });
    reach = to;
    why ??= bucket.why ?? null;
    if (bucket.isAbsent === true) {
      if (hasBegun) trouble ??= bucket.why ?? gapAt(bucket);
      continue;
    }
    hasBegun = true;
    if (!isUsable(series, bucket)) {
      trouble ??= bucket.why ?? `What is said of ${timeOf(bucket)} may still change.`;
    } else if (value !== null) {
      known.push(bucket);
      samples += sampleCount;
      bad += badCount ?? 0;
      values += value;
      weighted += value * sampleCount;
      isBare ||= badCount === null;
    }
  }
  if (reach < window.to) trouble ??= gapAt({ from: reach, to: window.to });
  return { known, samples, bad, values, weighted, isBare, trouble, why };
}

/** Samples without a number, more bad ones than all, or less than nothing: nobody knows what that means. */
function isUsable({ kind }: MeasureSeries, bucket: MetricBucket): boolean {
  if (!isWhole(bucket)) return false;
  const { value, sampleCount, badCount } = bucket;
  if (value === null) return sampleCount === 0;
  if (value < 0) return false;
  if (kind === "quantile") return badCount !== null && badCount <= sampleCount;
  return kind !== "share" || (badCount ?? 0) <= sampleCount;
}

/** Steady samples, and then none: the site stopped reporting, or stopped. */
function silenceOf({ kind }: MeasureSeries, known: readonly MetricBucket[], window: MetricWindow): string | null {
  if (kind === "level") return null;
  const last = known.findLast(({ sampleCount }) => sampleCount > 0);
  if (last === undefined || last.to === window.to) return null;
  const counted = known.map(({ from, to, sampleCount }) => ({ from, to, samples: sampleCount }));
  return breaksOff(filled(counted), window) ? `Its data ends at ${renderTimeOfDay(last.to)} UTC.` : null;
}

interface Counted extends MetricWindow {
  readonly samples: number;
}

/** With an empty bucket for each time between two in which nothing happened. */
function filled(counted: readonly Counted[]): readonly Counted[] {
  return counted.flatMap((bucket, index) => {
    const before = counted[index - 1];
    if (before === undefined || before.to >= bucket.from) return [bucket];
    const missing = Math.round((bucket.from - before.to) / (bucket.to - bucket.from));
    // Only how many there are counts.
    const empty = Array.from({ length: missing }, () => ({ from: before.to, to: bucket.from, samples: 0 }));
    return [...empty, bucket];
  });
}

function countUp(
  series: MeasureSeries,
  settled: Settled,
): Pick<MetricReading, "value" | "sampleCount"> & Pick<WindowSum, "beyond"> {
  const { known, samples, bad, values } = settled;
  const [only] = known;
  if (only === undefined) return NOTHING;
  switch (series.kind) {
    case "share":
      return { value: shareOf(settled), sampleCount: samples };
    case "events":
      // That it was counted at all is one sample, where nobody counts what it was counted among.
      return { value: values, sampleCount: Math.max(samples, values, 1) };
    case "level":
      return { value: values / known.length, sampleCount: known.length };
    case "quantile": {
      if (samples === 0) return NOTHING;
      const beyond = { count: bad, quantile: series.quantile };
      return { value: known.length === 1 ? only.value : null, sampleCount: samples, beyond };
    }
  }
}

const NOTHING = { value: null, sampleCount: 0 } as const;

/** Of the bad ones, or of the good ones where that is what the metric tells, as uptime does. Counts are exact, and means are not. */
function shareOf({ samples, bad, weighted, isBare }: Settled): number | null {
  if (samples === 0) return null;
  const mean = weighted / samples;
  if (isBare) return mean;
  const [asBad, asGood] = [bad / samples, (samples - bad) / samples];
  return Math.abs(mean - asBad) <= Math.abs(mean - asGood) ? asBad : asGood;
}

function gapAt(gap: MetricWindow): string {
  return `Nothing is known of ${timeOf(gap)} yet.`;
}

function timeOf({ from, to }: MetricWindow): string {
  return `${renderTimeOfDay(from)}–${renderTimeOfDay(to)} UTC`;
}
