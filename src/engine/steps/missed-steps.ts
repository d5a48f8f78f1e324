/** Steps after a promote that nobody took to their end, because whoever was to take them died or could not. */
import type { Forge } from "../../providers/contract.ts";
import type { ReleaseIdentity } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readStepBook } from "./step-book.ts";

/** The watch has passed, and nobody would come back to them by themselves: it is said. */
export async function noteMissedSteps(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  release: ReleaseIdentity,
): Promise<void> {
  const items = context.plan.stages.production.after;
  await bestEffort(journal, "whether the steps after the promote were taken is not known", async () => {
    const facts = await readStepBook(context, journal, forge, release);
    const done = new Set(facts.flatMap(({ title, state }) => (state === "done" ? [title] : [])));
    const missed = items.filter(({ title }) => !done.has(title)).map(({ title }) => `"${title}"`);
    if (missed.length === 0) return;
    const [are, them] = missed.length === 1 ? ["is", "it"] : ["are", "them"];
    journal.note(
      `of the steps after the promote ${missed.join(", ")} ${are} not done: run \`promote\` again for this release, which takes ${them}`,
    );
  });
}
