/** Brings the comment and the commit's status to what the report says: written only where something changed. */
import { checklistContext, type RecordScope, renderTargetUrl } from "../../checklist/status-record.ts";
import type { ChecklistReport } from "../../checklist/report.ts";
import { ProviderError } from "../../lib/error.ts";
import { commitStatusDescription } from "../../lib/status-description.ts";
import type { Outcome, Verdict } from "../../lib/verdict.ts";
import type { CommitStatus, CommitStatusState, Forge, ForgeComment } from "../../providers/contract.ts";
import { renderChecklistComment } from "../../report/checklist/comment.ts";
import { bodyDigest } from "./body-digest.ts";
import type { Journal } from "../../engine/journal.ts";
import { requireAuthor } from "../../engine/require-author.ts";
import { findOurs, type PullRequestView } from "./pull-request-view.ts";

const STATE: Readonly<Record<Outcome, CommitStatusState>> = { pass: "success", fail: "failure", hold: "pending" };

/** The status of a commit that has no comment. Throws ProviderError where it cannot be written. */
export async function publishStatus(
  forge: Forge,
  scope: RecordScope,
  verdict: Pick<Verdict, "outcome" | "summary">,
  runUrl: string | null,
): Promise<void> {
  const { creator } = await forge.setCommitStatus(scope.commit, {
    context: checklistContext(scope),
    state: STATE[verdict.outcome],
    description: commitStatusDescription(verdict.summary),
    ...(runUrl === null ? {} : { targetUrl: runUrl }),
  });
  requireAuthor(scope.authors, creator);
}

/** Throws ProviderError where the status cannot be written: then nobody would know the verdict. */
export async function publish(
  forge: Forge,
  journal: Journal,
  view: PullRequestView,
  report: ChecklistReport,
): Promise<void> {
  const body = renderChecklistComment(report);
  const context = checklistContext(view.facts);
  if (view.lookAlike && view.commentId === null) {
    // Under whose name this token writes is asked first, so that a wrong one leaves no comment at each run.
    const asked = { context, state: "pending", description: "The checklist is being checked." } as const;
    requireAuthor(view.facts.authors, (await forge.setCommitStatus(view.facts.commit, asked)).creator);
  }
  const comment = await writeComment(forge, journal, view, body);
  const digest = bodyDigest(body);
  const wanted = {
    context,
    state: STATE[report.verdict.outcome],
    description: commitStatusDescription(report.verdict.summary),
    targetUrl: comment === null ? report.runUrl : renderTargetUrl(comment.url, digest),
  };
  if (!view.record.replaced && sameStatus(view.record.current, wanted)) return;
  const { targetUrl, ...status } = wanted;
  const written = await forge.setCommitStatus(view.facts.commit, {
    ...status,
    ...(targetUrl === null ? {} : { targetUrl }),
  });
  requireAuthor(view.facts.authors, written.creator);
}

function sameStatus(
  current: PullRequestView["record"]["current"],
  wanted: Pick<CommitStatus, "state" | "description" | "targetUrl">,
): boolean {
  return (
    current?.state === wanted.state &&
    current.description === wanted.description &&
    current.targetUrl === wanted.targetUrl
  );
}

/** Null where the comment could not be written (a locked conversation): the status speaks all the same. */
async function writeComment(
  forge: Forge,
  journal: Journal,
  view: PullRequestView,
  body: string,
): Promise<ForgeComment | null> {
  const { comment, facts } = view;
  if (comment !== null && normalized(comment.body) === normalized(body)) return comment;
  try {
    const written = await updateOrCreate(forge, view, body);
    requireAuthor(facts.authors, written.author);
    return written;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.reasonCode === "usage") throw error;
    journal.note(`The comment could not be written: ${error.message} ${error.remedy}`);
    return null;
  }
}

async function updateOrCreate(
  forge: Forge,
  { commentId, facts }: PullRequestView,
  body: string,
): Promise<ForgeComment> {
  if (commentId !== null) {
    try {
      return await forge.updateComment(commentId, body);
    } catch (error) {
      if (!(error instanceof ProviderError) || (error.status !== 404 && error.status !== 410)) throw error;
      // Deleted by a person: another one takes its place, and may have done so already.
      const { commentId: next } = await findOurs(forge, facts);
      if (next !== null) return forge.updateComment(next, body);
    }
  }
  return forge.createComment(facts.pullRequest, body);
}

function normalized(body: string): string {
  return body.replaceAll("\r\n", "\n").trimEnd();
}
