import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { declareTool } from "../contract.ts";

/** Prints what a release of this plan will do; touches nothing and needs no credential. */
export const explain = declareTool({
  description: "Print what a release will do, step by step and as a Mermaid graph.",
  options: {
    plan: { type: "text", placeholder: "FILE", default: DEFAULT_PLAN_FILE, description: "Path of the plan file." },
    graph: { type: "flag", description: "The graph alone.", idleWith: "json" },
    json: { type: "flag", description: "Print the plan with every default filled in, as JSON." },
  },
  examples: [
    { call: "explain", meaning: "what this repository's plan does" },
    { call: "explain --graph", meaning: "its graph, for a page that renders Mermaid" },
  ],
  interrupted: "Nothing was touched.",
  async run({ plan, graph, json }, { stdout }) {
    const { printPlan } = await import("./print-plan.ts");
    return printPlan(plan ?? DEFAULT_PLAN_FILE, json ? "json" : graph ? "graph" : "text", stdout);
  },
});
