/** What of a team's own plan can be rehearsed on loopback, and what is left out and said. Pure. */
import { gates } from "../../gates/index.ts";
import type { GateItem, Plan } from "../../plan/plan.ts";
import { whyLeftOut } from "./left-out.ts";

export interface RehearsablePlan {
  readonly plan: Plan;
  /** One sentence for each gate that is left out. */
  readonly leftOut: readonly string[];
}

/** What loopback cannot show is left out and said, never passed. */
export function rehearsablePlan(plan: Plan): RehearsablePlan {
  const leftOut: string[] = [];
  const keep = (item: GateItem): boolean => {
    const why = whyLeftOut(item);
    if (why !== null) leftOut.push(why);
    return why === null;
  };
  const { staging, production } = plan.stages;
  const verify = staging.verify.filter(keep);
  const rehearsed: Plan = {
    ...plan,
    stages: {
      // A stage that verifies nothing holds; the start page stands for what is left out.
      staging: { ...staging, verify: verify.length > 0 ? verify : [startPage(plan)] },
      // The release that is rehearsed has by then a staging record of its own.
      production: { ...production, verify: production.verify.filter((item) => item.gate === "prior" || keep(item)) },
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
