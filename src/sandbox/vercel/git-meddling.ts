/** What other people do with a build from a push while somebody verifies it. */
import { createHash } from "node:crypto";
import { pointProduction } from "./alias-jobs.ts";
import { onChange, tell } from "./deployment-changes.ts";
import { changeProject, type Deployment, type VercelState } from "./state.ts";

/** `push`: somebody pushes one more commit to the branch. */
export function meddleWithBuilds(state: VercelState, push: (branch: string, sha: string) => Promise<void>): void {
  /** Whose build somebody waits for, to promote it. */
  let awaited: string | null = null;
  onChange(state, (deployment, change) => {
    if (deployment.gitSource === null) return;
    if (change === "ready" && deployment.gitSource.sha === awaited) {
      awaited = null;
      takeProduction(state, deployment);
      return;
    }
    const { gitMeddling } = state.options;
    // A newer one has to be built first.
    const moment = gitMeddling === "promotes-newer" ? "ready" : "visited";
    if (gitMeddling === null || change !== moment) return;
    state.options = { ...state.options, gitMeddling: null };
    if (gitMeddling === "flips-flag") {
      changeProject(state, { autoAssignCustomDomains: !state.project.autoAssignCustomDomains });
    } else if (gitMeddling === "force-promotes") takeProduction(state, deployment);
    else {
      awaited = newerThan(deployment);
      void push(deployment.gitSource.branch, awaited);
    }
  });
}

/** At once: whoever comes after finds it done, however quick they are. */
function takeProduction(state: VercelState, deployment: Deployment): void {
  changeProject(state, { autoAssignCustomDomains: true });
  pointProduction(state, deployment, []);
  tell(state, deployment, "promoted");
}

/** A commit that is made up, the same one each time. */
export function newerThan({ gitSource }: Deployment): string {
  return createHash("sha1").update(`after ${gitSource?.sha}`).digest("hex");
}
