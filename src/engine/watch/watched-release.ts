/** The release that a watch is about, and what its gates are asked about. */
import type { GateTarget } from "../../gates/contract.ts";
import type { RolloutStage } from "../../release/rollout-stage.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { Host, SideQuery } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

export interface WatchedRelease {
  readonly host: Host;
  readonly record: ProductionRecord & { readonly promotedAt: number };
  /** Of a rolling release the stage that is watched; absent where everybody gets the release. */
  readonly stage?: RolloutStage;
  /** Another one has served since then, so that the site cannot be asked any more; absent where it still serves. */
  readonly servedUntil?: number;
}

/** Production, by its first domain; while only a part of the visitors get the release, one of its two sides. */
export function targetOf(
  { plan, domainUrl, release, sides }: CommandContext,
  { record, stage }: Pick<WatchedRelease, "record" | "stage">,
  side: keyof SideQuery = "candidate",
): GateTarget {
  const { candidate, previous } = record.payload;
  const isStable = side === "stable";
  return {
    url: domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: isStable ? (previous?.id ?? "") : candidate.id,
    commit: isStable ? (previous?.commit ?? "") : release.commit,
    stage: "production",
    bypass: null,
    ...(stage === undefined || sides === null ? {} : { query: sides[side] }),
  };
}

/** What serves beside the release, where something does and can be asked. */
export function besideOf(
  context: CommandContext,
  release: Pick<WatchedRelease, "record" | "stage">,
): GateTarget | null {
  return release.stage === undefined || context.sides === null ? null : targetOf(context, release, "stable");
}
