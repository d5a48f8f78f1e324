import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { rollBackWithDatabase } from "../../../src/engine/restore/roll-back-with-database.ts";
import type { RestoreWish } from "../../../src/release/restore-wish.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { WISH } from "./open-restore.ts";

/** The typed name is not the database's, so that every restore holds. */
async function rollBack(
  ladder: readonly string[],
  wish: Partial<RestoreWish> = {},
  words: object = { database: "URL" },
) {
  const asked: string[] = [];
  const context = {
    plan: {
      project: { host: { project: "web" } },
      stages: { production: { environment: "production" } },
      rollback: { ladder, rungs: { database: words } },
    },
    release: { id: "", commit: "" },
    options: { reason: "test", dryRun: false, authors: [] },
    clock: createVirtualClock(0),
    env: { URL: "postgres://app@db.example/app" },
    emit: () => undefined,
    rungs: async () => ({}),
    steadyRole: async () => ({}),
    role: async () => ({
      describe: () => ({ host: "db.example", database: "other" }),
      // Of a forge on which nothing stands.
      listDeployments: async () => [],
    }),
  } as unknown as CommandContext;
  const journal = createJournal("rollback", context);
  const result = await rollBackWithDatabase(context, journal, { ...WISH, ...wish }, async (part) => {
    asked.push("host");
    return part.finish({ decision: "rolled-back", reasonCode: "rolled_back", summary: "Rolled back." });
  });
  return { asked, result };
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
});
