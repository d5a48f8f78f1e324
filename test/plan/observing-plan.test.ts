/** The short plan of a team that only wants to be told about what it deploys by other means. */
import { describe, expect, it } from "vitest";
import { refuseObserving } from "../../src/commands/refuse-observing.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { explainPlan, renderPlanGraph } from "../../src/plan/explain.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { findWarnings } from "../../src/plan/warnings.ts";

const SHORT = [
  "version: 1",
  "name: web",
  "project: { vercel: { project: web }, domains: [app.example.com] }",
  "stages:",
  "  production:",
  "    watch:",
  "      observe: true",
  "      for: 30m",
  "      metrics: { error_rate: { sentry: { project: web } } }",
].join("\n");

const parse = (text: string) => parsePlan(text, "plan.yml", extensions);

function planOf(text: string) {
  const parsed = parse(text);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

function problemsOf(text: string): readonly string[] {
  const parsed = parse(text);
  return "plan" in parsed ? [] : parsed.problems.map(({ message }) => message);
}

describe("a plan that only observes", () => {
  it("needs a project and metrics, and neither a staging nor a condition", () => {
    const plan = planOf(SHORT);
    expect(plan.onlyObserves).toBe(true);
    expect(plan.stages.production.watch).toMatchObject({ observe: true, rollbackConditions: [] });
    expect(plan.stages.production.watch?.regression.metrics).toEqual(["error_rate"]);
    expect(plan.stages.staging.verify).toEqual([]);
  });

  it("is explained as what it is, with a warning where nobody looks", () => {
    const plan = planOf(SHORT);
    const text = explainPlan(plan, extensions, 80);
    expect(text).toContain("Somebody deploys to production");
    expect(text).toContain("Nothing is changed at the host");
    expect(text.replace(/\s+/g, " ")).toContain("Vercel access token of a member who may view the project");
    expect(text).not.toMatch(/Promote exactly|Deploy to staging/);
    expect(renderPlanGraph(plan)).not.toContain("rollback");
    expect(findWarnings(plan, extensions)).toEqual([]);
    expect(findWarnings(plan, extensions, undefined, false).join()).toContain(
      "no workflow of this repository calls watch.yml",
    );
  });

  it.each([
    ["observe: true", "observe: false", /^stages\.staging is missing: only a plan that only observes/],
    ["observe: true", "observe: false", /^stages\.production\.watch\.rollback_conditions is missing/],
    ["      metrics: { error_rate: { sentry: { project: web } } }", "", /rollback_conditions is missing/],
    ["error_rate: { sentry", "new_issues: { sentry", /rollback_conditions is missing: .*\(a share or a quantile\)/],
  ])("%s -> %s is refused", (before, after, message) => {
    expect(problemsOf(SHORT.replace(before, after))).toContainEqual(expect.stringMatching(message));
  });

  it("says once that a key is misspelt, and not also that it is missing", () => {
    const problems = problemsOf(`${SHORT.replace("observe: true", "observe: false")}\n  stagin: {}`);
    expect(problems.filter((message) => message.includes("stagin"))).toEqual(['unknown key "stagin" in stages']);
  });

  it("refuses every command of a release, and lets people roll back", () => {
    const plan = planOf(SHORT);
    const refused = (command: string, asked = {}) => refuseObserving(command, plan, asked).length > 0;
    for (const command of ["deploy", "verify", "promote", "watch"]) expect(refused(command)).toBe(true);
    expect([refused("rollback"), refused("watch", { look: true })]).toEqual([false, false]);
    const { production } = plan.stages;
    const blind = { ...plan, stages: { ...plan.stages, production: { ...production, watch: null } } };
    expect(refuseObserving("watch", blind, { look: true, observe: true })[0]?.message).toContain(
      "nothing to observe by",
    );
  });
});
