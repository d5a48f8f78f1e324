/** A restore beside: what the server has at its end, wherever it was begun, and wherever it was killed. */
import { describe, expect, it } from "vitest";
import { restoreBeside } from "../../../src/engine/restore/restore-beside.ts";
import { restoreIdentity } from "../../../src/release/restore-names.ts";
import { ARCHIVE, COPY, IDENTITY, KEPT, killAt, mark, openBench } from "./restore-bench.ts";
import { ORDERS, type SmallDatabase, USERS } from "./small-server.ts";

/** Its sessions took a look to end. */
const OUT = `app_taken_out_20261122_100000_100_${IDENTITY.slice(0, 6)}`;

const isBack = ({ tables }: SmallDatabase) => tables.some(({ table, rows }) => table === USERS.table && rows === 4);

describe("a restore beside", () => {
  it("gives the backup the name, keeps what was there, and lets everybody in", async () => {
    const bench = openBench();
    const { server, steps, facts } = bench;
    const verdict = await restoreBeside(bench.order());
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "restored" });
    expect(server.names()).toEqual([KEPT, "app"]);
    expect(server.app).toMatchObject({ open: true, tables: [ORDERS, USERS] });
    expect(server.get(KEPT)).toMatchObject({ open: true, tables: [{ table: "public.users", rows: 5 }, ORDERS] });
    expect([bench.markOf("app")?.phase, bench.markOf(KEPT)?.phase]).toEqual(["verified", "kept"]);
    expect(facts).toEqual({ kept: KEPT });
    expect(steps).toEqual([
      `created ${COPY} beside app`,
      `the backup is restored as ${COPY}, in 0 s`,
      `${COPY} has the rows and checksums of the backup: 2 tables, 1,204 rows`,
      `${COPY} has the settings and grants of app`,
      "app takes no new sessions",
      `app is the restored database; what it was is kept as ${KEPT}`,
      "a fresh session is in the restored app",
    ]);
  });

  it("does nothing where it was done, and says so and what is kept", async () => {
    const bench = openBench();
    await restoreBeside(bench.order());
    const again = { ...bench, facts: {} };
    const sent = bench.server.sent.length;
    const facts: object[] = [];
    expect(await restoreBeside(again.order({ facts: (known) => void facts.push(known) }))).toMatchObject({
      outcome: "pass",
      reasonCode: "already_done",
      summary: `app is the database that was restored; what it was before is kept as ${KEPT}.`,
    });
    expect(bench.server.sent).toHaveLength(sent);
    expect(facts).toEqual([{ kept: KEPT }]);
  });

  it("is made once more where a person says so, and once only", async () => {
    const bench = openBench();
    await restoreBeside(bench.order());
    bench.server.app.tables = [];
    expect(await restoreBeside(bench.order({ again: true }))).toMatchObject({ reasonCode: "restored" });
    expect(bench.server.names()).toHaveLength(3);
    expect(isBack(bench.server.app)).toBe(true);
    expect(bench.markOf("app")).toMatchObject({ nth: 1, identity: restoreIdentity("app", ARCHIVE, 1) });
  });

  it("ends beside where only a copy was asked for, and says that what is in use is as it was", async () => {
    const bench = openBench();
    expect(await restoreBeside(bench.order({ intent: "beside" }))).toMatchObject({
      outcome: "pass",
      reasonCode: "restored_beside",
      summary: `The backup is restored as ${COPY}, and compared; app is as it was.`,
    });
    expect(bench.server.names()).toEqual(["app", COPY]);
    expect(bench.server.app).toMatchObject({ open: true, comment: "the shop's own", sessions: [{}, {}] });
    expect(bench.facts).toEqual({});
  });

  it("switches back to what was there, with what was written since", async () => {
    const bench = openBench();
    const { server } = bench;
    await restoreBeside(bench.order());
    server.app.tables = [USERS];
    const back = bench.order({ intent: "switch-back", source: null });
    expect(await restoreBeside(back)).toMatchObject({ outcome: "pass", reasonCode: "restore_switched_back" });
    expect(server.names()).toEqual([OUT, "app"]);
    expect([server.app.open, isBack(server.app)]).toEqual([true, false]);
    expect(server.get(OUT)).toMatchObject({ open: true, tables: [USERS] });
    expect(bench.facts).toEqual({ kept: OUT });
    expect(bench.steps.slice(-2)).toEqual([
      "app takes no new sessions",
      `app is what it was before the restore; the restored database is kept as ${OUT}`,
    ]);
    expect(await restoreBeside(back)).toMatchObject({ reasonCode: "already_done" });
  });

  it("that is unfinished is taken away where a person abandons it", async () => {
    const bench = openBench();
    await restoreBeside(bench.order({ intent: "beside" }));
    expect(await restoreBeside(bench.order({ intent: "abandon" }))).toMatchObject({
      outcome: "pass",
      reasonCode: "restore_abandoned",
    });
    expect(bench.server.names()).toEqual(["app"]);
    expect(bench.steps.at(-1)).toBe(`removed ${COPY}, which an earlier run had begun`);
  });

  it("holds at once, with the reason, where the name is somebody else's", async () => {
    const bench = openBench();
    bench.server.databases.delete("app");
    expect(await restoreBeside(bench.order())).toMatchObject({ outcome: "hold", reasonCode: "restore_blocked" });
    expect(bench.server.sent).toEqual([]);
  });

  it("does nothing once the command was ended", async () => {
    const bench = openBench();
    const signal = AbortSignal.abort(new Error("ended by somebody"));
    await expect(restoreBeside(bench.order({ signal }))).rejects.toThrow("ended by somebody");
    expect(bench.server.sent).toEqual([]);
  });

  it("begins nothing anew without a backup", async () => {
    const bench = openBench();
    mark(bench.server.app, { phase: "back" });
    const asking = restoreBeside(bench.order({ source: null }));
    await expect(asking).rejects.toThrow("there is no backup to restore from");
  });

  it("comes to an end also where somebody undoes all that it does", async () => {
    const bench = openBench();
    const step = (text: string) => {
      if (text === "app takes no new sessions") bench.server.app.open = true;
    };
    await expect(restoreBeside(bench.order({ step }))).rejects.toThrow("the restore found no end");
  });

  it("keeps a copy that differs, and puts it in nobody's place", async () => {
    const bench = openBench();
    const census = await bench.source.census();
    const source = { ...bench.source, census: async () => ({ ...census, tables: [ORDERS] }) };
    expect(await restoreBeside(bench.order({ source }))).toMatchObject({
      outcome: "fail",
      reasonCode: "restore_differs",
    });
    expect(bench.server.names()).toEqual(["app", COPY]);
    expect(bench.server.app.open).toBe(true);
    expect(bench.markOf(COPY)?.phase).toBe("restored");
  });
});

describe("while sessions are kept out", () => {
  it("everybody is let in again where one does not end, and the next run goes on", async () => {
    const bench = openBench();
    const { server } = bench;
    server.app.sessions = [{ pid: 9, who: "backup of the vendor", stays: true }];
    expect(await restoreBeside(bench.order())).toMatchObject({ outcome: "hold", reasonCode: "restore_blocked" });
    expect([server.app.open, bench.markOf(COPY)?.phase]).toEqual([true, "ready"]);
    expect(bench.steps.at(-1)).toBe("app takes sessions again");
    server.app.sessions = [];
    expect(await restoreBeside(bench.order())).toMatchObject({ reasonCode: "restored" });
  });

  it.each([
    ["the switch", "restore", /rename to/],
    ["the switch back", "switch-back", /rename to/],
    ["the end of sessions", "restore", /pg_terminate_backend|coalesce\(usename, backend_type/],
  ] as const)("everybody is let in again where %s breaks, and why is not hidden", async (_what, intent, pattern) => {
    const bench = openBench();
    const { server } = bench;
    if (intent === "switch-back") await restoreBeside(bench.order());
    const isBroken = new TypeError("x is undefined");
    server.refuse = (text) => {
      if (pattern.test(text)) throw isBroken;
      return null;
    };
    await expect(restoreBeside(bench.order({ intent }))).rejects.toBe(isBroken);
    expect(server.app.open).toBe(true);
    expect(bench.markOf(intent === "restore" ? COPY : "app")?.phase).toBe(intent === "restore" ? "ready" : "verified");
  });

  it("a person is told how everybody gets in again where even that fails", async () => {
    const bench = openBench();
    bench.server.refuse = (text) => {
      if (/ rename to | allow_connections true$/.test(text) && !text.includes(COPY)) throw new Error("gone");
      return null;
    };
    await expect(restoreBeside(bench.order())).rejects.toThrow("gone");
    expect(bench.said.at(-1)).toBe("app may still take no sessions: run this again, or with --abandon");
  });

  it("nothing that was not kept out is let in", async () => {
    const bench = openBench();
    bench.server.programs.failure = null;
    const source = { ...bench.source, roles: async () => ["gone"] };
    expect(await restoreBeside(bench.order({ source }))).toMatchObject({ reasonCode: "restore_blocked" });
    expect(bench.steps).toEqual([`created ${COPY} beside app`]);
  });

  it("an obstacle that comes lets everybody in before it is named", async () => {
    const bench = openBench();
    const step = (text: string) => {
      if (text === "app takes no new sessions")
        bench.server.told["pg_subscription"] = ["the subscription s is enabled"];
    };
    expect(await restoreBeside(bench.order({ step }))).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: expect.stringContaining("the subscription s is enabled"),
    });
    expect([bench.server.app.open, bench.markOf(COPY)?.phase]).toEqual([true, "ready"]);
  });
});

describe("killed at any statement, a restore", () => {
  it("leaves what the next run ends, or takes away, and nobody kept out", async () => {
    const whole = openBench();
    const statements: string[] = [];
    await restoreBeside(whole.order({ before: (statement) => void statements.push(statement) }));
    expect(statements.length).toBeGreaterThan(15);
    for (const at of statements.keys()) {
      const bench = openBench();
      const { server } = bench;
      await killAt(at, bench, restoreBeside);
      await restoreBeside(bench.order({ intent: at % 2 === 0 ? "restore" : "abandon" }));
      expect(server.app.open).toBe(true);
      expect(server.names()).toHaveLength(isBack(server.app) ? 2 : 1);
      expect(isBack(server.app) || at % 2 === 1).toBe(true);
    }
  });

  it("and a switch back too", async () => {
    for (let at = 0; at < 9; at += 1) {
      const bench = openBench();
      await restoreBeside(bench.order());
      const intent = "switch-back" as const;
      await killAt(at, bench, restoreBeside, { intent, source: null });
      expect(await restoreBeside(bench.order({ intent, source: null }))).toMatchObject({ outcome: "pass" });
      expect([bench.server.app.open, isBack(bench.server.app)]).toEqual([true, false]);
    }
  });
});
