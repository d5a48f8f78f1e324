/** Everything that comes of pushes: builds, what is said of them where the code is, checks that hold them, people who meddle. */
import type { CheckSeed } from "./check-records.ts";
import { followChecks, makeCheck, readForgeChecks } from "./check-runs.ts";
import { type GitPush, pushMeanwhile, receivePush } from "./git-builds.ts";
import { meddleWithBuilds } from "./git-meddling.ts";
import { createGitQueue } from "./git-queue.ts";
import { reportGitBuilds } from "./git-reports.ts";
import type { VercelState } from "./state.ts";

export interface GitWorld {
  /** The linked repository got a push. Resolves when what comes of it has an address; rows and builds follow by the clock. */
  receivePush(push: GitPush): Promise<void>;
  /** Somebody adds a check to the project: builds that begin from now on are held by it. Its id. */
  addCheck(check: CheckSeed): string;
  /** A status or a check was written on a commit where the code is. */
  hearOfStatus(sha: string): void;
}

export function createGitWorld(state: VercelState): GitWorld {
  const queue = createGitQueue(state);
  reportGitBuilds(state);
  followChecks(state);
  meddleWithBuilds(state, (branch, sha) => pushMeanwhile(state, queue, branch, sha));
  return {
    receivePush: (push) => receivePush(state, queue, push),
    addCheck: (check) => makeCheck(state, check).id,
    hearOfStatus: (sha) => readForgeChecks(state, sha),
  };
}
