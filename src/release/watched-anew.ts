import { hold, type Verdict } from "../lib/verdict.ts";
import { mitigatedAt } from "./mitigated-at.ts";
import type { ProductionRecord } from "./record.ts";

/**
 * Of two runs that watch one release: has the other one seen a rung help, or has it the release watched anew since then? What
 * was so before is no evidence any more, and this one must not end what the other has begun. Null where it may. `since`: as
 * of when this one judges it.
 */
export function watchedAnew(
  now: Pick<ProductionRecord, "phase" | "promotedAt" | "rungs" | "statusAt" | "payload">,
  { since, phase }: { readonly since: number; readonly phase: "promoting" | "watching" },
): Verdict | null {
  const isLater = now.phase === phase && now.promotedAt !== null && now.promotedAt > since;
  if (!isLater && mitigatedAt(now) === null) return null;
  const { id } = now.payload.candidate;
  return hold(
    "watch_incomplete",
    isLater
      ? `${id} is watched anew since this watch began, by another run, which decides.`
      : `Another run saw a rung of the ladder help while ${id} was watched here: what was so before says nothing of how it is since.`,
    isLater
      ? "Nothing: the other watch ends with a word of its own."
      : "Decide whether the release may stay so: watch it again (`watch`), release a fix, or dispatch a rollback.",
  );
}
