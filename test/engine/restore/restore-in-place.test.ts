/** A restore over a database's own tables: who is kept out, what is backed up first, and that nobody stays kept out. */
import { describe, expect, it } from "vitest";
import { restoreInPlace } from "../../../src/engine/restore/restore-in-place.ts";
import type { FreshBackups } from "../../../src/engine/restore/restore-order.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { hold } from "../../../src/lib/verdict.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { type Bench, createFresh, IDENTITY, killAt, mark, NOW, openBench } from "./restore-bench.ts";
import { ORDERS, type SmallTable, USERS } from "./small-server.ts";

const BEFORE: readonly SmallTable[] = [{ ...USERS, rows: 5 }, ORDERS];
const AFTER: readonly SmallTable[] = [ORDERS, USERS];
const PLACE = "path:/mnt/backups//mnt/backups/a.dump";
const SAID = `What was there before is the backup ${recordedDump().name} in ${PLACE}.`;

/** Nobody but its owner is to be in, and what somebody wrote beside our own mark is to stay. */
function expectOpen({ server }: Bench): void {
  expect(server.app).toMatchObject({ open: true, connectors: ["", "web"], comment: "the shop's own" });
}

async function takeBackups({ server }: Bench, change: Partial<FreshBackups>): Promise<FreshBackups> {
  return { ...createFresh(server), ...change };
}

describe("a restore in place", () => {
  it("keeps everybody out, backs up what is there, replaces it, and lets everybody in", async () => {
    const bench = openBench();
    const { server, steps, facts } = bench;
    const seen: object[] = [];
    server.programs.beforeEnd = async () => {
      seen.push({ ...server.app, mark: bench.markOf("app") });
    };
    const verdict = await restoreInPlace(bench.order());
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "restored",
      summary: `app has the rows and checksums of the backup. ${SAID}`,
    });
    expect(seen).toMatchObject([
      {
        connectors: [],
        sessions: [],
        tables: BEFORE,
        comment: expect.stringMatching(/^the shop's own\n/),
        mark: {
          identity: IDENTITY,
          phase: "in-place",
          connectors: ["", "web"],
          kept: null,
          fresh: { places: [PLACE] },
        },
      },
    ]);
    expect(server.app.tables).toEqual(AFTER);
    expectOpen(bench);
    expect(facts).toEqual({ backedUpAs: [PLACE] });
    expect(steps).toEqual([
      "app takes no new sessions but of its owner",
      "the backup is restored over the tables of app",
      "app has the rows and checksums of the backup: 2 tables, 1,204 rows",
      "app takes sessions again",
    ]);
  });

  it("is one transaction of `pg_restore`, which replaces what it brings and nothing else", async () => {
    const bench = openBench();
    const own: SmallTable = { table: "public.own", rows: 1, checksum: "1" };
    bench.server.app.tables.push(own);
    await restoreInPlace(bench.order());
    expect(bench.server.programs.started).toEqual([
      {
        program: "pg_restore",
        major: 15,
        database: "app",
        args: ["--dbname=dbname='app'", "--clean", "--if-exists", "--single-transaction", "--exit-on-error"],
        fed: "half and half",
        end: "ended",
      },
    ]);
    expect(bench.server.app.tables).toContainEqual(own);
  });

  it("drops the schemas of the backup and brings its tables in one transaction of `psql`", async () => {
    const bench = openBench();
    const added: SmallTable = { table: "public.added", rows: 1, checksum: "1" };
    const other: SmallTable = { table: "app.media", rows: 2, checksum: "2" };
    bench.server.app.tables.push(added, other);
    expect(await restoreInPlace(bench.order({ drop: ["public"] }))).toMatchObject({ reasonCode: "restored" });
    expect(bench.server.app.tables).toEqual([other, ...AFTER]);
    const [psql, reading, ...more] = bench.server.programs.started;
    expect(more).toEqual([]);
    expect(psql).toMatchObject({
      program: "psql",
      args: [
        "--dbname=dbname='app'",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
        "--file=-",
      ],
      fed: expect.stringMatching(/^do .*drop schema if exists "public" cascade.*;\n-- what half and half has\n$/s),
    });
    expect(reading).toMatchObject({ program: "pg_restore", major: 15, args: ["--file=-"], fed: "half and half" });
  });

  it("tells how far it read the archive also where schemas are dropped", async () => {
    const bench = openBench();
    bench.server.programs.beforeEnd = () => bench.clock.sleep(10_000);
    await restoreInPlace(bench.order({ drop: ["public"] }));
    expect(bench.said).toContain("50 % of the archive read");
  });

  it("needs a backup to restore, and one of what is there", async () => {
    const bench = openBench();
    expect(() => restoreInPlace(bench.order({ source: null }))).toThrow("there is no backup to restore from");
    const asking = restoreInPlace(bench.order({ fresh: null }));
    await expect(asking).rejects.toThrow("nobody backs up what is to be replaced");
    expect(bench.server.app.tables).toEqual(BEFORE);
    expectOpen(bench);
  });

  it("needs a proof of its backup before a table is touched", async () => {
    const bench = openBench();
    const fresh = { name: "f", takenAt: 1, digest: "d".repeat(64), places: [PLACE] };
    Object.assign(bench.server.app, { connectors: [], sessions: [] });
    mark(bench.server.app, { phase: "in-place", connectors: ["", "web"], fresh }, "the shop's own");
    await expect(restoreInPlace(bench.order({ fresh: null }))).rejects.toThrow(
      "nobody backed up what is to be replaced",
    );
    expect(bench.server.programs.started).toEqual([]);
    expectOpen(bench);
  });

  it("holds with the obstacles before anybody is kept out", async () => {
    const bench = openBench();
    bench.server.told["pg_prepared_xacts"] = ["2 prepared transactions that nobody has ended"];
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: "app cannot be restored: 2 prepared transactions that nobody has ended.",
    });
    expect([bench.server.sent, bench.facts]).toEqual([[], {}]);
  });

  it("holds where there is no such database, or its mark is not whole", async () => {
    const bench = openBench();
    bench.server.app.comment = "holdpoint restore: {";
    expect(await restoreInPlace(bench.order())).toMatchObject({ reasonCode: "restore_foreign" });
    bench.server.databases.delete("app");
    expect(await restoreInPlace(bench.order())).toMatchObject({ summary: "There is no database app." });
    expect(bench.server.sent).toEqual([]);
  });

  it("goes on with no other mark than one of its own kind", async () => {
    const bench = openBench();
    mark(bench.server.app, { phase: "verified", kept: "app_before", connectors: ["mallory"] }, "the shop's own");
    const seen: unknown[] = [];
    bench.server.programs.beforeEnd = async () => void seen.push(bench.markOf("app"));
    expect(await restoreInPlace(bench.order({ again: true }))).toMatchObject({ outcome: "pass" });
    expect(seen).toMatchObject([{ phase: "in-place", identity: IDENTITY, nth: 0, connectors: ["", "web"] }]);
    expectOpen(bench);
  });

  it("holds where it was begun and somebody has let sessions in since", async () => {
    const bench = openBench();
    mark(bench.server.app, { phase: "in-place", connectors: ["", "web"] });
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "hold",
      summary: "A restore over the tables of app was begun, and somebody has let sessions in since.",
    });
    expect(bench.server.sent).toEqual([]);
  });

  it("does nothing once the command was ended", async () => {
    const bench = openBench();
    const signal = AbortSignal.abort(new Error("ended by somebody"));
    await expect(restoreInPlace(bench.order({ signal }))).rejects.toThrow("ended by somebody");
    expect(bench.server.sent).toEqual([]);
  });

  it("comes to an end also where somebody undoes all that it does", async () => {
    const bench = openBench();
    const step = (text: string) => {
      if (text === "app takes sessions again") mark(bench.server.app, { phase: "in-place", connectors: ["", "web"] });
    };
    await expect(restoreInPlace(bench.order({ step }))).rejects.toThrow("the restore found no end");
  });
});

describe("a restore in place that cannot be done", () => {
  it("lets everybody in where a session does not end", async () => {
    const bench = openBench();
    bench.server.app.sessions = [{ pid: 9, who: "backup of the vendor", stays: true }];
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "hold",
      summary: "1 session of app did not end: backup of the vendor.",
    });
    expectOpen(bench);
    expect(bench.server.app.tables).toEqual(BEFORE);
  });

  it("lets everybody in where the backup of what is there holds", async () => {
    const bench = openBench();
    const verdict = hold("disk_full", "No room.", "Make room.");
    const fresh = await takeBackups(bench, { take: async () => verdict });
    expect(await restoreInPlace(bench.order({ fresh }))).toEqual(verdict);
    expect(bench.server.app.tables).toEqual(BEFORE);
    expectOpen(bench);
  });

  it("is left as it was where the archive breaks off, and says where what was there is kept", async () => {
    const bench = openBench();
    const message = "The archive is damaged.";
    bench.server.programs.failure = new ProviderError({
      reasonCode: "backup_damaged",
      vendor: "PostgreSQL",
      message,
      remedy: "Take another.",
    });
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "hold",
      reasonCode: "backup_damaged",
      summary: `${message} ${SAID}`,
      remedy: "Take another.",
    });
    expect(bench.server.app.tables).toEqual(BEFORE);
    expectOpen(bench);
  });

  it("lets everybody in also where the command is ended meanwhile", async () => {
    const bench = openBench();
    const ended = new AbortController();
    bench.server.programs.beforeEnd = async () => ended.abort(new Error("ended by somebody"));
    await expect(restoreInPlace(bench.order({ signal: ended.signal }))).rejects.toThrow("ended by somebody");
    expectOpen(bench);
  });

  it("lets everybody in before it shows a mistake of ours", async () => {
    const bench = openBench();
    const fresh = await takeBackups(bench, { take: () => Promise.reject(new TypeError("x is undefined")) });
    await expect(restoreInPlace(bench.order({ fresh }))).rejects.toThrow("x is undefined");
    expectOpen(bench);
  });

  it("shows what broke first where nobody can be let in either", async () => {
    const bench = openBench();
    const fresh = await takeBackups(bench, { take: () => Promise.reject(new TypeError("x is undefined")) });
    bench.server.refuse = (text) => (text.startsWith("grant ") ? { sqlState: "42501", message: "no rights" } : null);
    await expect(restoreInPlace(bench.order({ fresh }))).rejects.toThrow("x is undefined");
    const other = openBench();
    other.server.refuse = bench.server.refuse;
    await expect(restoreInPlace(other.order())).rejects.toThrow("no rights");
  });

  it("is a failure where the tables are not what the backup has, and everybody is let in", async () => {
    const bench = openBench();
    const census = await bench.source.census();
    const tables = [ORDERS, { ...USERS, checksum: "45" }];
    const source = { ...bench.source, census: async () => ({ ...census, tables }) };
    expect(await restoreInPlace(bench.order({ source }))).toMatchObject({
      outcome: "fail",
      reasonCode: "restore_differs",
    });
    expectOpen(bench);
  });

  it("drops nothing where something outside of the schemas would go too", async () => {
    const bench = openBench();
    bench.server.refuse = (text) => (text.startsWith("do ") ? { sqlState: "HP001", message: "view app.v" } : null);
    let taken = 0;
    const fresh = await takeBackups(bench, {
      take: async () => {
        taken += 1;
        return recordedDump();
      },
    });
    expect(await restoreInPlace(bench.order({ drop: ["public"], fresh }))).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_reaches_out",
    });
    expect([taken, bench.server.programs.started]).toEqual([0, []]);
    expectOpen(bench);
  });
});

describe("a restore in place that waits for locks", () => {
  const holders = ["report (77)", "somebody (78)"];

  it("is taken back after ten seconds, and names who held them", async () => {
    const bench = openBench();
    bench.server.told["pg_blocking_pids"] = holders;
    bench.server.programs.beforeEnd = () => new Promise(() => undefined);
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: `The restore waited for locks on app that report (77), somebody (78) held, so it was taken back. ${SAID}`,
      remedy: "End those sessions, and run this again. The database is as it was.",
    });
    expect(bench.clock.now() - NOW).toBe(10_100);
    expect(bench.server.programs.started).toMatchObject([{ end: "stopped" }]);
    expectOpen(bench);
  });

  it("goes on where they are given back in time", async () => {
    const bench = openBench();
    bench.server.programs.beforeEnd = async () => {
      for (let looks = 0; looks < 12; looks += 1) {
        bench.server.told["pg_blocking_pids"] = looks % 4 === 3 ? [] : holders;
        await bench.clock.sleep(0);
      }
      bench.server.told["pg_blocking_pids"] = [];
    };
    expect(await restoreInPlace(bench.order())).toMatchObject({ reasonCode: "restored" });
  });
});

describe("a restore in place that was killed", () => {
  it("at any statement is ended by the next run, and nobody stays kept out", async () => {
    const whole = openBench();
    const statements: string[] = [];
    await restoreInPlace(whole.order({ before: (statement) => void statements.push(statement) }));
    expect(statements.length).toBeGreaterThan(7);
    for (const at of statements.keys()) {
      const bench = openBench();
      await killAt(at, bench, restoreInPlace);
      expect((await restoreInPlace(bench.order())).outcome).toBe("pass");
      expect(bench.server.app.tables).toEqual(AFTER);
      expectOpen(bench);
    }
  });

  /** Everybody is kept out, and what was there is backed up. */
  async function openBackedUp(): Promise<Bench> {
    const bench = openBench();
    const digest = await createFresh(bench.server).digestNow();
    if (typeof digest !== "string") throw new Error("nothing was digested");
    const fresh = { name: "web.app", takenAt: NOW, digest, places: ["path:/mnt/kept/f"] };
    Object.assign(bench.server.app, { connectors: [], sessions: [] });
    mark(bench.server.app, { phase: "in-place", connectors: ["", "web"], fresh }, "the shop's own");
    return bench;
  }

  it("takes no second backup of what is there", async () => {
    const bench = await openBackedUp();
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "pass",
      summary: expect.stringContaining("the backup web.app in path:/mnt/kept/f"),
    });
    expect(bench.facts).toEqual({ backedUpAs: ["path:/mnt/kept/f"] });
    expectOpen(bench);
  });

  it("replaces nothing that was written after it was backed up", async () => {
    const bench = await openBackedUp();
    const written = [{ ...USERS, rows: 6 }, ORDERS];
    bench.server.app.tables = written;
    expect(await restoreInPlace(bench.order())).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: expect.stringMatching(
        /^Somebody wrote to app after it was backed up, though it took no sessions but of its owner, so it was left as it is\. /,
      ),
      remedy: "Stop what connects as its owner, and run this again: it is backed up anew.",
    });
    expect([bench.server.app.tables, bench.server.programs.started]).toEqual([written, []]);
    expectOpen(bench);
  });

  it("right after its restore only lets everybody in", async () => {
    const bench = await openBackedUp();
    bench.server.app.tables = [{ table: "app.own", rows: 1, checksum: "1" }, ...AFTER];
    expect(await restoreInPlace(bench.order())).toMatchObject({ outcome: "pass", reasonCode: "restored" });
    expect(bench.server.programs.started).toEqual([]);
    expectOpen(bench);
  });

  it("replaces nothing where what is there cannot be digested", async () => {
    const bench = await openBackedUp();
    const verdict = hold("database_refused", "Not to be read.", "Look.");
    const fresh = await takeBackups(bench, { digestNow: async () => verdict });
    expect(await restoreInPlace(bench.order({ fresh }))).toMatchObject({
      outcome: "hold",
      reasonCode: "database_refused",
      summary: expect.stringMatching(/^Not to be read\. /),
    });
    expect(bench.server.app.tables).toEqual(BEFORE);
    expectOpen(bench);
  });
});
