import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { declareTool } from "../contract.ts";

/** Prints what a release of this plan will do; touches nothing and needs no credential. */
export const explain = declareTool({
  description: "Print what a release will do, step by step and as a Mermaid graph.",
  options: {
    plan: { type: "text", placeholder: "FILE", default: DEFAULT_PLAN_FILE, description: "Path of the plan file." },
    against: {
      type: "text",
      placeholder: "FILE",
      otherwise: "the plan alone is explained",
      description: "Path of the plan as it was: print what the plan changes, and what of it asks for less than before.",
    },
    graph: { type: "flag", description: "The graph alone.", idleWith: "json" },
    json: { type: "flag", description: "Print the plan with every default filled in, or the changes, as JSON." },
  },
  examples: [
    { call: "explain", meaning: "what this repository's plan does" },
    {
      call: "explain --against /tmp/main.yml",
      meaning: "what this branch's plan changes, after `git show main:.github/holdpoint.yml > /tmp/main.yml`",
    },
    { call: "explain --graph", meaning: "its graph, for a page that renders Mermaid" },
  ],
  interrupted: "Nothing was touched.",
  async run({ plan, against, graph, json }, { stdout }) {
    if (against !== undefined) {
      const { printChanges } = await import("./print-changes.ts");
      return printChanges(against, plan ?? DEFAULT_PLAN_FILE, json === true, stdout);
    }
    const { printPlan } = await import("./print-plan.ts");
    return printPlan(plan ?? DEFAULT_PLAN_FILE, json ? "json" : graph ? "graph" : "text", stdout);
  },
});
