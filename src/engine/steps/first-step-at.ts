/** When the job of a watch began to work, as far as its steps tell: whoever stays longer than the job may is cut off. */
import type { Forge } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readStepBook } from "./step-book.ts";

/** Now, where no step of production began in this run within the time that its job has. */
export async function firstStepAt(context: CommandContext, journal: Journal, forge: Forge): Promise<number> {
  const { clock, runUrl, options, release } = context;
  const { jobLimitMs = null } = options;
  const now = clock.now();
  if (runUrl === null || jobLimitMs === null) return now;
  let first = now;
  await bestEffort(journal, "how long the promote's steps took was not read", async () => {
    const facts = await readStepBook(context, journal, forge, release);
    const ofThisJob = facts.filter(
      (fact) => fact.stage === "production" && fact.runUrl === runUrl && fact.startedAt > now - jobLimitMs,
    );
    first = Math.min(now, ...ofThisJob.map(({ startedAt }) => startedAt));
  });
  return first;
}
