import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofCommit } from "./release-options.ts";

/** Asks every item of the plan's checklist, and on a pull request shows and records what came of it. */
export const checklist = {
  name: "checklist",
  description:
    "Check every item of a pull request's checklist; in Actions, also update its comment and the commit's status.",
  options: {
    only: {
      type: "choice",
      values: ["code", "world"],
      otherwise: "all",
      description: "Check only the items that run the repository's code, or only the others.",
    },
    "pull-request": {
      type: "text",
      placeholder: "NUMBER",
      otherwise: "the event's, in Actions",
      description: "Number of the pull request whose sign-offs count.",
    },
    "code-result": {
      type: "text",
      placeholder: "TEXT",
      description: "Output code-result of the job that ran the code items.",
      edge: "action",
    },
    "plan-branches": {
      type: "text",
      placeholder: "NAMES",
      otherwise: "the default branch alone",
      description:
        "Names of further base branches, separated by commas, whose plan counts. Whoever can push to one decides where the checklist's secrets are sent.",
      edge: "action",
    },
    ...ofCommit,
    ...everyCommand,
  },
  examples: [
    { call: "checklist --only code", meaning: "what runs here without a secret, before a push" },
    { call: "checklist --pull-request 7 --repository acme/web", meaning: "also counts people's sign-offs" },
  ],
  // Loaded here: a rollback must not wait for what only a checklist needs.
  run: async (context: CommandContext) => (await import("./checklist/perform.ts")).performChecklist(context),
} as const satisfies Command;
