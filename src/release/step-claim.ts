/**
 * Who of several runs that took the same step at once may go on: whoever stands first in the record, unless a person has had
 * another one repeat it since, who saw that beginning. Pure.
 */
import { listSteps, type StepFact } from "./step-history.ts";
import type { StepPayload } from "./step-record.ts";

export type StepClaim =
  /** The list is older than our own record. */
  | { readonly is: "unseen" }
  /** `before`: how the release's steps stood when our record came, by what others wrote until then or by a person's word. */
  | { readonly is: "seen"; readonly before: readonly StepFact[] };

/** `payloads`: newest first, of which ours has this `attempt`, once or, where an answer was lost, more often. */
export function judgeClaim(
  payloads: readonly StepPayload[],
  { release, identity, attempt }: { readonly release: string; readonly identity: string; readonly attempt: string },
): StepClaim {
  const own = payloads.findLastIndex((one) => one.identity === identity && one.attempt === attempt);
  if (own < 0) return { is: "unseen" };
  const isOther = (one: StepPayload) => one.identity === identity && one.attempt !== null && one.attempt !== attempt;
  const repeats = payloads
    .slice(0, own)
    .filter((one) => isOther(one) && one.part === "begun" && one.word?.said === "repeat");
  const repeating = new Set(repeats.map((one) => one.attempt));
  const before = payloads.filter((one, index) => index > own || (isOther(one) && repeating.has(one.attempt)));
  return { is: "seen", before: listSteps(before, release) };
}
