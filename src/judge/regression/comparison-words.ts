/** A comparison in words: what was counted, what it is compared with, and what this watch can show. Pure. */
import { totalsOf } from "../evidence/settled-buckets.ts";
import type { JudgedMetric } from "../evidence/decision.ts";
import { grouped, instantOf, lasting, percent, times } from "../evidence/words.ts";
import { renderTimeOfDay, renderValue } from "../render-value.ts";
import type { Comparison } from "./comparison.ts";
import type { ComparisonTask } from "./comparison-task.ts";
import { isHeard } from "./choose-baseline.ts";
import type { Prepared } from "./prepare-comparison.ts";

const DAY_SECONDS = 86_400;

export function titleOfComparison({ list, id }: Comparison): string {
  return list === "regression" ? `regression of ${id}` : id;
}

/** `what served before, in the 24 h before the promotion`. */
export function nameBaseline({ baseline, form }: Prepared): string {
  if (form.counts.of === "beside") return BESIDE;
  return nameOfPast(baseline);
}

/** What goes on serving the other visitors of a rolling release. */
const BESIDE = "what serves beside it, in the same minutes";

function nameOfPast(baseline: Prepared["baseline"]): string {
  const { candidate } = baseline;
  if (candidate.kind === "same-hours") {
    const days = new Set(candidate.buckets.filter(isHeard).map(({ from }) => dayOf(candidate.windows, from)));
    return days.size === 1 ? "the same hours of a day before" : `the same hours of ${days.size} days before`;
  }
  const first = candidate.buckets.find(isHeard);
  const end = candidate.windows[0]?.to ?? 0;
  return `what served before, in the ${lasting((end - (first?.from ?? end)) / 1_000)} before the promotion`;
}

function dayOf(windows: Prepared["baseline"]["candidate"]["windows"], at: number): number {
  return windows.findIndex(({ from, to }) => at >= from && at < to);
}

/** `400 ms in 432,000 samples`, of the baseline. */
export function describeBaseline({ comparison, baseline, form }: Prepared): string {
  const { value, readings } = baseline;
  const { measure } = comparison.metric;
  if (form.counts.of === "events") return perTime(form.counts.perSecond);
  const samples = (readings.above?.buckets ?? readings.buckets).reduce((sum, { sampleCount }) => sum + sampleCount, 0);
  const of = samples > 0 ? ` in ${grouped(samples)} samples` : "";
  const told = `${value === null ? "no number" : renderValue(value, measure)}${of}`;
  return form.counts.of === "beside" ? `${told} ${nameOfPast(baseline).replace(/^what served before, /, "")}` : told;
}

/** What was counted from one bucket up to another, beside what it is compared with. */
export function describeCounts(
  { form, comparison, baseline }: Prepared,
  { watched }: JudgedMetric,
  from: number,
  to: number,
) {
  const totals = totalsOf(watched.buckets, from, to);
  const { measure } = comparison.metric;
  const { errors, requests, seconds } = totals;
  const share = requests === 0 ? 0 : errors / requests;
  const counted = `${grouped(errors)} of ${grouped(requests)}`;
  switch (form.counts.of) {
    case "samples":
      return `${counted} failed: ${percent(share)}${beside(share, form.rate, percent)}`;
    case "above": {
      const { limit, allowed } = form.counts;
      return `${counted} were above ${renderValue(limit, measure)}: ${percent(share)}, where ${percent(allowed)} may be`;
    }
    case "readings": {
      const { limit, side } = form.counts;
      return `${counted} readings were ${side} ${renderValue(limit, measure)}: ${percent(share)}, ${percent(form.rate)} before`;
    }
    case "events":
      return `${grouped(errors)} in ${lasting(seconds)}: ${perTime(errors / seconds)}${beside(errors / seconds, form.counts.perSecond, perTime)}`;
    case "improvement": {
      const now = totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests;
      return comparison.series.kind === "events"
        ? `${grouped(totals.controlErrors)}, and ${grouped(errors)} in the same time before`
        : `${grouped(totals.controlErrors)} of ${grouped(totals.controlRequests)}: ${percent(now)}, ${percent(share)} before`;
    }
    case "beside": {
      const { above } = form.counts;
      const others = totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests;
      const of = `of ${grouped(totals.controlRequests)} beside it${above === null ? "" : ` above ${renderValue(above.controlLimit, measure)}`}`;
      const what = above === null ? "failed" : `were above ${renderValue(above.limit, measure)}`;
      const than = others === 0 ? `against ${percent(0)}` : `${times(share / others)} the ${percent(others)}`;
      return `${counted} ${what}: ${percent(share)}, ${than} ${of}`;
    }
    case "ratios": {
      const mean = totals.ratio / Math.max(1, totals.buckets);
      const isUp = comparison.direction === "increases";
      return `${percent(isUp ? mean : 1 - mean)} on average, ${baseline.value === null ? "no number" : percent(baseline.value)} before`;
    }
  }
}

function beside(rate: number, before: number, shown: (rate: number) => string): string {
  return before === 0 ? `, against ${shown(0)} before` : `, ${times(rate / before)} the ${shown(before)} before`;
}

/** `12.00 an hour`, or a second where that is many. */
function perTime(perSecond: number): string {
  return perSecond >= 1 ? `${perSecond.toFixed(2)} a second` : `${(perSecond * 3_600).toFixed(2)} an hour`;
}

/** `14:32 UTC (6 min after the promotion)`. */
export function whenIs({ span }: ComparisonTask, seconds: number): string {
  return seconds <= 0
    ? instantOf(seconds)
    : `${renderTimeOfDay(span.from + seconds * 1_000)} UTC (${instantOf(seconds)})`;
}

/** What this watch can show at all: `1.9x of that and more`. */
export function describeDetectable({ detectable, form, horizonSeconds }: Prepared): string {
  const length = lasting(Math.min(horizonSeconds, 365 * DAY_SECONDS));
  if (detectable !== null) {
    const what = form.counts.of === "above" ? " as many above that" : "";
    return `A change at the promotion shows within ${length} from ${times(Math.ceil(detectable * 10) / 10)}${what} on.`;
  }
  if (form.counts.of === "beside") return "";
  if (form.rate === 0) return "There were none before, so the first few show.";
  return form.isReplayable && form.counts.of !== "ratios"
    ? `At the traffic before, no change would show within ${length}.`
    : "";
}

/** For the start of the watch. */
export function announceComparison(prepared: Prepared): string {
  const sentences = [
    `${titleOfComparison(prepared.comparison)}: compared with ${nameBaseline(prepared)} (${describeBaseline(prepared)}).`,
    describeDetectable(prepared),
    ...prepared.warnings,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
