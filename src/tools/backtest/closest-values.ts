/** How close releases that stayed came to the plan's fixed limits: what a limit may be without rolling them back. Pure. */
import type { Condition, Watch } from "../../plan/plan.ts";
import type { MeasureUnit } from "../../providers/contract.ts";
import type { JudgedPast } from "./judge-past.ts";

export interface LimitHistory {
  readonly text: string;
  readonly unit: MeasureUnit;
  readonly limit: number;
  readonly isUpper: boolean;
  /** Farthest towards the limit, of releases that the plan lets stay; null where nothing was read. */
  readonly closest: number | null;
  readonly releases: number;
  /** Releases that this limit, alone or with others, would have rolled back although they stayed. */
  readonly overturned: number;
}

export function limitHistories(watch: Watch, judged: readonly JudgedPast[]): readonly LimitHistory[] {
  const conditions = watch.rollbackConditions.filter(({ kind }) => kind !== "change");
  return conditions.map((condition): LimitHistory => {
    const isUpper = "comparison" in condition && condition.comparison.startsWith(">");
    const good = judged.filter(({ verdict }) => verdict.outcome !== "fail");
    const extremes = good.flatMap((one) => extremeOf(condition, one, isUpper) ?? []);
    return {
      text: condition.text,
      unit: watch.metrics[condition.metric]?.measure.unit ?? "count",
      limit: limitOf(condition),
      isUpper,
      closest: extremes.length === 0 ? null : extremes.reduce((one, other) => farther(one, other, isUpper)),
      releases: extremes.length,
      overturned: judged.filter(
        ({ past, standings }) =>
          past.happened === "stayed" &&
          standings.some(({ watched, verdict }) => watched.condition === condition && verdict?.outcome === "fail"),
      ).length,
    };
  });
}

function limitOf(condition: Condition): number {
  switch (condition.kind) {
    case "threshold":
      return condition.value;
    case "rate":
      return condition.count;
    case "change":
      return condition.amount.value;
  }
}

function extremeOf({ text }: Condition, { readings }: JudgedPast, isUpper: boolean): number | null {
  const values = readings.flatMap((one) => (one.text === text ? (one.reading.value ?? []) : []));
  return values.length === 0 ? null : values.reduce((one, other) => farther(one, other, isUpper));
}

function farther(one: number, other: number, isUpper: boolean): number {
  return isUpper ? Math.max(one, other) : Math.min(one, other);
}
