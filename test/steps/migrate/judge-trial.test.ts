import { describe, expect, it } from "vitest";
import type { Census } from "../../../src/steps/database/census.ts";
import { judgeWayBack, type TrialMoment } from "../../../src/steps/migrate/trial/judge-trial.ts";

function censusOf(tables: Readonly<Record<string, readonly [rows: number, checksum: string]>>): Census {
  const list = Object.entries(tables).map(([table, [rows, checksum]]) => ({ table, rows, checksum }));
  return { serverVersion: "15.18", at: 1, lsn: null, tables: list, leftOut: [] };
}

const BEFORE: TrialMoment = {
  schema: "a",
  columns: new Set(["public.users.id"]),
  census: censusOf({ "public.users": [2, "7"], "public.done": [1, "1"] }),
};
const UP: TrialMoment = { schema: "b", columns: new Set(["public.users.id"]), census: null };
const judge = (up: Partial<TrialMoment>, down: Partial<TrialMoment>) =>
  judgeWayBack(BEFORE, { ...UP, ...up }, { ...BEFORE, ...down }, (table) => table === "public.done");

describe("a way back that was tried", () => {
  it("restores where schema and rows are as before, whatever the tool wrote for itself", () => {
    const census = censusOf({ "public.users": [2, "7"], "public.done": [9, "9"], "public.new": [1, "1"] });
    expect(judge({}, { census })).toEqual({ down: "restores", loses: [], restored: true });
  });

  it("loses what a new version could have written, though all of before is there", () => {
    const columns = new Set(["public.users.id", "public.users.nick", "public.tags.id", "public.tags.name"]);
    expect(judge({ columns }, {})).toEqual({
      down: "loses",
      loses: ["table public.tags", "column public.users.nick"],
      restored: true,
    });
  });

  it.each([
    [{ "public.users": [1, "7"] }, "rows of public.users (2 before, 1 after)"],
    [{ "public.users": [2, "8"] }, "values in public.users"],
    [{}, "table public.users"],
  ] as const)("loses rows and values of before: %j", (tables, lost) => {
    expect(judge({}, { census: censusOf(tables) })).toEqual({ down: "loses", loses: [lost], restored: false });
  });

  it("differs where the schema is neither as before nor as after", () => {
    expect(judge({}, { schema: "c" })).toEqual({ down: "differs", loses: [], restored: false });
  });

  it("is missing where the schema stays as it became", () => {
    expect(judge({}, { schema: "b" })).toEqual({ down: "missing", loses: [], restored: false });
  });

  it("is judged by the rows where only data was migrated", () => {
    const census = censusOf({ "public.users": [3, "9"] });
    expect(judge({ schema: "a" }, { census })).toEqual({
      down: "loses",
      loses: ["rows of public.users (2 before, 3 after)"],
      restored: false,
    });
    expect(judge({ schema: "a" }, {})).toMatchObject({ down: "restores", restored: true });
  });
});
