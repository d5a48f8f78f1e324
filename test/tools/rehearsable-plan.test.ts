import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { emulators } from "../../src/sandbox/index.ts";
import { rehearsableChecklist, rehearsablePlan as rehearsableOf } from "../../src/tools/rehearse/rehearsable-plan.ts";
import { renderNotRehearsed } from "../../src/tools/rehearse/not-rehearsed.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";

function planWith(staging: string, production: string, checklist = "", setup = "", watch = ""): Plan {
  const text = [
    "version: 1",
    "name: site",
    "project: { vercel: { project: site }, domains: [app.example.com] }",
    `checklist: [${checklist}]`,
    "stages:",
    `  staging: { ${setup}verify: [${staging}] }`,
    `  production: { ${watch}verify: [${production}] }`,
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const rehearsablePlan = (plan: Plan) => rehearsableOf(plan, emulators);

const HEALTH = "{ title: Health, http: { path: /api/health } }";

describe("rehearsablePlan", () => {
  it("keeps what loopback can show, and says nothing", () => {
    const plan = planWith(HEALTH, HEALTH);
    expect(rehearsablePlan(plan)).toEqual({ plan, notRehearsed: [] });
  });

  it("asks less often between the checks of a long watch, and as often as the plan says in a short one", () => {
    const probeEvery = (length: string) => {
      const watch = `watch: { for: ${length}, rollback_conditions: ["health_check_failures > 3"] }, `;
      return rehearsablePlan(planWith(HEALTH, HEALTH, "", "", watch)).plan.stages.production.watch?.probeEveryMs;
    };
    expect([probeEvery("30m"), probeEvery("2h"), probeEvery("2d")]).toEqual([10_000, 18_000, 60_000]);
  });

  it("leaves out certificates and the repository's own commands, and says each", () => {
    const plan = planWith(`${HEALTH}, { title: Tests, command: npm test }`, `${HEALTH}, { title: Cert, tls: {} }`);
    const rehearsed = rehearsablePlan(plan);
    expect(rehearsed.plan.stages.staging.verify.map(({ title }) => title)).toEqual(["Health"]);
    expect(rehearsed.plan.stages.production.verify.map(({ title }) => title)).toEqual(["Health"]);
    expect(rehearsed.notRehearsed.map(renderNotRehearsed)).toEqual([
      "not rehearsed: Tests - it works on the repository's own files, and a rehearsal has others.",
      "not rehearsed: Cert - loopback has no certificate.",
    ]);
  });

  it("takes the pull request's checklist as passed where the release requires it, and says so", () => {
    const items = '{ title: Approved, sign-off: { by: ["@alice"] } }';
    expect(rehearsablePlan(planWith(HEALTH, HEALTH, items)).notRehearsed.map(renderNotRehearsed)).toEqual([
      "not rehearsed: Checklist of the pull request - it is assumed to have passed; `rehearse --checklist` rehearses it.",
    ]);
  });

  it("leaves out the setup of commands that it leaves out", () => {
    const gates = `${HEALTH}, { title: Tests, command: npm test }`;
    const rehearsed = rehearsablePlan(planWith(gates, HEALTH, "", "setup: npm ci, "));
    expect(rehearsed.plan.stages.staging.setup).toBeNull();
    expect(rehearsed.notRehearsed.map(({ title }) => title)).toEqual(["Setup", "Tests"]);
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
    expect(rehearsed.notRehearsed).toEqual([
      { title: "Drilled", why: "there is no history of drills on loopback" },
      { title: "Staged", why: "there is no history of releases on loopback" },
      { title: "Size", why: "it reads what the repository's own build wrote" },
      { title: "Covered", why: "it reads what the repository's own tests wrote" },
      { title: "Migrated", why: "there is no database on loopback" },
    ]);
  });

  it("keeps the question for the staging record in production: the rehearsed release has one by then", () => {
    const plan = planWith(HEALTH, "{ title: Staged, prior: staging }");
    expect(rehearsablePlan(plan)).toEqual({ plan, notRehearsed: [] });
  });

  it("asks for the start page where nothing else is left, since a stage that verifies nothing holds", () => {
    const rehearsed = rehearsablePlan(planWith("{ title: Tests, command: npm test }", ""));
    expect(rehearsed.plan.stages.staging.verify.map(({ title, gate }) => [title, gate])).toEqual([
      ["Start page answers", "http"],
    ]);
  });

  it("leaves out a gate that contradicts one of the other stage, which no one site can answer", () => {
    const off = "{ title: Off, http: { path: /api/health, status: 503 } }";
    const rehearsed = rehearsablePlan(planWith(HEALTH, `${HEALTH}, ${off}`));
    expect(rehearsed.plan.stages.production.verify.map(({ title }) => title)).toEqual(["Health"]);
    expect(rehearsed.notRehearsed.map(renderNotRehearsed)).toEqual([
      "not rehearsed: Off - no demo site can satisfy both it and the gates before it: GET /api/health answered 200, expected 503.",
    ]);
  });

  it("asks a gate without its longest duration, which loopback says nothing about", () => {
    const rehearsed = rehearsablePlan(planWith("{ title: Fast, http: { path: /, max-duration: 1ms } }", ""));
    expect(rehearsed.plan.stages.staging.verify).toMatchObject([
      { title: "Fast", spec: [{ maximumDurationMs: null }] },
    ]);
    expect(rehearsed.notRehearsed).toEqual([
      { title: "max-duration of Fast", why: "loopback cannot show how long an answer takes" },
    ]);
  });
});

describe("a metric that nothing on loopback has", () => {
  it("is left out with its conditions, and said", () => {
    const watch =
      "{ for: 10m, metrics: { connections: { postgres: DATABASE } }, rollback_conditions: [connections > 80%, health_check_failures > 3] }";
    const rehearsed = rehearsablePlan(planWith(HEALTH, HEALTH, "", "", `watch: ${watch}, `));
    expect(rehearsed.notRehearsed.map(({ title, why }) => `${title}: ${why}`)).toEqual([
      "connections: there is no postgres on loopback; the conditions on it are left out as well",
    ]);
    expect(rehearsed.plan.stages.production.watch?.rollbackConditions.map(({ metric }) => metric)).toEqual([
      "health_check_failures",
    ]);
  });
});

describe("rehearsableChecklist", () => {
  it("does not let an item wait for one that is left out", () => {
    const items = "{ title: Tests, command: npm test }, { title: Start, after: Tests, http: { path: / } }";
    const rehearsed = rehearsableChecklist(planWith(HEALTH, HEALTH, items));
    expect(rehearsed.plan.checklist).toMatchObject([{ title: "Start", after: [] }]);
    expect(rehearsed.notRehearsed.map(({ title }) => title)).toEqual(["Tests"]);
  });
});
