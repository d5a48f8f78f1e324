/** One release, judged by the functions that a watch calls. */
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import type { ComparisonAnswer } from "../../../src/judge/regression/comparison-answer.ts";
import type { KnownReads, Read } from "../../../src/judge/series/series-request.ts";
import { comparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import { judgeComparisons } from "../../../src/judge/regression/judge-comparisons.ts";
import type { PreparedCache } from "../../../src/judge/regression/prepare-comparison.ts";
import type { Metric, Watch } from "../../../src/plan/plan.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { PLAIN_WATCH } from "../../judge/plain-watch.ts";
import type { Minute } from "./service.ts";

const MINUTE_MS = 60_000;
const PROMOTED_AT = Date.UTC(2026, 10, 20);
const METRIC: Metric = {
  name: "error_rate",
  provider: "model",
  spec: {},
  measure: { unit: "ratio", minimumSamples: 20, series: { kind: "share" } },
  settleMs: 0,
};

export interface Judged {
  /** Minutes since the promotion; null where the release stays. */
  readonly rolledBackAt: number | null;
  /** What was said before the watch that it would show, in times the usual rate. */
  readonly promised: number | null;
}

/** Judges releases that came after the same time, minute by minute up to the promotion; of lost minutes nothing is known. */
export function createReleaseJudge(
  before: readonly Minute[],
  watchMinutes: number,
): (since: readonly (Minute | null)[]) => Judged {
  const span = { from: PROMOTED_AT, to: PROMOTED_AT + watchMinutes * MINUTE_MS };
  const task = comparisonTask(watchOf(watchMinutes * MINUTE_MS), span, true);
  const past = bucketsOf(before, PROMOTED_AT - before.length * MINUTE_MS);
  const prepared: PreparedCache = new Map();
  return (since) => {
    const present = bucketsOf(since, PROMOTED_AT);
    const known: KnownReads = ({ window, of, what }): Read => {
      if (what.kind !== "buckets") return { kind: "none" };
      const all = of === "release" ? present : past;
      return { kind: "buckets", buckets: all.filter(({ from, to }) => from >= window.from && to <= window.to) };
    };
    const answer = judgeComparisons(task, span.to, known, prepared);
    if (answer.requests.length > 0) throw new Error("something is left to be read");
    return { rolledBackAt: decidedAt(answer), promised: answer.prepared[0]?.detectable ?? null };
  };
}

function bucketsOf(minutes: readonly (Minute | null)[], from: number): readonly MetricBucket[] {
  return minutes.flatMap((minute, index) => bucketOf(minute, from + index * MINUTE_MS));
}

function bucketOf(minute: Minute | null, from: number): readonly MetricBucket[] {
  if (minute === null) return [];
  const { requests: sampleCount, failures: badCount } = minute;
  const value = sampleCount === 0 ? null : badCount / sampleCount;
  return [{ from, to: from + MINUTE_MS, value, sampleCount, badCount, complete: true }];
}

/** The evidence of a watch that is looked at once says what one says that never stopped. */
function decidedAt({ standings, evidence }: ComparisonAnswer): number | null {
  if (!standings.some(({ verdict }) => verdict?.outcome === "fail") || evidence?.evidence == null) return null;
  const [metric] = judgeEvidence(evidence.evidence).metrics;
  return metric?.decidedAtSeconds == null ? null : metric.decidedAtSeconds / 60;
}

function watchOf(forMs: number): Watch {
  return {
    ...PLAIN_WATCH,
    forMs,
    everyMs: MINUTE_MS,
    silenceMs: 60 * MINUTE_MS,
    metrics: { [METRIC.name]: METRIC },
    rollbackConditions: [],
    successConditions: [],
    regression: { metrics: [METRIC.name], named: true, falseAlarms: 0.001 },
  };
}
