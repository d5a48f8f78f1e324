import { describe, expect, it } from "vitest";
import { parseRecordedMigration, type RecordedMigrationRun } from "../../src/release/recorded-migration.ts";
import { readAllTheSame } from "../spoil.ts";

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
    for (const source of [
      { backup: "acme.1", place: "artifact", why: null },
      { backup: null, place: null, why: "there is none" },
    ]) {
      const tried = { ...RUN, trial: { copy: "scratch", source, down: "restores", loses: [] } };
      expect(parseRecordedMigration(JSON.parse(JSON.stringify(tried)))).toEqual(tried);
    }
    const packed = { ...RUN, objects: "AAECAwQF" };
    expect(parseRecordedMigration(JSON.parse(JSON.stringify(packed)))).toEqual(packed);
    const plain = {
      ...RUN,
      trial: null,
      before: { count: null, newest: null, schema: null },
      after: { count: null, newest: null, schema: null },
    };
    expect(parseRecordedMigration(plain)).toEqual(plain);
  });

  it("is not taken from one of which any part is missing or of another kind", () => {
    const run = { ...RUN, notValid: ["users: email_check"], unmet: ["rows went away"] };
    // Null says that there was no trial.
    expect(readAllTheSame(run, parseRecordedMigration)).toEqual(["trial: null"]);
  });

  it.each([
    ["an empty name of its database", { ...RUN, database: "" }],
    ["nothing", null],
    ["another step's details", { place: "artifact" }],
    ["a run without its end", { ...RUN, endedAt: undefined }],
    ["a point that is half there", { ...RUN, before: { count: 3 } }],
    ["an unknown word of a trial", { ...RUN, trial: { ...RUN.trial, down: "works" } }],
    ["a source of a trial that is half there", { ...RUN, trial: { ...RUN.trial, source: { backup: "acme.1" } } }],
    ["a trial that is missing and not null", { ...RUN, trial: undefined }],
    ["a count that is text", { ...RUN, counts: [{ table: "users", before: "4", after: 4 }] }],
    ["a schema's objects that are no text", { ...RUN, objects: 7 }],
    ["names that are numbers", { ...RUN, applied: [3] }],
    ["counts of which one is text", { ...RUN, counts: [...RUN.counts, { table: "users", before: "4", after: 4 }] }],
  ])("is not taken from %s", (_what, details) => {
    expect(parseRecordedMigration(details)).toBeNull();
  });
});
