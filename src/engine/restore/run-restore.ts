/**
 * The command `restore`: whether a person asked for it, of which database and from which backup; what that would lose, said
 * before anything is changed; then the restore itself.
 */
import type { Secret } from "../../lib/secret.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWork, Forge } from "../../providers/contract.ts";
import { type BackupChoice, chooseBackup } from "../../release/choose-backup.ts";
import { describeRestore, type RestoreOutlook } from "../../release/describe-restore.ts";
import { refuseMachine, refuseName, refuseWithoutFresh } from "../../release/judge-restore-request.ts";
import { refusePart } from "../../release/refuse-part.ts";
import type { RestoreFacts } from "../../release/restore-record.ts";
import { isInPlace, type RestoreWish } from "../../release/restore-wish.ts";
import type { CommandResult } from "../../release/result.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { schemaOf, schemasOf } from "./drop-schemas.ts";
import { prepareFreshBackup, refusingBackups } from "./fresh-backup.ts";
import { type RecordedArchive, readKnownBackups } from "./known-backups.ts";
import { readMigrationsSince } from "./migrations-since.ts";
import { observeServer } from "./observe-server.ts";
import { withServer } from "./open-server.ts";
import { openSource } from "./open-source.ts";
import { secretOf } from "./secret-of.ts";
import { readBackupWish } from "./read-backup-wish.ts";
import { readOutlook } from "./read-outlook.ts";
import { noteLastRestore, recordRestore } from "./record-restore.ts";
import { restoreBeside } from "./restore-beside.ts";
import { refuseWay } from "./refuse-way.ts";
import { restoreByDown } from "./restore-by-down.ts";
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
  const startedAt = context.clock.now();
  let facts: RestoreFacts = { from: null, kept: null, backedUpAs: [], commit: null };
  const order = orderOf(context, journal, { wish, work, steady, url, database }, (known) => {
    facts = { ...facts, ...known };
  });
  const verdict = await restoreAs(context, journal, wish, order);
  await recordRestore(context, journal, { wish, database, verdict, facts, startedAt });
  return verdict;
}

function restoreAs(
  context: CommandContext,
  journal: Journal,
  wish: RestoreWish,
  order: RestoreOrder,
): Promise<Verdict> {
  if (wish.way === "down") return restoreByDown(context, journal, wish, order);
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
  await noteLastRestore(context, journal, forge, { variable: wish.variable, database: order.database });
  const backups = await readKnownBackups(context, journal, forge);
  const { archives: known } = backups;
  const { database } = order;
  if (wish.toTime !== null) {
    return restoreToMoment(context, journal, wish, {
      at: wish.toTime,
      database,
      known: backups,
      forge,
      facts: order.facts,
    });
  }
  const asked = await readBackupWish(context, journal, { noun: "backup", database, wish, forge });
  const choice = chooseBackup(known, asked);
  if ("refusal" in choice) return choice.refusal;
  const isPart = refusePart(choice.backup.details, wish);
  if (isPart !== null) return isPart;
  const source = await openSource(context, choice.backup, wish);
  const { release, takenAt, commit, details } = choice.backup;
  order.facts({ from: { name: details.name, release, takenAt, sha256: source.archive, place: source.place }, commit });
  const whole = { ...order, source };
  const wrongWay = await withServer(order, (server) => refuseWay(server, order.database, wish.way));
  if (wrongWay !== null) return wrongWay;
  const preparing = { wish, order: whole, known, choice, source, forge };
  const prepared = wish.intent === "abandon" ? READY : await prepare(context, journal, preparing);
  if ("refusal" in prepared) return prepared.refusal;
  if (context.options.dryRun)
    return pass("dry_run", `Nothing was changed: what a restore of ${order.database} would do stands above.`);
  return isInPlace(wish.way) ? restoreInPlace({ ...whole, ...prepared }) : restoreBeside(whole);
}

type Prepared = Pick<RestoreOrder, "fresh" | "drop"> | { readonly refusal: Verdict };

const READY: Prepared = { fresh: null, drop: null };

interface Preparing {
  readonly wish: RestoreWish;
  readonly order: RestoreOrder;
  readonly known: readonly RecordedArchive[];
  readonly choice: Extract<BackupChoice<RecordedArchive>, { backup: unknown }>;
  readonly source: RestoreSource;
  readonly forge: Forge;
}

/** What a person must be told before, and what must be there before. A restore that was begun is gone on with. */
async function prepare(context: CommandContext, journal: Journal, preparing: Preparing): Promise<Prepared> {
  const { wish, order, known, choice, source, forge } = preparing;
  const { database, again } = order;
  const question = { database, archive: source.archive, again };
  const world = await withServer(order, ({ writer }) => observeServer(writer, question));
  const isBegun = world.copy !== null || world.live?.mark != null;
  const now = context.clock.now();
  const { tables } = await source.census();
  const replaced = tables.map(({ table }) => table);
  const dropped = wish.way === "drop-schemas" ? schemasOf(replaced) : [];
  if (world.live?.open === true) {
    const found = await readOutlook(order);
    const { backup, why } = choice;
    const inBackup = tables.map(({ table, rows }) => ({ table, rows }));
    const { obstacles } = world;
    const way: RestoreOutlook["way"] = isInPlace(wish.way) ? "in-place" : "beside";
    const inUse = found.inUse.map((one) => ({ ...one, dropped: dropped.includes(schemaOf(one.table)) }));
    replaced.push(...inUse.flatMap((one) => (one.dropped ? [one.table] : [])));
    const migrations = {
      newest: backup.details.migration,
      since: await readMigrationsSince(context, journal, forge, backup),
    };
    const outlook = { database, backup, why, now, way, dropped, inBackup, obstacles, migrations, ...found, inUse };
    for (const sentence of describeRestore(outlook)) journal.note(sentence);
  }
  if (isInPlace(wish.way)) return prepareInPlace(context, journal, preparing, { isBegun, replaced, dropped });
  const takenAt = known.flatMap((one) =>
    one.database === database && one.variable === wish.variable ? [one.takenAt] : [],
  );
  const asked = { now, waived: wish.withoutFresh, inPlace: false, takenAt };
  const missing = wish.intent === "beside" ? null : refuseWithoutFresh(asked);
  return missing === null || isBegun ? READY : refuseOrSay(context, journal, missing);
}

interface Replacing {
  readonly isBegun: boolean;
  /** Tables whose rows are to be in the backup that is taken first. */
  readonly replaced: readonly string[];
  readonly dropped: readonly string[];
}

/** Nothing of what is there is kept but what is backed up now, so nobody goes on without that. */
async function prepareInPlace(
  context: CommandContext,
  journal: Journal,
  { wish: { variable }, order, choice }: Preparing,
  { isBegun, replaced, dropped }: Replacing,
): Promise<Prepared> {
  const drop = dropped.length === 0 ? null : dropped;
  const { commit } = choice.backup;
  const fresh = await prepareFreshBackup(context, journal, { order, variable, tables: replaced, commit });
  if (!("refusal" in fresh)) {
    journal.note(`Before any table is replaced, and once nobody writes any more, ${fresh.explanation}.`);
    return { fresh, drop };
  }
  return isBegun ? { fresh: refusingBackups(fresh.refusal), drop } : refuseOrSay(context, journal, fresh.refusal);
}

/** A dry run shows all that is in the way. */
function refuseOrSay({ options }: CommandContext, journal: Journal, refusal: Verdict): Prepared {
  if (!options.dryRun) return { refusal };
  journal.note(`A restore would hold now: ${refusal.summary} ${refusal.remedy ?? ""}`);
  return READY;
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
  facts: RestoreOrder["facts"],
): RestoreOrder {
  return {
    work,
    steady,
    url,
    database,
    intent: wish.intent,
    again: wish.again,
    source: null,
    fresh: null,
    drop: null,
    clock: context.clock,
    signal: context.signal ?? new AbortController().signal,
    run: context.runUrl,
    facts,
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
  const count = live?.sessions ?? 0;
  const ended = count === 1 ? "1 session" : `${count} sessions`;
  const switched = `${kept.name} would be ${database} again, and ${ended} would be ended`;
  return pass("dry_run", `${switched}; the restored one would be kept.`);
}
