/**
 * Does a release's own rollback wait for a person? A machine does not go back to what was shown to do harm. What somebody began
 * is finished; and where the known good serves beside the release, in a rollout, taking the release out brings back nothing
 * that is not there. Pure. A ladder asks this before its host's rung, and goes on to the next one where it gets an answer.
 */
import type { Verdict } from "../lib/verdict.ts";
import type { ProductionRecord } from "./record.ts";
import { holdsRollback } from "./way-back.ts";

export function holdRollback(
  { payload, phase }: Pick<ProductionRecord, "payload" | "phase">,
  reason: string,
): Verdict | null {
  const { knownGood, wayBack, rollout } = payload;
  if (knownGood === null || phase === "rolling-back" || phase === "rolled-back") return null;
  if (rollout !== undefined && phase === "promoting") return null;
  return holdsRollback(wayBack, knownGood.id, `A rollback is due (${reason})`);
}
