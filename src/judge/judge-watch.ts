/** The whole watch → one verdict. Pure. */
import { reasonClass } from "../lib/reason-code.ts";
import { fail, hold, pass, type Verdict, worstVerdict } from "../lib/verdict.ts";
import type { Watch } from "../plan/plan.ts";

export interface WatchFindings {
  /** Latest verdict of each rollback condition; null = never judged. */
  readonly rollback: readonly { readonly text: string; readonly verdict: Verdict | null }[];
  readonly success: readonly { readonly text: string; readonly verdict: Verdict | null }[];
  /** Verdicts of the production gates, after the promote. */
  readonly gates: readonly Verdict[];
  /** The watch's span is over and its data has settled. */
  readonly ended: boolean;
  /** What is not known by now is waited for no longer. */
  readonly graceOver: boolean;
  readonly ends: Watch["ends"];
  readonly onHold: Watch["onHold"];
  /** What could not be judged for longer than the grace; null where nothing is. */
  readonly blind: Verdict | null;
}

export type WatchAnswer =
  | { readonly kind: "rollback"; readonly verdict: Verdict }
  | { readonly kind: "continue" }
  | { readonly kind: "end"; readonly verdict: Verdict };

/**
 * Any `fail` rolls back at once; before the end everything else goes on; at the end the worst verdict wins. Data that is
 * late and vendors that may answer the next time are waited for a little longer.
 */
export function judgeWatch(findings: WatchFindings): WatchAnswer {
  const known = [...findings.rollback, ...findings.success].map(({ text, verdict }) => verdict ?? neverJudged(text));
  const all = [...findings.gates, ...known];
  const failed = all.find((verdict) => verdict.outcome === "fail");
  if (failed !== undefined) return { kind: "rollback", verdict: failed };
  if (findings.onHold === "stop" && findings.blind !== null) return { kind: "end", verdict: findings.blind };
  if (!findings.ended && findings.ends === "when-shown" && isShownGood(findings.rollback, all)) {
    return {
      kind: "end",
      verdict: pass(
        "watched",
        SHOWN_GOOD,
        all.flatMap(({ evidence }) => evidence),
      ),
    };
  }
  if (!findings.ended || (!findings.graceOver && all.some(mayFill))) return { kind: "continue" };
  const worst = worstVerdict(all);
  if (worst === null) return { kind: "end", verdict: pass("watched", "The plan has no watch for production.") };
  if (worst.outcome === "hold") {
    return findings.onHold === "rollback"
      ? { kind: "rollback", verdict: heldAtEnd(worst) }
      : { kind: "end", verdict: worst };
  }
  const judged = findings.rollback.length + findings.success.length;
  return {
    kind: "end",
    verdict: pass(
      "watched",
      judged === 0
        ? `${findings.gates.length} production gates passed.`
        : `${findings.rollback.length} rollback conditions judged to the end of the watch, none met${findings.success.length === 0 ? "" : `; ${findings.success.length} of ${findings.success.length} goals reached`}.`,
      all.flatMap((verdict) => verdict.evidence),
    ),
  };
}

const SHOWN_GOOD =
  "The evidence excludes a regression, every condition is clear and every goal is reached, so the watch ends before its time (ends: when-shown).";

/** No evidence of a regression is not evidence of none: somebody must have shown that there is none. */
function isShownGood(rollback: WatchFindings["rollback"], all: readonly Verdict[]): boolean {
  const isExcluded = rollback.some(({ verdict }) => verdict?.reasonCode === "regression_excluded");
  return isExcluded && all.every(({ outcome }) => outcome === "pass");
}

/** A person decided beforehand, in the plan, what becomes of a release of which nobody knows enough. */
function heldAtEnd({ summary, reasonCode, evidence }: Verdict): Verdict {
  return fail(
    "held_at_end",
    `The watch ended on hold (${reasonCode}), which this plan rolls back (on-hold: rollback): ${summary}`,
    "Find out why it could not be judged before it is released again.",
    evidence,
  );
}

/** Data that comes late, as after an incident at the vendor, is waited for; a credential does not put itself right. */
function mayFill(verdict: Verdict): boolean {
  if (verdict.outcome !== "hold") return false;
  return verdict.reasonCode === "no_data" || reasonClass(verdict.reasonCode) === "vendor";
}

function neverJudged(text: string): Verdict {
  return hold(
    "watch_incomplete",
    `${text}: never judged, because no data settled during the watch.`,
    "Watch longer (`for`), or shorten the metric's `settle` if its vendor is faster.",
  );
}
