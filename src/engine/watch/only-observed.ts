/** What a watch that only observes answers where another one would roll back. Pure. */
import { hold } from "../../lib/verdict.ts";
import type { WatchAnswer } from "../../judge/judge-watch.ts";
import type { ProductionPayload } from "../../release/payload.ts";

/** The release is not known to be good, so it does not proceed either: a person decides. */
export function onlyObserved(answer: WatchAnswer, { candidate, knownGood }: ProductionPayload): WatchAnswer {
  if (answer.kind !== "rollback") return answer;
  const { summary, evidence } = answer.verdict;
  const to =
    knownGood === null
      ? "; nothing was in production before, so there is nothing to go back to"
      : ` to ${knownGood.id}`;
  const verdict = hold(
    "would_roll_back",
    `Production would have been rolled back from ${candidate.id}${to}, but this plan only observes: ${summary}`,
    "Decide: keep the release, or dispatch a rollback. Without `observe: true` the watch rolls back by itself.",
    evidence,
  );
  return { kind: "end", verdict };
}
