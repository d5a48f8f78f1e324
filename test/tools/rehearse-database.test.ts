/** What `--database` asks of a plan, and what is said where it cannot be. Whole rehearsals with it are in test/database. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parsePlan } from "../../src/plan/load.ts";
import { planSteps } from "../../src/plan/plan-steps.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readRehearsal } from "../../src/tools/rehearse/arguments.ts";
import { demoPlan } from "../../src/tools/rehearse/demo-plan.ts";
import { rehearsableSteps } from "../../src/tools/rehearse/rehearsable-steps.ts";
import { databaseVariables } from "../../src/tools/rehearse/rehearsed-database.ts";
import { registries } from "../../src/tools/registries.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-database-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function parseDemo(text: string): Plan {
  const parsed = parsePlan(text, "plan.yml", registries.extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const STEPS = `    after:
      - { title: Warm, command: { run: npm run warm, repeatable: true } }
    verify:
      - { title: Health,`;
const plan = parseDemo(demoPlan({ database: true }).replace("    verify:\n      - { title: Health,", STEPS));
const titles = (stages: Plan["stages"]) => planSteps({ stages }).map(({ item: { title } }) => title);

it("the demo plan migrates staging, and then production", () => {
  expect(titles(plan.stages)).toEqual(["Migrate staging", "Migrate production", "Warm"]);
});

it("without a database its steps are left out, and each is named", () => {
  const { stages, notRehearsed } = rehearsableSteps(plan, false);
  expect(titles(stages)).toEqual([]);
  expect(notRehearsed.map(({ title }) => title)).toEqual(titles(plan.stages));
  expect(notRehearsed[0]?.why).toContain("--database");
});

it("with a database only what would act on the real world is left out", () => {
  const { stages, notRehearsed } = rehearsableSteps(plan, true);
  expect(titles(stages)).toEqual(titles(plan.stages).slice(0, -1));
  expect(notRehearsed).toMatchObject([{ title: "Warm", why: expect.stringContaining("real world") }]);
});

it("every variable that names a database has one, those of the steps first", () => {
  expect(databaseVariables(plan)).toEqual(["STAGING_DATABASE_URL", "PRODUCTION_DATABASE_URL"]);
});

it.each([
  [{ fault: ["counts-differ"] }, "is about a database, and none is rehearsed"],
  [{ fault: ["counts-differ"], at: 60_000, database: true }, "changed before the promote"],
])("a fault of the database that would change nothing is refused: %j", async (values, message) => {
  const problems = readRehearsal(values, {}, registries);
  await expect(problems).rejects.toMatchObject({ problems: [{ message: expect.stringContaining(message) }] });
});

it("a plan that changes no database is refused, since nothing of one would be rehearsed", async () => {
  const file = join(folder, "holdpoint.yml");
  writeFileSync(file, demoPlan({}));
  await expect(readRehearsal({ plan: file, database: true }, {}, registries)).rejects.toMatchObject({
    problems: [{ message: expect.stringContaining("needs a plan with steps that change a database") }],
  });
});
