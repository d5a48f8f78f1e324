/** What a watch that has passed says of itself. */
import { expect, it } from "vitest";
import { judgeWatch, type WatchFindings } from "../../src/judge/judge-watch.ts";
import { pass } from "../../src/lib/verdict.ts";

const CLEAR = pass("condition_clear", "clear");

function saidOf(rollback: number, success: number, gates: number) {
  const judged = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ text: `c${index}`, verdict: CLEAR }));
  const findings: WatchFindings = {
    rollback: judged(rollback),
    success: judged(success),
    gates: Array.from({ length: gates }, () => CLEAR),
    ended: true,
    graceOver: true,
    ends: "at-time",
    onHold: "wait",
    blind: null,
  };
  const answer = judgeWatch(findings);
  return answer.kind === "end" ? answer.verdict.summary : answer.kind;
}

it.each([
  [2, 0, 1, "2 rollback conditions judged to the end of the watch, none met."],
  [1, 1, 0, "1 rollback conditions judged to the end of the watch, none met; 1 of 1 goals reached."],
  [0, 2, 0, "0 rollback conditions judged to the end of the watch, none met; 2 of 2 goals reached."],
  [0, 0, 3, "3 production gates passed."],
  [0, 0, 0, "The plan has no watch for production."],
])("a watch of %d conditions, %d goals and %d gates that pass is told by these", (rollback, success, gates, said) => {
  expect(saidOf(rollback, success, gates)).toBe(said);
});
