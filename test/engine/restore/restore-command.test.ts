/** The command `restore` with a backup that lies where its record says, on a server that it changes. */
import { describe, expect, it } from "vitest";
import type { RoleName } from "../../../src/providers/contract.ts";
import { copyName, restoreIdentity } from "../../../src/release/restore-names.ts";
import { parseTableNames } from "../../../src/release/parse-table-names.ts";
import { digestOfTables } from "../../../src/steps/backup/record-dump.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { askRestore, recordOf, type Wishes } from "./open-restore.ts";
import { type Bench, mark, NOW, openBench } from "./restore-bench.ts";
import { ORDERS, type SmallTable, USERS } from "./small-server.ts";
import { SECOND, storeBackup } from "./stored-backup.ts";

const OURS = "github-actions[bot]";
const MINUTE = 60_000;
const PLACE = `${SECOND}//mnt/second/a.dump`;
const BEFORE: readonly SmallTable[] = [{ ...USERS, rows: 5 }, ORDERS];
const STEP = { title: "Back up", step: "backup", spec: { database: "DATABASE_URL", to: "path:/mnt/kept" } } as const;
const FRESH = recordedDump({ database: { variable: "DATABASE_URL", name: "app" } });

interface Asked extends Wishes {
  readonly bench?: Bench;
  /** Of the backup's own record. */
  readonly details?: Parameters<typeof storeBackup>[1];
}

/** The backup is an hour old. */
async function ask({ bench = openBench(), details, ...wishes }: Asked = {}) {
  const backup = storeBackup([ORDERS, USERS], { takenAt: NOW - 60 * MINUTE, ...details });
  const written: string[] = [];
  const payloads: unknown[] = [];
  const events: unknown[] = [];
  const connected: RoleName[] = [];
  const asking = askRestore({
    records: [recordOf(OURS, {}, { ...backup.details })],
    roles: { databaseWork: bench.server.work, storedBackups: backup.stores },
    clock: bench.clock,
    written,
    payloads,
    events,
    connected,
    ...wishes,
    wish: { from: "latest", withoutFresh: "it is gone anyway", ...wishes.wish },
  });
  const { result } = await asking;
  return { bench, backup, result, written, payloads, events, notes: result.notes.join("\n"), server: bench.server };
}

const copyOf = (archive: string) => copyName("app", restoreIdentity("app", archive, 0));

describe("a restore beside", () => {
  it("says nothing of a reason where none was given", async () => {
    expect((await ask({ reason: null })).notes).not.toContain("Reason");
  });

  it("is recorded with what it was made from and what was kept, and shown while it goes on", async () => {
    const { server, result, payloads, events, backup, notes } = await ask();
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
    const [kept] = server.names();
    expect(server.app.tables).toEqual([ORDERS, USERS]);
    const { name, takenAt } = backup.details;
    const from = { name, release: "r1", takenAt, sha256: backup.details.clear.sha256, place: PLACE };
    expect(payloads).toMatchObject([{ end: "restored", from, kept, backedUpAs: [], startedAt: NOW }]);
    expect(events).toContainEqual(
      expect.objectContaining({ event: "step", step: "rung", text: "app takes no new sessions" }),
    );
    expect(events).toContainEqual(expect.objectContaining({ event: "progress", text: "ending 2 sessions" }));
    expect(result.database).toBe("app at db.example");
    expect(notes).toMatch(/^Reason for the restore: test\n/);
  });

  it("says before anything is changed what would be lost and who would be cut off", async () => {
    const bench = openBench();
    Object.assign(bench.server.told, {
      "client_addr order by": ["app from 10.0.0.7, 2 sessions"],
      "cron.job": ["1 jobs of pg_cron"],
      pg_subscription: ["the subscription s is enabled"],
    });
    bench.server.app.tables.push({ table: "public.own", rows: 3, checksum: "3" });
    const { notes, result, written } = await ask({ bench, dryRun: true, details: { migration: "0007_names" } });
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "dry_run",
      summary: "Nothing was changed: what a restore of app would do stands above.",
    });
    for (const said of [
      "app would be as it was at 2026-11-22T09:00:00Z, 1h ago: the backup of the release r1, because it is the newest.",
      "The newest migration in it is 0007_names.",
      "public.users: 5 rows now, 4 in the backup: 1 would be gone.",
      "public.own: is not in the backup, and would be gone with 3 rows.",
      "What app is now would be kept on the same server under another name",
      "Connected now, and to be cut off: app from 10.0.0.7, 2 sessions.",
      "To be stopped by a person before: 1 jobs of pg_cron.",
      "In the way of the switch: the subscription s is enabled.",
    ]) {
      expect(notes).toContain(said);
    }
    expect(notes).not.toContain("Dropped with all");
    expect(notes).not.toContain("would hold now");
    expect([bench.server.sent, written]).toEqual([[], []]);
  });

  it("does not look at a database that nobody can get into", async () => {
    const bench = openBench();
    bench.server.app.open = false;
    const { result, notes } = await ask({ bench });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_blocked" });
    expect(notes).not.toContain("Connected now");
    bench.server.databases.delete("app");
    expect((await ask({ bench })).result.summary).toContain("The role may not create a database beside app");
  });

  it("is made once more where a person says so", async () => {
    const bench = openBench();
    await ask({ bench });
    expect((await ask({ bench })).result.reasonCode).toBe("already_done");
    expect((await ask({ bench, wish: { again: true } })).result.reasonCode).toBe("restored");
    expect(bench.server.names()).toHaveLength(3);
  });

  it("is not for who may not create a database, and nothing is read of it then", async () => {
    const bench = openBench();
    bench.server.able = false;
    const { result, notes } = await ask({ bench });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_in_place_only" });
    expect(notes).not.toContain("Lost:");
  });

  it("is taken away again where a person abandons it, without a word on what it would lose", async () => {
    const bench = openBench();
    await ask({ bench, wish: { intent: "beside" } });
    const { result, notes, server } = await ask({ bench, wish: { intent: "abandon", withoutFresh: null } });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "restore_abandoned" });
    expect(notes).not.toContain("Lost:");
    expect(server.names()).toEqual(["app"]);
  });

  it("is steered by sessions that outlive the command, and looks by those that do not", async () => {
    const bench = openBench();
    await ask({ bench, steadyWork: bench.server.steady });
    const steered = bench.server.opened.filter((one) => one.includes(" postgres "));
    expect(new Set(steered)).toEqual(new Set(["steady postgres (holdpoint restore)"]));
    expect(bench.server.opened).toContain("work app (holdpoint restore)");
  });

  it("is ended with the command", async () => {
    const signal = AbortSignal.abort(new Error("ended by somebody"));
    await expect(ask({ signal })).rejects.toThrow("ended by somebody");
  });

  it("says how the same database was restored last", async () => {
    const bench = openBench();
    const { payloads } = await ask({ bench });
    const before = { id: 3, task: "holdpoint:restored", creator: OURS, createdAt: 1, payload: payloads[0] };
    const forge = {
      listDeployments: async ({ task }: { readonly task: string }) => (task === before.task ? [before] : []),
    };
    const { notes } = await ask({ bench, roles: { databaseWork: bench.server.work, forge } as never });
    expect(notes).toContain("app was restored from the backup of");
  });
});

describe("a fresh backup", () => {
  const NONE = { withoutFresh: null };
  const missing = "A restore begins with a proven backup of what the database is now, and the newest is 1h old";

  it("is asked for before a switch, of this database in this variable, and not before a copy", async () => {
    const { result, server } = await ask({ wish: NONE });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
    expect(result.summary).toContain(missing);
    expect(server.sent).toEqual([]);
    expect((await ask({ wish: { ...NONE, intent: "beside" } })).result.reasonCode).toBe("restored_beside");
  });

  it.each([
    ["of this database is one", { variable: "DATABASE_URL", name: "app" }, "restored"],
    ["of another database is none", { variable: "DATABASE_URL", name: "other" }, "fresh_backup_missing"],
    ["of another variable is none", { variable: "OTHER_URL", name: "app" }, "fresh_backup_missing"],
  ])("%s", async (_what, database, reasonCode) => {
    const backup = storeBackup([ORDERS, USERS], { takenAt: NOW - 60 * MINUTE });
    const fresh = storeBackup([], { database, takenAt: NOW - MINUTE }).details;
    const records = [recordOf(OURS, { release: "r2" }, { ...fresh }), recordOf(OURS, {}, { ...backup.details })];
    expect((await ask({ records, wish: { ...NONE, from: "r1" } })).result.reasonCode).toBe(reasonCode);
  });

  it("that is missing is said in a dry run, which shows all the rest", async () => {
    const { result, notes } = await ask({ wish: NONE, dryRun: true });
    expect(result.reasonCode).toBe("dry_run");
    expect(notes).toContain(`A restore would hold now: ${missing}`);
    expect(notes).toContain("Take one, or go on without: --without-fresh-backup");
    expect(notes).toContain("Lost:");
  });

  it.each([
    ["its copy is there", (bench: Bench, archive: string) => void bench.server.add(copyOf(archive), { open: false })],
    [
      "the mark of the database in use says so",
      (bench: Bench, archive: string) =>
        mark(bench.server.app, { phase: "verified", archive, identity: "1".repeat(16) }),
    ],
  ])("is not asked for where the restore was begun: %s", async (_what, begin) => {
    const bench = openBench();
    begin(bench, storeBackup([ORDERS, USERS]).details.clear.sha256);
    expect((await ask({ bench, wish: NONE })).result.reasonCode).toBe("restored");
  });
});

describe("a restore in place", () => {
  const IN_PLACE = { way: "in-place" } as const;

  function benchInPlace(): Bench {
    const bench = openBench();
    bench.server.able = false;
    return bench;
  }

  /** The plan's own step finds the backup of what is there, and digests it as it is now. */
  function inPlace(bench: Bench, change: Asked = {}, fresh = FRESH): Asked {
    const openStep = async () => ({
      step: {
        observe: async () => ({ is: "done", summary: "Backed up.", details: { ...fresh } }),
        leavesBehind: () => "",
      },
      spec: {},
      context: {},
    });
    const stores = { open: async () => ({}) };
    const backup = storeBackup([ORDERS, USERS], { takenAt: NOW - 60 * MINUTE });
    const roles = { databaseWork: bench.server.work, storedBackups: backup.stores, stores } as never;
    return { bench, steps: [STEP], openStep, roles, ...change, wish: { ...IN_PLACE, ...change.wish } };
  }

  it("says what it begins with, and does no more where what is there cannot be told from its backup", async () => {
    const bench = benchInPlace();
    const { result, notes, server } = await ask(inPlace(bench));
    expect(notes).toContain(
      'Before any table is replaced, and once nobody writes any more, the plan\'s step "Back up"',
    );
    expect(notes).toContain("What app is now would be gone, but for a backup of it");
    expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_blocked" });
    expect(result.summary).toContain(`What was there before is the backup ${FRESH.name}`);
    expect(server.app).toMatchObject({ connectors: ["", "web"], tables: BEFORE, comment: "the shop's own" });
  });

  it("replaces what is there once it is backed up, and says where that lies", async () => {
    const bench = benchInPlace();
    const own: SmallTable = { table: "public.own", rows: 3, checksum: "3" };
    bench.server.app.tables.push(own);
    const digest = digestOfTables({ tables: bench.server.app.tables });
    const asked = inPlace(bench, {}, { ...FRESH, counts: { ...FRESH.counts, digest } });
    const { result, payloads, notes } = await ask(asked);
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored" });
    expect(bench.server.app.tables).toEqual([ORDERS, own, USERS]);
    expect(bench.server.programs.started).toMatchObject([{ program: "pg_restore" }]);
    expect(payloads.at(-1)).toMatchObject({ way: "in-place", backedUpAs: ["path:/mnt/backups//mnt/backups/a.dump"] });
    expect(notes).toContain("public.own: is not in the backup, and stays as it is.");
  });

  it("is not done where a database can be made beside", async () => {
    const { result } = await ask(inPlace(openBench()));
    expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_blocked" });
    expect(result.summary).toContain("can be restored beside and renamed here");
  });

  it("is not begun where the plan backs nothing up, whatever reason is given", async () => {
    const bench = benchInPlace();
    const asked = { ...inPlace(bench), steps: [] };
    const { result, server } = await ask(asked);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
    expect(server.sent).toEqual([]);
    const dry = await ask({ ...asked, dryRun: true });
    expect(dry.result.reasonCode).toBe("dry_run");
    expect(dry.notes).toContain("A restore would hold now: A restore in place begins with a proven backup");
  });

  it("that was begun lets everybody in where it can have no backup any more", async () => {
    const bench = benchInPlace();
    const archive = storeBackup([ORDERS, USERS]).details.clear.sha256;
    Object.assign(bench.server.app, { connectors: [], sessions: [] });
    const identity = restoreIdentity("app", archive, 0);
    mark(bench.server.app, { phase: "in-place", archive, identity, connectors: ["", "web"] });
    const { result, server } = await ask({ ...inPlace(bench), steps: [] });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
    expect(server.app).toMatchObject({ connectors: ["", "web"], tables: BEFORE, comment: null });
  });

  it("needs a backup of all that is replaced, and of all that is dropped", async () => {
    const bench = benchInPlace();
    bench.server.app.tables.push(
      { table: "public.own", rows: 3, checksum: "3" },
      { table: "app.media", rows: 1, checksum: "1" },
    );
    const leaving = (table: string) => [{ ...STEP, spec: { ...STEP.spec, exclude: [table] } }];
    const refused = async (way: "in-place" | "drop-schemas", table: string) =>
      (await ask({ ...inPlace(bench, { wish: { way } }), dryRun: true, steps: leaving(table) })).notes.includes(
        `leaves out tables that the restore would replace: ${table}.`,
      );
    expect(await refused("in-place", "public.users")).toBe(true);
    expect(await refused("in-place", "public.own")).toBe(false);
    expect(await refused("drop-schemas", "public.own")).toBe(true);
    expect(await refused("drop-schemas", "app.media")).toBe(false);
  });

  it("that drops schemas names them, and asks the server first whether anything else would go", async () => {
    const bench = benchInPlace();
    bench.server.app.tables.push({ table: "public.own", rows: 3, checksum: "3" });
    bench.server.refuse = (text) => (text.startsWith("do ") ? { sqlState: "HP001", message: "view x.v" } : null);
    const { result, notes } = await ask(inPlace(bench, { wish: { way: "drop-schemas" } }));
    expect(notes).toContain(
      "Dropped with all that is in them, and restored in the same transaction: the schema public.",
    );
    expect(notes).toContain("public.own: is not in the backup, and would be gone with 3 rows.");
    expect(result.reasonCode).toBe("restore_reaches_out");
    const kept = await ask(inPlace(benchInPlace(), { wish: IN_PLACE }));
    expect(kept.notes).not.toContain("Dropped with all");
  });
});

describe("a switch back", () => {
  const BACK = { intent: "switch-back" } as const;

  it("brings what was there, with neither a forge nor a store", async () => {
    const bench = openBench();
    await ask({ bench });
    const { result, payloads } = await ask({ bench, wish: BACK });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "restore_switched_back" });
    expect(payloads).toMatchObject([{ end: "restore_switched_back", from: null }]);
    expect(bench.server.app.tables).toEqual(BEFORE);
  });

  it.each([
    [1, "1 session"],
    [3, "3 sessions"],
  ])("that is tried dry says what would come, and whom it would cut off: %i", async (count, ended) => {
    const bench = openBench();
    await ask({ bench });
    const [kept] = bench.server.names();
    bench.server.app.sessions = Array.from({ length: count }, (_, pid) => ({ pid, who: "psql" }));
    const sent = bench.server.sent.length;
    const { result, written } = await ask({ bench, wish: BACK, dryRun: true });
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "dry_run",
      summary: `${kept} would be app again, and ${ended} would be ended; the restored one would be kept.`,
    });
    expect([bench.server.sent.length, written]).toEqual([sent, []]);
  });

  it("that is tried dry finds nothing where nothing was put aside", async () => {
    const { result } = await ask({ wish: BACK, dryRun: true });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "restore_kept_gone",
      summary: "There is nothing that a restore has put aside for app.",
      remedy: "Look at the databases of the server: what a restore has put aside is called …_before_….",
    });
  });
});

describe("the way", () => {
  it("down asks for no backup", async () => {
    const { result, backup } = await ask({ wish: { way: "down" } });
    expect(result.reasonCode).toBe("down_unproven");
    expect(backup.read).toEqual([]);
  });

  it("of single tables asks for a snapshot", async () => {
    const { result } = await ask({ wish: { tables: parseTableNames(["public.users"]).tables } });
    expect(result.reasonCode).toBe("backup_unknown");
    expect(result.summary).toContain("snapshot");
  });
});

it("a machine gets no answer but that a person must ask", async () => {
  const { result, bench } = await ask({ wish: { asker: { kind: "machine" } } });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_needs_person" });
  expect(bench.server.opened).toEqual([]);
});
