/** The rows of single tables, from a snapshot that lies where its record says, on a server that is changed by it. */
import { describe, expect, it } from "vitest";
import { ProviderError } from "../../../src/lib/error.ts";
import type { BackupReader, RoleName, StoredBackups } from "../../../src/providers/contract.ts";
import { parseTableNames } from "../../../src/release/parse-table-names.ts";
import { hold } from "../../../src/lib/verdict.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { askRestore, recordOf, type Wishes } from "./open-restore.ts";
import { type Bench, NOW, openBench } from "./restore-bench.ts";
import { type SmallTable, USERS } from "./small-server.ts";
import { FIRST, SECOND, type StoredSnapshot, storeBackup, storeSnapshot } from "./stored-backup.ts";

const OURS = "github-actions[bot]";
const NOTES: SmallTable = { table: "public.notes", rows: 2, checksum: "22" };
const BESIDE = "public.users_at_20261122_090000";
const IN_PLACE = { way: "in-place" } as const;
const STEP = { title: "Back up", step: "backup", spec: { database: "DATABASE_URL", to: "path:/mnt/kept" } } as const;
const FRESH = recordedDump({ database: { variable: "DATABASE_URL", name: "app" } });

interface Asked extends Wishes {
  readonly bench?: Bench;
  readonly snapshot?: StoredSnapshot;
  readonly tables?: readonly string[];
  /** Records beside the snapshot's own, newer ones. */
  readonly others?: Wishes["records"];
  /** How the plan's backup ends. */
  readonly backup?: object;
}

/** The snapshot is an hour old. */
async function ask({ bench = openBench(), snapshot = storeSnapshot([USERS, NOTES]), ...asked }: Asked = {}) {
  const { tables = ["public.users"], others = [], backup, ...wishes } = asked;
  const observed = backup ?? { is: "done", summary: "Backed up.", details: { ...FRESH } };
  const orders: object[] = [];
  const payloads: unknown[] = [];
  const connected: RoleName[] = [];
  const stores = { open: async () => ({}) };
  const { result } = await askRestore({
    records: [...others, recordOf(OURS, { step: "snapshot" }, { ...snapshot.details })],
    roles: { databaseWork: bench.server.work, storedBackups: snapshot.stores, stores } as never,
    clock: bench.clock,
    payloads,
    connected,
    steps: [STEP],
    openStep: async (order) => {
      orders.push(order);
      return { step: { observe: async () => observed, leavesBehind: () => "" }, spec: {}, context: {} };
    },
    ...wishes,
    wish: { from: "latest", tables: parseTableNames(tables).tables, ...wishes.wish },
  });
  const { server } = bench;
  const rowsOf = (name: string) => server.app.tables.find(({ table }) => table === name)?.rows;
  return { bench, server, snapshot, result, orders, payloads, connected, rowsOf, notes: result.notes.join("\n") };
}

function benchWithNotes(): Bench {
  const bench = openBench();
  bench.server.app.tables.push({ ...NOTES, rows: 1, checksum: "11" });
  return bench;
}

describe("rows that are put beside", () => {
  it("come into a table of their own, and the one in use stays as it is", async () => {
    const { result, rowsOf, notes, payloads, snapshot } = await ask();
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "tables_restored",
      summary: `${BESIDE} has the rows of 2026-11-22T09:00:00Z, counted and compared with the snapshot.`,
    });
    expect([rowsOf(BESIDE), rowsOf("public.users")]).toEqual([4, 5]);
    expect(notes).toContain("The rows are those of 2026-11-22T09:00:00Z, 1h ago: the snapshot of the release r1");
    expect(notes).toContain(
      `public.users: 5 rows now, 4 in the snapshot; changed rows cannot be counted. Those of the snapshot would be put into ${BESIDE}, and public.users stays as it is.`,
    );
    const { name, takenAt, list } = snapshot.details;
    const place = `${FIRST}//mnt/first/${name}.json`;
    const from = { name, release: "r1", takenAt, sha256: list.sha256, place };
    expect(payloads).toMatchObject([{ end: "tables_restored", tables: ["public.users"], from, backedUpAs: [] }]);
    expect(result.timeline.map(({ text }) => text)).toContain(
      `${BESIDE} has the rows of the snapshot, by count and checksum: 4`,
    );
  });

  it("are those of each table that was named", async () => {
    const { result, rowsOf } = await ask({ bench: benchWithNotes(), tables: ["public.users", "public.notes"] });
    expect(result.summary).toMatch(new RegExp(`^${BESIDE}, public\\.notes_at_20261122_090000 have the rows of `));
    expect([rowsOf(BESIDE), rowsOf("public.notes_at_20261122_090000")]).toEqual([4, 2]);
  });

  it("are only announced in a dry run", async () => {
    const { result, server, payloads } = await ask({ dryRun: true });
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "dry_run",
      summary: "Nothing was changed: what would be put back into app stands above.",
    });
    expect([server.app.tables.length, payloads]).toEqual([2, []]);
  });

  it("are not put there twice", async () => {
    const bench = openBench();
    await ask({ bench });
    const { result, notes } = await ask({ bench });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
    expect(result.summary).toContain(`${BESIDE} has the rows of`);
    expect(notes).toContain(`${BESIDE} has those of the snapshot already, and stays.`);
  });

  it("that a killed run left out are put there, and no others", async () => {
    const bench = benchWithNotes();
    await ask({ bench });
    const { result, bench: after } = await ask({ bench, tables: ["public.users", "public.notes"] });
    expect(result.reasonCode).toBe("tables_restored");
    expect(after.server.app.tables.filter(({ table }) => table.includes("_at_"))).toHaveLength(2);
  });

  it.each<[string, Partial<SmallTable>]>([
    ["other rows", { rows: 3, checksum: "44" }],
    ["the same number of other rows", { rows: 4, checksum: "45" }],
    ["another type of column", { rows: 4, checksum: "44", columns: [{ name: "id", type: "bigint" }] }],
    ["another column", { rows: 4, checksum: "44", columns: [{ name: "number", type: "integer" }] }],
    ["a view's nature", { rows: 4, checksum: "44", kind: "v" }],
  ])("go into nothing that has their name and %s", async (_what, change) => {
    const bench = openBench();
    bench.server.app.tables.push({ ...USERS, table: BESIDE, ...change });
    const before = structuredClone(bench.server.app.tables);
    const { result } = await ask({ bench });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "restore_foreign",
      summary: `There is something else called ${BESIDE} already, where the rows of public.users would go.`,
      remedy: "Look at what it is, and rename or drop it; Holdpoint removes no table.",
    });
    expect(bench.server.app.tables).toEqual(before);
  });

  it("need no backup of what is there", async () => {
    const { result, orders } = await ask({ steps: [] });
    expect([result.reasonCode, orders]).toEqual(["tables_restored", []]);
  });

  it("are counted while it is said of which table", async () => {
    const events: unknown[] = [];
    await ask({ events });
    expect(events).toContainEqual(expect.objectContaining({ event: "progress", text: "counting public.users" }));
  });

  it("stay away from a table that has other columns since", async () => {
    const bench = openBench();
    bench.server.app.tables = [{ ...USERS, columns: [{ name: "id", type: "bigint" }] }];
    await expect(ask({ bench })).rejects.toMatchObject({ reasonCode: "table_changed" });
  });
});

describe("rows that take the place of those in use", () => {
  it("do so after a backup of these was taken, which is said", async () => {
    const { result, rowsOf, payloads, orders } = await ask({ wish: IN_PLACE });
    expect(result.reasonCode).toBe("tables_restored");
    expect(result.summary).toContain(`What was there before is the backup ${FRESH.name}`);
    expect(rowsOf("public.users")).toBe(4);
    expect(payloads.at(-1)).toMatchObject({ backedUpAs: ["path:/mnt/backups//mnt/backups/a.dump"], way: "in-place" });
    expect(orders).toMatchObject([{ begun: { at: NOW, runUrl: null }, release: { commit: "c".repeat(40) } }]);
  });

  it("are there already where count and checksum say so", async () => {
    const bench = openBench();
    bench.server.app.tables = [USERS];
    const { result, orders, notes } = await ask({ bench, wish: IN_PLACE });
    expect([result.reasonCode, orders]).toEqual(["already_done", []]);
    expect(notes).toContain("4 in the snapshot, with the same content. public.users has those of the snapshot already");
  });

  it("come where as many are there that are others", async () => {
    const bench = openBench();
    bench.server.app.tables = [{ ...USERS, checksum: "45" }];
    const { result, notes } = await ask({ bench, wish: IN_PLACE });
    expect(result.reasonCode).toBe("tables_restored");
    expect(notes).toContain("4 rows now, 4 in the snapshot; changed rows cannot be counted.");
    expect(bench.server.app.tables).toMatchObject([{ rows: 4, checksum: "44" }]);
  });

  const fresh = (database: object, age = 60_000) =>
    recordOf(OURS, { release: "r2" }, { ...storeBackup([], { takenAt: NOW - age, ...database }).details });

  it("need no other backup than a proven one of the last half hour", async () => {
    const { result, orders } = await ask({ wish: IN_PLACE, others: [fresh({})] });
    expect([result.reasonCode, orders]).toEqual(["tables_restored", []]);
    expect(result.summary).not.toContain("What was there before");
  });

  it.each([
    ["of another database", fresh({ database: { variable: "DATABASE_URL", name: "other" } })],
    ["of another variable", fresh({ database: { variable: "OTHER_URL", name: "app" } })],
    ["that is older", fresh({}, 31 * 60_000)],
  ])("do not count on a backup %s", async (_what, one) => {
    const { orders } = await ask({ wish: { ...IN_PLACE, withoutFresh: "whatever" }, others: [one] });
    expect(orders).toHaveLength(1);
  });

  it("do not come where the plan backs nothing up, or its backup holds", async () => {
    const none = await ask({ wish: IN_PLACE, steps: [] });
    expect(none.result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
    const verdict = hold("disk_full", "No room.", "Make room.");
    const full = await ask({ wish: IN_PLACE, backup: { is: "impossible", verdict } });
    expect(full.result).toMatchObject({ decision: "hold", reasonCode: "disk_full" });
    expect([none.rowsOf("public.users"), full.rowsOf("public.users")]).toEqual([5, 5]);
  });

  it("need a backup that has the table", async () => {
    const steps = [{ ...STEP, spec: { ...STEP.spec, exclude: ["public.users"] } }];
    const { result } = await ask({ wish: IN_PLACE, steps });
    expect(result.summary).toContain("leaves out tables that the restore would replace: public.users.");
  });

  it("begin with the backup, as a dry run says, or would hold", async () => {
    const { notes, result, orders } = await ask({ wish: IN_PLACE, dryRun: true });
    expect(notes).toContain('A restore begins with this: the plan\'s step "Back up" backs up DATABASE_URL');
    expect([result.reasonCode, orders]).toEqual(["dry_run", []]);
    const none = await ask({ wish: IN_PLACE, dryRun: true, steps: [] });
    expect(none.notes).toContain("A restore would hold now: A restore in place begins with a proven backup");
    expect(none.result.reasonCode).toBe("dry_run");
  });

  it("are refused before anything is taken where other tables refer to these", async () => {
    const bench = openBench();
    bench.server.references = ["public.orders"];
    await expect(ask({ bench, wish: IN_PLACE })).rejects.toMatchObject({ reasonCode: "table_changed" });
    const beside = await ask({ bench });
    expect(beside.result.reasonCode).toBe("tables_restored");
  });
});

describe("rows that do not come", () => {
  it("leave a table as it was, and it is said what was done before", async () => {
    const bench = benchWithNotes();
    const tables = ["public.users", "public.notes"];
    const change = storeSnapshot([USERS, { ...NOTES, checksum: "23" }]);
    const { result, rowsOf } = await ask({ bench, snapshot: change, tables, wish: IN_PLACE });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "rows_differ" });
    expect(result.summary).toMatch(
      /^public\.users has the rows of the snapshot; then: The snapshot of public\.notes gave /,
    );
    expect(result.remedy).toBe("Use another copy of the snapshot, or a backup.");
    expect([rowsOf("public.users"), rowsOf("public.notes")]).toEqual([4, 1]);
    const first = await ask({ snapshot: storeSnapshot([{ ...USERS, checksum: "45" }]) });
    expect(first.result.summary).toMatch(/^No table was changed; then: The snapshot of public\.users gave /);
  });

  it("because of a mistake of ours show it", async () => {
    const bench = openBench();
    bench.server.refuse = (text) => {
      if (text.startsWith("create table")) throw new TypeError("x is undefined");
      return null;
    };
    await expect(ask({ bench })).rejects.toThrow("x is undefined");
  });

  it("are encrypted, and no key was named", async () => {
    const { result, connected } = await ask({ snapshot: storeSnapshot([USERS], { encrypted: true }) });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "secret_missing",
      summary: "The snapshot of 2026-11-22T09:00:00Z is encrypted, and no key was named that opens it.",
      remedy: "Give --identity the variable that holds the age identity (AGE-SECRET-KEY-1…) of one of its recipients.",
    });
    expect(connected).not.toContain("storedBackups");
  });

  it("need the variable of the key that was named", async () => {
    const encrypted = storeSnapshot([USERS], { encrypted: true });
    await expect(ask({ snapshot: encrypted, wish: { identity: "AGE_IDENTITY" } })).rejects.toMatchObject({
      problems: [{ message: "AGE_IDENTITY is not set, so the snapshot cannot be decrypted." }],
    });
    const keyed = await ask({ snapshot: encrypted, wish: { identity: "AGE" }, env: { AGE: "AGE-SECRET-KEY-1" } });
    expect(keyed.result.reasonCode).toBe("tables_restored");
  });

  it.each([
    ["gone", [], "path:/mnt/first has no rows of public.users any more"],
    ["changed", [Buffer.from("something else")], "the rows of public.users in path:/mnt/first were changed"],
  ])("are not relied on where their file is %s", async (_what, content, message) => {
    const snapshot = storeSnapshot([USERS]);
    const id = `/mnt/first/${snapshot.details.name}.public.users`;
    snapshot.files.delete(id);
    for (const one of content) snapshot.files.set(id, one);
    const asking = ask({ snapshot });
    await expect(asking).rejects.toBeInstanceOf(ProviderError);
    await expect(asking).rejects.toThrow(`The snapshot is damaged: ${message}`);
  });

  it("are not relied on where as many bytes lie there that are others", async () => {
    const snapshot = storeSnapshot([USERS]);
    const id = `/mnt/first/${snapshot.details.name}.public.users`;
    snapshot.files.set(id, Buffer.alloc(snapshot.files.get(id)?.length ?? 0));
    await expect(ask({ snapshot })).rejects.toThrow("were changed");
  });
});

describe("the snapshot", () => {
  it("is not relied on where a file of rows has another size by the store's own word", async () => {
    const snapshot = storeSnapshot([USERS]);
    const stores: StoredBackups = {
      open: async (place) => {
        const reader = await snapshot.stores.open(place);
        const look: BackupReader["look"] = async (id) => {
          const found = await reader.look(id);
          return found === null || id.endsWith(".json") ? found : { ...found, size: found.size + 1 };
        };
        return { ...reader, look };
      },
    };
    await expect(ask({ snapshot: { ...snapshot, stores } })).rejects.toThrow("the rows of public.users in");
  });

  it("is read from the place that was named, and from another where it is gone", async () => {
    const snapshot = storeSnapshot([USERS]);
    const id = `/mnt/second/${snapshot.details.name}.json`;
    const named = await ask({ snapshot, wish: { from: `${SECOND}/${id}` } });
    expect(named.payloads.at(-1)).toMatchObject({ from: { place: `${SECOND}/${id}` } });
    snapshot.files.delete(`/mnt/first/${snapshot.details.name}.json`);
    expect((await ask({ snapshot })).payloads.at(-1)).toMatchObject({ from: { place: `${SECOND}/${id}` } });
    snapshot.files.delete(id);
    await expect(ask({ snapshot })).rejects.toThrow(`The snapshot ${snapshot.details.name} is not to be had`);
  });

  it("that lacks a table names the others of the same database that may have it", async () => {
    const older = storeSnapshot([NOTES], { name: "older", takenAt: NOW - 7_200_000 });
    const others = [
      recordOf(OURS, { step: "snapshot", release: "r0" }, { ...older.details }),
      recordOf(
        OURS,
        { step: "snapshot" },
        { ...older.details, name: "another", database: { variable: "DATABASE_URL", name: "other" } },
      ),
      recordOf(
        OURS,
        { step: "snapshot" },
        { ...older.details, name: "another", database: { variable: "OTHER_URL", name: "app" } },
      ),
    ];
    const { result } = await ask({ snapshot: storeSnapshot([USERS]), tables: ["public.notes"], others });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "snapshot_lacks_table" });
    expect(result.summary).toContain("has no public.notes: it has public.users.");
    expect(result.remedy).toContain(
      `Other snapshots of it: ${FIRST}//mnt/first/older.json, ${SECOND}//mnt/second/older.json. What none has`,
    );
  });

  it("of the newest release is taken where none was named", async () => {
    const { result, notes } = await ask({ wish: { from: null } });
    expect(result.reasonCode).toBe("tables_restored");
    expect(notes).toContain("because it was taken for the release r1, before its migrations.");
  });
});
