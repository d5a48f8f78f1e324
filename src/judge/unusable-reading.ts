/** Why a reading cannot be judged, and where one is from. Pure. */
import { renderDuration } from "../lib/duration.ts";
import { type Evidence, hold, type Verdict } from "../lib/verdict.ts";
import type { WindowCondition } from "../plan/plan.ts";
import type { Measure, MetricReading } from "../providers/contract.ts";
import type { ConditionReadings } from "./condition-readings.ts";
import { renderTimeOfDay } from "./render-value.ts";

const MINUTE_MS = 60_000;

export function unusableReading(
  condition: WindowCondition,
  measure: Measure,
  { reading, beyond }: ConditionReadings,
): Verdict | null {
  const isKnown = reading.value === null ? beyond !== undefined : Number.isFinite(reading.value);
  // A long watch judges ten thousands of readings, nearly all of them usable: what is not said is not written.
  const evidence = () =>
    evidenceOf(
      condition,
      reading,
      isKnown && Number.isFinite(reading.sampleCount) ? `${reading.sampleCount} samples` : "no data",
    );
  if (!isKnown) {
    return hold(
      "no_data",
      `${condition.text}: there is no data for ${condition.metric}${reading.why === undefined ? "." : `: ${reading.why}`}`,
      "Check that the site reports this release and environment, and that the metric's settings in the plan name them.",
      evidence(),
    );
  }
  if (!isPossible(measure, reading.value ?? 0, reading.sampleCount)) {
    return hold(
      "no_data",
      `${condition.text}: what the vendor says of ${condition.metric} makes no sense, so it is not judged.`,
      "Ask the vendor the same by hand; a query of your own may subtract where it should divide.",
      evidence(),
    );
  }
  if (!reading.complete) {
    return hold(
      "no_data",
      `${condition.text}: the data for ${condition.metric} is not complete${reading.why === undefined ? " yet." : `: ${reading.why}`}`,
      "The vendor is still ingesting; a longer `settle` on the metric waits for it.",
      evidence(),
    );
  }
  if (reading.sampleCount < condition.minimumSamples) {
    return hold(
      "too_few_samples",
      `${condition.text}: ${reading.sampleCount} samples, fewer than the ${condition.minimumSamples} needed to judge${timeNeeded(condition, reading)}.`,
      "Watch longer (`for`), judge over a longer window (`over`), or send traffic.",
      evidence(),
    );
  }
  return null;
}

/** A share or a duration below zero is a mistake of whoever computed it, as is a number of samples that is none. */
function isPossible({ unit }: Measure, value: number, sampleCount: number): boolean {
  return Number.isFinite(sampleCount) && sampleCount >= 0 && (unit === "count" || value >= 0);
}

/** How long the samples that are missing take at the traffic that there was: `, which take about 40m at this traffic`. */
function timeNeeded({ minimumSamples }: WindowCondition, { sampleCount, window }: MetricReading): string {
  if (sampleCount === 0) return "";
  const neededMs = ((window.to - window.from) * minimumSamples) / sampleCount;
  // Whole minutes: the traffic of so few samples is a rough guess.
  const roundedMs = Math.max(1, Math.ceil(neededMs / MINUTE_MS)) * MINUTE_MS;
  return `, which take about ${renderDuration(roundedMs)} at this traffic`;
}

export function evidenceOf(condition: WindowCondition, reading: MetricReading, shown: string): readonly Evidence[] {
  const { from, to } = reading.window;
  return [
    {
      label: condition.metric,
      value: `${shown}, ${renderTimeOfDay(from)}–${renderTimeOfDay(to)} UTC`,
      ...(reading.url === undefined ? {} : { url: reading.url }),
    },
  ];
}
