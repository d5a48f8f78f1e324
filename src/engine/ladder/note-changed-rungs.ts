/**
 * What a ladder has changed and no record says: where there is nothing to go back to nothing is written before a rung is
 * taken, and a run that dies right after it leaves no word. The release seems well then, because of what was changed.
 */
import type { ProductionRecord } from "../../release/record.ts";
import type { Rung } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { rungRelease } from "./rung-release.ts";
import { canBePutBack } from "./tell-left.ts";
import { withinTime } from "./within-time.ts";

/** For one rung to say how the world stands. */
const LOOK_MS = 5_000;

/** Of the rungs whose change can be put back. What cannot be read is not known, and keeps nobody. */
export async function noteChangedRungs(
  context: CommandContext,
  journal: Journal,
  { payload, rungs = {} }: Pick<ProductionRecord, "payload" | "rungs">,
): Promise<void> {
  const registry = await context.rungs();
  for (const key of context.plan.rollback.ladder) {
    const rung = registry[key];
    if (!canBePutBack(rung) || Object.hasOwn(rungs, key)) continue;
    const before = await readBefore(context, payload, key, rung);
    if (before !== null) {
      journal.note(
        `${key} is as the rollback's ladder makes it, and ${before}: a run that died may have changed it. Look at it, and put it back by hand when the cause is known`,
      );
    }
  }
}

/** How it was when the release was recorded; null where it is not as the rung makes it, or was so before. */
function readBefore(
  context: CommandContext,
  payload: ProductionRecord["payload"],
  key: string,
  rung: Rung,
): Promise<string | null> {
  const { clock, plan } = context;
  const release = rungRelease(context, payload, { knownGood: payload.knownGood, reason: "" });
  return withinTime<string | null>(clock, LOOK_MS, null, async (signal) => {
    try {
      const order = { release, spec: plan.rollback.rungs[key], signal, until: clock.now() + LOOK_MS, begun: false };
      const open = await context.openRung(key, order);
      const found = await rung.observe(order.spec, open.context);
      if (found.is !== "done" || found.before === "so") return null;
      return found.before === "otherwise"
        ? "was not when this release was recorded"
        : "whether it was so when this release was recorded is not known";
    } catch {
      return null;
    }
  });
}
