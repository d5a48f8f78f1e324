/** What a release's record says of the schemas that it met. */
import { describe, expect, it } from "vitest";
import type { RecordedMigrationRun } from "../../src/release/recorded-migration.ts";
import {
  isSameSchema,
  type RecordedSchema,
  readRecordedSchemas,
  recordSchemas,
} from "../../src/release/recorded-schema.ts";

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
  });
});

function untold() {
  return { count: null, newest: null, schema: null };
}
