/** Before anything is waited for: nothing may let the build into production by itself. Then the build is found. */
import type { GitSource } from "../../plan/plan.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import { judgeAutoAssign } from "../../release/judge-auto-assign.ts";
import { leftAutoAssignOn } from "../../release/pin.ts";
import { arrivingDeployment, type ProductionState } from "../../release/world.ts";
import type { BuildOutcome } from "../build.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { restoreAutoAssign } from "../record-production.ts";
import { readProduction, readRecord, type Records } from "../release-records.ts";
import { findGitBuild } from "./find-git-build.ts";
import { checksOf, ensureCheck } from "./own-check.ts";

interface Beginning {
  readonly host: Host;
  readonly forge: Forge;
  readonly production: ProductionState;
  readonly records: Records;
  readonly letIn: GitSource["letIn"];
}

export async function adoptBuild(context: CommandContext, journal: Journal, found: Beginning): Promise<BuildOutcome> {
  const { host, forge, records, letIn } = found;
  let { production } = found;
  // A promote of this very release switches it on, and the next run of it switches it off again.
  if (records.record === null) {
    if (letIn.kind === "staged") production = await closeAgain(context, journal, found);
    const open = judgeAutoAssign({ production, letIn: letIn.kind, record: null, history: records.history });
    // Somebody promoted what this release had adopted: its own promote is what puts that right.
    const live = [production.project.productionDeploymentId, arrivingDeployment(production)];
    const isOurs = records.staging.some(({ payload }) => live.includes(payload.build.id));
    if (open !== null && !isOurs) return { ready: false, verdict: open };
    if (letIn.kind === "check") {
      const check = await ensureCheck(journal, checksOf(host), letIn);
      if ("outcome" in check) return { ready: false, verdict: check };
    }
  }
  return findGitBuild(context, journal, { host, forge, project: production.project });
}

/** Another release's promote was cut off before it could switch automatic assignment off again: that is done first. */
async function closeAgain(
  context: CommandContext,
  journal: Journal,
  { host, forge, production, records }: Beginning,
): Promise<ProductionState> {
  const { autoAssignDomains, aliasRequest } = production.project;
  const own = records.listed.find(({ payload }) => payload.candidate.id === aliasRequest?.toDeploymentId);
  if (!autoAssignDomains || own === undefined) return production;
  const record = await readRecord(context, journal, forge, own);
  if (!leftAutoAssignOn(production, record)) return production;
  await restoreAutoAssign(context, journal, host, record);
  journal.note(`release ${record.payload.release} was cut off and had left automatic assignment on: it is off again`);
  return readProduction(context, host);
}
