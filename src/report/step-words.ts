/** Steps of the plan in words: how each stands, and how long it took beside what was planned. */
import { renderDuration } from "../lib/duration.ts";
import type { StepResult } from "../release/result.ts";

export const STEP_WORD: Readonly<Record<StepResult["state"], string>> = {
  done: "done",
  failed: "failed",
  held: "hold",
  unfinished: "not known",
  undone: "taken back",
  left: "stays",
};

/** What a person must look at. */
export function needsLook({ state }: StepResult): boolean {
  return state !== "done" && state !== "undone";
}

/** `12m of 20m planned`, `45m, 25m later than planned`; empty where neither is known. */
export function renderStepTime({
  startedAt,
  endedAt,
  plannedMs,
}: Pick<StepResult, "startedAt" | "endedAt" | "plannedMs">): string {
  const planned = plannedMs === null ? null : renderDuration(plannedMs);
  if (startedAt === null || endedAt === null) return planned === null ? "" : `${planned} planned`;
  const tookMs = Math.max(0, endedAt - startedAt);
  const took = renderDuration(tookMs);
  if (plannedMs === null) return took;
  return tookMs > plannedMs
    ? `${took}, ${renderDuration(tookMs - plannedMs)} later than planned`
    : `${took} of ${planned} planned`;
}
