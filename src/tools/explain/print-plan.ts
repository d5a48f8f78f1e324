import { extensions } from "../../engine/plan-extensions.ts";
import { explainPlan, renderFencedGraph } from "../../plan/explain.ts";
import { loadPlan } from "../../plan/load.ts";
import type { Screen } from "../contract.ts";

export type PlanForm = "text" | "graph" | "json";

export async function printPlan(file: string, form: PlanForm, { line, columns }: Screen): Promise<number> {
  const plan = await loadPlan(file, extensions);
  if (form === "json") {
    line(JSON.stringify(plan));
    return 0;
  }
  if (form === "text") line(`${explainPlan(plan, extensions, columns)}\n`);
  line(renderFencedGraph(plan));
  return 0;
}
