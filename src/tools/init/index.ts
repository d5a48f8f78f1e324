import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { declareTool } from "../contract.ts";
import { WAYS } from "./choose-way.ts";

/** Writes what a repository needs: a plan, the workflows, and a list of what only a person can do. */
export const init = declareTool({
  description:
    "Write a plan for this repository, from what it has or from a plan in Markdown, and the workflows; overwrites nothing.",
  options: {
    from: {
      type: "text",
      placeholder: "FILE",
      description:
        "Deployment plan in Markdown to make the plan file from; each line of the result names the line it came from.",
    },
    plan: {
      type: "text",
      placeholder: "FILE",
      default: DEFAULT_PLAN_FILE,
      description: "Path of the plan file to write.",
    },
    way: {
      type: "choice",
      values: WAYS,
      description:
        "Way in: `observe` only looks at what others deploy, `adopt` verifies and promotes what the host builds from Git, `build` builds here.",
      otherwise: "adopt where the host builds from Git and no workflow deploys, else build",
    },
    "sign-off": {
      type: "list",
      placeholder: "@NAME",
      description: "Who signs what the document gives to nobody: @login or @organization/team. May be repeated.",
      needs: "from",
    },
    project: { type: "text", placeholder: "NAME", description: "Project at the host.", otherwise: "what .vercel says" },
    team: { type: "text", placeholder: "SLUG", description: "Team at the host.", otherwise: "what .vercel says" },
    domain: {
      type: "list",
      placeholder: "HOST",
      description: "Production domain, such as app.example.com. May be repeated.",
      otherwise: "what the host says",
    },
    repository: {
      type: "text",
      placeholder: "OWNER/NAME",
      description: "GitHub repository that the workflows run in.",
      otherwise: "the remote of this checkout",
    },
    "dry-run": { type: "flag", description: "Show what would be written, and write nothing." },
    "no-rehearsal": {
      type: "flag",
      description: "Do not explain and rehearse the plan at the end.",
      idleWith: "dry-run",
    },
    json: { type: "flag", description: "Print what was found as one line of JSON, and write nothing." },
  },
  examples: [
    { call: "init", meaning: "a plan and the workflows for this repository" },
    { call: "init --way observe", meaning: "a plan that only looks, with its one workflow" },
    { call: "init --dry-run", meaning: "what that would write" },
    { call: "init --from PLAN.md --dry-run", meaning: "a Markdown plan as a plan file, with what became of each line" },
    { call: "init --from PLAN.md --json", meaning: "the same for a program" },
  ],
  interrupted: "What was written stays; run it again, and it goes on with the rest.",
  async run(values, surroundings) {
    const { runInit } = await import("./run-init.ts");
    const way = WAYS.find((one) => one === values.way);
    return runInit({ ...values, way, plan: values.plan ?? DEFAULT_PLAN_FILE }, surroundings);
  },
});
