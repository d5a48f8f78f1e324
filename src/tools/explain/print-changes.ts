import { extensions } from "../../engine/plan-extensions.ts";
import { comparePlans } from "../../plan/compare/compare-plans.ts";
import { loadPlan } from "../../plan/load.ts";
import { renderPlanChangeLines } from "../../report/plan-changes.ts";
import type { Screen } from "../contract.ts";

/** What `file` says otherwise than `against`. */
export async function printChanges(
  against: string,
  file: string,
  json: boolean,
  { line, columns }: Screen,
): Promise<number> {
  const [before, after] = [await loadPlan(against, extensions), await loadPlan(file, extensions)];
  const changes = comparePlans(before, after, extensions);
  if (json) {
    const weakens = changes.filter((change) => change.weakens === true).length;
    line(JSON.stringify({ version: 1, against: before.digest, plan: after.digest, changes, weakens }));
  } else for (const text of renderPlanChangeLines(changes, columns)) line(text);
  return 0;
}
