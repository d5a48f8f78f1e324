/**
 * What a ladder has changed and no record says: where there is nothing to go back to nothing is written before a rung is
 * taken, and a run that dies right after it leaves no word. The release seems well then, because of what was changed.
 */
import type { ProductionRecord } from "../../release/record.ts";
import type { RungObservation } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { observeRung } from "./observe-rung.ts";
import { rungRelease } from "./rung-release.ts";
import { canBePutBack } from "./tell-left.ts";

/** Of the rungs whose change can be put back. What cannot be read is not known, and keeps nobody. */
export async function noteChangedRungs(
  context: CommandContext,
  journal: Journal,
  { payload, rungs = {} }: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<void> {
  const registry = await context.rungs();
  const release = rungRelease(context, payload, { knownGood: payload.knownGood, reason: "" });
  for (const key of context.plan.rollback.ladder) {
    const rung = registry[key];
    if (!canBePutBack(rung) || Object.hasOwn(rungs, key)) continue;
    const spec = context.plan.rollback.rungs[key];
    const before = sayBefore(await observeRung(context, { key, rung, spec, release }));
    if (before !== null) {
      journal.note(
        `${key} is as the rollback's ladder makes it, and ${before}: a run that died may have changed it. Look at it, and put it back by hand when the cause is known`,
      );
    }
  }
}

/** How it was when the release was recorded; null where it is not as the rung makes it, or was so before. */
function sayBefore(found: RungObservation<unknown> | null): string | null {
  if (found?.is !== "done" || found.before === "so") return null;
  return found.before === "otherwise"
    ? "was not when this release was recorded"
    : "whether it was so when this release was recorded is not known";
}
