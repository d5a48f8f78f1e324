/** What a release's record says of the schemas that it met. */
import { describe, expect, it } from "vitest";
import type { RecordedMigrationRun } from "../../src/release/recorded-migration.ts";
import {
  compareSchemas,
  hadMigration,
  isSameSchema,
  type RecordedSchema,
  readRecordedSchemas,
  recordSchemas,
} from "../../src/release/recorded-schema.ts";
import { spoil } from "../spoil.ts";

function run(changes: Partial<RecordedMigrationRun> = {}): RecordedMigrationRun {
  return {
    database: "DB",
    tool: "drizzle",
    before: { count: 1, newest: "0001", schema: "a" },
    after: { count: 2, newest: "0002", schema: "b" },
    applied: ["0002"],
    startedAt: 1,
    endedAt: 2,
    tries: 1,
    blockedBy: [],
    notValid: [],
    counts: [],
    trial: null,
    unmet: [],
    ...changes,
  };
}

describe("the schemas of a release", () => {
  it("are how far its steps left each database, with what they applied", () => {
    const second = run({ before: run().after, after: { count: 3, newest: "0003", schema: "c" }, applied: ["0003"] });
    expect(recordSchemas([run(), second, run({ database: "OTHER" })])).toEqual([
      { database: "DB", newest: "0003", count: 3, schema: "c", applied: ["0002", "0003"], unchanged: false },
      { database: "OTHER", newest: "0002", count: 2, schema: "b", applied: ["0002"], unchanged: false },
    ]);
  });

  it.each<readonly [string, Partial<RecordedMigrationRun>, boolean]>([
    ["nothing was applied", { after: run().before, applied: [] }, true],
    ["something was", {}, false],
    ["nothing was, and the schema is another", { after: { ...run().before, schema: "b" }, applied: [] }, false],
    ["nobody can tell", { before: untold(), after: untold(), applied: [] }, false],
  ])("say that they are unchanged only where that was seen: %s", (_, changes, unchanged) => {
    expect(recordSchemas([run(changes)])[0]?.unchanged).toBe(unchanged);
  });

  it("keep the last names of very many", () => {
    const applied = Array.from({ length: 80 }, (_, index) => String(index));
    expect(recordSchemas([run({ applied })])[0]?.applied).toEqual(applied.slice(30));
  });

  it("are read as they were written, and left out where they are not whole", () => {
    const schemas = recordSchemas([run()]);
    expect(readRecordedSchemas(JSON.parse(JSON.stringify(schemas)))).toEqual(schemas);
    expect(readRecordedSchemas([null, {}, { ...schemas[0], applied: [1] }, { ...schemas[0], count: "2" }])).toEqual([]);
    expect(readRecordedSchemas("none")).toEqual([]);
    const [whole] = schemas;
    const read = [...spoil(whole)].filter(([, spoiled]) => readRecordedSchemas([spoiled]).length > 0);
    expect(readRecordedSchemas([{ ...whole, applied: ["0002", 3] }])).toEqual([]);
    const unchanged = { ...whole, unchanged: true };
    expect(readRecordedSchemas([unchanged])).toEqual([unchanged]);
    const uncounted = { ...whole, count: null, newest: null, schema: null };
    expect(readRecordedSchemas([uncounted])).toEqual([uncounted]);
    // What does not say that it left the schema alone did not.
    expect(read.map(([path]) => path)).toEqual(["unchanged: missing", 'unchanged: "yes"']);
    expect(read.flatMap(([, spoiled]) => readRecordedSchemas([spoiled]))).toEqual([whole, whole]);
  });

  it("are unchanged of a database that several steps migrate only where each of them left it alone", () => {
    const idle = run({ after: run().before, applied: [] });
    const unchanged = (...runs: readonly RecordedMigrationRun[]) => recordSchemas(runs)[0]?.unchanged;
    expect([unchanged(idle, idle), unchanged(run(), idle), unchanged(idle, run())]).toEqual([true, false, false]);
    const named = { ...idle, applied: ["0002"] };
    expect(unchanged(named)).toBe(false);
    for (const point of [{ newest: "0009" }, { count: 9 }, { schema: "z" }]) {
      expect(unchanged({ ...idle, after: { ...idle.after, ...point } })).toBe(false);
    }
    for (const told of [{ count: 1 }, { schema: "a" }]) {
      const point = { ...untold(), ...told };
      expect(unchanged({ ...idle, before: point, after: point })).toBe(true);
    }
  });

  it("are compared with those of the known good by database, and with nothing where its record has none", () => {
    const schemas = recordSchemas([run(), run({ database: "OTHER" })]);
    expect(compareSchemas(schemas.slice(1), schemas)).toEqual([
      { database: "DB", before: null, now: schemas[0] },
      { database: "OTHER", before: schemas[1], now: schemas[1] },
    ]);
  });

  it("are the same only where history or schema say so", () => {
    const now: RecordedSchema = {
      database: "DB",
      newest: "0002",
      count: 2,
      schema: "b",
      applied: ["0002"],
      unchanged: false,
    };
    expect(isSameSchema({ database: "DB", before: now, now })).toBe(true);
    expect(isSameSchema({ database: "DB", before: { ...now, schema: null }, now })).toBe(true);
    expect(isSameSchema({ database: "DB", before: { ...now, schema: "z" }, now })).toBe(false);
    const blind = { ...now, count: null, newest: null, schema: null };
    expect(isSameSchema({ database: "DB", before: blind, now: blind })).toBe(false);
    const differs = (before: Partial<RecordedSchema>) =>
      isSameSchema({ database: "DB", before: { ...now, schema: null, ...before }, now });
    expect([differs({ newest: "0001" }), differs({ count: 1 })]).toEqual([false, false]);
    expect(isSameSchema({ database: "DB", before: now, now: { ...now, schema: null } })).toBe(true);
    expect(isSameSchema({ database: "DB", before: null, now })).toBe(false);
  });
});

function untold() {
  return { count: null, newest: null, schema: null };
}

describe("whether the known good had a migration already", () => {
  const schema = (count: number | null, applied: readonly string[], newest: string | null): RecordedSchema => ({
    database: "DB",
    newest,
    count,
    schema: null,
    applied,
    unchanged: false,
  });
  const before = schema(3, ["0002"], "0003.sql");
  const now = schema(5, ["0005"], "0005");
  const had = (
    migration: string,
    step: { readonly before?: RecordedSchema | null; readonly now?: RecordedSchema },
    since: readonly (RecordedSchema | null)[],
  ) => hadMigration(migration, { database: "DB", before, now, ...step }, since);
  const since = [schema(4, ["0004"], "0004"), now];

  it.each([
    ["it applied it itself", "0002", {}, since, true],
    ["it applied it itself, whatever came since", "0002", {}, [null], true],
    ["it was its newest, whatever came since", "0003", {}, [null], true],
    ["it says nothing by name, nor does what came since", "0003", { before: schema(3, [], null) }, [null], null],
    ["it was its newest, with or without the ending of the file", "0003", {}, since, true],
    [
      "it had nothing by name, and all that came since is known by name",
      "0001",
      { before: schema(3, [], null) },
      since,
      true,
    ],
    ["a release after it applied it", "0004.sql", {}, since, false],
    ["this release applied it", "0005", {}, since, false],
    ["one that came since is not known by name", "0001", {}, [now], null],
    ["a release since does not say what it applied", "0001", {}, [null, ...since], null],
    ["another release since says more than was counted", "0001", {}, [...since, schema(6, ["0006"], "0006")], null],
    ["it was not counted then", "0001", { before: schema(null, ["0002"], "0003") }, since, null],
    ["it is not counted now", "0001", { now: schema(null, ["0005"], "0005") }, since, null],
    ["nothing is recorded of it", "0002", { before: null }, since, null],
  ] as const)("is %s", (_what, migration, step, between, expected) => {
    expect(had(migration, step, between)).toBe(expected);
  });

  it("takes no other name for its own, only the ending away", () => {
    expect(had("0003.sql.old", { before: schema(null, [], "0003.old") }, [null])).toBeNull();
    expect(had("0003.old", { before: schema(null, [], "0003.sql.old") }, [null])).toBeNull();
    expect(had("0003.sql", { before: schema(null, [], "0003") }, [null])).toBe(true);
  });
});
