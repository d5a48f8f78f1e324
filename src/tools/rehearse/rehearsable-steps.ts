/** Which steps of a plan can be rehearsed: those that change a database, where there is one. Pure. */
import type { Plan, StepItem } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import type { NotRehearsed } from "./not-rehearsed.ts";

export interface RehearsableSteps {
  readonly stages: Plan["stages"];
  readonly notRehearsed: readonly NotRehearsed[];
}

export function rehearsableSteps(plan: Plan, hasDatabase: boolean): RehearsableSteps {
  const left = planSteps(plan).flatMap(({ item }) => {
    const why = whyNot(item, hasDatabase);
    return why === null ? [] : [{ item, why }];
  });
  const isLeft = new Set(left.map(({ item }) => item));
  const kept = (items: readonly StepItem[]) => items.filter((item) => !isLeft.has(item));
  const { staging, production } = plan.stages;
  return {
    stages: {
      staging: { ...staging, before: kept(staging.before), after: kept(staging.after) },
      production: { ...production, before: kept(production.before), after: kept(production.after) },
    },
    notRehearsed: left.map(({ item: { title }, why }) => ({ title, why })),
  };
}

function whyNot({ step }: StepItem, hasDatabase: boolean): string | null {
  if (step === "command") return "it is a command of the repository's own, and would act on the real world";
  return hasDatabase ? null : "there is no database on loopback; `--database` starts one";
}
