/** What a rehearsal of a checklist is asked for on the command line, with its plan. */
import { stat } from "node:fs/promises";
import { UsageError } from "../../lib/error.ts";
import { loadPlan, parsePlan } from "../../plan/load.ts";
import { DEFAULT_PLAN_FILE, type Plan } from "../../plan/plan.ts";
import { readPlanFile } from "../../plan/read-file.ts";
import { extensions } from "../../engine/plan-extensions.ts";
import { emulators } from "../../sandbox/index.ts";
import { plannedItems, type PlannedItem } from "../../commands/checklist/items.ts";
import { type ChecklistTrouble, parseChecklistFaults, refuseIdleFaults } from "./checklist-faults.ts";
import { DEMO_CHECKLIST_PLAN, DEMO_VARIABLES } from "./checklist-plan.ts";
import { DEMO_PLAN_FILE } from "./demo-plan.ts";
import { type NotRehearsed, renderNotRehearsed } from "./not-rehearsed.ts";
import type { RehearseValues } from "./options.ts";
import { rehearsableChecklist } from "./rehearsable-plan.ts";
import { readRequiredVariables } from "./required-variables.ts";

/** Where a team's own plan and the files that it names are: here. */
export const REPOSITORY = ".";

export interface ChecklistRehearsal {
  readonly plan: Plan;
  readonly items: readonly PlannedItem[];
  /** The plan's file, as it is. */
  readonly planText: string;
  readonly notRehearsed: readonly NotRehearsed[];
  readonly trouble: ChecklistTrouble;
  /** Variables that the host has set. */
  readonly variables: readonly string[];
  /** Files of the repository that name variables: the pull request has them too. */
  readonly variableFiles: readonly string[];
  /** Where the comment is written as it stands at the end; null = nowhere. */
  readonly commentFile: string | null;
  readonly json: boolean;
}

/** Throws UsageError. */
export async function readChecklistRehearsal(values: RehearseValues): Promise<ChecklistRehearsal> {
  const trouble = parseChecklistFaults(emulators, values.fault ?? []);
  const rehearsed = await readPlan(values.plan);
  refuseIdleFaults(emulators, trouble, rehearsed.items);
  return {
    ...rehearsed,
    trouble,
    commentFile: values.comment ?? null,
    json: values.json ?? false,
  };
}

/** The named plan, the repository's own where it has a checklist, or the demo. */
async function readPlan(
  file: string | undefined,
): Promise<Omit<ChecklistRehearsal, "trouble" | "commentFile" | "json">> {
  const own = file ?? ((await stat(DEFAULT_PLAN_FILE).catch(() => null)) === null ? undefined : DEFAULT_PLAN_FILE);
  if (own !== undefined) {
    const { plan, notRehearsed } = rehearsableChecklist(await loadPlan(own, extensions));
    if (plan.checklist.length === 0) {
      throw new UsageError("usage", [
        {
          message: `${own} has no checklist item that can be rehearsed.`,
          remedy: notRehearsed.map(renderNotRehearsed).join(" ") || "Add `checklist:` to it.",
        },
      ]);
    }
    const { names, files } = await readRequiredVariables(asVerify(plan), REPOSITORY);
    const items = await plannedItems(plan, DEFAULT_PLAN_FILE);
    return { plan, items, planText: await readPlanFile(own), notRehearsed, variables: names, variableFiles: files };
  }
  const demo = parsePlan(DEMO_CHECKLIST_PLAN, DEMO_PLAN_FILE, extensions);
  if ("problems" in demo) throw new UsageError("plan_invalid", demo.problems);
  const { plan } = demo;
  return {
    plan,
    items: await plannedItems(plan, DEFAULT_PLAN_FILE),
    planText: DEMO_CHECKLIST_PLAN,
    notRehearsed: [],
    variables: DEMO_VARIABLES,
    variableFiles: [],
  };
}

/** The variables of the checklist's items, read as those of a stage are. */
function asVerify(plan: Plan): Plan {
  const { staging, production } = plan.stages;
  return {
    ...plan,
    stages: { staging: { ...staging, verify: plan.checklist }, production: { ...production, verify: [] } },
  };
}
