import { expect, it } from "vitest";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import { answerComparison } from "../../../src/judge/regression/answer-comparison.ts";
import { comparedWatch } from "../../report/compared-watch.ts";

it("keeps what the evidence says beside it, and of each goal what its own says", () => {
  const { evidence } = comparedWatch();
  if (evidence === null) throw new Error("nothing compared");
  const calm = { ...evidence, metrics: evidence.metrics.map((metric) => ({ ...metric, buckets: [] })) };
  const { answer, goals } = answerComparison({ ...comparedWatch(), goals: [{ id: "calm", evidence: calm }] });
  expect(answer).toEqual(judgeEvidence(evidence));
  expect(answer?.verdict).toBe("fail");
  expect(goals).toEqual([{ id: "calm", evidence: calm, answer: judgeEvidence(calm) }]);
  expect(answerComparison({ ...comparedWatch(), evidence: null }).answer).toBe(null);
});
