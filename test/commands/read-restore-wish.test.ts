import { describe, expect, it } from "vitest";
import { readRestoreWish } from "../../src/commands/read-restore-wish.ts";

const GIVEN = { database: "DATABASE_URL", name: "app", reason: "test" };

describe("single tables in a call of restore", () => {
  it("are named with their schema, and none means the whole database", () => {
    const { wish, problems } = readRestoreWish({ ...GIVEN, tables: ["users,app.media"] }, {}, null);
    expect(problems).toEqual([]);
    expect(wish.tables).toEqual([
      { schema: "public", table: "users" },
      { schema: "app", table: "media" },
    ]);
    expect(readRestoreWish(GIVEN, {}, null).wish.tables).toEqual([]);
  });

  it.each([
    [{ tables: [","] }, "expected tables"],
    [{ tables: ["users,drop table"] }, '"drop table"'],
    [{ tables: ["users"], "to-time": 1 }, "to-time is about a whole database"],
    [{ tables: ["users"], "without-switch": true }, "without-switch"],
    [{ tables: ["users"], "switch-back": true }, "switch-back"],
    [{ tables: ["users"], abandon: true }, "abandon"],
    [{ tables: ["users"], again: true }, "again"],
    [{ tables: ["users"], way: "drop-schemas" as const }, "drop-schemas"],
  ])("are refused in %j, where the whole database could be meant", (words, said) => {
    const { problems } = readRestoreWish({ ...GIVEN, ...words }, {}, null);
    expect(JSON.stringify(problems.map(({ message }) => message)).replaceAll("\\", "")).toContain(said);
  });
});

describe("the way down in a call of restore", () => {
  it("is about migrations, and nothing else", () => {
    expect(readRestoreWish({ ...GIVEN, way: "down" }, {}, null)).toMatchObject({ problems: [], wish: { way: "down" } });
  });

  it.each([
    { from: "latest" },
    { tables: ["users"] },
    { identity: "KEY" },
    { again: true },
    { "without-fresh-backup": "no time" },
    { "to-time": 1 },
    { "switch-back": true },
    { abandon: true },
    { "without-switch": true },
  ])("is refused with %j, which is about a backup", (words) => {
    expect(readRestoreWish({ ...GIVEN, way: "down", ...words }, {}, null).problems).not.toEqual([]);
  });
});
