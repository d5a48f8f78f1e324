/** Whether evidence that may roll back has come half of its way, in nats. Pure. */
import type { Judgement } from "./comparison-verdict.ts";

const NEAR = 0.5;

export function isNearlyShown({ metric, look, isShown }: Judgement): boolean {
  const { course, watched, level } = metric;
  const isGoal = look.told.list === "success";
  return !isShown && !isGoal && course.after(watched.buckets.length) >= NEAR * level;
}
