import type { Command } from "./contract.ts";

/** Asks every item of the plan's checklist, and on a pull request shows and records what came of it. */
export const checklist: Command = {
  name: "checklist",
  description: "Ask every item of the checklist; on a pull request, keep its comment and the commit's status.",
  // Loaded here: a rollback must not wait for what only a checklist needs.
  run: async (context) => (await import("./checklist/perform.ts")).performChecklist(context),
};
