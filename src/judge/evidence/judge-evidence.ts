/**
 * All evidence of a watch → its verdict. Pure, and computed anew from the buckets whenever it is asked: a watch that is
 * looked at once says the same as one that never stopped, and a release that had failed by then has failed.
 */
import type { Outcome } from "../../lib/outcome.ts";
import type { ReasonCode } from "../../lib/reason-code.ts";
import { combineEvidence } from "./combine.ts";
import { courseOfEvidence } from "./evidence-course.ts";
import { renderFailure, renderOpen, renderPass, renderSilence, renderTooFew } from "./evidence-text.ts";
import { evidenceKinds } from "./index.ts";
import { type Decision, findDecision, guardedBuckets, type JudgedMetric } from "./decision.ts";
import { isNotWorse } from "./not-worse.ts";
import { settleBuckets } from "./settled-buckets.ts";
import { silentSince } from "./traffic-silence.ts";
import type { MetricEvidence, WatchEvidence } from "./watch-evidence.ts";
import type { WatchedMetric } from "./watched-metric.ts";

export interface EvidenceAnswer {
  readonly verdict: Outcome;
  readonly reasonCode: ReasonCode;
  readonly text: string;
  /** Natural logarithm of all evidence together. */
  readonly logE: number;
  readonly metrics: readonly {
    readonly id: string;
    /** Before its weight. */
    readonly logE: number;
    /** When this metric alone, with its weight, was enough; null where it never was. */
    readonly decidedAtSeconds: number | null;
  }[];
}

/** What a good release may do for a while: no pass before this, unless the watch is shorter. */
const MINIMUM_SECONDS = 600;

export function judgeEvidence(watch: WatchEvidence): EvidenceAnswer {
  const metrics = watch.metrics.map((metric) => readMetric(metric, watch));
  const standings = metrics.map((metric) => ({ ...metric, logE: metric.course.after(metric.watched.buckets.length) }));
  return {
    ...decide(watch, metrics),
    logE: combineEvidence(
      standings.map(({ watched, weight, logE }) => ({ onsets: watched.kind.onsets, weight, logE })),
    ),
    metrics: standings.map(({ id, logE, decidedAtSeconds }) => ({ id, logE, decidedAtSeconds })),
  };
}

export function readMetric(
  { id, weight, kind: name, null: boundary, buckets }: MetricEvidence,
  watch: WatchEvidence,
): JudgedMetric {
  const kind = evidenceKinds[name];
  const watched: WatchedMetric = {
    kind,
    boundary,
    buckets: settleBuckets(buckets),
    horizonSeconds: watch.horizonSeconds,
  };
  const course = courseOfEvidence(watched);
  const guardedFrom = guardedBuckets(watched);
  const level = -Math.log(watch.alpha) - Math.log(weight);
  const decided = guardedFrom === null ? null : course.firstAt(level, guardedFrom);
  const decidedAtSeconds = decided === null ? null : (watched.buckets[decided - 1]?.endSeconds ?? null);
  return { id, weight, watched, course, guardedFrom, level, decidedAtSeconds };
}

function decide(
  watch: WatchEvidence,
  metrics: readonly JudgedMetric[],
): Pick<EvidenceAnswer, "verdict" | "reasonCode" | "text"> {
  const decision: Decision | null = findDecision(metrics, -Math.log(watch.alpha));
  if (decision !== null) {
    return { verdict: "fail", reasonCode: "regression_shown", text: renderFailure(decision, metrics.length) };
  }
  const latest = Math.max(0, ...metrics.map(({ watched }) => watched.buckets.at(-1)?.endSeconds ?? 0));
  for (const { id, watched } of metrics) {
    const useless = watched.kind.useless?.(watched.boundary) ?? null;
    if (useless !== null) return { verdict: "hold", reasonCode: "no_data", text: `${id}: ${useless}` };
    const since = silentSince(watched.buckets, latest, "requests" in watched.kind.bucket.shape);
    if (since !== null) return { verdict: "hold", reasonCode: "no_data", text: renderSilence(id, watched, since) };
  }
  const few = metrics.find((metric) => isUnguarded(metric));
  if (few !== undefined) return { verdict: "hold", reasonCode: "too_few_samples", text: renderTooFew(few) };
  if (
    latest >= Math.min(MINIMUM_SECONDS, watch.horizonSeconds) &&
    metrics.every(({ watched }) => isNotWorse(watched))
  ) {
    return {
      verdict: "pass",
      reasonCode: "regression_excluded",
      text: renderPass(metrics, latest, watch.horizonSeconds),
    };
  }
  const reasonCode = latest >= watch.horizonSeconds ? "watch_incomplete" : "evidence_open";
  return { verdict: "hold", reasonCode, text: renderOpen(metrics, watch, latest) };
}

/** Only the guard keeps it from deciding. */
function isUnguarded({ course, guardedFrom, level }: JudgedMetric): boolean {
  return guardedFrom === null && course.firstAt(level, 0) !== null;
}
