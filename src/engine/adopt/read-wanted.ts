/** What makes a build the release's: the project, the commit, and the repository that both the project and this run are of. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { HostProject } from "../../providers/contract.ts";
import type { WantedBuild } from "../../release/git-build.ts";
import type { CommandContext } from "../context.ts";

/** A verdict where the host does not build the project from the repository of this run. */
export function readWanted({ env, release }: CommandContext, project: HostProject): WantedBuild | Verdict {
  const { repository: link = null } = project;
  const here = env["GITHUB_REPOSITORY"] ?? "";
  const remedy =
    "Connect the repository at the host (Settings, Git), correct the project in the plan, or let Holdpoint upload: `source: upload`.";
  if (link === null) {
    return hold("git_not_connected", `The project ${project.name} is not connected to a GitHub repository.`, remedy);
  }
  if (`${link.owner}/${link.name}`.toLowerCase() !== here.toLowerCase()) {
    return hold(
      "git_not_connected",
      `The host builds the project ${project.name} from ${link.owner}/${link.name}, and this release is of ${here || "no repository"}.`,
      remedy,
    );
  }
  return { projectId: project.id, commit: release.commit, link };
}
