/**
 * Health checks of a watch to which somebody only looks in now and then. Between two looks nobody asks the site; how long
 * that may last is the plan's to say. Within it the looks speak for the watch, beyond it nobody does. Pure.
 */
import { renderDuration } from "../lib/duration.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import { judgeWindow, type WatchedCondition } from "./judge-window.ts";
import { countRounds, type ProbeRound } from "./probe-rounds.ts";

/** How the watch was looked at until now, this look included. */
export interface Presence {
  readonly looks: number;
  readonly longestSilenceMs: number;
  /** What the plan accepts. */
  readonly acceptedMs: number;
}

/** `verdict`: what the rounds of this look said where they had to cover all of the time. */
export function judgePresence(
  watched: WatchedCondition,
  verdict: Verdict | null,
  {
    presence,
    rounds,
    now,
  }: { readonly presence: Presence; readonly rounds: readonly ProbeRound[]; readonly now: number },
): Verdict | null {
  if (verdict?.outcome === "fail") return verdict;
  const { condition, everyMs, span } = watched;
  const { looks, longestSilenceMs, acceptedMs } = presence;
  if (longestSilenceMs > acceptedMs) {
    return hold(
      "watch_incomplete",
      `${condition.text}: nobody looked for ${renderDuration(longestSilenceMs)}, and the plan accepts ${renderDuration(acceptedMs)}, so what production answered then is not known.`,
      "Check what production serves and decide: keep it, or dispatch a rollback. `silence` of the watch says how long may pass between two looks.",
    );
  }
  const window = { from: Math.max(span.from, now - condition.overMs), to: now };
  const { reading } = countRounds(rounds, window, everyMs);
  const answer = judgeWindow(watched, window, () => ({ kind: "reading", reading }));
  if (answer.kind === "unread") return null;
  const seen = {
    label: "health checks",
    value: `made at ${looks} look${looks === 1 ? "" : "s"}, at most ${renderDuration(longestSilenceMs)} apart`,
  };
  return { ...answer.verdict, evidence: [...answer.verdict.evidence, seen] };
}
