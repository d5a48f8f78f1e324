import { describe, expect, it } from "vitest";
import { parseRecordedMigration, type RecordedMigrationRun } from "../../src/release/recorded-migration.ts";

const RUN: RecordedMigrationRun = {
  database: "STAGING_DATABASE_URL",
  tool: "drizzle",
  before: { count: 3, newest: "0002_tags", schema: "a".repeat(64) },
  after: { count: 4, newest: "0003_nick", schema: "b".repeat(64) },
  applied: ["0003_nick"],
  startedAt: 1,
  endedAt: 2,
  tries: 2,
  blockedBy: ["pid 7, app: select 1"],
  notValid: [],
  counts: [{ table: "public.users", before: 4, after: 4 }],
  trial: { copy: "template", down: "loses", loses: ["column public.users.nick"] },
  unmet: [],
};

describe("the record of a migration", () => {
  it("comes back as it was written, through JSON", () => {
    expect(parseRecordedMigration(JSON.parse(JSON.stringify(RUN)))).toEqual(RUN);
    const plain = {
      ...RUN,
      trial: null,
      before: { count: null, newest: null, schema: null },
      after: { count: null, newest: null, schema: null },
    };
    expect(parseRecordedMigration(plain)).toEqual(plain);
  });

  it.each([
    ["nothing", null],
    ["another step's details", { place: "artifact" }],
    ["a run without its end", { ...RUN, endedAt: undefined }],
    ["a point that is half there", { ...RUN, before: { count: 3 } }],
    ["an unknown word of a trial", { ...RUN, trial: { ...RUN.trial, down: "works" } }],
    ["a trial that is missing and not null", { ...RUN, trial: undefined }],
    ["a count that is text", { ...RUN, counts: [{ table: "users", before: "4", after: 4 }] }],
    ["names that are numbers", { ...RUN, applied: [3] }],
  ])("is not taken from %s", (_what, details) => {
    expect(parseRecordedMigration(details)).toBeNull();
  });
});
