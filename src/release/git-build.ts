/** Whether a build at the host is what the host made from exactly this commit of this repository. Pure. */
import type { GitBuild, GitLink, HostDeployment } from "../providers/contract.ts";

export interface WantedBuild {
  readonly projectId: string;
  readonly commit: string;
  readonly link: GitLink;
}

/** How the host calls GitHub, also where its app may read less; another server's repositories have other numbers. */
const FORGES: ReadonlySet<string> = new Set(["github", "github-limited"]);

/** Who must have made it is the host; what its creator wrote into `meta` can only speak against it. Null = it is ours. */
export function whyNotOurs(build: GitBuild, { projectId, commit, link }: WantedBuild): string | null {
  const { origin, meta } = build;
  if (build.projectId !== projectId) return `it is of another project (${build.projectId ?? "none is named"})`;
  if (build.target !== "production") return `it was built for ${build.customEnvironment ?? build.target}`;
  if (meta["gitDirty"] === "1") return "it was built from files that differ from the commit";
  if (origin === null) return "the host does not say that it was built from Git";
  if (!FORGES.has(origin.forge)) return `it was built from ${origin.forge}`;
  if (origin.commit !== commit) return `it was built from commit ${origin.commit?.slice(0, 12) ?? "nothing"}`;
  if (origin.pullRequest !== null) return `it was built for pull request ${origin.pullRequest}`;
  if (!isOf(origin, link)) return `it was built from the repository ${nameOf(origin)}`;
  const claimed = meta["githubCommitSha"];
  if (claimed !== undefined && claimed !== commit) return `it names another commit, ${claimed.slice(0, 12)}`;
  return isForkHead(meta, link) ? "its commit is of a fork" : null;
}

/** By number where both know it, since a name can be given to another repository; else by both names. */
function isOf(origin: NonNullable<GitBuild["origin"]>, link: GitLink): boolean {
  if (origin.repositoryId !== null && link.id !== null && origin.repositoryId !== link.id) return false;
  const isNamed = origin.owner !== null && origin.name !== null;
  if (isNamed) return isSame(origin.owner, link.owner) && isSame(origin.name, link.name);
  return origin.repositoryId !== null && origin.repositoryId === link.id;
}

/** `meta` has two repositories: whose deployment it is, and where the commit comes from. */
function isForkHead(meta: HostDeployment["meta"], link: GitLink): boolean {
  const named = [
    [meta["githubOrg"], link.owner],
    [meta["githubCommitOrg"], link.owner],
    [meta["githubRepo"], link.name],
    [meta["githubCommitRepo"], link.name],
    [meta["githubRepoId"], link.id],
    [meta["githubCommitRepoId"], link.id],
  ] as const;
  return named.some(([said, wanted]) => said !== undefined && wanted !== null && !isSame(said, wanted));
}

function nameOf({ owner, name, repositoryId }: NonNullable<GitBuild["origin"]>): string {
  return owner === null || name === null ? `number ${repositoryId ?? "unknown"}` : `${owner}/${name}`;
}

/** GitHub takes names in any case. */
function isSame(one: string | null, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** The commit that a deployment says it is of; null where it says none, or its files were not those of the commit. */
export function commitOf({ meta }: Pick<HostDeployment, "meta">): string | null {
  const said = meta["githubCommitSha"] ?? meta["gitCommitSha"];
  return said === undefined || meta["gitDirty"] === "1" || !/^[0-9a-f]{40}$/.test(said) ? null : said;
}
