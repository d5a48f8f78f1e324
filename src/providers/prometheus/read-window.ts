/** One reading of a question over a window. What is absent, not a number, stale or only partly answered is told apart. */
import { cutText } from "../../lib/cut-text.ts";
import type { MetricReading, MetricScope, MetricWindow } from "../contract.ts";
import type { Point, PrometheusApi, QueryAnswer } from "./client.ts";
import { countOf, shareCounts } from "./counts.ts";
import { fillQuery, looksOverWindow } from "./fill-query.ts";
import { histogramCounts } from "./histogram-counts.ts";
import { pointsOf } from "./one-series.ts";
import { bucketsQuery, type PrometheusSpec, type Question, quantileQuery, scaleOf } from "./spec.ts";

export interface PrometheusReading {
  readonly api: PrometheusApi;
  readonly spec: PrometheusSpec;
  readonly scope: MetricScope;
}

type Found = Pick<MetricReading, "value" | "sampleCount" | "complete" | "why">;
type Asked<Kind> = PrometheusReading & {
  readonly window: MetricWindow;
  readonly question: Question & { readonly kind: Kind };
};

export const NO_SERIES =
  "The query finds no series: nothing that Prometheus scrapes has it, or a comparison in the query leaves nothing over.";
const NOTHING_COUNTED = "The query counts nothing in this time.";
const SHORTEST_STEP_MS = 15_000;
/** Points of a window at which a level is looked at. */
const POINTS = 60;

export async function readWindow(reading: PrometheusReading, window: MetricWindow): Promise<MetricReading> {
  return { ...(await findNumber({ ...reading, window }, reading.spec.question)), window, url: pageOf(reading, window) };
}

export function pageOf({ api, spec, scope }: PrometheusReading, window: MetricWindow): string {
  return api.graphUrl(fillQuery(shownQuery(spec.question), window.to - window.from, scope), window);
}

function shownQuery(question: Question): string {
  switch (question.kind) {
    case "value":
      return question.query;
    case "share":
      return `(${question.bad}) / (${question.total})`;
    case "count":
      return question.count;
    case "quantile":
      return quantileQuery(question);
  }
}

function findNumber(asked: PrometheusReading & { readonly window: MetricWindow }, question: Question): Promise<Found> {
  switch (question.kind) {
    case "value":
      return looksOverWindow(question.query) ? readOnce({ ...asked, question }) : readMean({ ...asked, question });
    case "share":
      return readShare({ ...asked, question });
    case "count":
      return readCount({ ...asked, question });
    case "quantile":
      return readQuantile({ ...asked, question });
  }
}

/** A query that looks over the window by itself: its number at the window's end. */
async function readOnce(asked: Asked<"value">): Promise<Found> {
  const answer = await askAtEnd(asked, asked.question.query);
  const point = pointsOf(answer, asked.question.query).at(-1);
  return { ...wholeness([answer], null), ...numberOf(point, 1, scaleOf(asked.question.unit)) };
}

/** The mean of the points of the window. A point is missing where Prometheus has had no sample for five minutes. */
async function readMean({ api, scope, window, question }: Asked<"value">): Promise<Found> {
  const lengthMs = window.to - window.from;
  const stepMs = Math.min(lengthMs, Math.max(SHORTEST_STEP_MS, Math.ceil(lengthMs / POINTS / 1_000) * 1_000));
  const steps = Math.floor(lengthMs / stepMs);
  const query = fillQuery(question.query, lengthMs, scope);
  const answer = await api.range({ query, from: window.to - (steps - 1) * stepMs, to: window.to, stepMs });
  const points = pointsOf(answer, query);
  const numbers = points.filter(({ value }) => Number.isFinite(value));
  if (numbers.length === 0) return { ...wholeness([answer], null), ...numberOf(points.at(-1), 0, 1) };
  const mean = numbers.reduce((sum, { value }) => sum + value, 0) / numbers.length;
  return {
    value: mean * scaleOf(question.unit),
    sampleCount: numbers.length,
    ...wholeness([answer], troubleOf(points, window, stepMs)),
  };
}

/** What keeps points from being those of all the window. A release may begin to report in it, and nothing may happen for a while. */
function troubleOf(points: readonly Point[], window: MetricWindow, stepMs: number): string | null {
  const last = points.at(-1);
  if (last === undefined || last.at < window.to) return `Its data ends at ${timeOf(last?.at ?? window.from)}.`;
  const gap = points.find(({ at }, index) => index > 0 && at - (points[index - 1]?.at ?? at) > stepMs);
  if (gap !== undefined) return `Its data has a gap before ${timeOf(gap.at)}.`;
  const endless = points.find(({ value }) => Math.abs(value) === Number.POSITIVE_INFINITY);
  return endless === undefined ? null : `It is ${endless.value} at ${timeOf(endless.at)}, a division by 0.`;
}

async function readShare(asked: Asked<"share">): Promise<Found> {
  const { bad, total } = asked.question;
  const [ofBad, ofTotal, ended] = await Promise.all([
    askAtEnd(asked, bad),
    askAtEnd(asked, total),
    endsEarly(asked, total),
  ]);
  const all = pointsOf(ofTotal, total).at(-1);
  const counts = shareCounts(pointsOf(ofBad, bad).at(-1)?.value, all?.value);
  const whole = wholeness([ofBad, ofTotal], ended);
  if (counts === null) return { ...whole, ...numberOf(all, 0, 1, all === undefined ? undefined : NOTHING_COUNTED) };
  return { value: counts.badCount / counts.sampleCount, sampleCount: counts.sampleCount, ...whole };
}

async function readCount(asked: Asked<"count">): Promise<Found> {
  const { count, total } = asked.question;
  const [ofCount, ofTotal, ended] = await Promise.all([
    askAtEnd(asked, count),
    total === null ? null : askAtEnd(asked, total),
    total === null ? null : endsEarly(asked, total),
  ]);
  const point = pointsOf(ofCount, count).at(-1);
  const all = ofTotal === null ? null : countOf(pointsOf(ofTotal, total ?? "").at(-1)?.value);
  // Where it counts everything else, it would have counted this.
  const value = countOf(point?.value) ?? (point === undefined && all !== null && all > 0 ? 0 : null);
  const whole = wholeness(ofTotal === null ? [ofCount] : [ofCount, ofTotal], ended);
  if (value === null) return { ...whole, ...numberOf(point, 0, 1) };
  return { value, sampleCount: Math.max(value, all ?? 1), ...whole };
}

async function readQuantile(asked: Asked<"quantile">): Promise<Found> {
  const { question } = asked;
  const buckets = bucketsQuery(question);
  const [ofBuckets, ofQuantile, ended] = await Promise.all([
    askAtEnd(asked, buckets),
    askAtEnd(asked, quantileQuery(question)),
    endsEarly(asked, buckets),
  ]);
  const samples = [...histogramCounts(ofBuckets).values()].at(-1)?.samples ?? 0;
  const point = pointsOf(ofQuantile, quantileQuery(question)).at(-1);
  const whole = wholeness([ofBuckets, ofQuantile], ended);
  if (samples === 0)
    return {
      ...whole,
      ...numberOf(undefined, 0, 1, ofBuckets.series.length === 0 ? undefined : NOTHING_COUNTED),
    };
  return { ...whole, ...numberOf(point, samples, scaleOf(question.unit)) };
}

function askAtEnd({ api, scope, window }: PrometheusReading & { readonly window: MetricWindow }, query: string) {
  return api.instant(fillQuery(query, window.to - window.from, scope), window.to);
}

/** A count over all of a window does not show that the last part of it is missing. */
async function endsEarly(
  { api, spec, scope, window }: PrometheusReading & { readonly window: MetricWindow },
  query: string,
): Promise<string | null> {
  const { resolutionMs } = spec;
  if (window.to - window.from < 2 * resolutionMs) return null;
  const { series } = await api.instant(fillQuery(query, resolutionMs, scope), window.to);
  return series.length > 0 ? null : `Its data ends before ${timeOf(window.to - resolutionMs / 2)}.`;
}

/** A number, or why there is none. */
function numberOf(
  point: Point | undefined,
  sampleCount: number,
  scale: number,
  otherwise = NO_SERIES,
): Pick<Found, "value" | "sampleCount" | "why"> {
  if (point !== undefined && Number.isFinite(point.value)) {
    if (sampleCount > 0) return { value: point.value * scale, sampleCount };
    return { value: null, sampleCount: 0, why: otherwise };
  }
  if (point === undefined) return { value: null, sampleCount: 0, why: otherwise };
  const why = Number.isNaN(point.value)
    ? "The query gives NaN, which is 0 divided by 0: mostly nothing happened."
    : `The query gives ${point.value}, which is a division by 0.`;
  return { value: null, sampleCount: 0, why };
}

function wholeness(answers: readonly QueryAnswer[], trouble: string | null): Pick<Found, "complete" | "why"> {
  const [warning] = answers.flatMap(({ warnings }) => warnings);
  const why = warning === undefined ? trouble : `Prometheus warns: ${cutText(warning, 200)}.`;
  return why === null ? { complete: true } : { complete: false, why };
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}
