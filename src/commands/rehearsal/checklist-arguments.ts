/** What a rehearsal of a checklist is asked for on the command line, with its plan. */
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { UsageError } from "../../lib/error.ts";
import { loadPlan, parsePlan } from "../../plan/load.ts";
import type { ChecklistItem, Plan } from "../../plan/plan.ts";
import { DEFAULT_PLAN_FILE, readPlanFile } from "../../plan/read-file.ts";
import { extensions } from "../extensions.ts";
import { parseToolArgs } from "../tool-args.ts";
import { type ChecklistTrouble, parseChecklistFaults } from "./checklist-faults.ts";
import { DEMO_CHECKLIST_PLAN, DEMO_VARIABLES } from "./checklist-plan.ts";
import { DEMO_PLAN_FILE } from "./demo-plan.ts";
import { readRequiredVariables } from "./required-variables.ts";

export interface ChecklistRehearsal {
  readonly plan: Plan;
  /** The plan's file, as it is. */
  readonly planText: string;
  /** What of the plan is not rehearsed, a sentence each. */
  readonly leftOut: readonly string[];
  readonly trouble: ChecklistTrouble;
  /** Variables that the host has set. */
  readonly variables: readonly string[];
  /** Where the comment is written as it stands at the end; null = nowhere. */
  readonly commentFile: string | null;
  readonly json: boolean;
}

/** Throws UsageError. */
export async function readChecklistRehearsal(args: readonly string[]): Promise<ChecklistRehearsal> {
  const { values } = parseToolArgs(() =>
    parseArgs({
      args: [...args],
      options: {
        checklist: { type: "boolean" },
        plan: { type: "string" },
        fault: { type: "string", multiple: true },
        comment: { type: "string" },
        json: { type: "boolean" },
      },
    }),
  );
  return {
    ...(await readPlan(values.plan)),
    trouble: parseChecklistFaults(values.fault ?? []),
    commentFile: values.comment ?? null,
    json: values.json ?? false,
  };
}

/** The named plan, the repository's own where it has a checklist, or the demo. */
async function readPlan(
  file: string | undefined,
): Promise<Pick<ChecklistRehearsal, "plan" | "planText" | "leftOut" | "variables">> {
  const own = file ?? ((await stat(DEFAULT_PLAN_FILE).catch(() => null)) === null ? undefined : DEFAULT_PLAN_FILE);
  if (own !== undefined) {
    const { plan, leftOut } = rehearsableChecklist(await loadPlan(own, extensions));
    if (plan.checklist.length === 0) {
      throw new UsageError("usage", [
        {
          message: `${own} has no item of a checklist that can be rehearsed.`,
          remedy: leftOut.join(" ") || "Add `checklist:` to it.",
        },
      ]);
    }
    const { names } = await readRequiredVariables(asVerify(plan), ".");
    return { plan, planText: await readPlanFile(own), leftOut, variables: names };
  }
  const demo = parsePlan(DEMO_CHECKLIST_PLAN, DEMO_PLAN_FILE, extensions);
  if ("problems" in demo) throw new UsageError("plan_invalid", demo.problems);
  return { plan: demo.plan, planText: DEMO_CHECKLIST_PLAN, leftOut: [], variables: DEMO_VARIABLES };
}

/** The variables of the checklist's items, read as those of a stage are. */
function asVerify(plan: Plan): Plan {
  const { staging, production } = plan.stages;
  return {
    ...plan,
    stages: { staging: { ...staging, verify: plan.checklist }, production: { ...production, verify: [] } },
  };
}

/** Why an item of a team's own plan cannot be rehearsed on loopback, by its gate. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  command: "it works on the repository's own files, and a rehearsal has others",
  bundle: "it reads what the repository's own build wrote",
  coverage: "it reads what the repository's own tests wrote",
  migrations: "there is no database on loopback",
  rls: "there is no database on loopback",
  tls: "loopback has no certificate",
};

function rehearsableChecklist(plan: Plan): { readonly plan: Plan; readonly leftOut: readonly string[] } {
  const gone = plan.checklist.filter(({ gate }) => LEFT_OUT[gate] !== undefined);
  const titles = new Set(gone.map(({ title }) => title));
  const kept = plan.checklist
    .filter((item) => !gone.includes(item))
    .map((item): ChecklistItem => ({ ...item, after: item.after.filter((title) => !titles.has(title)) }));
  return {
    plan: { ...plan, checklist: kept },
    leftOut: gone.map(({ title, gate }) => `${title} (${gate}) is left out: ${LEFT_OUT[gate]}.`),
  };
}
