/** A chart in words: for its caption, and for who does not see it. */
import { instantOf, lasting, odds } from "../../judge/evidence/words.ts";
import type { Chart, ChartLimit, ChartUnit } from "./chart.ts";

const MILLISECONDS = 1_000;

/** A value in its unit: `0.53 %`, `1,240 ms`, `12 an hour`. */
export function renderChartValue(value: number, unit: ChartUnit): string {
  switch (unit) {
    case "share":
      return `${compact(value * 100)} %`;
    case "duration":
      return value >= 10 * MILLISECONDS ? `${compact(value / MILLISECONDS)} s` : `${compact(value)} ms`;
    case "count":
      return compact(value);
    case "evidence":
      return `${compact(value)} (${odds(value)})`;
  }
}

/** Three digits that say something: `0.000125` is not 0. */
function compact(value: number): string {
  if (value === 0) return "0";
  const digits = Number(value.toPrecision(3));
  return Math.abs(digits) >= 1_000 ? String(Math.round(digits)) : String(digits);
}

/** `baseline 0.98 %`. */
export function renderLimit({ label, value, saysValue = false }: ChartLimit, unit: ChartUnit): string {
  return saysValue ? label : `${label} ${renderChartValue(value, unit)}`;
}

/** What its axis says: `share of requests in %`. */
export const AXIS: Readonly<Record<ChartUnit, string>> = {
  share: "per cent",
  duration: "milliseconds",
  count: "number",
  evidence: "ln E",
};

/** A value as its axis counts: shares as per cent. */
export function onAxis(value: number, unit: ChartUnit): number {
  return unit === "share" ? value * 100 : value;
}

/** Times that long are read in this unit. */
export function axisOfTime(seconds: number): { readonly name: string; readonly seconds: number } {
  if (seconds < 3 * 60) return { name: "seconds", seconds: 1 };
  if (seconds < 3 * 3_600) return { name: "minutes", seconds: 60 };
  return seconds < 72 * 3_600 ? { name: "hours", seconds: 3_600 } : { name: "days", seconds: 86_400 };
}

/** `6 min after the promotion`, `at the promotion`, `5 min before the promotion`. */
export function momentOf(seconds: number): string {
  if (seconds < 0) return `${lasting(-seconds)} before the promotion`;
  return seconds === 0 ? "at the promotion" : instantOf(seconds);
}

/** Sentences that say what there is to see. */
export function describeChart(chart: Chart): string {
  const { unit, points, limits, decidedAtSeconds } = chart;
  const last = points.at(-1);
  if (last === undefined) return "Nothing was measured.";
  const highest = points.reduce((most, point) => (point.value > most.value ? point : most), last);
  const limited = limits.map((limit) => renderLimit(limit, unit));
  return [
    `Highest ${renderChartValue(highest.value, unit)}, ${momentOf(highest.seconds)}; last ${renderChartValue(last.value, unit)}.`,
    ...(limited.length === 0 ? [] : [`Compared with ${limited.join(" and ")}.`]),
    ...(decidedAtSeconds === null ? [] : [`Decided ${momentOf(decidedAtSeconds)}.`]),
    ...describeGaps(chart),
  ].join(" ");
}

function describeGaps({ points, gapSeconds }: Chart): readonly string[] {
  const missing = points.reduce((sum, { seconds }, index) => {
    const distance = seconds - (points[index - 1]?.seconds ?? seconds);
    return distance > gapSeconds ? sum + distance : sum;
  }, 0);
  return missing === 0 ? [] : [`Nothing is known of ${lasting(missing)} of it.`];
}
