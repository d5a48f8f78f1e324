/** What of a team's own plan can be rehearsed on loopback, and what is left out and said. Pure. */
import { gates } from "../../gates/index.ts";
import type { GateItem, Plan } from "../../plan/plan.ts";

export interface RehearsablePlan {
  readonly plan: Plan;
  /** One sentence for each gate that is left out. */
  readonly leftOut: readonly string[];
}

/**
 * Loopback has no certificate, and a repository's own commands test the repository's own site, which is not what is
 * deployed here. What is left out is said, never passed.
 */
export function rehearsablePlan(plan: Plan): RehearsablePlan {
  const leftOut: string[] = [];
  const keep = (item: GateItem): boolean => {
    const why =
      item.gate === "tls"
        ? "loopback has no certificate"
        : item.gate === "command"
          ? "it tests the repository's own site, and a rehearsal deploys a demo site"
          : null;
    if (why !== null) leftOut.push(`${item.title} (${item.gate}) is left out: ${why}.`);
    return why === null;
  };
  const { staging, production } = plan.stages;
  const verify = staging.verify.filter(keep);
  const rehearsed: Plan = {
    ...plan,
    stages: {
      // A stage that verifies nothing holds; the start page stands for what is left out.
      staging: { ...staging, verify: verify.length > 0 ? verify : [startPage(plan)] },
      production: { ...production, verify: production.verify.filter(keep) },
    },
  };
  return { plan: rehearsed, leftOut };
}

function startPage(plan: Plan): GateItem {
  return {
    title: "Start page answers",
    gate: "http",
    spec: gates.http.spec.parse({ path: "/" }),
    position: { file: plan.file, line: 1, column: 1 },
  };
}
