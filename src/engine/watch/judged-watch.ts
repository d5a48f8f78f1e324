/** What of the plan's watch is judged of a release, or of one stage of its rollout, and over which time. */
import type { Verdict } from "../../lib/verdict.ts";
import { finalWatch, judgeSameCommit, stageWatch } from "../../judge/rollout-watch.ts";
import type { WatchSpan } from "../../judge/watch-grid.ts";
import type { Watch } from "../../plan/plan.ts";
import type { WatchedRelease } from "./watched-release.ts";

/** All of its stages so far, up to the end of the one that is watched; else the watch, or as much of it as it served. */
export function spanOf({
  record,
  stage,
  servedUntil,
}: Pick<WatchedRelease, "record" | "stage" | "servedUntil">): WatchSpan {
  if (stage !== undefined) return { from: stage.startedAt, to: stage.to };
  const { promotedAt: from, payload } = record;
  const end = from + payload.watchForMs;
  return servedUntil === undefined || servedUntil >= end ? { from, to: end } : { from, to: servedUntil, isCut: true };
}

export function watchOf(watch: Watch | null, release: Pick<WatchedRelease, "record" | "stage">): Watch | null {
  const { record, stage } = release;
  const { rollout } = record.payload;
  if (watch === null || rollout === undefined) return watch;
  const stages = rollout.percents.length;
  if (stage === undefined) return finalWatch(watch, stages);
  const own = { from: stage.from, to: stage.to };
  return stageWatch(watch, { stages, rollout: spanOf(release), own, isSameCommit: isBesideSameCommit(release) });
}

/** What of the plan's watch cannot be judged of a stage; null where that is nothing. */
export function unjudgedOfStage(
  watch: Watch | null,
  release: Pick<WatchedRelease, "record" | "stage">,
): Verdict | null {
  if (watch === null || !isBesideSameCommit(release)) return null;
  return judgeSameCommit(watch, release.record.payload.commit);
}

function isBesideSameCommit({ record, stage }: Pick<WatchedRelease, "record" | "stage">): boolean {
  const { commit, previous } = record.payload;
  return stage !== undefined && previous?.commit === commit;
}
