/** A drill's plan: the same release at another project, and never at the plan's own. */
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { drillPlan } from "../../src/plan/drill-plan.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { readForRollback } from "../../src/plan/load-for-rollback.ts";
import type { Plan } from "../../src/plan/plan.ts";

const text = (drill: string) => `version: 1
name: web
project: { vercel: { project: web, team: acme }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production:
    watch: { for: 10m, metrics: { error_rate: { sentry: { project: web } } }, rollback_conditions: [error_rate > 5%] }
    verify: [{ title: Health, http: { path: /api/health } }]
${drill}`;
const DRILL = "rollback: { drill: { project: web-staging, domains: [staging.example.com] } }";

function planOf(drill: string): Plan {
  const parsed = parsePlan(text(drill), "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(parsed.problems.map(({ message }) => message).join("\n"));
  return parsed.plan;
}

const messagesOf = (plan: Plan) => {
  const found = drillPlan(plan);
  return "problems" in found ? found.problems.map(({ message }) => message) : [];
};

describe("the plan of a drill", () => {
  it("is about the project for drills alone, with the gates of production, and nobody is told or watches", () => {
    const plan = planOf(DRILL);
    const drill = drillPlan(plan) as Plan;
    expect(drill.project).toMatchObject({
      host: { project: "web-staging", team: "acme" },
      domains: ["staging.example.com"],
    });
    expect(drill.stages.production).toMatchObject({ promote: null, watch: null });
    expect(drill.stages.production.verify).toEqual(plan.stages.production.verify);
    expect(drill.rollback).toMatchObject({ ladder: ["host"], incident: null });
    expect(JSON.stringify(drill)).not.toContain("app.example.com");
  });

  it("is refused where the plan names none, its own project, or one of its own domains", () => {
    expect(messagesOf(planOf(""))).toEqual(["The plan names no project for drills."]);
    expect(messagesOf(planOf(DRILL.replace("web-staging", "web")))).toEqual([
      "rollback.drill names web, which is the plan's own project.",
    ]);
    expect(messagesOf(planOf(DRILL.replace("staging.example.com", "app.example.com")))).toEqual([
      "rollback.drill names app.example.com, which is a production domain.",
    ]);
  });

  it("keeps nobody from a real rollback, whatever it says", () => {
    expect(readForRollback(text(DRILL), "plan.yml", ["vercel"])?.project.host.project).toBe("web");
    expect(readForRollback(text("rollback: { drill: { project: 7 } }"), "plan.yml", ["vercel"])).not.toBeNull();
    expect(() => planOf("rollback: { drill: { project: 7, domains: [] } }")).toThrow("rollback.drill");
  });
});
