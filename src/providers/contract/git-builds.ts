/** Builds that the host makes by itself when somebody pushes. */
import type { CommitStatus } from "./forge.ts";
import type { HostDeployment } from "./host-deployment.ts";

/** The repository that a project is built from, at the forge that keeps the releases. */
export interface GitLink {
  readonly owner: string;
  readonly name: string;
  /** The forge's own number of it; null where the host does not say. */
  readonly id: string | null;
  readonly productionBranch: string | null;
}

/** What a build was made from, by the host's own word and not by what its creator wrote beside it. */
export interface GitOrigin {
  /** `github`, `gitlab` … */
  readonly forge: string;
  readonly owner: string | null;
  readonly name: string | null;
  readonly repositoryId: string | null;
  readonly ref: string | null;
  readonly commit: string | null;
  /** Number of the pull request that it is a preview of; null where it is of none. */
  readonly pullRequest: string | null;
}

export interface GitBuild extends HostDeployment {
  /** Null where the host does not say that it was built from Git. */
  readonly origin: GitOrigin | null;
  /** The host's word for what a person must do before it is built; null where it waits for nobody. */
  readonly blockedBy: string | null;
  /** Why it was not built, where the host says so. */
  readonly skipped: "ignored" | "unaffected" | null;
}

/** What the host wrote about a commit at the forge. */
export interface CommitWord {
  /** `refused`: it was not built, for a reason that only the text says. `other`: under way, built, or nothing of these. */
  readonly kind: "ignored" | "unaffected" | "rate-limited" | "blocked" | "refused" | "other";
  readonly text: string;
  readonly url: string | null;
}

export interface GitBuilds {
  /** The newest word of the host itself about this project; null where there is none. `statuses`: newest first. */
  wordOf(statuses: readonly CommitStatus[], project: string): CommitWord | null;
  /** Production builds that name this commit, newest first, all pages. What they name is their creator's word. */
  listOfCommit(commit: string): Promise<readonly HostDeployment[]>;
  /** Production builds created at or after this instant, newest first. */
  listSince(at: number): Promise<readonly HostDeployment[]>;
  /** Null where the host says that it does not exist. */
  readGitBuild(id: string): Promise<GitBuild | null>;
}
