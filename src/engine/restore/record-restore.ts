/** Writes down, and reads again, which databases were restored. Best effort: no restore waits for the forge, or fails with it. */
import { ProviderError, UsageError } from "../../lib/error.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import type { Asker } from "../../release/judge-restore-request.ts";
import { findOwnRecords } from "../../release/own-records.ts";
import {
  describeRestoreRecord,
  isSameRestore,
  RESTORE_RECORDS,
  RESTORE_TASK,
  RESTORED_BY,
  type RestoreFacts,
  type RestorePayload,
  type RestoredBy,
  renderRestoreStatus,
} from "../../release/restore-record.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import type { CommandContext } from "../context.ts";
import { createForgePatience } from "../forge-patience.ts";
import type { Journal } from "../journal.ts";
import { listProductionRecords, readable } from "../release-records.ts";

const LISTED = 30;

export interface Restored {
  readonly wish: RestoreWish;
  readonly database: string;
  readonly verdict: Verdict;
  readonly facts: RestoreFacts;
  readonly startedAt: number;
}

export async function recordRestore(context: CommandContext, journal: Journal, restored: Restored): Promise<void> {
  const end = endOf(restored);
  if (end === null || context.options.dryRun) return;
  const payload = payloadOf(context, restored, end);
  const { reasonCode } = restored.verdict;
  await attempt(journal, "the restore is not recorded at GitHub", () =>
    createForgePatience(context).spend(async (forge) => {
      if (reasonCode === "already_done" && (await isRecorded(context, journal, forge, payload))) return;
      await write(context, journal, forge, payload, restored.facts.commit);
    }),
  );
}

/** How the same database was restored last; nothing where that is not known. */
export async function noteLastRestore(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { variable, database }: Pick<RestorePayload, "variable" | "database">,
): Promise<void> {
  await attempt(journal, "whether this database was restored before is not known", async () => {
    const records = await listRestores(context, journal, forge);
    const last = records.find((one) => one.variable === variable && one.database === database);
    if (last !== undefined) journal.note(describeRestoreRecord(last));
  });
}

function endOf({ wish, verdict }: Restored): RestoredBy | null {
  if (verdict.outcome !== "pass") return null;
  if (verdict.reasonCode !== "already_done") return RESTORED_BY.find((end) => end === verdict.reasonCode) ?? null;
  if (wish.way === "down") return "schema_restored";
  if (wish.tables.length > 0) return "tables_restored";
  return (
    { restore: "restored", beside: "restored_beside", "switch-back": "restore_switched_back", abandon: null } as const
  )[wish.intent];
}

function payloadOf(
  { plan, options, clock, runUrl }: CommandContext,
  { wish, database, facts, startedAt }: Restored,
  end: RestoredBy,
): RestorePayload {
  const { from, kept, backedUpAs } = facts;
  return {
    holdpoint: 1,
    phase: "restored",
    project: plan.project.host.project,
    variable: wish.variable,
    database,
    by: personOf(wish.asker),
    reason: options.reason ?? "",
    way: wish.toTime === null ? wish.way : "vendor",
    end,
    from,
    tables: wish.tables.map(({ schema, table }) => `${schema}.${table}`),
    toTime: wish.toTime,
    kept,
    backedUpAs,
    startedAt,
    endedAt: clock.now(),
    runUrl,
  };
}

/** Of a terminal only the forge knows whose token it was. */
function personOf(asker: Asker): string {
  return asker.kind === "run" ? asker.triggeredBy : "a person at a terminal";
}

async function write(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  payload: RestorePayload,
  commit: string | null,
): Promise<void> {
  const { plan, runUrl } = context;
  const ref = commit ?? (await listProductionRecords(context, journal, forge)).records[0]?.payload.commit ?? null;
  if (ref === null) {
    journal.note("the restore is not recorded at GitHub: no release of ours stands there, and so no commit");
    return;
  }
  const deployment = await forge.createDeployment({
    ref,
    task: RESTORE_TASK,
    environment: plan.stages.production.environment,
    description: `Holdpoint: restored ${payload.database}`,
    payload,
    productionEnvironment: true,
  });
  await forge.createDeploymentStatus(deployment.id, {
    state: "success",
    description: renderRestoreStatus(payload),
    ...(runUrl === null ? {} : { logUrl: runUrl }),
  });
  journal.step("done", `the restore is recorded as GitHub deployment ${deployment.id}`);
}

async function isRecorded(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  payload: RestorePayload,
): Promise<boolean> {
  const { variable, database } = payload;
  const [last] = (await listRestores(context, journal, forge)).filter(
    (one) => one.variable === variable && one.database === database,
  );
  return last !== undefined && isSameRestore(last, payload);
}

/** Newest first. */
async function listRestores(
  { options, plan }: CommandContext,
  journal: Journal,
  forge: Forge,
): Promise<readonly RestorePayload[]> {
  const scope = { authors: options.authors, project: plan.project.host.project };
  const found = await findOwnRecords(RESTORE_RECORDS, scope, LISTED, (limit) =>
    forge.listDeployments({ task: RESTORE_TASK, limit }),
  );
  return readable(journal, found).records.map(({ payload }) => payload);
}

async function attempt(journal: Journal, trouble: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    // A restore back needs no forge, so that its token may be missing.
    if (!(error instanceof ProviderError) && !(error instanceof UsageError)) throw error;
    journal.note(`${trouble}: ${error.message}`);
  }
}
