/** A comparison in words: what was counted, what it is compared with, and what this watch can show. Pure. */
import { totalsOf } from "../evidence/settled-buckets.ts";
import type { JudgedMetric } from "../evidence/decision.ts";
import { grouped, instantOf, lasting, percent, times } from "../evidence/words.ts";
import { renderTimeOfDay, renderValue } from "../render-value.ts";
import type { Comparison } from "./comparison.ts";
import type { Prepared } from "./prepare-comparison.ts";
import { tellComparison } from "./tell-comparison.ts";
import type { ToldComparison } from "./told-comparison.ts";

const DAY_SECONDS = 86_400;

export function titleOfComparison({ list, id }: Pick<Comparison, "list" | "id">): string {
  return list === "regression" ? `regression of ${id}` : id;
}

/** `400 ms in 432,000 samples`, of the baseline. */
export function describeBaseline({ measure, counts, baseline }: ToldComparison): string {
  const { value, samples, past } = baseline;
  if (counts.of === "events") return perTime(counts.perSecond);
  const of = samples > 0 ? ` in ${grouped(samples)} samples` : "";
  const told = `${value === null ? "no number" : renderValue(value, measure)}${of}`;
  return counts.of === "beside" ? `${told} ${past.replace(/^what served before, /, "")}` : told;
}

/** What was counted from one bucket up to another, beside what it is compared with. */
export function describeCounts(
  { counts, rate, measure, series, direction, baseline }: ToldComparison,
  { watched }: JudgedMetric,
  from: number,
  to: number,
) {
  const totals = totalsOf(watched.buckets, from, to);
  const { errors, requests, seconds } = totals;
  const share = requests === 0 ? 0 : errors / requests;
  const counted = `${grouped(errors)} of ${grouped(requests)}`;
  switch (counts.of) {
    case "samples":
      return `${counted} failed: ${percent(share)}${beside(share, rate, percent)}`;
    case "above": {
      const { limit, allowed } = counts;
      return `${counted} were above ${renderValue(limit, measure)}: ${percent(share)}, where ${percent(allowed)} may be`;
    }
    case "readings": {
      const { limit, side } = counts;
      return `${counted} readings were ${side} ${renderValue(limit, measure)}: ${percent(share)}, ${percent(rate)} before`;
    }
    case "events":
      return `${grouped(errors)} in ${lasting(seconds)}: ${perTime(errors / seconds)}${beside(errors / seconds, counts.perSecond, perTime)}`;
    case "improvement": {
      const now = totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests;
      return series === "events"
        ? `${grouped(totals.controlErrors)}, and ${grouped(errors)} in the same time before`
        : `${grouped(totals.controlErrors)} of ${grouped(totals.controlRequests)}: ${percent(now)}, ${percent(share)} before`;
    }
    case "beside": {
      const { above } = counts;
      const others = totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests;
      const of = `of ${grouped(totals.controlRequests)} beside it${above === null ? "" : ` above ${renderValue(above.controlLimit, measure)}`}`;
      const what = above === null ? "failed" : `were above ${renderValue(above.limit, measure)}`;
      const than = others === 0 ? `against ${percent(0)}` : `${times(share / others)} the ${percent(others)}`;
      return `${counted} ${what}: ${percent(share)}, ${than} ${of}`;
    }
    case "ratios": {
      const mean = totals.ratio / Math.max(1, totals.buckets);
      const isUp = direction === "increases";
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
export function whenIs(promotedAt: number, seconds: number): string {
  return seconds <= 0
    ? instantOf(seconds)
    : `${renderTimeOfDay(promotedAt + seconds * 1_000)} UTC (${instantOf(seconds)})`;
}

/** What this watch can show at all: `1.9x of that and more`. */
export function describeDetectable(told: ToldComparison): string {
  const { detectable, counts, rate, isReplayable, horizonSeconds } = told;
  const length = lasting(Math.min(horizonSeconds, 365 * DAY_SECONDS));
  if (detectable !== null) {
    const what = counts.of === "above" ? " as many above that" : "";
    return `A change at the promotion shows within ${length} from ${times(Math.ceil(detectable * 10) / 10)}${what} on.`;
  }
  if (counts.of === "beside") return "";
  if (rate === 0) return "There were none before, so the first few show.";
  return isReplayable && counts.of !== "ratios" ? `At the traffic before, no change would show within ${length}.` : "";
}

/** For the start of the watch. */
export function announceComparison(prepared: Prepared): string {
  const told = tellComparison(prepared);
  const sentences = [
    `${titleOfComparison(told)}: compared with ${told.baseline.name} (${describeBaseline(told)}).`,
    describeDetectable(told),
    ...prepared.warnings,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
