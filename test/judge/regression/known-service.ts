/** A vendor that knows a metric bucket by bucket, before and after a promotion: for what is compared. */
import { type SeriesRequest, keyOfRequest, type Read } from "../../../src/judge/series/series-request.ts";
import { comparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import type { ComparisonAnswer } from "../../../src/judge/regression/comparison-answer.ts";
import { judgeComparisons } from "../../../src/judge/regression/judge-comparisons.ts";
import type { PreparedCache } from "../../../src/judge/regression/prepare-comparison.ts";
import type { Condition, Metric, Watch } from "../../../src/plan/plan.ts";
import type { Measure, MetricBucket } from "../../../src/providers/contract.ts";
import { PLAIN_WATCH } from "../plain-watch.ts";

export const MINUTE = 60_000;
export const PROMOTED_AT = Date.UTC(2026, 10, 20, 12);
const POSITION = { file: "plan.yml", line: 1, column: 1 };

/** What a bucket says at a minute since the promotion; null: nothing is known of it. */
export type Says = (
  minute: number,
  request: SeriesRequest,
) => (Pick<MetricBucket, "value" | "sampleCount" | "badCount"> & Partial<MetricBucket>) | null;

export interface Service {
  readonly measure: Measure;
  readonly says: Says;
  /** One number over a window of the baseline. */
  readonly total?: number | null;
  readonly conditions?: readonly string[];
  readonly success?: readonly string[];
  readonly regression?: Partial<Watch["regression"]>;
  readonly forMinutes?: number;
  readonly warmUpMinutes?: number;
  readonly hasBaseline?: boolean;
  /** What was there before goes on serving, and the vendor tells the two apart. */
  readonly control?: true;
  /** What is answered in place of data. */
  readonly instead?: (request: SeriesRequest) => Read | null;
}

export const METRIC = "m";

export function change(text: string): Condition {
  const match = /^m (increases|drops) by > (\d+(?:\.\d+)?)(%?)(?: over (\d+)m)?$/.exec(text);
  if (match === null) throw new Error(`no change: ${text}`);
  const [, direction, number, unit, over] = match;
  return {
    kind: "change",
    text,
    metric: METRIC,
    overMs: 60 * MINUTE,
    minimumSamples: 20,
    position: POSITION,
    ...(over === undefined ? {} : { stepMs: Number(over) * MINUTE }),
    direction: direction === "drops" ? "drops" : "increases",
    comparison: ">",
    amount:
      unit === "%" ? { kind: "relative", value: Number(number) / 100 } : { kind: "absolute", value: Number(number) },
  };
}

/** What is read once is known: a comparison asks for more a few times at most. */
const MOST_ROUNDS = 20;

export interface Compared extends ComparisonAnswer {
  readonly asked: readonly SeriesRequest[];
}

interface Past {
  readonly reads: Map<string, Read>;
  readonly prepared: PreparedCache;
}

/** What was before a promotion is long, and the same for every look at the same service. */
const pasts = new WeakMap<Service, Past>();

function pastOf(service: Service): Past {
  const past = pasts.get(service) ?? { reads: new Map(), prepared: new Map() };
  pasts.set(service, past);
  return past;
}

/** The answer `minutes` after the promotion, once all was read that it asks for. */
export function compare(service: Service, minutes = service.forMinutes ?? 60): Compared {
  const forMs = (service.forMinutes ?? 60) * MINUTE;
  const metric: Metric = {
    name: METRIC,
    provider: "model",
    spec: {},
    measure: service.measure,
    settleMs: 0,
    ...(service.control === true ? { ofRelease: "commit" as const } : {}),
  };
  const watch: Watch = {
    ...PLAIN_WATCH,
    forMs,
    everyMs: MINUTE,
    silenceMs: forMs,
    warmUpMs: (service.warmUpMinutes ?? 0) * MINUTE,
    metrics: { [METRIC]: metric },
    rollbackConditions: (service.conditions ?? []).map(change),
    successConditions: (service.success ?? []).map(change),
    regression: { ...PLAIN_WATCH.regression, ...service.regression },
  };
  const span = { from: PROMOTED_AT, to: PROMOTED_AT + forMs };
  const task = comparisonTask(watch, span, service.hasBaseline ?? true, service.control === true);
  const { reads: before, prepared } = pastOf(service);
  const reads = new Map<string, Read>();
  const known = (request: SeriesRequest) => (request.of === "release" ? reads : before).get(keyOfRequest(request));
  const asked: SeriesRequest[] = [];
  for (let round = 0; ; round += 1) {
    if (round > MOST_ROUNDS) throw new Error("what was read is asked for again and again");
    const answer = judgeComparisons(task, PROMOTED_AT + minutes * MINUTE, known, prepared);
    if (answer.requests.length === 0) return { ...answer, asked };
    for (const request of answer.requests) {
      asked.push(request);
      const kept = request.of === "release" ? reads : before;
      kept.set(keyOfRequest(request), service.instead?.(request) ?? readOf(service, request));
    }
  }
}

function readOf({ says, total = null }: Service, request: SeriesRequest): Read {
  const { window, what } = request;
  if (what.kind === "total")
    return { kind: "total", reading: { value: total, sampleCount: 1_000, window, complete: true } };
  const buckets: MetricBucket[] = [];
  for (let from = window.from; from < window.to; from += what.bucketMs) {
    const said = says((from - PROMOTED_AT) / MINUTE, request);
    if (said !== null) buckets.push({ from, to: from + what.bucketMs, complete: true, ...said });
  }
  return { kind: "buckets", buckets };
}

/** So many of 300 requests a minute fail, by a rule without chance. */
export function failing(rateAt: (minute: number) => number, requests = 300): Says {
  return (minute) => {
    const rate = rateAt(minute);
    const before = Math.floor(rate * requests * (minute + 100_000));
    const bad = Math.floor(rate * requests * (minute + 100_001)) - before;
    return { value: bad / requests, sampleCount: requests, badCount: bad };
  };
}
