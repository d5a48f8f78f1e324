import type { Deployed, ProductionPayload } from "../../release/payload.ts";
import type { RungRelease } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";

/** What a rung is told of the release that is taken back. */
export function rungRelease(
  { plan, runUrl }: Pick<CommandContext, "plan" | "runUrl">,
  { release, commit, candidate, flag }: ProductionPayload,
  { knownGood, reason }: { readonly knownGood: Deployed | null; readonly reason: string },
): RungRelease {
  const { project } = plan.project.host;
  return { id: release, commit, project, candidate: candidate.id, knownGood, flag: flag ?? null, reason, runUrl };
}
