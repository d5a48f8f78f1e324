/**
 * The plan's watch where a release gets its visitors in stages. Each stage but the last is judged by itself, and then
 * the release for the whole of `for`: each has an equal part of the false alarms, so that together they have the
 * plan's. Pure.
 */
import { needsEverybody } from "../plan/needs-everybody.ts";
import type { Condition, Watch } from "../plan/plan.ts";

/** A stage has no goals: they are for the end. What counts visitors from below waits until all of them come. */
export function stageWatch(watch: Watch, stages: number): Watch {
  const isJudged = (condition: Condition) => !needsEverybody(condition, watch.metrics[condition.metric]);
  return {
    ...withPart(watch, stages),
    ends: "at-time",
    rollbackConditions: watch.rollbackConditions.filter(isJudged),
    successConditions: [],
  };
}

export function finalWatch(watch: Watch, stages: number): Watch {
  return withPart(watch, stages);
}

function withPart(watch: Watch, stages: number): Watch {
  const { regression } = watch;
  return { ...watch, regression: { ...regression, falseAlarms: regression.falseAlarms / stages } };
}
