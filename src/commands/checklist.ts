import type { CommandContext } from "../engine/context.ts";
import type { Command } from "./contract.ts";
import { everyCommand, ofCommit } from "./release-options.ts";

/** Asks every item of the plan's checklist, and on a pull request shows and records what came of it. */
export const checklist = {
  name: "checklist",
  description: "Ask every item of a pull request's checklist; in Actions, keep its comment and the commit's status.",
  options: {
    only: {
      type: "choice",
      values: ["code", "world"],
      otherwise: "all",
      description: "Whether to ask only the items that run the repository's code, or only the others.",
    },
    "pull-request": {
      type: "text",
      placeholder: "NUMBER",
      otherwise: "that of the event, in Actions",
      description: "Number of the pull request, for what people signed there.",
    },
    "code-result": {
      type: "text",
      placeholder: "TEXT",
      description: "Output code-result of the job that ran the code items.",
      edge: "action",
    },
    ...ofCommit,
    ...everyCommand,
  },
  examples: [
    { call: "checklist --only code", meaning: "what runs here without a secret: a habit before a push" },
    { call: "checklist --pull-request 7 --repository acme/web", meaning: "counts what people signed" },
  ],
  // Loaded here: a rollback must not wait for what only a checklist needs.
  run: async (context: CommandContext) => (await import("./checklist/perform.ts")).performChecklist(context),
} as const satisfies Command;
