import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { rehearsablePlan } from "../../src/tools/rehearse/rehearsable-plan.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";

function planWith(staging: string, production: string): Plan {
  const text = [
    "version: 1",
    "name: site",
    "project: { vercel: { project: site }, domains: [app.example.com] }",
    "stages:",
    `  staging: { verify: [${staging}] }`,
    `  production: { verify: [${production}] }`,
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const HEALTH = "{ title: Health, http: { path: /api/health } }";

describe("rehearsablePlan", () => {
  it("keeps what loopback can show, and says nothing", () => {
    const plan = planWith(HEALTH, HEALTH);
    expect(rehearsablePlan(plan)).toEqual({ plan, leftOut: [] });
  });

  it("leaves out certificates and the repository's own commands, and says each", () => {
    const plan = planWith(`${HEALTH}, { title: Tests, command: npm test }`, `${HEALTH}, { title: Cert, tls: {} }`);
    const rehearsed = rehearsablePlan(plan);
    expect(rehearsed.plan.stages.staging.verify.map(({ title }) => title)).toEqual(["Health"]);
    expect(rehearsed.plan.stages.production.verify.map(({ title }) => title)).toEqual(["Health"]);
    expect(rehearsed.leftOut).toEqual([
      "Tests (command) is left out: it works on the repository's own files, and a rehearsal has others.",
      "Cert (tls) is left out: loopback has no certificate.",
    ]);
  });

  it("leaves out what needs a history, a database or files, and says each", () => {
    const rehearsed = rehearsablePlan(
      planWith(
        `${HEALTH}, { title: Drilled, drill: { within: 30d } }, { title: Staged, prior: staging },
         { title: Size, bundle: { dir: dist, max: 9 kB } }, { title: Covered, coverage: { file: c.info, lines: 80% } },
         { title: Migrated, migrations: { tool: folder, additive: true } }`,
        HEALTH,
      ),
    );
    expect(rehearsed.plan.stages.staging.verify.map(({ title }) => title)).toEqual(["Health"]);
    expect(rehearsed.leftOut).toEqual([
      "Drilled (drill) is left out: there is no history of drills on loopback.",
      "Staged (prior) is left out: there is no history of releases on loopback.",
      "Size (bundle) is left out: it reads what the repository's own build wrote.",
      "Covered (coverage) is left out: it reads what the repository's own tests wrote.",
      "Migrated (migrations) is left out: there is no database on loopback.",
    ]);
  });

  it("keeps the question for the staging record in production: the rehearsed release has one by then", () => {
    const plan = planWith(HEALTH, "{ title: Staged, prior: staging }");
    expect(rehearsablePlan(plan)).toEqual({ plan, leftOut: [] });
  });

  it("asks for the start page where nothing else is left, since a stage that verifies nothing holds", () => {
    const rehearsed = rehearsablePlan(planWith("{ title: Tests, command: npm test }", ""));
    expect(rehearsed.plan.stages.staging.verify.map(({ title, gate }) => [title, gate])).toEqual([
      ["Start page answers", "http"],
    ]);
  });
});
