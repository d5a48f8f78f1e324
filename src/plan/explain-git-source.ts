/** What it means that the host builds a release from the push, for people. */
import { renderDuration } from "../lib/duration.ts";
import type { GitSource, StagingStage } from "./plan.ts";

/** A heading, then whole sentences. */
export function explainGitSource(
  { deploy, environment }: Pick<StagingStage, "deploy" | "environment">,
  { letIn }: GitSource,
): readonly string[] {
  return [
    "Find the build that the host makes from the push",
    "Nothing is uploaded: the production build of exactly this commit of this repository is looked for, by what the host itself says of it. Builds from a CLI, of another repository or a fork, and previews do not count; of several the newest is taken and the others are named.",
    `Wait at most ${renderDuration(deploy.timeoutMs)} until it is ready. An ignored, unaffected, superseded, blocked or rate-limited build, or none at all, ends the release with that reason.`,
    letIn.kind === "staged"
      ? "The project's automatic assignment of production domains must be off (Settings, Environments, Production, Branch Tracking); where it is on, nothing begins."
      : `The project's automatic assignment of production domains must be on, and the deployment check ${letIn.name} holds each production build${letIn.create ? "; where the project has none of this name, it is created" : ""}.`,
    `Record it at GitHub as environment ${environment}.`,
  ];
}

/** Whole sentences; none where the build is uploaded. */
export function explainLetIn(git: GitSource | null): readonly string[] {
  if (git === null) return [];
  const history =
    "The commit must descend from what production serves: an older one steps aside, and one beside it is held.";
  return git.letIn.kind === "staged"
    ? [
        history,
        "Promoting switches automatic assignment on; it is switched off again at once, and builds that became ready meanwhile are named.",
      ]
    : [
        history,
        `Nothing is promoted: the check ${git.letIn.name} is answered for this build, and the host assigns the domains. Another vendor's check that is pending or failed holds the release; none is ever forced.`,
      ];
}
