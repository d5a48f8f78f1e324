/**
 * The plan's watch where a release gets its visitors in stages. Each stage but the last is judged by itself, and then
 * the release for the whole of `for`: each has an equal part of the false alarms, so that together they have the
 * plan's. Pure.
 */
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
}

/** A stage has no goals: they are for the end. What counts visitors from below waits until all of them come. */
export function stageWatch(watch: Watch, stage: WatchedStage): Watch {
  return {
    ...withPart(watch, stage.stages),
    ends: "at-time",
    rollbackConditions: watch.rollbackConditions.flatMap((condition) => withinStage(condition, watch, stage)),
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
