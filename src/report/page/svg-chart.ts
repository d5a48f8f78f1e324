/** A chart as SVG inside a page. Its colours are the page's, and none of its rules reaches beyond it. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { type Chart, timeExtent, valueExtent, within } from "../charts/chart.ts";
import { AXIS, axisOfTime, describeChart, momentOf, onAxis, renderLimit } from "../charts/chart-words.ts";
import { stretchesOf } from "../charts/stretches.ts";
import { pageText } from "./page-text.ts";

const WIDTH = 760;
const HEIGHT = 240;
/** Right of the curve stand the words on the limits, so that none lies over it. */
const MARGIN = { top: 26, right: 172, bottom: 40, left: 58 } as const;
const INNER = { right: WIDTH - MARGIN.right, bottom: HEIGHT - MARGIN.bottom } as const;
/** More points than these are no line any more, but a hatching. */
const STRETCHES = 180;
const LINE_HEIGHT = 14;

/** `id` is of this chart alone on its page. */
export function renderSvgChart(chart: Chart, id: string): string {
  const { title, unit } = chart;
  const time = timeExtent(chart);
  const axis = axisOfTime(time.to);
  const values = valueExtent(chart);
  const x = scaleLinear()
    .domain([time.from / axis.seconds, time.to / axis.seconds])
    .range([MARGIN.left, INNER.right]);
  const y = scaleLinear()
    .domain([onAxis(values.from, unit), onAxis(values.to, unit)])
    .range([INNER.bottom, MARGIN.top]);
  const atSeconds = (seconds: number) => round(x(seconds / axis.seconds));
  const atValue = (value: number) => round(y(onAxis(within(value, values), unit)));
  const parts = [
    ...x.ticks(7).map((tick) => text(round(x(tick)), INNER.bottom + 16, "middle", String(tick))),
    ...y.ticks(4).flatMap((tick) => {
      const at = round(y(tick));
      return [
        `<line class="grid" x1="${MARGIN.left}" x2="${INNER.right}" y1="${at}" y2="${at}"/>`,
        text(MARGIN.left - 8, at + 4, "end", String(tick)),
      ];
    }),
    text((MARGIN.left + INNER.right) / 2, HEIGHT - 6, "middle", `${axis.name} since the promotion`),
    text(MARGIN.left, 12, "start", AXIS[unit]),
    ...renderDecision(chart, atSeconds),
    ...renderCurve(chart, (seconds, value) => [atSeconds(seconds), atValue(value)]),
    ...renderLimits(chart, atValue),
  ];
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-words">`,
    `<title id="${id}-title">${pageText(title, 200)}</title><desc id="${id}-words">${pageText(describeChart(chart))}</desc>`,
    ...parts,
    "</svg>",
  ].join("\n");
}

/** Few points are one line. Many are the line of their means, in the band from the lowest to the highest. */
function renderCurve(
  chart: Chart,
  at: (seconds: number, value: number) => readonly [number, number],
): readonly string[] {
  const { points, gapSeconds, unit } = chart;
  const time = timeExtent(chart);
  const isThinned = points.length > STRETCHES && unit !== "evidence";
  const shown = isThinned
    ? stretchesOf(points, time, STRETCHES)
    : points.map(({ seconds, value }) => ({ seconds, low: value, mean: value, high: value }));
  const gap = Math.max(gapSeconds, isThinned ? (1.5 * (time.to - time.from)) / STRETCHES : 0);
  const parted = shown.flatMap((one, index) => {
    const before = shown[index - 1];
    return before !== undefined && one.seconds - before.seconds > gap ? [null, one] : [one];
  });
  type Drawn = (typeof parted)[number];
  const x = (one: Drawn) => (one === null ? 0 : at(one.seconds, 0)[0]);
  const y = (which: "low" | "mean" | "high") => (one: Drawn) => (one === null ? 0 : at(0, one[which])[1]);
  const isKnown = (one: Drawn) => one !== null;
  const band = area<Drawn>().defined(isKnown).x(x).y0(y("low")).y1(y("high")).digits(1)(parted);
  const curve = line<Drawn>().defined(isKnown).x(x).y(y("mean")).digits(1)(parted);
  return [...(isThinned ? [`<path class="band" d="${band ?? ""}"/>`] : []), `<path class="curve" d="${curve ?? ""}"/>`];
}

/** Told apart by their dashes and their words, not by colour alone. */
function renderLimits({ limits, unit }: Chart, atValue: (value: number) => number): readonly string[] {
  let free = Number.POSITIVE_INFINITY;
  return limits
    .toSorted((one, other) => one.value - other.value)
    .flatMap((limit) => {
      const { kind, value } = limit;
      const at = atValue(value);
      const lines = wrapLabel(renderLimit(limit, unit));
      // From the lowest on; one that would lie over the one below it moves up.
      const first = Math.min(at + 4, free - lines.length * LINE_HEIGHT);
      free = first;
      return [
        `<line class="limit ${kind}" x1="${MARGIN.left}" x2="${INNER.right}" y1="${at}" y2="${at}"/>`,
        ...lines.map((words, index) =>
          text(INNER.right + 6, first + index * LINE_HEIGHT, "start", words, `label ${kind}`),
        ),
      ];
    });
}

const LABEL_LENGTH = 27;

function wrapLabel(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.slice(0, 3 * LABEL_LENGTH).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LABEL_LENGTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, LABEL_LENGTH));
  }
  return lines;
}

function renderDecision({ decidedAtSeconds }: Chart, atSeconds: (seconds: number) => number): readonly string[] {
  if (decidedAtSeconds === null) return [];
  const at = atSeconds(decidedAtSeconds);
  const anchor = at > (MARGIN.left + INNER.right) / 2 ? "end" : "start";
  return [
    `<line class="decision" x1="${at}" x2="${at}" y1="${MARGIN.top - 8}" y2="${INNER.bottom}"/>`,
    text(at, 12, anchor, `decided ${momentOf(decidedAtSeconds)}`, "label decision"),
  ];
}

function text(x: number, y: number, anchor: "start" | "middle" | "end", words: string, style = ""): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${style === "" ? "" : ` class="${style}"`}>${pageText(words, 200)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
