import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal, type JournalEnd } from "../../../src/engine/journal.ts";
import { rollBackWithDatabase } from "../../../src/engine/restore/roll-back-with-database.ts";
import type { RestoreWish } from "../../../src/release/restore-wish.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { WISH } from "./open-restore.ts";
import { KEPT, mark, openBench } from "./restore-bench.ts";
import type { SmallServer } from "./small-server.ts";

const ROLLED_BACK = {
  decision: "rolled-back",
  reasonCode: "rolled_back",
  summary: "Rolled back.",
  remedy: null,
} as const;

interface World {
  readonly server?: SmallServer;
  readonly rungs?: object;
  readonly end?: JournalEnd;
}

/** The typed name is not the database's, so that every restore holds; with a server it is, and what there is comes back. */
async function rollBack(
  ladder: readonly string[],
  wish: Partial<RestoreWish> = {},
  words: object | null = { database: "URL" },
  { server, rungs = {}, end = ROLLED_BACK }: World = {},
) {
  const asked: string[] = [];
  const context = {
    plan: {
      project: { host: { project: "web" } },
      stages: { production: { environment: "production" } },
      rollback: { ladder, rungs: words === null ? {} : { database: words } },
    },
    release: { id: "", commit: "" },
    options: { reason: "test", dryRun: false, authors: [] },
    clock: createVirtualClock(0),
    env: { URL: "postgres://app@db.example/app" },
    runUrl: null,
    emit: () => undefined,
    rungs: async () => rungs,
    steadyRole: async () => server?.steady,
    role: async () => ({
      describe: () => ({ host: "db.example", database: "other" }),
      ...server?.work,
      // Of a forge on which nothing stands.
      listDeployments: async () => [],
    }),
  } as unknown as CommandContext;
  const journal = createJournal("rollback", context);
  const result = await rollBackWithDatabase(context, journal, { ...WISH, ...wish }, async (part) => {
    asked.push("host");
    return part.finish(end);
  });
  return { asked, result };
}

/** What was in use before a restore comes back, which is the shortest that there is. */
const BACK = { intent: "switch-back" } as const;

function openSwitched(): SmallServer {
  const { server } = openBench();
  mark(server.app, { phase: "switched", kept: KEPT });
  mark(server.add(KEPT), { phase: "kept", kept: KEPT });
  return server;
}

describe("a rollback with a database's name", () => {
  it("does not ask the host where the database comes first and was not restored", async () => {
    const { asked, result } = await rollBack(["database", "host"]);
    expect(asked).toEqual([]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "database_name_differs" });
    expect(result.summary).toContain("the host was not asked");
  });

  it("says that production is rolled back where the database comes after it and was not restored", async () => {
    const { asked, result } = await rollBack(["host", "database"]);
    expect(asked).toEqual(["host"]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "database_name_differs" });
    expect(result.summary).toContain("Production is rolled back, and its database is not restored");
    expect(result.verdicts).toMatchObject([{ title: "rollback: database", verdict: { outcome: "hold" } }]);
  });

  it("takes it for no machine, whatever the ladder says", async () => {
    const asker = { kind: "run", event: "schedule", sender: null, triggeredBy: "octocat" } as const;
    const { asked, result } = await rollBack(["database", "host"], { asker });
    expect(asked).toEqual([]);
    expect(result.reasonCode).toBe("restore_needs_person");
  });

  it("takes its way down where the plan says so, and not the host's first where that is refused", async () => {
    const words = { database: "URL", via: "down" };
    const { asked, result } = await rollBack(["database", "host"], { name: "other" }, words);
    expect(asked).toEqual([]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "down_unproven" });
  });

  it("holds where the plan's ladder has no such rung", async () => {
    const { asked, result } = await rollBack(["host"]);
    expect(asked).toEqual([]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "usage" });
  });

  it("holds in words that lead on", async () => {
    const { result } = await rollBack(["host"]);
    expect(result).toMatchObject({
      summary: "A database's name was typed, and the plan's ladder has no rung for a database.",
      remedy: "Roll back without it, or restore by `holdpoint restore`.",
    });
  });

  it("needs what the plan says of the rung, too", async () => {
    const { asked, result } = await rollBack(["database", "host"], {}, null);
    expect([asked, result.reasonCode]).toEqual([[], "usage"]);
  });

  const DATABASE = { database: { cannotUndo: "what was written since" } };
  const LOST = "database does not undo what was written since";
  const backIs = "app is what it was before the restore";

  it("goes on to the host where the database comes first and was restored, and says what no restore brings back", async () => {
    const server = openSwitched();
    const { asked, result } = await rollBack(["database", "host"], BACK, undefined, { server, rungs: DATABASE });
    expect([asked, server.names()]).toEqual([["host"], [expect.stringContaining("taken_out"), "app"]]);
    expect(result).toMatchObject({ decision: "rolled-back", summary: "Rolled back." });
    expect(result.notes).toContain(LOST);
    expect(result.timeline.map(({ text }) => text).join("; ")).toContain(backIs);
  });

  it("says both where the database comes after the host and was restored", async () => {
    const world = { server: openSwitched(), rungs: DATABASE, end: { ...ROLLED_BACK, remedy: "Look at it." } };
    const { result } = await rollBack(["host", "database"], BACK, undefined, world);
    expect(result).toMatchObject({
      decision: "rolled-back",
      reasonCode: "rolled_back",
      summary: expect.stringMatching(/^Rolled back\. app is the database that was there before the restore\.$/),
      remedy: "Look at it.",
    });
    expect(result.notes).toContain(LOST);
  });

  it("says nothing of what no restore brings back where nothing was restored, or its rung is not known", async () => {
    const held = await rollBack(["database", "host"], {}, undefined, { rungs: DATABASE });
    expect(held.result.notes).not.toContain(LOST);
    const unknown = await rollBack(["database", "host"], BACK, undefined, { server: openSwitched() });
    expect(unknown.result.decision).toBe("rolled-back");
  });

  it("leaves the database alone where the host was not rolled back", async () => {
    const server = openSwitched();
    const end = { decision: "hold", reasonCode: "production_moved", summary: "It moved.", remedy: "Look." } as const;
    const { result } = await rollBack(["host", "database"], BACK, undefined, { server, end });
    expect(result).toMatchObject(end);
    expect(server.sent).toEqual([]);
  });

  it("leads on, wherever the database was not restored", async () => {
    const first = await rollBack(["database", "host"]);
    expect(first.result.remedy).toBe("Look at the address, and type the name of the database that it ends with.");
    const after = await rollBack(["host", "database"]);
    expect(after.result.remedy).toBe(first.result.remedy);
  });
});
