/** The moment at which two databases change their names, action by action, as the server is left by it. */
import { describe, expect, it } from "vitest";
import {
  endSessions,
  keepOut,
  keepOutAgain,
  letIn,
  markNow,
  switchBack,
  switchDatabases,
  verifySwitch,
} from "../../../src/engine/restore/switch-databases.ts";
import { keptName } from "../../../src/release/restore-names.ts";
import { ARCHIVE, type Bench, COPY, IDENTITY, KEPT, mark, NOW, openBench, RUN } from "./restore-bench.ts";

/** Of this restore and this run, as an action writes it. */
const OURS = { identity: IDENTITY, archive: ARCHIVE, nth: 0, of: "app", run: RUN, connectors: null, fresh: null };

/** Restored beside, and ready to be switched to. */
function openReady(): Bench {
  const bench = openBench();
  mark(bench.server.add(COPY), { phase: "ready" }, "a note of somebody's");
  return bench;
}

/** Switched, so that what was in use is kept. */
function openSwitched(phase: "switched" | "verified" | "switching-back" = "switched"): Bench {
  const bench = openBench();
  mark(bench.server.app, { phase, kept: KEPT }, "the shop's own");
  mark(bench.server.add(KEPT), { phase: "kept", kept: KEPT }, "the shop's own");
  return bench;
}

describe("who keeps sessions out", () => {
  it("decides first under which name the database in use is put aside, and says so in the copy's comment", async () => {
    const bench = openReady();
    await bench.act(keepOut);
    expect(bench.markOf(COPY)).toEqual({ ...OURS, phase: "switching", kept: KEPT, at: NOW });
    expect(bench.server.get(COPY).comment).toMatch(/^a note of somebody's\n/);
    expect(bench.server.app).toMatchObject({ open: false, comment: "the shop's own" });
    expect(bench.steps).toEqual(["app takes no new sessions"]);
  });

  it("does so again for a switch back, and keeps what the mark says of the restore", async () => {
    const bench = openSwitched("verified");
    await bench.act(keepOutAgain);
    expect(bench.markOf("app")).toEqual({ ...OURS, phase: "switching-back", kept: KEPT, at: NOW });
    expect(bench.server.app.comment).toMatch(/^the shop's own\n/);
    expect(bench.server.app.open).toBe(false);
    expect(bench.steps).toEqual(["app takes no new sessions"]);
  });

  it("acts on no database that is not there, or that no restore of ours has marked", async () => {
    const bare = openBench();
    await expect(bare.act(keepOut)).rejects.toThrow("there is no copy database");
    await expect(bare.act(keepOutAgain)).rejects.toThrow("app has no mark");
    bare.server.app.comment = "holdpoint restore: {";
    await expect(bare.act(keepOutAgain)).rejects.toThrow("app has no mark");
    bare.server.databases.delete("app");
    await expect(bare.act(keepOutAgain)).rejects.toThrow("there is no live database");
    bare.server.add(COPY);
    await expect(bare.act(keepOut)).rejects.toThrow("there is no live database");
    expect(bare.server.sent).toEqual([]);
  });
});

describe("sessions", () => {
  it("are ended in the database in use, in the copy, and in what was kept, one by one", async () => {
    const bench = openSwitched();
    const { server } = bench;
    server.add(COPY, { sessions: [{ pid: 51, who: "psql" }] });
    server.get(KEPT).sessions = [{ pid: 61, who: "psql" }];
    expect(await bench.act(endSessions)).toBeNull();
    expect([server.app, server.get(COPY), server.get(KEPT)].flatMap(({ sessions }) => sessions)).toEqual([]);
    expect(bench.said).toEqual(["ending 4 sessions"]);
  });

  it("of none are left alone where there are none", async () => {
    const bench = openBench();
    bench.server.app.sessions = [];
    expect(await bench.act(endSessions)).toBeNull();
    expect([bench.said, bench.clock.now()]).toEqual([[], NOW]);
  });

  it("that do not end within twenty seconds are named, the first five of them, while the others are gone", async () => {
    const bench = openBench();
    const stays = [1, 2, 3, 4, 5, 6].map((pid) => ({ pid, who: `role${pid}`, stays: true }));
    bench.server.app.sessions = [...stays, { pid: 9, who: "psql" }];
    expect(await bench.act(endSessions)).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: "6 sessions of app did not end: role1, role2, role3, role4, role5.",
      remedy:
        "Everybody is let in again. A role that may end them has pg_signal_backend, and only a superuser ends a superuser's.",
    });
    expect(bench.clock.now()).toBe(NOW + 20_000);
    expect(bench.said.slice(0, 2)).toEqual(["ending 7 sessions", "ending 6 sessions"]);
  });

  it("that the role may not end keep none of the others alive", async () => {
    const bench = openBench();
    bench.server.refuse = (text) =>
      text.includes("pg_terminate_backend") ? { sqlState: "42501", message: "must be a superuser" } : null;
    expect(await bench.act(endSessions)).toMatchObject({ outcome: "hold", summary: expect.stringContaining("psql") });
  });

  it("are ended no more once the command was", async () => {
    const bench = openBench();
    const ended = new AbortController();
    const progress = () => ended.abort(new Error("ended by somebody"));
    bench.server.app.sessions = [{ pid: 9, who: "psql", stays: true }];
    await expect(bench.act(endSessions, { signal: ended.signal, progress })).rejects.toThrow("ended by somebody");
    expect(bench.clock.now()).toBeLessThan(NOW + 1_000);
  });

  it("are not looked for once the command was ended", async () => {
    const bench = openBench();
    bench.server.app.sessions = [];
    const signal = AbortSignal.abort(new Error("ended by somebody"));
    await expect(bench.act(endSessions, { signal })).rejects.toThrow("ended by somebody");
  });
});

describe("the switch", () => {
  it("takes the name that was decided before, and leaves every comment with its database's own words", async () => {
    const bench = openReady();
    const { server } = bench;
    mark(server.get(COPY), { phase: "switching", kept: "app_before_then" });
    server.app.open = false;
    const copy = server.get(COPY).oid;
    await bench.act(switchDatabases);
    expect(server.names()).toEqual(["app_before_then", "app"]);
    expect(bench.markOf("app")).toEqual({ ...OURS, phase: "switched", kept: "app_before_then", at: NOW });
    expect(bench.markOf("app_before_then")).toEqual({ ...OURS, phase: "kept", kept: "app_before_then", at: NOW });
    for (const name of server.names()) {
      expect(server.get(name)).toMatchObject({ open: true, comment: expect.stringMatching(/^the shop's own\n/) });
    }
    expect(server.app.oid).toBe(copy);
    expect(bench.steps).toEqual(["app is the restored database; what it was is kept as app_before_then"]);
  });

  it("decides a name where none was", async () => {
    const bench = openReady();
    await bench.act(switchDatabases);
    expect(bench.server.names()).toEqual([KEPT, "app"]);
  });

  it("happens wholly or not at all", async () => {
    const bench = openReady();
    bench.server.refuse = (text) =>
      text.startsWith(`comment on database "${KEPT}"`) ? { sqlState: "42501", message: "no" } : null;
    await expect(bench.act(switchDatabases)).rejects.toThrow("no");
    expect(bench.server.names()).toEqual(["app", COPY]);
    expect(bench.steps).toEqual([]);
  });

  it("needs both databases", async () => {
    const bench = openBench();
    await expect(bench.act(switchDatabases)).rejects.toThrow("there is no copy database");
    await expect(bench.act(switchBack)).rejects.toThrow("there is no kept database");
    mark(bench.server.add(COPY), { phase: "ready" });
    bench.server.databases.delete("app");
    await expect(bench.act(switchDatabases)).rejects.toThrow("there is no live database");
    mark(bench.server.get(COPY), { phase: "switching", kept: KEPT });
    mark(bench.server.add(KEPT), { phase: "kept", kept: KEPT });
    await expect(bench.act(switchBack)).rejects.toThrow("there is no live database");
    expect(bench.server.sent).toEqual([]);
  });

  it("back puts the restored database aside, to the millisecond, and says so in both marks", async () => {
    const bench = openSwitched("switching-back");
    const { server } = bench;
    server.app.open = false;
    server.get(KEPT).open = false;
    const kept = server.get(KEPT).oid;
    const out = `app_taken_out_20261122_100000_000_${IDENTITY.slice(0, 6)}`;
    await bench.act(switchBack, { source: null });
    expect(server.names()).toEqual([out, "app"]);
    const written = { ...OURS, run: null, at: NOW, kept: KEPT };
    expect(bench.markOf("app")).toEqual({ ...written, phase: "back" });
    expect(bench.markOf(out)).toEqual({ ...written, phase: "taken-out" });
    for (const name of server.names()) {
      expect(server.get(name)).toMatchObject({ open: true, comment: expect.stringMatching(/^the shop's own\n/) });
    }
    expect(server.app.oid).toBe(kept);
    expect(bench.facts).toEqual({ kept: out });
    expect(bench.steps).toEqual([`app is what it was before the restore; the restored database is kept as ${out}`]);
  });
});

describe("who is let in again", () => {
  it("finds the copy ready, for the next run to switch to", async () => {
    const bench = openReady();
    mark(bench.server.get(COPY), { phase: "switching", kept: KEPT }, "a note of somebody's");
    bench.server.app.open = false;
    await bench.act(letIn);
    expect(bench.markOf(COPY)).toMatchObject({ phase: "ready", kept: KEPT });
    expect(bench.server.get(COPY).comment).toMatch(/^a note of somebody's\n/);
    expect(bench.server.app).toMatchObject({ open: true, comment: "the shop's own" });
    expect(bench.steps).toEqual(["app takes sessions again"]);
  });

  it("finds the mark of an earlier restore as it was", async () => {
    const bench = openReady();
    mark(bench.server.app, { phase: "verified", kept: "app_before", identity: "1".repeat(16) });
    mark(bench.server.get(COPY), { phase: "switching", kept: KEPT });
    const { comment } = bench.server.app;
    await bench.act(letIn);
    expect([bench.server.app.comment, bench.markOf(COPY)?.phase]).toEqual([comment, "ready"]);
  });

  it("finds the restored database as it was verified, where it was to be switched back", async () => {
    const bench = openSwitched("switching-back");
    mark(bench.server.add(COPY), { phase: "ready" });
    bench.server.app.open = false;
    await bench.act(letIn);
    expect(bench.markOf("app")).toMatchObject({ phase: "verified", kept: KEPT });
    expect(bench.server.app.comment).toMatch(/^the shop's own\n/);
    expect(bench.server.app.open).toBe(true);
  });

  it.each([
    ["is not there", () => undefined],
    ["has no mark", (bench: Bench) => void bench.server.add(COPY)],
    [
      "has a mark that is not whole",
      (bench: Bench) => void bench.server.add(COPY, { comment: "holdpoint restore: {" }),
    ],
  ])("is let in also where the copy %s, and nothing is written of it", async (_what, prepare) => {
    const bench = openBench();
    prepare(bench);
    bench.server.app.open = false;
    await bench.act(letIn);
    expect(bench.server.sent).toEqual(['alter database "app" with allow_connections true']);
  });

  it.each([
    ["without a mark", null],
    ["with a mark that is not whole", "holdpoint restore: {"],
  ])("finds a database %s as it was", async (_what, comment) => {
    const bench = openBench();
    bench.server.app.comment = comment;
    await bench.act(letIn);
    expect(bench.server.app.comment).toBe(comment);
  });

  it("is nobody where the database is gone", async () => {
    const bench = openReady();
    bench.server.databases.delete("app");
    await bench.act(letIn);
    expect([bench.server.sent, bench.steps]).toEqual([[], []]);
  });
});

describe("a fresh session, by the address of the application,", () => {
  it("proves that the restored database has the name", async () => {
    const bench = openSwitched();
    expect(await bench.act(verifySwitch)).toBeNull();
    expect(bench.server.opened.at(-1)).toBe("work app (holdpoint restore)");
    expect(bench.markOf("app")).toMatchObject({ phase: "verified", kept: KEPT, at: NOW });
    expect(bench.server.app.comment).toMatch(/^the shop's own\n/);
    expect(bench.steps).toEqual(["a fresh session is in the restored app"]);
  });

  const remedy =
    "Look at it with a session of your own. Run this again to verify it once more, or with --switch-back to have the old database again.";

  it("that does not come in leaves the switch unproven", async () => {
    const bench = openSwitched();
    bench.server.app.open = false;
    expect(await bench.act(verifySwitch)).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_unverified",
      summary:
        'app was switched, and a fresh session could not be opened: database "app" is not currently accepting connections.',
      remedy,
    });
    expect(bench.markOf("app")?.phase).toBe("switched");
  });

  const elsewhere = "app was switched, and a fresh session came into another database.";
  const asAnother = (bench: Bench) => {
    const found = { ...bench.server.work };
    found.withWriter = (url, limits, act) => bench.server.work.withWriter(found.otherDatabase(url, KEPT), limits, act);
    return { work: found };
  };
  it.each<[string, (bench: Bench) => object]>([
    ["comes into another database", asAnother],
    [
      "comes into one that has the name since a moment ago",
      ({ server }) => {
        const work = { ...server.work };
        work.withWriter = async (url, limits, act) => {
          const found = await server.work.withWriter(url, limits, act);
          server.app.oid = 4_711;
          return found;
        };
        return { work };
      },
    ],
    [
      "was in one that is gone now",
      ({ server }) => {
        const work = { ...server.work };
        work.withWriter = async (url, limits, act) => {
          const found = await server.work.withWriter(url, limits, act);
          server.databases.delete("app");
          return found;
        };
        return { work };
      },
    ],
  ])("that %s proves nothing", async (_what, change) => {
    const bench = openSwitched();
    const verdict = await bench.act(verifySwitch, change(bench));
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "restore_unverified", summary: elsewhere });
    expect(bench.steps).toEqual([]);
  });

  it("hides no mistake of ours, and needs the database", async () => {
    const bench = openSwitched();
    const work = { ...bench.server.work, withWriter: () => Promise.reject(new TypeError("x is undefined")) };
    await expect(bench.act(verifySwitch, { work })).rejects.toThrow("x is undefined");
    bench.server.databases.delete("app");
    await expect(bench.act(verifySwitch)).rejects.toThrow("there is no live database");
  });
});

it("a mark says of which restore, which run and when it is", () => {
  const { clock, order } = openBench();
  const world = { identity: "i", archive: "b", nth: 2 } as Parameters<typeof markNow>[0];
  expect(markNow(world, { ...order(), clock }, { phase: "ready", kept: keptName("app", "i", NOW) })).toEqual({
    ...OURS,
    identity: "i",
    archive: "b",
    nth: 2,
    phase: "ready",
    kept: "app_before_20261122_100000_i",
    at: NOW,
  });
});
