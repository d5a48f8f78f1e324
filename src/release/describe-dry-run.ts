import type { RollbackChoice } from "./choose-rollback.ts";
import { type ProductionState, productionShows } from "./world.ts";

/** What a rollback would do, as the end of one that does nothing. */
export function describeDryRun(production: ProductionState, { to, from, arriving, begun, why }: RollbackChoice) {
  if (begun && arriving === null && productionShows(production, to.id)) {
    return {
      decision: "rolled-back",
      reasonCode: "already_done",
      summary: `Production already serves ${to.id}. ${why}Nothing was changed.`,
    } as const;
  }
  return {
    decision: "proceed",
    reasonCode: "dry_run",
    summary: `Would roll production back from ${arriving ?? from ?? "nothing"} to ${to.id}. ${why}Nothing was changed.`,
  } as const;
}
