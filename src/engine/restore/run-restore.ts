/**
 * The command `restore`: whether a person asked for it, of which database and from which backup; what that would lose, said
 * before anything is changed; then the restore itself.
 */
import type { Secret } from "../../lib/secret.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import { type BackupChoice, chooseBackup } from "../../release/choose-backup.ts";
import { describeRestore } from "../../release/describe-restore.ts";
import { refuseMachine, refuseName, refuseWithoutFresh } from "../../release/judge-restore-request.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import type { CommandResult } from "../../release/result.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { type RecordedArchive, readKnownBackups } from "./known-backups.ts";
import { observeServer } from "./observe-server.ts";
import { withServer } from "./open-server.ts";
import { openSource } from "./open-source.ts";
import { secretOf } from "./secret-of.ts";
import { readBackupWish } from "./read-backup-wish.ts";
import { readOutlook } from "./read-outlook.ts";
import { restoreBeside } from "./restore-beside.ts";
import { refuseWay } from "./refuse-way.ts";
import { restoreInPlace } from "./restore-in-place.ts";
import { restoreToMoment } from "./restore-to-moment.ts";
import { restoreTables } from "./restore-tables.ts";
import type { RestoreOrder, RestoreSource } from "./restore-order.ts";

export async function runRestore(context: CommandContext, journal: Journal): Promise<CommandResult> {
  const { restore: wish } = context.options;
  if (wish === undefined) throw new Error("nobody asked for a restore");
  return journal.finishWith(await restoreAsked(context, journal, wish, (database) => journal.database(database)));
}

/** The same for a rollback whose ladder has the rung. */
export async function restoreAsked(
  context: CommandContext,
  journal: Journal,
  wish: RestoreWish,
  about: (database: string) => void,
): Promise<Verdict> {
  const machine = refuseMachine(wish.asker);
  if (machine !== null) return machine;
  const url = secretOf(context, wish.variable, "so the database cannot be reached");
  const work = await context.role("databaseWork");
  const { host, database } = work.describe(url);
  const wrongName = refuseName(wish.variable, wish.name, database);
  if (wrongName !== null) return wrongName;
  about(`${database} at ${host}`);
  if (context.options.reason !== null) journal.note(`Reason for the restore: ${context.options.reason}`);
  const steady = await (context.steadyRole ?? context.role)("databaseWork");
  const order = orderOf(context, journal, { wish, work, steady, url, database });
  if (wish.intent === "switch-back") return context.options.dryRun ? dryBack(order) : restoreBeside(order);
  return wish.tables.length === 0
    ? restoreBackup(context, journal, wish, order)
    : restoreTables(context, journal, wish, order);
}

async function restoreBackup(
  context: CommandContext,
  journal: Journal,
  wish: RestoreWish,
  order: RestoreOrder,
): Promise<Verdict> {
  const forge = await context.role("forge");
  const backups = await readKnownBackups(context, journal, forge);
  const { archives: known } = backups;
  const { database } = order;
  if (wish.toTime !== null) {
    return restoreToMoment(context, journal, wish, { at: wish.toTime, database, known: backups, forge });
  }
  const asked = await readBackupWish(context, journal, { noun: "backup", database, wish, forge });
  const choice = chooseBackup(known, asked);
  if ("refusal" in choice) return choice.refusal;
  const source = await openSource(context, choice.backup, wish);
  const whole = { ...order, source };
  const wrongWay = await withServer(order, (server) => refuseWay(server, order.database, wish.way));
  if (wrongWay !== null) return wrongWay;
  if (wish.intent !== "abandon") {
    const refused = await prepare(context, journal, { wish, order: whole, known, choice, source });
    if (refused !== null) return refused;
  }
  if (context.options.dryRun)
    return pass("dry_run", `Nothing was changed: what a restore of ${order.database} would do stands above.`);
  return wish.way === "in-place" ? restoreInPlace(whole) : restoreBeside(whole);
}

interface Preparing {
  readonly wish: RestoreWish;
  readonly order: RestoreOrder;
  readonly known: readonly RecordedArchive[];
  readonly choice: Extract<BackupChoice<RecordedArchive>, { backup: unknown }>;
  readonly source: RestoreSource;
}

/** What a person must be told before, and what must be there before. A restore that was begun is gone on with. */
async function prepare(context: CommandContext, journal: Journal, preparing: Preparing): Promise<Verdict | null> {
  const { wish, order, known, choice, source } = preparing;
  const { database, again } = order;
  const question = { database, archive: source.archive, again };
  const world = await withServer(order, ({ writer }) => observeServer(writer, question));
  const isBegun = world.copy !== null || world.live?.mark != null;
  const now = context.clock.now();
  if (world.live?.open === true) {
    const [inUse, { tables }] = await Promise.all([readOutlook(order), source.census()]);
    const { backup, why } = choice;
    const inBackup = tables.map(({ table, rows }) => ({ table, rows }));
    const { obstacles } = world;
    const outlook = { database, backup, why, now, way: wish.way, inBackup, obstacles, ...inUse };
    for (const sentence of describeRestore(outlook)) journal.note(sentence);
  }
  const asked = { now, waived: wish.withoutFresh, inPlace: wish.way === "in-place" };
  const takenAt = known.flatMap((one) =>
    one.database === database && one.variable === wish.variable ? [one.takenAt] : [],
  );
  const missing = wish.intent === "beside" ? null : refuseWithoutFresh({ ...asked, takenAt });
  if (missing === null || isBegun) return null;
  if (!context.options.dryRun) return missing;
  journal.note(`A restore would hold now: ${missing.summary} ${missing.remedy ?? ""}`);
  return null;
}

interface Reaching {
  readonly wish: RestoreWish;
  readonly work: DatabaseWork;
  readonly steady: DatabaseWork;
  readonly url: Secret;
  readonly database: string;
}

function orderOf(
  context: CommandContext,
  journal: Journal,
  { wish, work, steady, url, database }: Reaching,
): RestoreOrder {
  return {
    work,
    steady,
    url,
    database,
    intent: wish.intent,
    again: wish.again,
    source: null,
    clock: context.clock,
    signal: context.signal ?? new AbortController().signal,
    run: context.runUrl,
    progress: (text) => journal.progress(text),
    step: (text) => journal.step("rung", text),
  };
}

async function dryBack(order: RestoreOrder): Promise<Verdict> {
  const { database } = order;
  const { live, kept } = await withServer(order, ({ writer }) =>
    observeServer(writer, { database, archive: null, again: false }),
  );
  if (kept === null) {
    return hold(
      "restore_kept_gone",
      `There is nothing that a restore has put aside for ${database}.`,
      "Look at the databases of the server: what a restore has put aside is called …_before_….",
    );
  }
  const sessions = `${live?.sessions ?? 0} sessions would be ended`;
  return pass("dry_run", `${kept.name} would be ${database} again, and ${sessions}; the restored one would be kept.`);
}
