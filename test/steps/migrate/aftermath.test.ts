import { describe, expect, it } from "vitest";
import { hold, fail } from "../../../src/lib/verdict.ts";
import { parseRecordedMigration, type RecordedMigrationRun } from "../../../src/release/recorded-migration.ts";
import { type Aftermath, judgeAftermath } from "../../../src/steps/migrate/aftermath.ts";
import type { Before } from "../../../src/steps/migrate/before.ts";
import { migrate } from "../../../src/steps/migrate/index.ts";

const SPEC = migrate.spec.parse({
  database: "STAGING_DATABASE_URL",
  tool: "none",
  run: "make migrate",
  verify: "make look",
  unchanged: ["users"],
});
const CLEAN = { invalid: [], notValid: [] };
const OLD = { index: "public.old", name: "old", table: "public.users" };
const BEFORE: Before = {
  reading: null,
  point: { count: null, newest: null, schema: "a" },
  schema: "a",
  leftovers: { ...CLEAN, invalid: [OLD] },
  counts: [{ table: "users", rows: 2 }],
};
const AFTER: Aftermath = {
  reading: null,
  schema: { hash: "b", objects: new Map([["table public.users", "0".repeat(64)]]) },
  leftovers: { ...CLEAN, invalid: [OLD] },
  counts: [{ table: "users", rows: 2 }],
  data: [],
  verified: null,
};
const RUN: RecordedMigrationRun = {
  database: "STAGING_DATABASE_URL",
  tool: "none",
  before: BEFORE.point,
  after: BEFORE.point,
  applied: [],
  startedAt: 1,
  endedAt: 1,
  tries: 1,
  blockedBy: [],
  notValid: [],
  counts: [],
  trial: null,
  unmet: [],
};
const judge = (after: Partial<Aftermath> = {}, before: Partial<Before> = {}) =>
  judgeAftermath(SPEC, { ...BEFORE, ...before }, RUN, { ...AFTER, ...after }, 9);

describe("what a migration left", () => {
  it("is well where nothing is new that should not be, and what was there before is named alone", () => {
    const { verdict, details } = judge();
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "step_done" });
    expect(verdict.evidence).toContainEqual({
      label: "indexes that were not valid before either",
      value: "public.old on public.users",
    });
    expect(parseRecordedMigration(details)).toMatchObject({
      endedAt: 9,
      after: { schema: "b" },
      objects: expect.stringMatching(/^[\w-]{8}$/),
      counts: [{ table: "users", before: 2, after: 2 }],
      unmet: [],
    });
  });

  it("is not where an index is new and not valid, though the tool said that all went well", () => {
    const index = { index: "public.i", name: "i", table: "public.users" };
    const { verdict } = judge({ leftovers: { ...CLEAN, invalid: [OLD, index] } });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "data_unexpected" });
    expect(verdict.summary).toContain("the index public.i on public.users is not valid.");
    expect(verdict.remedy).toContain("drop index concurrently public.i");
  });

  it("is not where the team's script says no, and not known where the script gives no answer", () => {
    const no = judge({ verified: fail("command_failed", "It failed.", "Look.") });
    expect(no.verdict).toMatchObject({ outcome: "fail" });
    const unknown = judge({ verified: hold("command_not_found", "It was not found.", "Look.") });
    expect(unknown.verdict).toMatchObject({ outcome: "hold", reasonCode: "result_unknown" });
    expect(parseRecordedMigration(unknown.details)?.unmet).toHaveLength(1);
  });

  it("is not known where nobody counted before", () => {
    const { verdict, details } = judge({}, { counts: null });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "result_unknown" });
    expect(verdict.summary).toContain("how many rows the named tables had before");
    expect(parseRecordedMigration(details)?.counts).toEqual([]);
  });

  it("says all that is wrong in its record, and none of it at any length", () => {
    const data = Array.from({ length: 60 }, (_, index) => `${index} ${"x".repeat(900)}`);
    const { verdict, details } = judge({ data, counts: [{ table: "users", rows: 1 }] });
    expect(verdict.summary).toContain("users had 2 rows and has 1 row now, and 60 more.");
    const unmet = parseRecordedMigration(details)?.unmet ?? [];
    expect(unmet).toHaveLength(20);
    expect(Math.max(...unmet.map(({ length }) => length))).toBeLessThan(400);
  });
});
