import { everyCommand } from "../../commands/release-options.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { declareTool } from "../contract.ts";
import { checkCount, DEFAULT_LAST, parseSince } from "./wanted.ts";

/** Judges releases of the past by the plan as it is now; changes nothing. */
export const backtest = declareTool({
  description:
    "Say what the plan's watch would have done in the releases of the past: rollbacks and when, holds and why; changes nothing.",
  options: {
    last: {
      type: "integer",
      placeholder: "NUMBER",
      default: String(DEFAULT_LAST),
      description: "How many of the newest releases are judged, from 1 to 200.",
    },
    since: {
      type: "text",
      placeholder: "DATE",
      description: "Judge all releases since then instead, such as 2026-10-01 or 2026-10-01T14:00Z.",
      idleWith: "last",
    },
    plan: everyCommand.plan,
    repository: everyCommand.repository,
    author: everyCommand.author,
    json: { type: "flag", description: "Print what was found as one line of JSON." },
    verbose: { type: "flag", description: "Print each request to a vendor, too.", idleWith: "json" },
  },
  examples: [
    { call: "backtest --repository acme/web", meaning: `the last ${DEFAULT_LAST} releases, from the release record` },
    { call: "backtest --since 2026-10-01 --json", meaning: "for a program; docs/backtest.md has its fields" },
  ],
  interrupted: "Nothing was changed: a backtest only reads.",
  check: async ({ last, since }) => [...checkCount(last), ...(parseSince(since).problems ?? [])],
  async run(values, surroundings) {
    const { runBacktest } = await import("./run-backtest.ts");
    return runBacktest({ ...values, plan: values.plan ?? DEFAULT_PLAN_FILE }, surroundings);
  },
});
