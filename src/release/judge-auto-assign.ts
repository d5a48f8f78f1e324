/** Whether the project's automatic assignment of domains is as the plan's way in needs it. Pure. */
import { hold, type Verdict } from "../lib/verdict.ts";
import { isPinned } from "./pin.ts";
import type { World } from "./world.ts";

const WHERE = "Settings, Environments, Production, Branch Tracking";

/** Null = it is, or a pin says more. */
export function judgeAutoAssign(world: Pick<World, "production" | "letIn" | "history" | "record">): Verdict | null {
  const { letIn, production } = world;
  const isOn = production.project.autoAssignDomains;
  if (letIn === "staged" && isOn) return autoAssignOn();
  if (letIn !== "check" || isOn || isPinned({ ...world, serving: null, candidate: null, staging: null })) return null;
  return hold(
    "auto_assign_off",
    "Automatic assignment of production domains is off, so a passed deployment check lets nothing into production.",
    `Switch it on at the host (${WHERE}), or write \`let-in: staged\` into the plan.`,
  );
}

function autoAssignOn(): Verdict {
  return hold(
    "auto_assign_on",
    "The project assigns its production domains to each new build at once, so a build is in production before it is verified.",
    `Switch automatic assignment off at the host (${WHERE}: "Auto-assign Custom Production Domains"), or write \`let-in: check\` into the plan. If a release of ours was cut off, run its promote again.`,
  );
}
