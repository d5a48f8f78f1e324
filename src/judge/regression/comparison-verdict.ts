/** One comparison as a verdict in words. Pure. */
import { type Evidence, fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { JudgedMetric } from "../evidence/decision.ts";
import { silentSince } from "../evidence/traffic-silence.ts";
import { grouped, odds, rarity } from "../evidence/words.ts";
import type { Comparison } from "./comparison.ts";
import type { Read } from "../series/series-request.ts";
import { describeBaseline, describeCounts, describeDetectable, titleOfComparison, whenIs } from "./comparison-words.ts";
import type { ToldLook } from "./told-comparison.ts";

export interface Judgement {
  readonly promotedAt: number;
  readonly look: ToldLook;
  readonly metric: JudgedMetric;
  readonly isShown: boolean;
  /** Of `regression`: it is shown for all of its metrics that they are not, so far, as bad as that. */
  readonly isExcluded: boolean;
  /** ln of all evidence together, where this one speaks for all of it. */
  readonly logE: number | null;
}

export function comparisonVerdict(judgement: Judgement): Verdict {
  const { look, isShown, isExcluded } = judgement;
  const { list } = look.told;
  const evidence = evidenceOf(judgement);
  if (isShown) {
    const text = shownText(judgement);
    if (list === "success") return pass("condition_clear", text, evidence);
    const remedy = "Production is rolled back to the known-good deployment.";
    return list === "regression"
      ? fail("regression_shown", text, remedy, evidence)
      : fail("condition_met", text, remedy, evidence);
  }
  const unheard = unheardVerdict(judgement, evidence);
  if (unheard !== null) return unheard;
  const text = notShownText(judgement);
  if (list === "regression" && isExcluded) return pass("regression_excluded", text, evidence);
  if (list !== "success") return pass("condition_clear", text, evidence);
  return hold("success_unmet", text, "A person decides: keep the release, or dispatch a rollback.", evidence);
}

export function troubleVerdict(
  comparison: Comparison,
  { reasonCode, message, remedy }: Extract<Read, { kind: "trouble" }>,
): Verdict {
  return hold(reasonCode, `${titleOfComparison(comparison)}: ${message}`, remedy);
}

export function uncomparedVerdict(comparison: Comparison, why: string): Verdict {
  return hold(
    "no_data",
    `${titleOfComparison(comparison)}: nothing can be compared. ${why}`,
    "A first release has nothing before it; else check that what served before reports to the vendor, or compare with a fixed number.",
  );
}

export function incomparableVerdict(comparison: Comparison, why: string): Verdict {
  return hold(
    "sampling_changed",
    `${titleOfComparison(comparison)}: ${why}`,
    "Decide by the site itself, or compare with a number that is not sampled; change sample rates in a release of their own.",
  );
}

export function unheardControlVerdict(comparison: Comparison): Verdict {
  return hold(
    "no_data",
    `${titleOfComparison(comparison)}: what serves beside the release has reported nothing in the same minutes, so there is nothing to compare with.`,
    "Check that both deployments report to the vendor, each by a release name of its own.",
  );
}

/** What was not measured is neither good nor bad. */
function unheardVerdict({ look, metric, promotedAt }: Judgement, evidence: readonly Evidence[]): Verdict | null {
  const { told, samples, settledSeconds } = look;
  const title = titleOfComparison(told);
  const remedy = "Check that the site, and everything between it and the vendor, still reports this release.";
  const { kind, buckets } = metric.watched;
  if (buckets.length === 0)
    return hold("no_data", `${title}: there is no data of this release yet. Nothing was measured.`, remedy, evidence);
  const countsRequests = "requests" in kind.bucket.shape && !("controlRequests" in kind.bucket.shape);
  const since = silentSince(buckets, settledSeconds, countsRequests);
  if (since !== null)
    return hold(
      "no_data",
      `${title}: no data since ${whenIs(promotedAt, since)}. Nothing was measured, so this is neither pass nor fail.`,
      remedy,
      evidence,
    );
  const { minimumSamples } = told.measure;
  if (samples >= minimumSamples) return null;
  return hold(
    "too_few_samples",
    `${title}: ${grouped(samples)} samples since the promotion, fewer than the ${minimumSamples} needed to judge.`,
    "Watch longer (`for`), or send traffic.",
    evidence,
  );
}

function shownText({ promotedAt, look, metric, logE }: Judgement): string {
  const { told } = look;
  const { watched, course, decidedAtSeconds, weight } = metric;
  const last = watched.buckets.length;
  const decided =
    decidedAtSeconds === null
      ? last
      : watched.buckets.findIndex(({ endSeconds }) => endSeconds >= decidedAtSeconds) + 1;
  const onset = course.likeliestOnset(decided);
  const { startSeconds = 0 } = watched.buckets[onset] ?? {};
  const strength = logE ?? Math.log(weight) + course.after(decided);
  const { margin } = told;
  // The past that was judged alike raised no alarm, or nobody could look.
  const isBeside = told.counts.of === "beside";
  const assumption =
    isBeside || (margin.from === "history" && margin.factor === 1)
      ? ""
      : ", if its level is as steady as before the release";
  return [
    `${titleOfComparison(told)}: since ${whenIs(promotedAt, startSeconds)} ${describeCounts(told, metric, onset, decided)}`,
    `(compared with ${told.baseline.name}: ${describeBaseline(told)}).`,
    `Evidence ${odds(strength)}; a false alarm this strong happens in fewer than ${rarity(strength)} releases${assumption}.`,
  ].join(" ");
}

function notShownText({ look, metric }: Judgement): string {
  const { told } = look;
  const { watched, course, level } = metric;
  const last = watched.buckets.length;
  return [
    `${titleOfComparison(told)}: not shown, ${describeCounts(told, metric, 0, last)}.`,
    `Evidence ${odds(course.after(last))} (it decides at ${odds(level)}).`,
    describeDetectable(told),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function evidenceOf({ look }: Judgement): readonly Evidence[] {
  const { told, warnings } = look;
  return [
    { label: told.metric, value: `compared with ${told.baseline.name}: ${describeBaseline(told)}` },
    ...warnings.map((warning) => ({ label: "note", value: warning })),
  ];
}
