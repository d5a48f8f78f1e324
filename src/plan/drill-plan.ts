/**
 * The plan of a drill: the same release at another project. Whoever works by it never learns of the plan's own project, so
 * that nothing it does can reach production. Pure.
 */
import type { Problem } from "../lib/error.ts";
import type { Plan } from "./plan.ts";

/** What a drill must not touch. */
export interface ProductionOfPlan {
  readonly project: string;
  readonly domains: readonly string[];
}

/** Nobody watches a drill, is told of it or climbs a ladder in it, and it takes no steps. Problems where the plan says nothing of drills, or means production. */
export function drillPlan(plan: Plan): Plan | { readonly problems: readonly Problem[] } {
  const { drill } = plan.rollback;
  if (drill === undefined) {
    const message = "The plan names no project for drills.";
    const remedy =
      "Add `rollback: { drill: { project: web-staging, domains: [staging.example.com] } }`: a project with a production of its own, that nobody depends on.";
    return { problems: [{ message, remedy }] };
  }
  const problems = findProduction(plan, drill);
  if (problems.length > 0) return { problems };
  const { staging, production } = plan.stages;
  const host = { ...plan.project.host, project: drill.project };
  return {
    ...plan,
    project: { ...plan.project, host, domains: drill.domains },
    stages: {
      staging: { ...staging, ...NO_STEPS },
      production: { ...production, ...NO_STEPS, promote: null, watch: null },
    },
    rollback: { ...plan.rollback, ladder: ["host"], rungs: {}, incident: null },
  };
}

/** What a step changes is no practice: the database that it names is the real one. */
const NO_STEPS = { before: [], after: [] } as const;

function findProduction({ project }: Plan, drill: ProductionOfPlan): readonly Problem[] {
  const remedy = "A drill takes what it practises on out and back again: name a project that nobody depends on.";
  const shared = drill.domains.filter((domain) => project.domains.includes(domain));
  return [
    ...(drill.project === project.host.project
      ? [{ message: `rollback.drill names ${drill.project}, which is the plan's own project.`, remedy }]
      : []),
    ...shared.map((domain) => ({ message: `rollback.drill names ${domain}, which is a production domain.`, remedy })),
  ];
}
