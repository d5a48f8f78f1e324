/** May production be rolled back to the deployment that a person named? Pure. */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { HostDeployment, HostProject } from "../providers/contract.ts";

/**
 * The deployment where it may. Whoever may roll back need not be one of those who may approve a promote, and the token may see other
 * projects' deployments.
 */
export function judgeRollbackTarget(
  named: string,
  found: HostDeployment | null,
  project: Pick<HostProject, "id">,
): HostDeployment | Verdict {
  const isElsewhere = found?.projectId != null && found.projectId !== project.id;
  if (found === null || isElsewhere) {
    return hold(
      "not_found",
      `There is no deployment ${named} in this project.`,
      "Give the id (`dpl_…`) or the address of an earlier production deployment.",
    );
  }
  if (!found.neverServed) return found;
  return hold(
    "target_never_served",
    `${found.id} has never been in production, so that going to it would be no rollback.`,
    "Name an earlier production deployment; what was never in production gets there by `promote` alone.",
  );
}
