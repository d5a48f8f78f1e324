/**
 * The rows of single tables, from a snapshot that one of our own records names: put beside the tables in use, or in their
 * place where a person asks for that. Each comes wholly or not at all, and a run that was killed is gone on with.
 */
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { BackupReader, Forge } from "../../providers/contract.ts";
import { chooseBackup } from "../../release/choose-backup.ts";
import { chooseTables } from "../../release/choose-tables.ts";
import { describeTableRestore } from "../../release/describe-table-restore.ts";
import { refuseWithoutFresh } from "../../release/judge-restore-request.ts";
import type { RecordedSnapshot } from "../../release/recorded-snapshot.ts";
import type { MarkedBackup } from "../../release/restore-mark.ts";
import { restoreIdentity } from "../../release/restore-names.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import { BackupDamage } from "../../steps/backup/backup-damage.ts";
import { readSnapshotList } from "../../steps/snapshot/open-snapshot.ts";
import { restoreSnapshot } from "../../steps/snapshot/restore-snapshot.ts";
import type { ListedSnapshot } from "../../steps/snapshot/snapshot-list.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { findPlace } from "./find-place.ts";
import { markedBackup, prepareFreshBackup, withBackup } from "./fresh-backup.ts";
import { readKnownBackups } from "./known-backups.ts";
import { type KnownSnapshot, placeOf, readKnownSnapshots } from "./known-snapshots.ts";
import { observeTables, type TableSeen } from "./observe-tables.ts";
import { readBackupWish } from "./read-backup-wish.ts";
import type { RestoreOrder } from "./restore-order.ts";
import { secretOf } from "./secret-of.ts";

interface Chosen {
  readonly snapshot: KnownSnapshot;
  readonly why: string;
  readonly place: string;
  readonly tables: readonly ListedSnapshot[];
}

export async function restoreTables(
  context: CommandContext,
  journal: Journal,
  wish: RestoreWish,
  order: RestoreOrder,
): Promise<Verdict> {
  const forge = await context.role("forge");
  const chosen = await choose(context, journal, { wish, order, forge });
  if ("refusal" in chosen) return chosen.refusal;
  const { snapshot, why, tables } = chosen;
  const { release, takenAt } = snapshot;
  const seen = await observeTables(order, tables, { takenAt, way: wish.way });
  const outlook = { release, takenAt, why, now: context.clock.now(), way: wish.way, tables: seen };
  for (const sentence of describeTableRestore(outlook)) journal.note(sentence);
  const foreign = seen.find((one) => one.foreign);
  if (foreign !== undefined) return occupied(foreign);
  if (seen.every(({ done }) => done)) return pass("already_done", sentenceOf(seen, takenAt));
  const backedUp =
    wish.way === "in-place" ? await backUpBefore(context, journal, { wish, order, forge, chosen }) : null;
  if (backedUp !== null && "outcome" in backedUp) return backedUp;
  if (context.options.dryRun) {
    return pass("dry_run", `Nothing was changed: what would be put back into ${order.database} stands above.`);
  }
  const { details } = chosen.snapshot;
  order.facts({
    from: { name: details.name, release, takenAt, sha256: details.list.sha256, place: placeNamed(chosen) },
    commit: chosen.snapshot.commit,
    ...(backedUp === null ? {} : { backedUpAs: backedUp.places }),
  });
  return withBackup(await putBack(context, order, wish, { ...chosen, seen }), backedUp);
}

interface Asking {
  readonly wish: RestoreWish;
  readonly order: RestoreOrder;
  readonly forge: Forge;
}

/** The snapshot, the place that has it, and the tables of its list. Nothing was asked of the database yet. */
async function choose(
  context: CommandContext,
  journal: Journal,
  { wish, order: { database }, forge }: Asking,
): Promise<Chosen | { readonly refusal: Verdict }> {
  const known = await readKnownSnapshots(context, journal, forge);
  const asked = await readBackupWish(context, journal, { noun: "snapshot", database, wish, forge });
  const choice = chooseBackup(known, asked);
  if ("refusal" in choice) return choice;
  const { backup: snapshot, why } = choice;
  const { details, takenAt } = snapshot;
  if (details.encrypted && wish.identity === null) return { refusal: lacksIdentity(takenAt) };
  const { place: found, store } = await findPlace(context, {
    what: `The snapshot ${details.name}`,
    places: details.places.toSorted((left, right) => rankOf(left, wish) - rankOf(right, wish)),
    fileOf: ({ list }) => list,
  });
  const { place } = found;
  const list = await readSnapshotList(store, details, place);
  const others = known.filter((one) => one !== snapshot && isOfSameDatabase(one, snapshot));
  const chosen = chooseTables(list.tables, wish.tables, { takenAt, others: others.flatMap(({ places }) => places) });
  if ("refusal" in chosen) return chosen;
  for (const table of chosen.tables) await refuseChanged(store, table, place);
  return { snapshot, why, place, tables: chosen.tables };
}

/** As `--from` names it. */
function placeNamed({ snapshot: { details }, place }: Chosen): string {
  const found = details.places.find((one) => one.place === place);
  return found === undefined ? place : placeOf(found);
}

/** The one that was named comes first. */
function rankOf(place: RecordedSnapshot["places"][number], { from }: RestoreWish): number {
  return placeOf(place) === from ? 0 : 1;
}

function isOfSameDatabase(one: KnownSnapshot, other: KnownSnapshot): boolean {
  return one.project === other.project && one.variable === other.variable && one.database === other.database;
}

/** Its hash is compared while it is read; this says it before anybody relies on it. */
async function refuseChanged(store: BackupReader, { table, places }: ListedSnapshot, place: string): Promise<void> {
  const file = places.find((one) => one.place === place);
  const there = file === undefined ? null : await store.look(file.id);
  if (there === null) throw new BackupDamage(`${place} has no rows of ${table} any more`, "The snapshot");
  if (there.size === file?.size && there.mark === file.mark) return;
  throw new BackupDamage(`the rows of ${table} in ${place} were changed`, "The snapshot");
}

/**
 * What is replaced is kept nowhere else: null where a proven backup of the last half hour has it, else one is taken here. Of a
 * dry run it is only said what would be done.
 */
async function backUpBefore(
  context: CommandContext,
  journal: Journal,
  { wish, order, forge, chosen }: Asking & { readonly chosen: Chosen },
): Promise<MarkedBackup | Verdict | null> {
  const { archives } = await readKnownBackups(context, journal, forge);
  const { database } = order;
  const own = archives.filter((one) => one.database === database && one.variable === wish.variable);
  const now = context.clock.now();
  const takenAt = own.map((one) => one.takenAt);
  if (refuseWithoutFresh({ takenAt, now, waived: null, inPlace: true }) === null) return null;
  const { commit, details } = chosen.snapshot;
  const tables = chosen.tables.map(({ table }) => table);
  const fresh = await prepareFreshBackup(context, journal, { order, variable: wish.variable, tables, commit });
  if (context.options.dryRun) {
    const said =
      "refusal" in fresh ? `would hold now: ${fresh.refusal.summary}` : `begins with this: ${fresh.explanation}.`;
    journal.note(`A restore ${said}`);
    return null;
  }
  if ("refusal" in fresh) return fresh.refusal;
  const identity = restoreIdentity(database, details.name, 0);
  const taken = await fresh.take({ identity, at: now, run: context.runUrl });
  return "outcome" in taken ? taken : markedBackup(taken);
}

async function putBack(
  context: CommandContext,
  { work, url, step }: RestoreOrder,
  wish: RestoreWish,
  { snapshot, place, seen }: Chosen & { readonly seen: readonly TableSeen[] },
): Promise<Verdict> {
  const due = new Map(seen.flatMap((one) => (one.done ? [] : [[one.table, one.destination] as const])));
  const done: string[] = [];
  try {
    await restoreSnapshot({
      work,
      stores: await context.role("storedBackups"),
      url,
      recorded: snapshot.details,
      place,
      identity: wish.identity === null ? null : secretOf(context, wish.identity, "so the snapshot cannot be decrypted"),
      destination: ({ table }) => due.get(table) ?? null,
      restored: ({ rows }, into) => {
        done.push(into);
        step(`${into} has the rows of the snapshot, by count and checksum: ${rows.toLocaleString("en")}`);
      },
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const have = done.length === 1 ? "has" : "have";
    const before = done.length === 0 ? "No table was changed" : `${done.join(", ")} ${have} the rows of the snapshot`;
    return hold(error.reasonCode, `${before}; then: ${error.message}`, error.remedy);
  }
  const evidence = seen.map(({ into, rowsThen }) => ({ label: into, value: `${rowsThen.toLocaleString("en")} rows` }));
  return pass("tables_restored", sentenceOf(seen, snapshot.takenAt), evidence);
}

function sentenceOf(seen: readonly TableSeen[], takenAt: number): string {
  const has = seen.length === 1 ? "has" : "have";
  return `${seen.map(({ into }) => into).join(", ")} ${has} the rows of ${renderInstant(takenAt)}, counted and compared with the snapshot.`;
}

function occupied({ into, table }: TableSeen): Verdict {
  return hold(
    "restore_foreign",
    `There is something else called ${into} already, where the rows of ${table} would go.`,
    "Look at what it is, and rename or drop it; Holdpoint removes no table.",
  );
}

function lacksIdentity(takenAt: number): Verdict {
  return hold(
    "secret_missing",
    `The snapshot of ${renderInstant(takenAt)} is encrypted, and no key was named that opens it.`,
    "Give --identity the variable that holds the age identity (AGE-SECRET-KEY-1…) of one of its recipients.",
  );
}
