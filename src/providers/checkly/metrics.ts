/** Metrics from the scheduled runs of production's checks: `uptime` and `check_failures`. */
import pLimit from "p-limit";
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import { groupBy } from "../../lib/group-by.ts";
import { durationValue } from "../../lib/plan-values.ts";
import type {
  BucketRequest,
  Measure,
  MetricBucket,
  MetricProvider,
  MetricReading,
  MetricSource,
  MetricWindow,
} from "../contract.ts";
import type { VendorClient } from "../http.ts";
import { connectClient } from "./client.ts";
import { listChecks } from "./list-checks.ts";
import { joinRounds } from "./join-rounds.ts";
import { type FinalResult, listFinalResults } from "./list-results.ts";
import { ACCOUNT, API_KEY, API_URL, VENDOR } from "./settings.ts";
import type { CheckEntry } from "./wire.ts";

const spec = z
  .strictObject({
    tags: z
      .array(z.string().min(1))
      .min(1)
      .describe("Tags that a check must all carry to be counted, such as `[prod]`."),
    settle: durationValue
      .prefault("1m")
      .describe("How long Checkly may take until the result of a run can be read; a window ends this long before now."),
  })
  .describe("Final results of the checks' scheduled runs against production.");

export type ChecklyMetricSpec = z.infer<typeof spec>;

interface KnownMetric {
  readonly measure: Measure;
  readonly valueOf: (results: readonly FinalResult[]) => number;
}

/**
 * One run is enough to compare, since a failed check is a fact and not an estimate. It is coarse, though: below 200
 * runs a single failure puts `uptime` under 99.5 %.
 */
const METRICS: ReadonlyMap<string, KnownMetric> = new Map([
  [
    "uptime",
    {
      measure: { unit: "ratio", minimumSamples: 1, series: { kind: "share" }, ownFirstBucket: true },
      valueOf: (results) => results.filter((result) => !result.failed).length / results.length,
    },
  ],
  [
    "check_failures",
    {
      measure: { unit: "count", minimumSamples: 1, series: { kind: "events" }, ownFirstBucket: true },
      valueOf: (results) => results.filter((result) => result.failed).length,
    },
  ],
]);

/** Checks asked for at the same time; Checkly allows 60 such requests a minute. */
const CONCURRENCY = 5;
const MINUTE_MS = 60_000;
/** So many missed runs in a row are a silence. */
const MISSED_RUNS = 2;

export const checklyMetrics: MetricProvider<ChecklyMetricSpec> = {
  key: "checkly",
  vendor: VENDOR,
  settings: [API_KEY, ACCOUNT, API_URL],
  description:
    "Scheduled runs of Checkly's checks against production: `uptime` (share of runs that passed; degraded runs passed) and `check_failures` (number of runs that failed).",
  spec,
  explain: ({ tags }) => `checks with the tags ${tags.join(", ")}`,
  settleMs: (settings) => settings.settle,
  measure: (metric) => METRICS.get(metric)?.measure ?? unknownMetric(metric),
  connect: async (metric, settings, context): Promise<MetricSource> => {
    const known = METRICS.get(metric);
    if (known === undefined) {
      throw new ProviderError({
        reasonCode: "plan_invalid",
        vendor: VENDOR,
        message: unknownMetric(metric),
        remedy: "Name one of these metrics in the plan.",
      });
    }
    const client = connectClient(context);
    return {
      read: (window) => readMetric(client, known, settings, window),
      readBuckets: (request) => readBuckets(client, known, settings, request),
    };
  },
};

function unknownMetric(metric: string): string {
  return `Checkly has no metric "${metric}"; it knows ${[...METRICS.keys()].join(" and ")}.`;
}

interface CheckRuns {
  readonly results: readonly FinalResult[];
  /** From here on nothing is known of the check: results that should be there are not. */
  readonly silentFrom: number | null;
}

async function readRuns(
  client: VendorClient,
  settings: ChecklyMetricSpec,
  window: MetricWindow,
): Promise<readonly CheckRuns[]> {
  const checks = await listChecks(client, settings.tags);
  return pLimit(CONCURRENCY).map(checks, async (check) => {
    const results = await listFinalResults(client, check.id, window, settings.settle);
    return { results, silentFrom: silentFrom(check, results, window) };
  });
}

async function readMetric(
  client: VendorClient,
  metric: KnownMetric,
  settings: ChecklyMetricSpec,
  window: MetricWindow,
): Promise<MetricReading> {
  const runs = await readRuns(client, settings, window);
  const results = runs.flatMap((check) => check.results);
  const complete = runs.every((check) => check.silentFrom === null);
  const value = results.length === 0 ? null : metric.valueOf(results);
  return { value, sampleCount: results.length, window, complete };
}

/**
 * A run counts in the bucket in which it started, and so does a round: evidence needs trials that are independent, so that
 * runs in several places at once are one. The plan's own conditions count runs, as `read` does.
 */
async function readBuckets(
  client: VendorClient,
  metric: KnownMetric,
  settings: ChecklyMetricSpec,
  { span, bucketMs, since = span.from }: BucketRequest,
): Promise<readonly MetricBucket[]> {
  const checks = await listChecks(client, settings.tags);
  const runs = await pLimit(CONCURRENCY).map(checks, async (check) => {
    const everyMs = intervalOf(check);
    // Whether a run is missed is known by when the one before was.
    const before = { from: span.from - MISSED_RUNS * (everyMs ?? 0), to: span.to };
    const results = await listFinalResults(client, check.id, before, settings.settle);
    return { results, missesAt: everyMs === null ? () => false : followRuns(results, everyMs, span.from) };
  });
  const bucketOf = ({ startedAt }: FinalResult) => Math.floor((startedAt - span.from) / bucketMs);
  const own = runs.map(({ results }) => results.filter(({ startedAt }) => startedAt >= Math.max(span.from, since)));
  const runsIn = groupBy(own.flat(), bucketOf);
  const roundsIn = groupBy(own.flatMap(joinRounds), bucketOf);
  return Array.from({ length: Math.floor((span.to - span.from) / bucketMs) }, (_, index): MetricBucket => {
    const [results, rounds] = [runsIn.get(index) ?? [], roundsIn.get(index) ?? []];
    const from = span.from + index * bucketMs;
    const to = from + bucketMs;
    const isSilent = runs.some(({ missesAt }) => missesAt(to));
    return {
      from,
      to,
      value: results.length === 0 ? null : metric.valueOf(results),
      sampleCount: results.length,
      badCount: results.length === 0 ? null : failedIn(results),
      complete: !isSilent,
      ...(results.length === 0 ? {} : { trials: { sampleCount: rounds.length, badCount: failedIn(rounds) } }),
    };
  });
}

function failedIn(results: readonly FinalResult[]): number {
  return results.filter(({ failed }) => failed).length;
}

/** A check that is not active misses none. */
function intervalOf({ activated, frequency }: CheckEntry): number | null {
  if (activated === false || frequency === null || frequency === undefined) return null;
  return Math.max(1, frequency) * MINUTE_MS;
}

/**
 * Whether at an instant two runs in a row were missed; a check that never ran before `from` is waited for from then on.
 * Asked of one instant after the other: a week has 10,000 minutes and as many runs, each of which is passed once.
 */
function followRuns(results: readonly FinalResult[], everyMs: number, from: number): (at: number) => boolean {
  const starts = results.map(({ startedAt }) => startedAt).toSorted((one, other) => one - other);
  let passed = 0;
  return (at) => {
    while ((starts[passed] ?? Number.POSITIVE_INFINITY) < at) passed += 1;
    return at - (starts[passed - 1] ?? from) > MISSED_RUNS * everyMs;
  };
}

/**
 * Whether an active check has missed two runs in a row at the end of the window: then its results are stale or lost,
 * and the ones that are there say nothing about now.
 */
function silentFrom(check: CheckEntry, results: readonly FinalResult[], window: MetricWindow): number | null {
  const everyMs = intervalOf(check);
  if (everyMs === null) return null;
  const lastAt = results.reduce((latest, result) => Math.max(latest, result.startedAt), window.from);
  return window.to - lastAt > MISSED_RUNS * everyMs ? lastAt : null;
}
