/**
 * The plan's watch where a release gets its visitors in stages. Each stage but the last is judged by itself, and then
 * the release for the whole of `for`: each has an equal part of the false alarms, so that together they have the
 * plan's. Pure.
 */
import { hold, type Verdict } from "../lib/verdict.ts";
import { needsEverybody } from "../plan/needs-everybody.ts";
import { type Condition, PROBE_PROVIDER, type Watch } from "../plan/plan.ts";
import { warmsUp } from "../plan/warms-up.ts";
import type { WatchSpan } from "./watch-grid.ts";

export interface WatchedStage {
  readonly stages: number;
  /** All of the rollout up to its end. */
  readonly rollout: WatchSpan;
  /** Its own time, in which its health checks are made. */
  readonly own: WatchSpan;
  /** What serves beside it is another build of the same commit. */
  readonly isSameCommit: boolean;
}

/** A stage has no goals: they are for the end. What counts visitors from below waits until all of them come. */
export function stageWatch(watch: Watch, stage: WatchedStage): Watch {
  const part = withPart(watch, stage.stages);
  const isApart = (metric: string) => !stage.isSameCommit || !isByCommit(watch, metric);
  const conditions = watch.rollbackConditions.filter(({ metric }) => isApart(metric));
  return {
    ...part,
    ends: "at-time",
    rollbackConditions: conditions.flatMap((condition) => withinStage(condition, watch, stage)),
    successConditions: [],
    regression: { ...part.regression, metrics: part.regression.metrics.filter(isApart) },
  };
}

function isByCommit({ metrics }: Watch, name: string): boolean {
  return metrics[name]?.ofRelease === "commit";
}

/**
 * A stage beside another build of the same commit: what its vendor keeps by commit is of both, and says nothing of either.
 * Null where every condition can be judged.
 */
export function judgeSameCommit(watch: Watch, commit: string): Verdict | null {
  const mixed = watch.rollbackConditions.filter(({ metric }) => isByCommit(watch, metric)).map(({ text }) => text);
  if (mixed.length === 0) return null;
  return hold(
    "builds_alike",
    `What serves beside this release is another build of the same commit (${commit.slice(0, 7)}), and these conditions are about the commit, so that they cannot be judged of one of the two: ${mixed.join("; ")}.`,
    "Look at the two builds yourself.",
  );
}

export function finalWatch(watch: Watch, stages: number): Watch {
  return withPart(watch, stages);
}

function withPart(watch: Watch, stages: number): Watch {
  const { regression } = watch;
  return { ...watch, regression: { ...regression, falseAlarms: regression.falseAlarms / stages } };
}

/**
 * A window that is longer than the rollout is old could never be judged to its end. So many events in it are too many in a
 * part of it as well; a share or a quantile of a part is another number, and waits.
 */
function withinStage(condition: Condition, watch: Watch, { rollout, own }: WatchedStage): readonly Condition[] {
  const metric = watch.metrics[condition.metric];
  if (needsEverybody(condition, metric)) return [];
  if (condition.kind === "change" || metric === undefined) return [condition];
  const span = metric.provider === PROBE_PROVIDER ? own : rollout;
  const knownMs = span.to - span.from - (warmsUp(metric.measure) ? watch.warmUpMs : 0);
  if (condition.overMs <= knownMs) return [condition];
  const isCount = condition.kind === "threshold" && metric.measure.unit === "count";
  return isCount ? [{ ...condition, overMs: knownMs }] : [];
}
