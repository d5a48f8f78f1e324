/** The verdict of the evidence in words: what was counted, beside what it is compared with, and how sure that is. */
import type { Observation } from "./contract.ts";
import type { Decision, JudgedMetric } from "./decision.ts";
import { onsetMass } from "./onset-prior.ts";
import { lowerRateLimit, upperRateLimit } from "./rate-limits.ts";
import { totalsOf } from "./settled-buckets.ts";
import { foreseeDetection } from "./foresee-detection.ts";
import type { WatchEvidence } from "./watch-evidence.ts";
import type { WatchedMetric } from "./watched-metric.ts";
import { grouped, instantOf, lasting, odds, percent, rarity, times } from "./words.ts";

/** "At least" and "upper limit" are wrong in one of twenty. */
const LIMIT_ALPHA = 0.05;
const STEADY = ", if the error level is as steady as before the release";

export function renderFailure({ metric, buckets, logE, atSeconds, isLast }: Decision, metricCount: number): string {
  const { watched, course } = metric;
  const onset = course.likeliestOnset(buckets);
  const seen = watched.kind.observe(watched.boundary, totalsOf(watched.buckets, onset, buckets));
  const { startSeconds = 0 } = watched.buckets[onset] ?? {};
  const assumption = watched.kind.assumesSteadyLevel ? STEADY : "";
  return [
    `${sentenceOf(metric, metricCount, `since ${instantOf(startSeconds)} ${describe(seen)}`)}${atLeast(watched, onset, buckets)}.`,
    `Evidence ${odds(logE)}${isLast ? "" : `, ${instantOf(atSeconds)}`}; a false alarm this strong happens in fewer than ${rarity(logE)} releases${assumption}.`,
  ].join(" ");
}

export function renderPass(metrics: readonly JudgedMetric[], latest: number, horizonSeconds: number): string {
  const sentences = metrics.map(({ id, watched }) => {
    const { kind, boundary, buckets } = watched;
    const { failed, requests, rate, baseline } = kind.observe(boundary, totalsOf(buckets));
    const factor = kind.passFactor(boundary);
    const counted =
      failed === null
        ? `${percent(rate)} on average`
        : `${grouped(failed)} ${failed === 1 ? "failure" : "failures"} in ${requests === null ? lasting(latest) : `${grouped(requests)} requests`}`;
    const limit =
      kind.independent && requests !== null
        ? ` (upper limit ${percent(upperRateLimit(failed ?? 0, requests, LIMIT_ALPHA))}, 95 %)`
        : "";
    return `${id} is below ${times(factor)} the baseline${requests === null && failed !== null ? "" : ` of ${percent(baseline)}`}${limit}: ${counted}.`;
  });
  const later =
    latest < horizonSeconds ? [`Problems that begin later are still watched until ${instantOf(horizonSeconds)}.`] : [];
  return [...sentences, ...later].join(" ");
}

export function renderOpen(metrics: readonly JudgedMetric[], watch: WatchEvidence, latest: number): string {
  const sentences = metrics.map((metric) => {
    const { watched, course, level } = metric;
    const totals = totalsOf(watched.buckets);
    const { failed, requests, rate, baseline } = watched.kind.observe(watched.boundary, totals);
    const counted =
      failed === null
        ? `after ${lasting(totals.seconds)}: ${percent(rate)} on average, ${percent(baseline)} expected`
        : `after ${requests === null ? lasting(totals.seconds) : `${grouped(requests)} requests`}: ${grouped(failed)} failed, ${((requests ?? totals.seconds) * baseline).toFixed(1)} expected`;
    const logE = course.after(watched.buckets.length);
    return `${sentenceOf(metric, metrics.length, counted)}. Evidence ${odds(logE)} (rollback at ${odds(level)}).${foreseeable(metric, watch, latest)}`;
  });
  return sentences.join(" ");
}

export function renderSilence(id: string, { kind }: WatchedMetric, since: number): string {
  const what = "requests" in kind.bucket.shape ? "request counts" : "readings";
  return `${id}: no ${what} since ${instantOf(since)}. Nothing was measured, so this is neither pass nor fail.`;
}

export function renderTooFew({ id, watched, course }: JudgedMetric): string {
  const { errors, requests } = totalsOf(watched.buckets);
  const of = requests > 0 ? ` of ${grouped(requests)} requests` : "";
  return `${id}: ${grouped(errors)}${of} failed, and fewer than 3 failures decide nothing, however rare they are. Evidence ${odds(course.after(watched.buckets.length))}.`;
}

function describe({ failed, requests, rate, baseline }: Observation): string {
  const worse = (what: string) =>
    baseline === 0 ? `, against a baseline of ${what}` : `, ${times(rate / baseline)} the baseline of ${what}`;
  if (failed === null) return `it was ${percent(rate)} on average${worse(percent(baseline))}`;
  if (requests === null) {
    const perHour = (perSecond: number) => `${(perSecond * 3_600).toFixed(2)} an hour`;
    return `${grouped(failed)} failed: ${perHour(rate)}${worse(perHour(baseline))}`;
  }
  return `${grouped(failed)} of ${grouped(requests)} requests failed: ${percent(rate)}${worse(percent(baseline))}`;
}

/** The factor that is shown at 95 %, for the onset that was chosen after seeing all of them. */
function atLeast({ kind, boundary, buckets, horizonSeconds }: WatchedMetric, onset: number, count: number): string {
  if (!kind.independent) return "";
  const totals = totalsOf(buckets, onset, count);
  const { baseline, requests } = kind.observe(boundary, totals);
  const { startSeconds = 0, endSeconds = 0 } = buckets[onset] ?? {};
  const level = LIMIT_ALPHA * onsetMass(startSeconds, endSeconds, horizonSeconds);
  if (level === 0 || baseline === 0) return "";
  const factor = lowerRateLimit(totals.errors, requests ?? totals.seconds, level) / baseline;
  return factor > 1 ? ` (at least ${times(Math.floor(factor * 10) / 10)}, 95 %)` : "";
}

function foreseeable(metric: JudgedMetric, watch: WatchEvidence, latest: number): string {
  if (latest >= watch.horizonSeconds) return "";
  const foreseen = foreseeDetection(metric, latest);
  if (foreseen === null) return "";
  const { shown, notShown } = foreseen;
  const hidden = notShown === null ? "" : `x${notShown} not in this watch`;
  if (shown === null)
    return ` At this traffic a regression of ${hidden.replace(" not in this watch", "")} that begins now would not show in this watch.`;
  return ` A x${shown.size} regression that begins now would show within about ${lasting(shown.seconds)} at this traffic${hidden === "" ? "" : `, ${hidden}`}.`;
}

/** Of several metrics each sentence says whose it is. */
function sentenceOf({ id }: JudgedMetric, metricCount: number, text: string): string {
  return metricCount > 1 ? `${id}: ${text}` : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
