/** The release that a watch is about, and what its gates are asked about. */
import type { GateTarget } from "../../gates/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { Host } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

export interface WatchedRelease {
  readonly host: Host;
  readonly record: ProductionRecord & { readonly promotedAt: number };
}

/** Production, by its first domain. */
export function targetOf({ plan, domainUrl, release }: CommandContext, record: ProductionRecord): GateTarget {
  return {
    url: domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: record.payload.candidate.id,
    commit: release.commit,
    stage: "production",
    bypass: null,
  };
}
