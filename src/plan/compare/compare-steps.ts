/** What two lists of steps change, step by step; a step is the same by its title. Pure. */
import type { PlanExtensions } from "../extensions.ts";
import type { Plan, StepItem } from "../plan.ts";
import { compareValues } from "./compare-values.ts";
import { type PlanChange, renderValueChange } from "./plan-change.ts";

type Lists = Pick<Plan["stages"]["staging"], "before" | "after">;
type StageName = keyof Plan["stages"];

/** Whether a release is safer with or without a step, a person must tell: only what is gone was certainly wanted once. */
export function compareSteps(
  area: StageName,
  before: Lists,
  now: Lists,
  extensions: PlanExtensions,
): readonly PlanChange[] {
  return (["before", "after"] as const).flatMap((list) => compareList(area, list, before[list], now[list], extensions));
}

function compareList(
  area: StageName,
  list: keyof Lists,
  was: readonly StepItem[],
  is: readonly StepItem[],
  extensions: PlanExtensions,
): readonly PlanChange[] {
  const named = (items: readonly StepItem[], title: string) => items.find((item) => item.title === title);
  const kept = (items: readonly StepItem[], others: readonly StepItem[]) =>
    items.flatMap(({ title }) => (named(others, title) === undefined ? [] : [title]));
  return [
    ...was
      .filter(({ title }) => named(is, title) === undefined)
      .map(({ title, step }): PlanChange => ({
        area,
        text: `the step "${title}" [${step}] is not taken any more (${list})`,
        weakens: true,
      })),
    ...was.flatMap((item) => {
      const now = named(is, item.title);
      return now === undefined ? [] : compareStep(area, item, now, extensions);
    }),
    ...is
      .filter(({ title }) => named(was, title) === undefined)
      .map((item): PlanChange => ({
        area,
        text: `the step "${item.title}" is taken too (${list}): ${told(item, extensions)}`,
        weakens: "perhaps",
      })),
    ...(JSON.stringify(kept(was, is)) === JSON.stringify(kept(is, was))
      ? []
      : [{ area, text: `the steps are taken in another order (${list}): ${titles(is)}`, weakens: "perhaps" } as const]),
  ];
}

function compareStep(area: StageName, was: StepItem, is: StepItem, extensions: PlanExtensions): readonly PlanChange[] {
  const planned = compareValues({ takesMs: was.takesMs }, { takesMs: is.takesMs }).map((change): PlanChange => ({
    area,
    text: `the step "${is.title}" ${renderValueChange(change)}`,
    weakens: false,
  }));
  const changes = was.step === is.step ? compareValues(was.spec, is.spec) : [];
  if (was.step === is.step && changes.length === 0) return planned;
  const [before, now] = [told(was, extensions), told(is, extensions)];
  const text = before === now ? changes.map(renderValueChange).join("; ") : `${before} → ${now}`;
  return [{ area, text: `the step "${is.title}": ${text}`, weakens: "perhaps" }, ...planned];
}

function told({ step, spec }: StepItem, { steps = {} }: PlanExtensions): string {
  return `[${step}] ${steps[step]?.explain(spec) ?? ""}`.trim();
}

function titles(items: readonly StepItem[]): string {
  return items.map(({ title }) => title).join(", ");
}
