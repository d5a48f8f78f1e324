/**
 * What can be said of the plan that a pull request brings where nothing may be asked: it may be a stranger's, so that no secret
 * is here, nothing of it is run, and it names nobody who would be asked. Its files are read as data.
 */
import { UsageError } from "../../lib/error.ts";
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import { findCheckout } from "../../lib/find-checkout.ts";
import { resolveInside } from "../../lib/inside-directory.ts";
import { comparePlans } from "../../plan/compare/compare-plans.ts";
import type { PlanChange } from "../../plan/compare/plan-change.ts";
import { parsePlan } from "../../plan/load.ts";
import type { Plan } from "../../plan/plan.ts";
import { readPlanFile } from "../../plan/read-file.ts";
import { listSettings } from "../../plan/settings.ts";
import { findWarnings } from "../../plan/warnings.ts";
import { readLocalWorkflows } from "../../engine/local-workflows.ts";
import { renderExaminedChange } from "../../report/examined-change.ts";
import { type Registries, registries } from "../registries.ts";
import { examineWorkflows, watchJobMinutes } from "./examine-workflows.ts";

export interface ExaminedChange {
  /** Markdown; empty where the plan is the same. */
  readonly text: string;
  readonly broken: number;
}

/** `planFile`: the base branch's, from here; the pull request's has the same path in the checkout that holds `directory`. */
export async function examineChange(
  { planFile, directory }: { readonly planFile: string; readonly directory: string },
  { extensions }: Pick<Registries, "extensions"> = registries,
): Promise<ExaminedChange> {
  const checkout = await findCheckout(directory);
  const path = checkout === null ? null : await resolveInside(checkout.root, planFile);
  if (checkout === null || path === null) {
    const found = warning("plan", `The pull request has no plan at ${planFile}.`, "Without one nothing is checked.");
    return concluded([found], [], []);
  }
  const before = await textOf(planFile);
  const after = await textOf(path);
  if (before !== null && before === after) return { text: "", broken: 0 };
  const own = parsePlan(after ?? "", planFile, extensions);
  if ("problems" in own) {
    const found = own.problems.map(({ message, position, remedy }) =>
      broken(position === undefined ? "plan" : `line ${position.line}`, `${message}.`, remedy ?? "Correct the plan."),
    );
    return concluded(found, [], []);
  }
  const { plan } = own;
  const workflows = await readLocalWorkflows(checkout.root);
  const looksFollow = workflows.calls.some(({ name }) => name === "watch");
  const warnings = findWarnings(plan, extensions, watchJobMinutes(workflows), looksFollow);
  const base = before === null ? null : parsePlan(before, planFile, extensions);
  return concluded(
    [
      ok("plan", `${planFile} is valid.`),
      ...warnings.map((found): Finding => ({ subject: "plan", standing: "warning", found, remedy: null })),
      ...examineWorkflows(plan, workflows),
    ],
    base !== null && "plan" in base ? comparePlans(base.plan, plan, extensions) : [],
    needed(plan, extensions),
  );
}

/** Null where there is none, or it is no text of a plan's size. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readPlanFile(path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return null;
  }
}

function needed(plan: Plan, extensions: Registries["extensions"]): readonly string[] {
  return listSettings(plan, extensions)
    .filter(({ required }) => required)
    .map(({ setting }) => setting.name);
}

function concluded(
  findings: readonly Finding[],
  changes: readonly PlanChange[],
  settings: readonly string[],
): ExaminedChange {
  const text = renderExaminedChange({ findings, changes, settings });
  return { text, broken: findings.filter(({ standing }) => standing === "broken").length };
}
