/**
 * What a ladder has changed and no record says: where there is nothing to go back to nothing is written before a rung is
 * taken, and a run that dies right after it leaves no word. The release seems well then, because of what was changed.
 */
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { observeRung } from "./observe-rung.ts";
import { rungRelease } from "./rung-release.ts";
import { canBePutBack } from "./tell-left.ts";

interface ChangedRung {
  readonly key: string;
  /** How it was when the release was recorded; undefined where nobody knows. */
  readonly before: "otherwise" | undefined;
}

/** Of the rungs whose change can be put back. What cannot be read is not known, and keeps nobody. */
export async function findChangedRungs(
  context: CommandContext,
  { payload, rungs = {} }: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<readonly ChangedRung[]> {
  const registry = await context.rungs();
  const release = rungRelease(context, payload, { knownGood: payload.knownGood, reason: "" });
  const changed: ChangedRung[] = [];
  for (const key of context.plan.rollback.ladder) {
    const rung = registry[key];
    if (!canBePutBack(rung) || Object.hasOwn(rungs, key)) continue;
    const found = await observeRung(context, { key, rung, spec: context.plan.rollback.rungs[key], release });
    if (found?.is === "done" && found.before !== "so") changed.push({ key, before: found.before });
  }
  return changed;
}

export async function noteChangedRungs(
  context: CommandContext,
  journal: Journal,
  record: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<void> {
  for (const { key, before } of await findChangedRungs(context, record)) {
    const how =
      before === "otherwise"
        ? "was not when this release was recorded"
        : "whether it was so when this release was recorded is not known";
    journal.note(
      `${key} is as the rollback's ladder makes it, and ${how}: a run that died may have changed it. Look at it, and put it back by hand when the cause is known`,
    );
  }
}
