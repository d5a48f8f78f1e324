/** What a watch compared, with what its evidence says: the words that whoever judges it again must find. Pure. */
import { judgeEvidence } from "../evidence/judge-evidence.ts";
import type { LookComparison, WatchComparison } from "./watch-comparison.ts";

export function answerComparison(comparison: LookComparison): Omit<WatchComparison, "planDigest"> {
  const { evidence, goals } = comparison;
  return {
    ...comparison,
    answer: evidence === null ? null : judgeEvidence(evidence),
    goals: goals.map((goal) => ({ ...goal, answer: judgeEvidence(goal.evidence) })),
  };
}
