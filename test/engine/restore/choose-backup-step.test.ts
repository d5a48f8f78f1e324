import { expect, it } from "vitest";
import { chooseBackupStep } from "../../../src/engine/restore/choose-backup-step.ts";
import type { Plan, StepItem } from "../../../src/plan/plan.ts";
import { backupSpec } from "../../../src/steps/backup/spec.ts";

const TO = { to: "path:/mnt/kept" };
const POSITION = { file: "holdpoint.yml", line: 1, column: 1 };

function itemOf(title: string, spec: object): StepItem {
  const parsed = backupSpec.parse({ database: "DATABASE_URL", ...spec });
  return { title, step: "backup", spec: parsed, takesMs: null, position: POSITION };
}

function choose(production: readonly StepItem[], staging: readonly StepItem[] = [], tables = ["public.users"]) {
  const stages = { staging: { before: staging, after: [] }, production: { before: production, after: [] } };
  const chosen = chooseBackupStep({ stages } as unknown as Plan, { variable: "DATABASE_URL", tables });
  return "refusal" in chosen ? chosen.refusal : chosen.item.title;
}

it("takes production's own step before another stage's", () => {
  expect(choose([itemOf("ours", TO)], [itemOf("staging's", TO)])).toBe("ours");
  expect(choose([], [itemOf("staging's", TO)])).toBe("staging's");
});

it("takes one that backs up every table that is replaced", () => {
  const some = itemOf("some", { ...TO, schemas: ["app"] });
  expect(choose([some, itemOf("all", TO)])).toBe("all");
  expect(choose([some], [], ['app."Media"'])).toBe("some");
});

it.each([
  ["no step at all", []],
  ["a step of another database", [itemOf("other", { ...TO, database: "OTHER_URL" })]],
  ["what a vendor keeps", [itemOf("branch", { neon: { project: "floral-king-961888" } })]],
])("refuses where the plan has %s", (_, items) => {
  expect(choose(items)).toMatchObject({ outcome: "hold", reasonCode: "fresh_backup_missing" });
});

it.each([
  ["another schema alone", { schemas: ["app"] }, "public.users"],
  ["a schema whose name begins alike", { schemas: ["pub"] }, "public.users"],
  ["not this table", { exclude: ["public.users"] }, "public.users"],
  ["not this table, whose name stands in quotes", { exclude: ["My App.Users"] }, '"My App"."Users"'],
])("refuses, and names the tables, where the step backs up %s", (_, spec, table) => {
  const refusal = choose([itemOf("some", { ...TO, ...spec })], [], [table]);
  expect(refusal).toMatchObject({ outcome: "hold", reasonCode: "fresh_backup_missing" });
  expect(refusal).toHaveProperty("summary", expect.stringContaining(table));
});

it("says how such a step is written, and which tables one leaves out, the first five of many", () => {
  expect(choose([])).toMatchObject({
    summary: expect.stringContaining("the plan has no step `backup` that makes an archive of DATABASE_URL"),
    remedy: expect.stringContaining("backup: { database: DATABASE_URL, to: [...], prove: restore }"),
  });
  const tables = (count: number) => Array.from({ length: count }, (_, index) => `public.t${index}`);
  const some = [itemOf("some", { ...TO, schemas: ["app"] })];
  expect(choose(some, [], tables(5))).toMatchObject({
    summary:
      'The plan\'s step "some" leaves out tables that the restore would replace: public.t0, public.t1, public.t2, public.t3, public.t4.',
    remedy: "Add a step `backup` of this database without `schemas` and `exclude`, or with these tables.",
  });
  expect(choose(some, [], tables(7))).toMatchObject({ summary: expect.stringMatching(/public\.t4 and 2 more\.$/) });
});

it("takes one that backs up the table's schema among others, whatever its name has in quotes", () => {
  const both = [itemOf("both", { ...TO, schemas: ["app", "public"] })];
  expect([choose(both), choose(both, [], ["app.media"])]).toEqual(["both", "both"]);
  const quoted = [itemOf("quoted", { ...TO, exclude: ['public.a"b'] })];
  expect(choose(quoted, [], ['public."a""b"'])).toMatchObject({ reasonCode: "fresh_backup_missing" });
  expect(choose(quoted, [], ['public."ab"'])).toBe("quoted");
});

it("takes no other kind of step for one", () => {
  const migrate = { ...itemOf("migrate", TO), step: "migrate" };
  expect(choose([migrate])).toMatchObject({ reasonCode: "fresh_backup_missing" });
});
