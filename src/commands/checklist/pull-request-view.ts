/** What is known about a pull request before anything is decided: its commit, what people said, and our comment. */
import type { ItemBox } from "../../checklist/boxes.ts";
import type { CommentEvent } from "../../checklist/event.ts";
import { approvalOf } from "../../checklist/review-input.ts";
import {
  parseStatusRecord,
  type RecordScope,
  renderSignOff,
  type StatusRecord,
} from "../../checklist/status-record.ts";
import { isAuthor } from "../../lib/authors.ts";
import type { Approval } from "../../gates/contract.ts";
import type { Forge, ForgeComment } from "../../providers/contract.ts";
import { checklistMarker, parseChecklistMarker } from "../../report/checklist/comment.ts";
import { bodyDigest } from "./body-digest.ts";

export interface PullRequestFacts extends RecordScope {
  readonly pullRequestAuthor: string;
  readonly baseBranch: string;
  /** Head before a push, where the event says it. */
  readonly beforeCommit: string | null;
}

export interface PullRequestView {
  readonly facts: PullRequestFacts;
  readonly record: StatusRecord;
  /** Our comment as it was read; null where there is none, or where only its id is known. */
  readonly comment: ForgeComment | null;
  readonly commentId: number | null;
  /** Somebody else wrote a comment that begins as ours do: a stranger, or our own token under a name that is not one of `authors`. */
  readonly lookAlike: boolean;
}

/** `event`: where a comment was written, edited or deleted. */
export async function openView(
  forge: Forge,
  facts: PullRequestFacts,
  boxes: readonly ItemBox[],
  event: CommentEvent | null,
): Promise<PullRequestView> {
  const record = parseStatusRecord(await forge.listCommitStatuses(facts.commit), facts);
  const found = await findComment(forge, facts, record, event);
  const lasting = boxes.filter(({ box }) => box.lasting);
  const earlier =
    lasting.length === 0 ? null : (found.earlier ?? (await earlierRecord(forge, facts, record, found.comment)));
  return {
    facts,
    record: await carryLasting(forge, facts, record, earlier, lasting),
    comment: found.comment,
    commentId: found.commentId,
    lookAlike: found.lookAlike,
  };
}

interface FoundComment {
  readonly comment: ForgeComment | null;
  readonly commentId: number | null;
  /** Record of the commit before a push, where that told which comment is ours. */
  readonly earlier: StatusRecord | null;
  readonly lookAlike: boolean;
}

async function findComment(
  forge: Forge,
  facts: PullRequestFacts,
  record: StatusRecord,
  event: CommentEvent | null,
): Promise<FoundComment> {
  if (record.current === null && facts.beforeCommit !== null) {
    const earlier = parseStatusRecord(await forge.listCommitStatuses(facts.beforeCommit), facts);
    const commentId = earlier.current?.commentId ?? null;
    if (commentId !== null) return { comment: null, commentId, earlier, lookAlike: false };
  }
  const known = record.current?.commentId ?? null;
  if (known === null) return findOurs(forge, facts);
  const comment = await currentComment(forge, known, record, event);
  // It was deleted. After a push back to an older commit its place may be taken already, which that commit does not tell.
  if (comment === null) return findOurs(forge, facts);
  return { comment, commentId: comment.id, earlier: null, lookAlike: false };
}

/** An edit's own text is the newest one where the newest status speaks of it, so it need not be read again. */
async function currentComment(
  forge: Forge,
  id: number,
  record: StatusRecord,
  event: CommentEvent | null,
): Promise<ForgeComment | null> {
  if (event?.commentId === id && event.action === "deleted") return null;
  const told = event?.commentId === id && event.action === "edited";
  if (told && bodyDigest(event.body) === record.digest) {
    return { id, body: event.body, author: event.commentAuthor, url: urlOf(record) };
  }
  return forge.readComment(id);
}

/** The comment's own address, out of the status's link. */
function urlOf({ current }: StatusRecord): string {
  const url = new URL(current?.targetUrl ?? "https://github.com");
  url.searchParams.delete("holdpoint");
  return url.href;
}

/**
 * The record of the commit that was the head before, where lasting sign-offs stand: the one that a push names or, where that
 * was never checked, the one that the comment speaks of. A push may also lead back to a commit that was checked long ago.
 */
async function earlierRecord(
  forge: Forge,
  facts: PullRequestFacts,
  record: StatusRecord,
  comment: ForgeComment | null,
): Promise<StatusRecord | null> {
  const shown = comment === null ? null : (parseChecklistMarker(comment.body)?.commit ?? null);
  const before = record.current === null ? shown : (facts.beforeCommit ?? shown);
  if (before === null || before === facts.commit) return null;
  return parseStatusRecord(await forge.listCommitStatuses(before), facts);
}

/** Our comment among all of the pull request. */
export async function findOurs(
  forge: Forge,
  { authors, planFile, pullRequest }: PullRequestFacts,
): Promise<FoundComment> {
  const marker = checklistMarker(planFile);
  let lookAlike = false;
  const comment = await forge.findComment(pullRequest, (one) => {
    if (!one.body.startsWith(marker)) return false;
    const isOurs = isAuthor(one.author, authors);
    lookAlike ||= !isOurs;
    return isOurs;
  });
  return { comment, commentId: comment?.id ?? null, earlier: null, lookAlike };
}

/** Lasting sign-offs are written on the new commit too, with the commit on which they were given; so is their withdrawal. */
async function carryLasting(
  forge: Forge,
  facts: PullRequestFacts,
  record: StatusRecord,
  earlier: StatusRecord | null,
  lasting: readonly ItemBox[],
): Promise<StatusRecord> {
  if (earlier === null) return record;
  const approvals = new Map(record.approvals);
  for (const box of lasting) {
    const here = record.approvals.get(box.id);
    const said = here?.at ?? record.withdrawals.get(box.id)?.at ?? Number.NEGATIVE_INFINITY;
    const approval = approvalOf(earlier, box, facts.commit);
    const withdrawal = earlier.withdrawals.get(box.id);
    if (approval !== null && approval.at > said) {
      await writeSignOff(forge, facts, box, approval, true);
      approvals.set(box.id, approval);
    } else if (here !== undefined && withdrawal?.login === here.login && withdrawal.at > said) {
      await writeSignOff(forge, facts, box, { ...withdrawal, commit: here.commit }, false);
      approvals.delete(box.id);
    }
  }
  return { ...record, approvals };
}

/** Records a sign-off, or that it was taken back. */
export async function writeSignOff(
  forge: Forge,
  { commit, pullRequest }: PullRequestFacts,
  box: ItemBox,
  approval: Omit<Approval, "box">,
  given: boolean,
): Promise<void> {
  const { login, at } = approval;
  const { context, state, description } = renderSignOff({
    given,
    box,
    login,
    at,
    commit: approval.commit,
    pullRequest,
  });
  await forge.setCommitStatus(commit, { context, state, description });
}
