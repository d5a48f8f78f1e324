/** The small world as a project for drills: a build that is ready, and a host on which each change takes its time. */
import type { HostDeployment } from "../../../src/providers/contract.ts";
import { aliasRequest, deployment, production } from "../../release/facts.ts";
import { GATE, openSmallWorld, type SmallWishes, type SmallWorld, smallPlan } from "../small-world.ts";

export interface DrillWishes extends Omit<SmallWishes, "plan"> {
  /** Builds of the release that the host has. */
  readonly builds?: readonly HostDeployment[];
  /** Production has no gates. */
  readonly ungated?: boolean;
  /** What the plan says about the served version. */
  readonly version?: NonNullable<SmallWishes["plan"]>["version"];
  readonly setUp?: (world: SmallWorld) => void;
}

export const BUILD = deployment("dpl_new", {
  createdAt: 1_000,
  readyAt: 61_000,
  meta: { ...deployment("dpl_new").meta, holdpointPlan: smallPlan().digest },
});

/** As a drill of this build leaves the project when it is cut off right after it went forward. */
export const CUT_OFF = production("dpl_new", {
  aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", 100, "dpl_old"),
});

export function openDrillWorld({ builds = [BUILD], ungated = false, version, setUp, ...wishes }: DrillWishes = {}) {
  const world = openSmallWorld({
    production: production("dpl_old"),
    ...wishes,
    host: { findBuilds: async () => builds, readBuildLog: async () => ["it broke"], ...wishes.host },
    plan: { production: { verify: ungated ? [] : [GATE] }, ...(version === undefined ? {} : { version }) },
  });
  const { promote, rollback } = world.host;
  const setAutoAssign = (autoAssignDomains: boolean) => {
    world.production = { ...world.production, project: { ...world.production.project, autoAssignDomains } };
  };
  world.host.promote = async (id) => {
    const answer = await promote(id);
    await world.clock.sleep(2_000);
    if (answer.kind === "accepted") setAutoAssign(true);
    return answer;
  };
  world.host.rollback = async (id, reason) => {
    const answer = await rollback(id, reason);
    await world.clock.sleep(1_000);
    if (answer.kind === "accepted") setAutoAssign(false);
    return answer;
  };
  setUp?.(world);
  return world;
}
