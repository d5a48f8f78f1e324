import { everyCommand } from "../../commands/release-options.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { declareTool } from "../contract.ts";

/** Looks at everything that a release needs, before one needs it; changes nothing. */
export const doctor = declareTool({
  description:
    "Check what a release needs before it needs it: credentials, settings at the vendors, data; changes nothing.",
  options: {
    plan: everyCommand.plan,
    repository: { ...everyCommand.repository, description: "GitHub repository that the workflows run in." },
    author: everyCommand.author,
    json: { type: "flag", description: "Print what was found as one line of JSON." },
    verbose: { type: "flag", description: "Print each request to a vendor, too.", idleWith: "json" },
  },
  examples: [
    { call: "doctor --repository acme/web", meaning: "with the tokens that the environment has" },
    { call: "doctor --json", meaning: "for a program; the exit code is 1 where something is broken" },
  ],
  interrupted: "Nothing was changed: doctor only reads.",
  async run(values, surroundings) {
    const { runDoctor } = await import("./run-doctor.ts");
    return runDoctor({ ...values, plan: values.plan ?? DEFAULT_PLAN_FILE }, surroundings);
  },
});
