/** How a plan's own steps and gates say that a database is migrated. Pure. */
import type { DatabaseHistory } from "../lib/database-history.ts";
import type { Plan } from "./plan.ts";
import { planSteps } from "./plan-steps.ts";

interface Migrating {
  history?(spec: unknown): DatabaseHistory | null;
}

export interface MigratingMembers {
  readonly steps: Readonly<Record<string, Migrating>>;
  readonly gates: Readonly<Record<string, Migrating>>;
}

/** Null where nothing of the plan says it. A step that migrates knows best. */
export function plannedHistory(
  plan: Pick<Plan, "stages" | "checklist">,
  { steps, gates }: MigratingMembers,
  database: string,
): DatabaseHistory | null {
  const { staging, production } = plan.stages;
  const named = [
    ...planSteps(plan).map(({ item }) => ({ spec: item.spec, member: steps[item.step] })),
    ...[...staging.verify, ...production.verify, ...plan.checklist].map(({ gate, spec }) => ({
      spec,
      member: gates[gate],
    })),
  ];
  // A plan that was read for its steps' names alone has no specs.
  const histories = named.map(({ spec, member }) => (spec === undefined ? null : (member?.history?.(spec) ?? null)));
  return histories.find((history) => history?.database === database) ?? null;
}
