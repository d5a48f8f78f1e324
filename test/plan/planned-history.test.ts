import { expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { members } from "../../src/engine/members.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { plannedHistory } from "../../src/plan/planned-history.ts";

function load(before: string, verify: string) {
  const text = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging:
    before: [${before}]
    verify:
      - ${verify}
  production: {}
`;
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const GATE = "{ title: Applied, migrations: { database: STAGING_URL, tool: drizzle } }";
const STEP = "{ title: M, migrate: { database: STAGING_URL, tool: knex, run: x, table: app.done } }";
const BLIND = "{ title: M, migrate: { database: STAGING_URL, tool: none, run: x } }";

it("how a database is migrated is what the step says, else the gate, and of another database nothing", async () => {
  const known = { steps: await members.steps(), gates: await members.gates() };
  const of = (before: string, verify = GATE, database = "STAGING_URL") =>
    plannedHistory(load(before, verify), known, database);
  expect(of(STEP)).toEqual({
    database: "STAGING_URL",
    tool: "knex",
    dir: "migrations",
    table: { schema: "app", table: "done", columns: [] },
  });
  expect(of(BLIND)).toMatchObject({ tool: "drizzle", dir: "drizzle" });
  expect(of("")).toMatchObject({ tool: "drizzle" });
  expect(of(STEP, GATE, "OTHER_URL")).toBeNull();
  expect(of("", "{ title: A, command: x }")).toBeNull();
  // A plan of which only the steps' names were read.
  const plan = load(STEP, "{ title: A, command: x }");
  const { staging, production } = plan.stages;
  const named = { ...staging, before: staging.before.map((item) => ({ ...item, spec: undefined })) };
  expect(plannedHistory({ ...plan, stages: { staging: named, production } }, known, "STAGING_URL")).toBeNull();
});
