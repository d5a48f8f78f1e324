import { parseArgs } from "node:util";
import { explainPlan, renderFencedGraph } from "../plan/explain.ts";
import { loadPlan } from "../plan/load.ts";
import { DEFAULT_PLAN_FILE } from "../plan/plan.ts";
import { extensions } from "../engine/plan-extensions.ts";
import type { Tool } from "./contract.ts";
import { parseToolArgs } from "./tool-arguments.ts";

/** Prints what a release of this plan will do; touches nothing and needs no credential. */
export const explain: Tool = async (args, { stdout }) => {
  const { values } = parseToolArgs(() =>
    parseArgs({
      args: [...args],
      options: { plan: { type: "string" }, graph: { type: "boolean" }, json: { type: "boolean" } },
    }),
  );
  const plan = await loadPlan(values.plan ?? DEFAULT_PLAN_FILE, extensions);
  if (values.json) {
    stdout.line(JSON.stringify(plan));
    return 0;
  }
  if (!values.graph) stdout.line(`${explainPlan(plan, extensions)}\n`);
  stdout.line(renderFencedGraph(plan));
  return 0;
};
