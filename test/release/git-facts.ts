/** A build that the host made from a push, in order; each test changes what it is about. */
import type { GitBuild } from "../../src/providers/contract.ts";
import type { WantedBuild } from "../../src/release/git-build.ts";
import { COMMIT, deployment } from "./facts.ts";

export const WANTED: WantedBuild = {
  projectId: "prj_1",
  commit: COMMIT,
  link: { owner: "acme", name: "web", id: "7", productionBranch: "main" },
};

export const ORIGIN: NonNullable<GitBuild["origin"]> = {
  forge: "github",
  owner: "acme",
  name: "web",
  repositoryId: "7",
  ref: "main",
  commit: COMMIT,
  pullRequest: null,
};

export const GIT_META = {
  githubDeployment: "1",
  githubOrg: "acme",
  githubRepo: "web",
  githubRepoId: "7",
  githubCommitOrg: "acme",
  githubCommitRepo: "web",
  githubCommitRepoId: "7",
  githubCommitSha: COMMIT,
  githubCommitRef: "main",
};

export function gitBuild(id: string, changes: Partial<GitBuild> = {}): GitBuild {
  return { ...deployment(id, { meta: GIT_META }), origin: ORIGIN, blockedBy: null, skipped: null, ...changes };
}
