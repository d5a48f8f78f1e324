/** What other people do with a build from a push while somebody verifies it. */
import { createHash } from "node:crypto";
import { startAliasJob } from "./alias-jobs.ts";
import { onChange } from "./deployment-changes.ts";
import { changeProject, type Deployment, type VercelState } from "./state.ts";

/** `push`: somebody pushes one more commit to the branch. */
export function meddleWithBuilds(state: VercelState, push: (branch: string, sha: string) => Promise<void>): void {
  /** Whose build somebody waits for, to promote it. */
  let awaited: string | null = null;
  onChange(state, (deployment, change) => {
    if (deployment.gitSource === null) return;
    if (change === "ready" && deployment.gitSource.sha === awaited) {
      awaited = null;
      startAliasJob(state, "promote", deployment, "at-once");
      return;
    }
    const { gitMeddling } = state.options;
    if (change !== "visited" || gitMeddling === null) return;
    state.options = { ...state.options, gitMeddling: null };
    if (gitMeddling === "assigns-domains") changeProject(state, { autoAssignCustomDomains: true });
    else if (gitMeddling === "force-promotes") startAliasJob(state, "promote", deployment, "at-once");
    else {
      awaited = newerThan(deployment);
      void push(deployment.gitSource.branch, awaited);
    }
  });
}

/** A commit that is made up, the same one each time. */
export function newerThan({ gitSource }: Deployment): string {
  return createHash("sha1").update(`after ${gitSource?.sha}`).digest("hex");
}
