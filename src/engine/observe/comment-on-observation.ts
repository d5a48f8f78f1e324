/** One comment on the pull request that a deployment came from, brought up to date where its commit is deployed again. */
import { isAuthor } from "../../lib/authors.ts";
import type { PullRequest } from "../../providers/contract.ts";
import type { CommandResult } from "../../release/result.ts";
import { observationMarker, renderObservation } from "../../report/observation/render-observation.ts";
import type { CommandContext } from "../context.ts";
import { requireAuthor } from "../require-author.ts";
import type { Observed } from "./observed.ts";

/** Nothing where the commit came without a pull request: the status on it says the same. */
export async function commentOnObservation(
  { plan, options, runUrl }: CommandContext,
  { forge, payload, until }: Observed,
  result: CommandResult,
): Promise<void> {
  const pull = choosePull(await forge.listPullRequestsOf(payload.commit), payload.commit);
  if (pull === null || pull.locked) return;
  const marker = observationMarker(plan.project.host.project);
  const body = renderObservation({ result, payload, until, project: plan.project.host.project, runUrl });
  const ours = await forge.findComment(
    pull.number,
    (comment) => comment.body.startsWith(marker) && isAuthor(comment.author, options.authors),
  );
  const { author } =
    ours === null ? await forge.createComment(pull.number, body) : await forge.updateComment(ours.id, body);
  requireAuthor(options.authors, author);
}

/** The one whose merge made the commit, else the one that it is the head of. A commit may lie in others' branches too. */
function choosePull(pulls: readonly PullRequest[], commit: string): PullRequest | null {
  return (
    pulls.find(({ mergeCommit }) => mergeCommit === commit) ??
    pulls.find(({ headCommit }) => headCommit === commit) ??
    null
  );
}
