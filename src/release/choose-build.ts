/** Which of the builds found at the host is this release's. Pure. */
import type { HostDeployment } from "../providers/contract.ts";
import type { StagingStage } from "../plan/plan.ts";

type BuildTarget = StagingStage["deploy"]["target"];

/** `meta` of every build that Holdpoint creates; with it a run that died finds its build again. */
export function buildMeta(
  release: { id: string; commit: string },
  planDigest: string,
): Readonly<Record<string, string>> {
  return {
    holdpointRelease: release.id,
    holdpointPlan: planDigest,
    // Vercel's own name for it: the dashboard and `VERCEL_GIT_COMMIT_SHA` readers know it.
    githubCommitSha: release.commit,
  };
}

/**
 * The newest build of this commit, plan and target that is ready or on its way. A build that failed, was canceled or deleted
 * does not count: running `deploy` again is how people try again.
 */
export function chooseBuild(
  builds: readonly HostDeployment[],
  commit: string,
  planDigest: string,
  target: BuildTarget,
): HostDeployment | null {
  const usable = builds.filter(
    (build) =>
      build.meta.holdpointPlan === planDigest &&
      // A release id that people choose can be given twice; what is promoted must be this commit.
      build.meta.githubCommitSha === commit &&
      build.target === target.kind &&
      (target.kind !== "custom" || build.customEnvironment === target.slug) &&
      (build.state === "ready" || build.state === "building" || build.state === "queued"),
  );
  return usable.toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null;
}
