/** One round of the watch's own health checks: the production http gates, run at one check. */
import type { GateTarget } from "../../gates/contract.ts";
import type { ProbeRound } from "../../judge/probe-rounds.ts";
import type { CommandContext } from "../context.ts";

/** Null where there is nothing to ask, or where a round could not be made: a hold is neither a failure nor a success. */
export async function makeProbeRound(context: CommandContext, target: GateTarget): Promise<ProbeRound | null> {
  const gates = context.plan.stages.production.verify.filter((item) => item.gate === "http");
  if (gates.length === 0) return null;
  const verdicts = await Promise.all(gates.map((item) => context.checkGate(item, target)));
  const failed = verdicts.some(({ outcome }) => outcome === "fail");
  if (!failed && verdicts.some(({ outcome }) => outcome === "hold")) return null;
  return { at: context.clock.now(), failed };
}
