/** The result of a watch that was rolled back, with everything that it was judged from. */
import { judgeRecorded, type RecordedCondition } from "../../../src/judge/recorded-condition.ts";
import { pass } from "../../../src/lib/verdict.ts";
import { comparedWatch } from "../../report/compared-watch.ts";
import { resultOf } from "../../report/result-of.ts";

const PROMOTED_AT = Date.UTC(2026, 0, 5, 2, 40);

export const CONDITION: RecordedCondition = {
  text: "error_rate > 5% over 10m",
  list: "rollback",
  metric: "error_rate",
  unit: "ratio",
  overMs: 600_000,
  minimumSamples: 50,
  rule: { kind: "threshold", comparison: ">", value: 0.05 },
  reading: {
    value: 0.0123,
    samples: 6_000,
    from: PROMOTED_AT + 420_000,
    to: PROMOTED_AT + 1_020_000,
    complete: true,
    partly: false,
  },
};

/** `parts` replaces what a test wants otherwise. */
export function replayableWatch(parts: object = {}) {
  const comparison = comparedWatch();
  const { answer } = comparison;
  if (answer === null) throw new Error("nothing compared");
  return {
    ...resultOf({
      reasonCode: "regression_shown",
      verdicts: [
        { title: "Health", verdict: pass("condition_clear", "200 in 12 ms") },
        { title: CONDITION.text, verdict: judgeRecorded(CONDITION) },
      ],
    }),
    comparison: { ...comparison, answer },
    conditions: [CONDITION],
    ...parts,
  };
}
