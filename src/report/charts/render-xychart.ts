/**
 * A chart for where only Markdown is shown: Mermaid's `xychart`. It knows neither time nor gaps, marks nor a legend: so
 * the numbers stand at even distances on a numeric axis, the decision is a peak, and the words below say which line is
 * what.
 */
import { lasting } from "../../judge/evidence/words.ts";
import { cutText } from "../../lib/cut-text.ts";
import { escapeCell } from "../markdown.ts";
import { type Chart, type Extent, timeExtent, valueExtent, within } from "./chart.ts";
import { AXIS, axisOfTime, describeChart, onAxis } from "./chart-words.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";

/** Points of a line: GitHub's page shows no more apart, and Mermaid refuses more than 50,000 signs. */
const STEPS = 90;
const WIDTH = 760;
const HEIGHT = 260;

interface Line {
  readonly color: string;
  /** For the words below. */
  readonly name: string;
  readonly values: readonly number[];
}

/** Readable on a light and on a dark page. */
const COLOR = {
  decision: ["#bf8700", "Yellow peak"],
  number: ["#218bff", "Blue"],
  threshold: ["#cf222e", "Red"],
  baseline: ["#8250df", "Purple"],
} as const;

/** The diagram with its words below, for a text of Markdown. */
export function renderXychart(chart: Chart): string {
  const { title, unit } = chart;
  const time = timeExtent(chart);
  const values = valueExtent(chart);
  const axis = axisOfTime(time.to);
  const lines = linesOf(chart, time, values);
  const number = (value: number) => String(Number(onAxis(within(value, values), unit).toPrecision(4)));
  const source = [
    "---",
    "config:",
    "  xyChart:",
    `    width: ${WIDTH}`,
    `    height: ${HEIGHT}`,
    "  themeVariables:",
    "    xyChart:",
    `      plotColorPalette: "${lines.map(({ color }) => color).join(", ")}"`,
    "---",
    "xychart",
    `  title "${plainWords(title)}"`,
    `  x-axis "${axis.name} since the promotion" ${inUnit(time.from, axis.seconds)} --> ${inUnit(time.to, axis.seconds)}`,
    `  y-axis "${AXIS[unit]}" ${number(values.from)} --> ${number(values.to)}`,
    ...lines.map((line) => `  line [${line.values.map(number).join(", ")}]`),
  ];
  const names = [...new Set(lines.map(({ name }) => name))];
  const words = escapeCell(`${names.join(". ")}. ${describeChart(chart)}`, 600);
  return `\`\`\`mermaid\n${source.join("\n")}\n\`\`\`\n\n${words}`;
}

/** What comes later lies over what came before it. */
function linesOf(chart: Chart, time: Extent, values: Extent): readonly Line[] {
  const { title, unit, points, limits, decidedAtSeconds } = chart;
  const stretches = stretchesOf(points, time, STEPS);
  const isThinned = unit !== "evidence" && stretches.length < points.length;
  const [blue, nameOfBlue] = COLOR.number;
  const name = `${nameOfBlue}: ${unit === "evidence" ? "ln E" : title}`;
  const each = lasting((time.to - time.from) / STEPS);
  const curves = isThinned ? (["low", "high"] as const) : (["high"] as const);
  return [
    ...(decidedAtSeconds === null ? [] : [peakAt(decidedAtSeconds, time, values)]),
    ...limits.map(({ kind, label, value }) => ({
      color: COLOR[kind][0],
      name: `${COLOR[kind][1]}: ${label}`,
      values: Array.from({ length: STEPS }, () => value),
    })),
    ...curves.map((which) => ({
      color: blue,
      name: isThinned ? `${name}, lowest and highest of each ${each}` : name,
      values: evenly(stretches, which),
    })),
  ];
}

/** In a stretch of which nothing is known the line goes straight on to the next one. */
function evenly(stretches: readonly Stretch[], which: "low" | "high"): readonly number[] {
  const known = stretches.toSorted((one, other) => one.index - other.index);
  let next = 0;
  return Array.from({ length: STEPS }, (_, step) => {
    while ((known[next]?.index ?? Number.POSITIVE_INFINITY) < step) next += 1;
    const after = known[next] ?? known.at(-1);
    const before = known[next - 1] ?? after;
    if (after === undefined || before === undefined) return 0;
    const share = after === before ? 1 : (Math.min(step, after.index) - before.index) / (after.index - before.index);
    return before[which] + (after[which] - before[which]) * share;
  });
}

function peakAt(seconds: number, { from, to }: Extent, values: Extent): Line {
  const peak = Math.min(STEPS - 1, Math.floor(((seconds - from) / (to - from)) * STEPS));
  const [color, name] = COLOR.decision;
  return {
    color,
    name: `${name}: the decision`,
    values: Array.from({ length: STEPS }, (_, step) => (step === peak ? values.to : values.from)),
  };
}

function inUnit(seconds: number, unitSeconds: number): number {
  return Number((seconds / unitSeconds).toPrecision(4));
}

/** A text inside Mermaid's quotation marks: nothing that ends them, begins a comment or a directive, or is markup. */
function plainWords(text: string): string {
  const plain = text.toWellFormed().replace(/[^\p{L}\p{N} _.,:/()=+-]+/gu, " ");
  return cutText(plain.replace(/-{2,}/g, "-").replace(/ +/g, " ").trim(), 80) || "metric";
}
