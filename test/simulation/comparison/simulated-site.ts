/** A site whose latency and errors are chance, and a vendor that tells them bucket by bucket: for what a watch compares. */
import type { SeriesRequest, KnownReads, Read } from "../../../src/judge/series/series-request.ts";
import { comparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import type { ComparisonAnswer } from "../../../src/judge/regression/comparison-answer.ts";
import { judgeComparisons } from "../../../src/judge/regression/judge-comparisons.ts";
import type { PreparedCache } from "../../../src/judge/regression/prepare-comparison.ts";
import type { Condition, Metric, Watch } from "../../../src/plan/plan.ts";
import type { MeasureSeries, MetricBucket } from "../../../src/providers/contract.ts";
import { PLAIN_WATCH } from "../../judge/plain-watch.ts";
import type { Uniform } from "../evidence/random-counts.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PROMOTED_AT = Date.UTC(2026, 10, 20);
/** Latencies are lognormal around 120 ms. */
const MEDIAN_MS = 120;
const SIGMA = 0.6;
const QUANTILE = 0.99;
/** Standard normal quantile of 0.99. */
const Z99 = 2.326_347_874;
/** Level that is kept from one bucket to the next where it wanders. */
const KEPT = 0.9;

export interface SimulatedSite {
  readonly perSecond: number;
  readonly watchHours: number;
  /** What is compared: the plan's relative condition on p99, or the share of errors as `regression` does. */
  readonly compared:
    | { readonly kind: "latency"; readonly accepted: number }
    | { readonly kind: "errors"; readonly base: number };
  /** Coefficient of variation of the level from bucket to bucket, and whether it wanders. */
  readonly noise: number;
  readonly wanders: boolean;
  /** By how much the level is higher at one time of the day and lower at the other. */
  readonly daily: number;
  /** Errors come in clusters of this mean; 1 where each is alone. */
  readonly clusterMean: number;
  /** Times the level that the release has, from this hour of the watch on. */
  readonly factor: number;
  readonly fromHour: number;
}

export const GOOD_SITE: SimulatedSite = {
  perSecond: 5,
  watchHours: 48,
  compared: { kind: "latency", accepted: 0.2 },
  noise: 0,
  wanders: false,
  daily: 0,
  clusterMean: 1,
  factor: 1,
  fromHour: 0,
};

/**
 * A site with a baseline; each call is another release on it, and the answer is that at the end of its watch: what had decided by
 * then has decided.
 */
export function openSite(site: SimulatedSite, uniform: Uniform): () => ComparisonAnswer {
  const lengthMs = site.watchHours * HOUR_MS;
  const span = { from: PROMOTED_AT, to: PROMOTED_AT + lengthMs };
  const task = comparisonTask(watchOf(site, lengthMs), span, true);
  const before = new Map<string, Read>();
  const keyOf = ({ window, of, what }: SeriesRequest) =>
    `${of} ${window.from} ${what.kind} ${what.kind === "total" ? "" : what.above}`;
  const baseline = createVendor(site, uniform, task.bucketMs);
  const prepared: PreparedCache = new Map();
  return () => {
    const own = new Map<string, Read>();
    const release = createVendor(site, uniform, task.bucketMs);
    const known: KnownReads = (request) => (request.of === "release" ? own : before).get(keyOf(request));
    for (;;) {
      const answer = judgeComparisons(task, span.to, known, prepared);
      if (answer.requests.length === 0) return answer;
      for (const request of answer.requests) {
        if (request.of === "release") own.set(keyOf(request), release(request));
        else before.set(keyOf(request), baseline(request));
      }
    }
  };
}

export function isFailed({ standings }: ComparisonAnswer): boolean {
  return standings.some(({ verdict }) => verdict?.outcome === "fail");
}

function watchOf({ compared }: SimulatedSite, forMs: number): Watch {
  const isLatency = compared.kind === "latency";
  const series: MeasureSeries = isLatency ? { kind: "quantile", quantile: QUANTILE } : { kind: "share" };
  const name = isLatency ? "p99_latency" : "error_rate";
  const measure = { unit: isLatency ? "duration" : "ratio", minimumSamples: 100, series } as const;
  const metric: Metric = { name, provider: "model", spec: {}, measure, settleMs: 0 };
  const condition: Condition[] = isLatency
    ? [
        {
          kind: "change",
          text: `p99_latency increases by > ${compared.accepted * 100}%`,
          metric: name,
          overMs: 300_000,
          minimumSamples: 100,
          position: { file: "plan.yml", line: 1, column: 1 },
          direction: "increases",
          comparison: ">",
          amount: { kind: "relative", value: compared.accepted },
        },
      ]
    : [];
  return {
    forMs,
    everyMs: 60_000,
    silenceMs: 3_600_000,
    ...PLAIN_WATCH,
    metrics: { [name]: metric },
    rollbackConditions: condition,
    successConditions: [],
    regression: { metrics: isLatency ? [] : [name], named: true, falseAlarms: 0.001 },
  };
}

/** What the vendor answers; levels are drawn once, in the order of time. */
function createVendor(site: SimulatedSite, uniform: Uniform, bucketMs: number) {
  const levels = new Map<number, number>();
  let wandering = normal(uniform);
  // The same mean whatever the noise: exp(s·z) has the mean exp(s²/2).
  const spread = Math.sqrt(Math.log1p(site.noise ** 2));
  const levelAt = (at: number): number => {
    const known = levels.get(at);
    if (known !== undefined) return known;
    wandering = site.wanders ? KEPT * wandering + Math.sqrt(1 - KEPT ** 2) * normal(uniform) : normal(uniform);
    const ofDay = 1 + site.daily * Math.sin((2 * Math.PI * at) / DAY_MS);
    const isBad = at >= PROMOTED_AT + site.fromHour * HOUR_MS;
    const level = Math.exp(spread * wandering - spread ** 2 / 2) * ofDay * (isBad ? site.factor : 1);
    levels.set(at, level);
    return level;
  };
  return ({ window, what }: SeriesRequest): Read => {
    const starts = Array.from(
      { length: Math.round((window.to - window.from) / bucketMs) },
      (_, index) => window.from + index * bucketMs,
    );
    for (const at of starts) levelAt(at);
    const samples = Math.round((site.perSecond * bucketMs) / 1_000);
    if (what.kind === "total") {
      const sampleCount = samples * starts.length;
      const value = pooledQuantile(starts.map(levelAt), sampleCount, uniform);
      return { kind: "total", reading: { value, sampleCount, window, complete: true } };
    }
    const buckets = starts.map((from): MetricBucket => {
      const level = levelAt(from);
      const share = shareOf(site, level, what.above);
      const sampleCount = samples === 0 ? 0 : samples;
      const badCount = share === null ? null : Math.min(sampleCount, drawBad(site, sampleCount * share, uniform));
      const value =
        site.compared.kind === "latency" ? level * MEDIAN_MS * Math.exp(Z99 * SIGMA) : (badCount ?? 0) / sampleCount;
      return { from, to: from + bucketMs, value, sampleCount, badCount, complete: true };
    });
    return { kind: "buckets", buckets };
  };
}

function shareOf({ compared }: SimulatedSite, level: number, above: number | null): number | null {
  if (compared.kind === "errors") return compared.base * level;
  return above === null ? null : upperTail((Math.log(above / MEDIAN_MS) - Math.log(level)) / SIGMA);
}

function drawBad({ clusterMean }: SimulatedSite, mean: number, uniform: Uniform): number {
  if (clusterMean === 1) return poisson(mean, uniform);
  const clusters = poisson(mean / clusterMean, uniform);
  let errors = 0;
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    errors += 1 + Math.floor(Math.log(1 - uniform()) / Math.log(1 - 1 / clusterMean));
  }
  return errors;
}

/** Levels are told apart to a hundredth of their logarithm where their quantile is looked for. */
const CLASSES_PER_UNIT = 100;

/** The quantile of all samples together, off by as much as a sample of that size is. */
function pooledQuantile(levels: readonly number[], sampleCount: number, uniform: Uniform): number {
  const share = 1 - QUANTILE;
  const seen = Math.max(1 / sampleCount, share + Math.sqrt((share * QUANTILE) / sampleCount) * normal(uniform));
  const classes = new Map<number, number>();
  for (const level of levels) {
    const of = Math.round(Math.log(level) * CLASSES_PER_UNIT);
    classes.set(of, (classes.get(of) ?? 0) + 1);
  }
  let [low, high] = [1, 1_000_000];
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = Math.sqrt(low * high);
    const z = Math.log(middle / MEDIAN_MS);
    let above = 0;
    for (const [of, count] of classes) above += count * upperTail((z - of / CLASSES_PER_UNIT) / SIGMA);
    if (above / levels.length > seen) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** P(Z > z), by the complementary error function of W. J. Cody's form in Numerical Recipes: relative error below 1.2e-7. */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const poly =
    -1.265_512_23 +
    t *
      (1.000_023_68 +
        t *
          (0.374_091_96 +
            t *
              (0.096_784_18 +
                t *
                  (-0.186_288_06 +
                    t *
                      (0.278_868_07 +
                        t * (-1.135_203_98 + t * (1.488_515_87 + t * (-0.822_152_23 + t * 0.170_872_77))))))));
  const half = 0.5 * t * Math.exp(-x * x + poly);
  return z >= 0 ? half : 1 - half;
}

export function normal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** By multiplication where it is small, and by the normal distribution where nobody can tell. */
function poisson(mean: number, uniform: Uniform): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(uniform)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}
