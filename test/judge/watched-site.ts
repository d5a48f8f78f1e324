/** A site whose vendors know it minute by minute, some minutes late or never, and the looks at it: for what a watch answers. */
import {
  type FindingsCache,
  judgeLook,
  type LookAnswer,
  type WatchTask,
  watchTask,
} from "../../src/judge/judge-look.ts";
import type { Known } from "../../src/judge/judge-window.ts";
import { type ProbeRound, probeSpan } from "../../src/judge/probe-rounds.ts";
import type { Comparison, Condition, Metric, Watch } from "../../src/plan/plan.ts";
import { type SeriesRequest, keyOfRequest, type Read } from "../../src/judge/series/series-request.ts";
import { comparisonTask } from "../../src/judge/regression/comparison-task.ts";
import { judgeComparisons } from "../../src/judge/regression/judge-comparisons.ts";
import type { Measure, MetricBucket, MetricWindow } from "../../src/providers/contract.ts";
import { PLAIN_WATCH } from "./plain-watch.ts";

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 10, 20);
export const at = (minute: number) => START + minute * MINUTE;

const POSITION = { file: "plan.yml", line: 1, column: 1 };

export interface SiteMinute {
  readonly samples: number;
  /** Share of bad requests, milliseconds or number of events, by the metric's unit. */
  readonly value: number;
  /** Minutes after the vendor's usual time until it can be read; infinite for what is lost. */
  readonly late: number;
}

export interface SiteMetric {
  readonly measure: Measure;
  readonly settleMinutes: number;
  /** From 20 minutes before the promote on. */
  readonly minutes: readonly SiteMinute[];
  /** From and to which minute the vendor answers nothing. */
  readonly down: readonly [number, number];
}

export interface Site {
  readonly forMinutes: number;
  readonly metrics: readonly SiteMetric[];
  readonly conditions: readonly { readonly list: "rollback" | "success"; readonly condition: Condition }[];
  readonly rounds: readonly ProbeRound[];
  /** How long after a whole minute it was promoted; 0 where left out. */
  readonly shiftMs?: number;
}

/** Minutes of the site before the promote. */
export const BEFORE = 20;

export function metricOf(index: number, { measure, settleMinutes }: SiteMetric): Metric {
  return { name: `m${index}`, provider: "model", spec: {}, measure, settleMs: settleMinutes * MINUTE };
}

export const HEALTH: Metric = {
  name: "health_check_failures",
  provider: "probe",
  spec: {},
  measure: { unit: "count", minimumSamples: 1 },
  settleMs: 0,
};

export function threshold(
  metric: string,
  overMinutes: number,
  value: number,
  minimumSamples = 20,
  comparison: Comparison = ">",
): Condition {
  const text = `${metric} ${comparison} ${value} over ${overMinutes}m`;
  const common = { text, metric, overMs: overMinutes * MINUTE, minimumSamples, position: POSITION };
  return { ...common, kind: "threshold", comparison, value };
}

export function increase(metric: string, overMinutes: number, value: number): Condition {
  const text = `${metric} increases by > ${value} over ${overMinutes}m`;
  const common = { text, metric, overMs: overMinutes * MINUTE, minimumSamples: 20, position: POSITION };
  return { ...common, kind: "change", direction: "increases", comparison: ">", amount: { kind: "relative", value } };
}

export function watchOf(site: Site): Watch {
  const metrics = [HEALTH, ...site.metrics.map((metric, index) => metricOf(index, metric))];
  const of = (list: "rollback" | "success") =>
    site.conditions.filter((one) => one.list === list).map(({ condition }) => condition);
  return {
    forMs: site.forMinutes * MINUTE,
    everyMs: MINUTE,
    ...PLAIN_WATCH,
    silenceMs: 6 * 3_600_000,
    metrics: Object.fromEntries(metrics.map((metric) => [metric.name, metric])),
    rollbackConditions: of("rollback"),
    successConditions: of("success"),
  };
}

export function taskOf(site: Site, rounds: readonly ProbeRound[] = site.rounds, attended = true): WatchTask {
  const promotedAt = START + (site.shiftMs ?? 0);
  const span = { from: promotedAt, to: promotedAt + site.forMinutes * MINUTE };
  return watchTask(watchOf(site), span, probeSpan(span, MINUTE, rounds, attended));
}

/** What is late comes between two looks, which is when the next look is made. */
function readableAt({ from, late }: SiteMinute & { readonly from: number }, settleMs: number): number {
  const usual = from + MINUTE + settleMs;
  return late === 0 ? usual : Math.ceil((usual + late * MINUTE) / MINUTE) * MINUTE;
}

/** What the vendor says at `now`. */
function readAt(site: Site, now: number, { metric, window }: { metric: Metric; window: MetricWindow }): Known {
  const found = site.metrics[Number(metric.name.slice(1))];
  if (found === undefined) throw new Error(`no metric ${metric.name}`);
  const [downFrom, downTo] = found.down.map(at);
  if (now >= (downFrom ?? 0) && now < (downTo ?? 0))
    return { kind: "trouble", reasonCode: "vendor_unavailable", message: "the vendor is down", remedy: "wait" };
  const minutes = found.minutes.flatMap((minute, index) => {
    const from = at(index - BEFORE);
    return from >= window.from && from + MINUTE <= window.to ? [{ ...minute, from }] : [];
  });
  const seen = minutes.filter((minute) => readableAt(minute, metric.settleMs) <= now);
  const sampleCount = seen.reduce((sum, { samples }) => sum + samples, 0);
  const weighted = seen.reduce((sum, { samples, value }) => sum + value * samples, 0);
  const counted = seen.reduce((sum, { value }) => sum + value, 0);
  const value = sampleCount === 0 ? null : metric.measure.unit === "count" ? counted : weighted / sampleCount;
  return { kind: "reading", reading: { value, sampleCount, window, complete: seen.length === minutes.length } };
}

/** The same bucket by bucket; what cannot be read yet is left out. */
function bucketsAt(site: Site, now: number, { metric, window, of, what }: SeriesRequest): Read {
  const found = site.metrics[Number(metric.name.slice(1))];
  if (found === undefined) throw new Error(`no metric ${metric.name}`);
  const whole = readAt(site, now, { metric, window });
  if (whole.kind === "trouble") return whole;
  if (what.kind === "total") return { kind: "total", reading: whole.reading };
  if (of === "history") return { kind: "buckets", buckets: [] };
  const buckets = found.minutes.flatMap((minute, index): MetricBucket[] => {
    const from = at(index - BEFORE);
    const isThere = from >= window.from && from + MINUTE <= window.to;
    if (!isThere || readableAt({ ...minute, from }, metric.settleMs) > now) return [];
    const { samples, value } = minute;
    const bad = {
      ratio: samples * Math.min(1, value),
      count: value,
      duration: value > (what.above ?? 0) ? samples : 0,
    };
    const badCount = metric.measure.unit === "number" || samples === 0 ? null : Math.round(bad[metric.measure.unit]);
    return [
      { from, to: from + MINUTE, value: samples === 0 ? null : value, sampleCount: samples, badCount, complete: true },
    ];
  });
  return { kind: "buckets", buckets };
}

/** What is read once is known: a look asks for more a few times at most. */
const MOST_ROUNDS = 20;

export type Judged = Extract<LookAnswer, { kind: "judged" }>;

/** One look: reads what is asked for until there is an answer. Without `findings` it is a process that was just started. */
export function lookAt(
  site: Site,
  now: number,
  findings?: FindingsCache,
  task: WatchTask = taskOf(site),
): Judged & { readonly reads: number } {
  const rounds = site.rounds.filter((round) => round.at <= now);
  const reads = new Map<string, Read>();
  const comparing = comparisonTask(watchOf(site), task.span, true);
  for (let round = 0; ; round += 1) {
    if (round > MOST_ROUNDS) throw new Error("what was read is asked for again and again");
    const known = (request: SeriesRequest) => reads.get(keyOfRequest(request));
    const compared = judgeComparisons(comparing, now, known);
    const look = judgeLook({
      task,
      compared,
      now,
      known,
      rounds,
      gates: [],
      ...(findings === undefined ? {} : { findings }),
    });
    if (look.kind === "judged") return { ...look, reads: reads.size };
    for (const request of [...look.requests, ...compared.requests])
      reads.set(keyOfRequest(request), bucketsAt(site, now, request));
  }
}
