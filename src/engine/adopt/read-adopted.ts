/** The build that a release adopted, as its record names it, held against what the host says of it now. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { GitBuild, Host, HostProject } from "../../providers/contract.ts";
import { whyNotOurs } from "../../release/git-build.ts";
import type { CommandContext } from "../context.ts";
import { readWanted } from "./read-wanted.ts";

/** A verdict where it is gone, not ready, or not what the host built from this commit. */
export async function readAdopted(
  context: CommandContext,
  host: Host,
  project: HostProject,
  id: string,
): Promise<GitBuild | Verdict> {
  const wanted = readWanted(context, project);
  if ("outcome" in wanted) return wanted;
  const build = (await host.git?.readGitBuild(id)) ?? null;
  if (build === null || build.state !== "ready") {
    const what = build === null ? "no longer exists at the host" : `is in state "${build.state}"`;
    return hold(
      "not_found",
      `The build ${id} of this release ${what}.`,
      "Redeploy the commit at the host, then run `deploy` and `verify` again: the new build is found and verified.",
    );
  }
  const why = whyNotOurs(build, wanted);
  if (why === null) return build;
  return hold(
    "git_build_foreign",
    `The recorded build ${id} does not count as the host's build of this commit: ${why}.`,
    "Find out who made it. Run `deploy` again, which looks for the right one.",
  );
}
