/** After a rollback a person dispatches a restore of production's database: nobody else ever does. */
import { planSteps } from "../../plan/plan-steps.ts";
import type { Plan } from "../../plan/plan.ts";
import type { CommandResult } from "../../release/result.ts";
import { backup } from "../../steps/backup/index.ts";
import type { Rehearsal } from "./arguments.ts";
import { BACKUP_IDENTITY } from "./rehearsed-database.ts";
import { runCommand, type Stage } from "./run-to-end.ts";

const REASON = "rehearsed: what the release wrote is not wanted";

/** Null where nothing was rolled back, or production was not backed up. */
export async function restoreByDispatch(
  rehearsal: Rehearsal,
  stage: Stage,
  released: CommandResult,
): Promise<CommandResult | null> {
  const { database, clock } = stage;
  const variable = backedUpVariable(rehearsal.plan);
  if (database === null || variable === null || released.decision !== "rolled-back") return null;
  // Its programs work one after the other, as those of a step.
  clock.carefully.begin();
  try {
    return await runCommand(rehearsal, stage, stage.show, "restore", {
      reason: REASON,
      restore: {
        variable,
        name: database.databases.databaseOf(variable),
        from: null,
        tables: [],
        toTime: null,
        identity: BACKUP_IDENTITY,
        way: "beside",
        intent: "restore",
        again: false,
        // After a watch of hours the release's own backup is not fresh any more; the old database is kept.
        withoutFresh: REASON,
        asker: { kind: "terminal" },
      },
    });
  } finally {
    clock.carefully.end();
  }
}

/** Of the last dump of production's. */
function backedUpVariable(plan: Plan): string | null {
  const dumps = planSteps(plan).flatMap(({ stage, item: { step, spec } }) => {
    const { kind, database } = spec as { readonly kind?: unknown; readonly database?: unknown };
    const isDump = stage === "production" && step === backup.key && kind === "dump";
    return isDump && typeof database === "string" ? [database] : [];
  });
  return dumps.at(-1) ?? null;
}
