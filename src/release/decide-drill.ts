/** What a drill does next. Pure: a function of what was read at its own project. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { HostProject } from "../providers/contract.ts";
import type { Asked, Wait } from "./asked.ts";
import { changeFailed, changeInProgress, type ProductionState, productionShows } from "./world.ts";

/** The host may know a project by two names; the plan has one of them. */
export function refuseProduction(production: string, { id, name }: Pick<HostProject, "id" | "name">): Verdict | null {
  if (production !== id && production !== name) return null;
  return hold(
    "usage",
    `The project for drills is ${name} (${id}), which is the plan's own: nothing was touched.`,
    "Name another project in `rollback.drill`, one that nobody depends on.",
  );
}

/**
 * The deployment that a drill rolls back to: what the project serves, or, where an earlier drill of this commit was cut off
 * with its own build in place, what that build replaced.
 */
export function drillTarget({ productionDeploymentId, aliasRequest }: HostProject, build: string): string | null {
  if (productionDeploymentId !== build) return productionDeploymentId;
  return aliasRequest?.toDeploymentId === build ? aliasRequest.fromDeploymentId : null;
}

/** Was automatic assignment of domains switched off by a drill that was cut off, and not by the team? */
export function isPinnedByDrill({ autoAssignDomains, aliasRequest }: HostProject, build: string): boolean {
  return !autoAssignDomains && aliasRequest?.type === "rollback" && aliasRequest.fromDeploymentId === build;
}

export type ForwardStep =
  | { readonly do: "confirm" }
  | { readonly do: "send" }
  | Wait
  | { readonly do: "stop"; readonly verdict: Verdict };

/** On the way to a deployment, from another one and from nothing else. */
export function decideForward(
  production: ProductionState,
  { from, to }: { readonly from: string; readonly to: string },
  asked: Asked,
): ForwardStep {
  const current = production.project.productionDeploymentId;
  if (productionShows(production, to)) return { do: "confirm" };
  if (changeInProgress(production, "promote", to)) {
    return { do: "wait", waitingFor: "the host's promotion", untraced: false };
  }
  if (current !== from && current !== to) {
    return stop(
      hold(
        "production_moved",
        `The project for drills serves ${current ?? "nothing"}, neither ${from} nor ${to}: somebody else changed it.`,
        "Nothing has to be cleaned up; run the drill again when nobody works there.",
      ),
    );
  }
  if (asked.refused !== null) {
    const words = `The host refused to promote ${to} in the project for drills: ${asked.refused}`;
    return stop(hold("promotion_refused", words, "Look at that project at the host, and run the drill again."));
  }
  if (asked.requestedAt === null) return { do: "send" };
  if (changeFailed(production, "promote", to, asked.before)) {
    const words = `The host could not point every domain of the project for drills at ${to}.`;
    return stop(hold("alias_failed", words, "Check that project's domains, and run the drill again."));
  }
  return { do: "wait", waitingFor: "the domains", untraced: true };
}

function stop(verdict: Verdict): ForwardStep {
  return { do: "stop", verdict };
}
