/** What a build from a push is known by: the commit that it was cloned from, and the texts that the vendor puts on it. */
import type { ForgeApp } from "../forge-app.ts";
import type { VercelSeed } from "./seed.ts";

/** The vendor's app at GitHub. */
export const VERCEL_APP = { login: "vercel[bot]", id: 35_613_825 };

/** The repository that the project is linked to, and the commit of it. */
export interface GitSource {
  readonly org: string;
  readonly repo: string;
  readonly repoId: number;
  readonly branch: string;
  readonly sha: string;
}

export interface GitCommit extends GitSource {
  readonly message: string;
  readonly author: string;
}

/** Where the project's pushes come from, as clients of the forge are led to it. */
export interface ForgeAccess {
  app(): ForgeApp;
  /** Somebody pushes one more commit. */
  push(branch: string, sha: string): Promise<void>;
}

/** Where nobody says another one. */
const DEFAULT_REPO_ID = 1;

export function linkedRepository({ link }: VercelSeed): Pick<GitSource, "org" | "repo" | "repoId"> | null {
  if (link === undefined) return null;
  return { org: link.org, repo: link.repo, repoId: link.repoId ?? DEFAULT_REPO_ID };
}

/** `meta` of a build from a push: everything in it is text. */
export function gitMeta(commit: GitCommit, branchAlias: string): Readonly<Record<string, string>> {
  const { org, repo, repoId, branch, sha, message, author } = commit;
  return {
    githubDeployment: "1",
    githubHost: "github.com",
    githubOrg: org,
    githubRepo: repo,
    githubRepoId: String(repoId),
    githubRepoOwnerType: "Organization",
    githubRepoVisibility: "private",
    githubCommitOrg: org,
    githubCommitRepo: repo,
    githubCommitRepoId: String(repoId),
    githubCommitRef: branch,
    githubCommitSha: sha,
    githubCommitMessage: message,
    githubCommitAuthorName: author,
    githubCommitAuthorLogin: author,
    githubCommitVerification: "unverified",
    branchAlias,
  };
}

/** The project's `link`. */
export function showLink({ link }: VercelSeed) {
  if (link === undefined) return null;
  const { severalProjects: _, ...linked } = link;
  return {
    type: "github",
    repoId: DEFAULT_REPO_ID,
    ...linked,
    deployHooks: [],
    gitCredentialId: "",
    sourceless: true,
  };
}

/** As one deployment shows it to those who ask for it. */
export function showGitSource({ repoId, branch, sha }: GitSource) {
  return { type: "github", repoId, ref: branch, sha, prId: null };
}

export function showGitRepo({ link }: VercelSeed, { org, repo, repoId }: GitSource) {
  return {
    type: "github",
    namespace: org,
    org,
    repo,
    name: repo,
    path: `${org}/${repo}`,
    url: `https://github.com/${org}/${repo}`,
    projectId: repoId,
    repoId,
    repoOwnerId: 1,
    ownerType: "team",
    private: true,
    defaultBranch: link?.productionBranch ?? "main",
  };
}
