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
import { emulators } from "../../src/sandbox/index.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-database-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function parseDemo(text: string): Plan {
  const parsed = parsePlan(text, "plan.yml", registries.extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const RECIPIENT = "age1mydmd22v9y286ksjspjk534vm5vd8q3375c5jv3mzrd5ruet6evsa6lch2";
const WISHES = {
  project: "web",
  team: null,
  domains: [],
  repository: { owner: "acme", name: "web" },
  firstVersion: null,
  items: [],
  metrics: [],
  variables: {},
};
const STEPS = `    after:
      - { title: Warm, command: { run: npm run warm, repeatable: true } }
    verify:
      - { title: Health,`;
const plan = parseDemo(demoPlan({ recipient: RECIPIENT }).replace("    verify:\n      - { title: Health,", STEPS));
const titles = (stages: Plan["stages"]) => planSteps({ stages }).map(({ item: { title } }) => title);

it("the demo plan backs up and migrates staging, and then production", () => {
  expect(titles(plan.stages)).toEqual([
    "Back up staging",
    "Migrate staging",
    "Back up production",
    "Migrate production",
    "Warm",
  ]);
});

it("without a database the steps that change one are left out, and each is named", () => {
  const { stages, notRehearsed } = rehearsableSteps(plan, null);
  expect(titles(stages)).toEqual(["Warm"]);
  expect(notRehearsed.map(({ title }) => title).slice(0, -1)).toEqual(titles(plan.stages).slice(0, -1));
  expect(notRehearsed[0]?.why).toContain("--database");
});

it("with a database only what would act on the real world is left out", () => {
  const { stages, notRehearsed } = rehearsableSteps(plan, RECIPIENT);
  expect(titles(stages)).toEqual(titles(plan.stages));
  expect(notRehearsed).toMatchObject([
    { title: "what the step Warm does", why: expect.stringContaining("real world") },
  ]);
});

it("a team's own migration, places and keys are not touched: a stand-in, a bucket on loopback and a passing key", () => {
  const own = parseDemo(
    demoPlan({ recipient: RECIPIENT })
      .replaceAll("s3://demo-backups/", "path:/srv/backups/")
      .replaceAll("run: node db/schema.mjs up", "run: npm run db:migrate\n          verify: npm run db:verify")
      .replaceAll("          undo: node db/schema.mjs down\n", ""),
  );
  const { stages, notRehearsed } = rehearsableSteps(own, "age1other");
  const [backup, migrate] = stages.production.before.map(({ spec }) => spec);
  expect(backup).toMatchObject({ to: ["s3://rehearsal/srv/backups/production"], recipients: ["age1other"] });
  expect(migrate).toMatchObject({
    run: "node db/schema.mjs up",
    undo: null,
    verify: null,
    unchanged: ["users", "media"],
  });
  expect(notRehearsed.map(({ title }) => title)).toEqual([
    "`npm run db:migrate` of Migrate staging",
    "`npm run db:migrate` of Migrate production",
  ]);
  expect(notRehearsed[0]?.why).toContain("without `npm run db:verify`");
});

it("what a vendor keeps is asked of its emulator, and a branch there leads nowhere but to a copy here", () => {
  const kept = "{ title: Keep, backup: { neon: { project: floral-king-961888, branch: live } } }";
  const demo = demoPlan({ recipient: RECIPIENT });
  const managed = parseDemo(
    demo
      .replace("    before:\n", `    before:\n      - ${kept}\n`)
      .replace(/trial: .*/, "trial: { neon: { project: floral-king-961888 } }"),
  );
  expect(titles(rehearsableSteps(managed, null).stages)).toEqual(["Keep"]);
  const { stages } = rehearsableSteps(managed, RECIPIENT);
  const [trial] = planSteps({ stages }).flatMap(({ item }) => (item.step === "migrate" ? [item.spec] : []));
  expect(trial).toMatchObject({ trial: { from: "template" } });
  const { neon } = emulators;
  const steps = planSteps(managed).map(({ item: { spec, step } }) => ({ step, spec }));
  expect(neon.seedFor({ ...WISHES, steps }).projects).toMatchObject([
    { id: "floral-king-961888", branches: [{ name: "main" }, { name: "live" }] },
  ]);
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
