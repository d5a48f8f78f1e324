import { parsePlan } from "../../../src/plan/load.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { extensions } from "../../../src/engine/plan-extensions.ts";

/** A plan whose watch rolls back on these conditions. */
export function planWith(...conditions: readonly string[]): Plan {
  const text = `
version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production:
    watch:
      for: 30m
      metrics: { error_rate: { sentry: { project: web } } }
      rollback_conditions: ${JSON.stringify(conditions)}
`;
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}
