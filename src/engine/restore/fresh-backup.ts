/**
 * The backup that a restore in place begins with: by the plan's own step, taken, proven and recorded in this very run. It is
 * no step of the release that is taken back, whose own backup is of before its migrations.
 */
import { digestOf } from "../../lib/digest.ts";
import { renderInstant } from "../../lib/instant.ts";
import { ProviderError, UsageError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Plan } from "../../plan/plan.ts";
import { parseRecordedDump, type RecordedDump } from "../../release/recorded-backup.ts";
import type { MarkedBackup } from "../../release/restore-mark.ts";
import { releaseBeforeRestore } from "../../release/restore-names.ts";
import { holdMoment } from "../../steps/database/hold-moment.ts";
import { takeCensusAt } from "../../steps/database/take-census.ts";
import { openPlaces } from "../../steps/backup/backup-places.ts";
import { type DumpSpec, explainDump } from "../../steps/backup/dump-spec.ts";
import { selectTables } from "../../steps/backup/read-catalog.ts";
import { digestOfTables } from "../../steps/backup/record-dump.ts";
import type { StepDetails, StepEnd } from "../../steps/contract.ts";
import type { CommandContext } from "../context.ts";
import { createForgePatience } from "../forge-patience.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { loadWhole } from "../load-whole.ts";
import type { OpenStep } from "../steps/open-step.ts";
import { writeStep } from "../steps/step-book.ts";
import { type BackupStep, chooseBackupStep } from "./choose-backup-step.ts";
import { type FreshBackups, LIMITS, type RestoreBeginning, type RestoreOrder } from "./restore-order.ts";

interface Wanted {
  readonly order: RestoreOrder;
  readonly variable: string;
  /** Those that are replaced, as SQL names them. */
  readonly tables: readonly string[];
  /** What its record is written beside at GitHub. */
  readonly commit: string;
}

/** Everything that can be missing is said here, before anybody is kept out. */
export async function prepareFreshBackup(
  context: CommandContext,
  journal: Journal,
  { order, variable, tables, commit }: Wanted,
): Promise<FreshBackups | { readonly refusal: Verdict }> {
  const plan = await wholePlanOf(context);
  if ("outcome" in plan) return { refusal: plan };
  const chosen = chooseBackupStep(plan, { variable, tables });
  if ("refusal" in chosen) return chosen;
  const { item, spec } = chosen;
  const names = (await context.steps())[item.step]?.secrets?.(spec) ?? [];
  const missing = names.filter((name) => (context.env[name] ?? "") === "");
  if (missing.length > 0) return { refusal: lacksSecrets(chosen, missing) };
  const closed = await judgePlaces(context, spec);
  if (closed !== null) return { refusal: closed };
  const { work, url, progress } = order;
  return {
    explanation: `the plan's step "${item.title}" ${explainDump(spec)}`,
    take: (beginning) => take({ ...context, plan }, journal, { order, chosen, commit, beginning }),
    digestNow: () =>
      holdMoment(work, url, LIMITS.applicationName, async (moment) => {
        const now = await takeCensusAt(moment, {
          tables: await selectTables(moment.session, spec),
          progress: ({ text }) => progress(`comparing with the backup of a moment ago: ${text}`),
        });
        return digestOfTables(now);
      }),
  };
}

/** In place of one, where a restore that was begun can have none: everybody is let in again. */
export function refusingBackups(refusal: Verdict): FreshBackups {
  return { explanation: refusal.summary, take: async () => refusal, digestNow: async () => refusal };
}

/** As the mark of the restore keeps it. */
export function markedBackup({ name, takenAt, counts, places }: RecordedDump): MarkedBackup {
  const at = places.map(({ place, archive }) => `${place}/${archive.id}`);
  return { name, takenAt, digest: counts.digest, places: at };
}

/** Where what was there before lies, whatever became of the restore. */
export function withBackup(verdict: Verdict, fresh: MarkedBackup | null): Verdict {
  if (fresh === null) return verdict;
  const { name, takenAt, places } = fresh;
  const where = { label: "what was there before", value: `${name} of ${renderInstant(takenAt)}: ${places.join(", ")}` };
  const said = `What was there before is the backup ${name} in ${places.join(" and ")}.`;
  return { ...verdict, summary: `${verdict.summary} ${said}`, evidence: [...verdict.evidence, where] };
}

interface Taking {
  readonly order: RestoreOrder;
  readonly chosen: BackupStep;
  readonly commit: string;
  readonly beginning: RestoreBeginning;
}

async function take(context: CommandContext, journal: Journal, taking: Taking): Promise<RecordedDump | Verdict> {
  const { order, chosen, commit, beginning } = taking;
  const { item, stage } = chosen;
  const startedAt = context.clock.now();
  // Of this restore alone: what a killed run of it left is found by this name, and removed.
  const identity = digestOf(JSON.stringify([beginning.identity, beginning.at]), 16);
  const release = { id: releaseBeforeRestore(identity), commit };
  const open = await context.openStep(item, {
    release,
    stage,
    identity,
    begun: { at: beginning.at, runUrl: beginning.run },
    recorded: null,
    earlier: [],
    progress: ({ text }) => order.progress(`backing up what ${order.database} is now: ${text}`),
  });
  const { verdict, details = null } = await observeOrApply(open);
  if (verdict.outcome !== "pass") return verdict;
  const dump = parseRecordedDump(details);
  if (dump === null) throw new Error("a backup was made, and its record is not one");
  const { step, spec } = open;
  const page = { release, planDigest: context.plan.digest, stage, item, identity, attempt: null };
  const end = { verdict, details, untouched: false, startedAt };
  const leaves = step.leavesBehind(spec, details);
  const trouble = `the backup ${dump.name} is not recorded at GitHub, and its own record lies beside it`;
  await bestEffort(journal, trouble, () =>
    createForgePatience(context).spend((forge) =>
      writeStep(context, journal, forge, page, { part: "ended", end, leaves, word: null }),
    ),
  );
  order.step(`what ${order.database} is now is backed up: ${verdict.summary}`);
  return dump;
}

async function observeOrApply({ step, spec, context }: OpenStep): Promise<StepEnd> {
  const seen = await step.observe(spec, context);
  if (seen.is === "impossible") return { verdict: seen.verdict };
  if (seen.is === "due") return step.apply(spec, seen.state, context);
  const { summary, evidence = [], details } = seen;
  const verdict: Verdict = { outcome: "pass", reasonCode: "step_done", summary, evidence };
  return details === undefined ? { verdict } : { verdict, details: details satisfies StepDetails };
}

async function wholePlanOf({ plan }: CommandContext): Promise<Plan | Verdict> {
  try {
    return await loadWhole(plan);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return hold(
      "fresh_backup_missing",
      `How the database is backed up stands in the plan, and the plan has mistakes: ${error.message}`,
      "Correct the plan, and run this again. Nothing was changed.",
    );
  }
}

/** Null where each of them can be reached from here, as far as that shows before anything is stored. */
async function judgePlaces(context: CommandContext, { to }: DumpSpec): Promise<Verdict | null> {
  try {
    await openPlaces(await context.role("stores"), to);
    return null;
  } catch (error) {
    if (error instanceof ProviderError) return hold(error.reasonCode, error.message, error.remedy);
    if (!(error instanceof UsageError)) throw error;
    const { reasonCode, problems } = error;
    return hold(reasonCode, problems.map(({ message }) => message).join(" "), problems[0]?.remedy ?? "");
  }
}

function lacksSecrets({ item }: BackupStep, missing: readonly string[]): Verdict {
  return hold(
    "secret_missing",
    `The backup that a restore in place begins with is the plan's step "${item.title}", which needs ${missing.join(" and ")}.`,
    `Add a line ${missing[0] ?? ""}=… to HOLDPOINT_SECRETS, or set it in this terminal.`,
  );
}
