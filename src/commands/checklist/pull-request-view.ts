/** What is known about a pull request before anything is decided: its commit, what people said, and our comment. */
import type { ItemBox } from "../../checklist/boxes.ts";
import type { CommentEvent } from "../../checklist/event.ts";
import { approvalOf } from "../../checklist/people-words.ts";
import {
  commentDigest,
  readStatusRecord,
  type RecordScope,
  renderSignOff,
  type StatusRecord,
} from "../../checklist/status-record.ts";
import type { Approval } from "../../gates/contract.ts";
import type { Forge, ForgeComment } from "../../providers/contract.ts";
import { checklistMarker, parseChecklistMarker, withoutTicks } from "../../report/checklist-comment.ts";

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
  /** Is the comment's text one that we wrote for this commit? Then what it carries can be trusted. */
  readonly authentic: boolean;
}

/** `event`: where a comment was written, edited or deleted. */
export async function openView(
  forge: Forge,
  facts: PullRequestFacts,
  boxes: readonly ItemBox[],
  event: CommentEvent | null,
): Promise<PullRequestView> {
  const record = readStatusRecord(await forge.listCommitStatuses(facts.commit), facts);
  if (record.current !== null) {
    const comment = await currentComment(forge, facts, record, event);
    return { facts, record, comment, commentId: comment?.id ?? null, authentic: isAuthentic(comment, record) };
  }
  const earlier = await earlierRecord(forge, facts, boxes);
  return {
    facts,
    record: await carryLasting(forge, facts, record, earlier.record, boxes),
    comment: earlier.comment,
    commentId: earlier.commentId,
    authentic: false,
  };
}

/** An edit's own text is the newest one where the newest status speaks of it, so it need not be read again. */
async function currentComment(
  forge: Forge,
  facts: PullRequestFacts,
  record: StatusRecord,
  event: CommentEvent | null,
): Promise<ForgeComment | null> {
  const id = record.current?.commentId ?? null;
  if (id === null) return findOurs(forge, facts);
  if (event?.commentId === id && event.action === "deleted") return null;
  const told = event?.commentId === id && event.action === "edited";
  if (told && commentDigest(withoutTicks(event.body)) === record.digest) {
    return { id, body: event.body, author: event.commentAuthor, url: urlOf(record) };
  }
  const comment = await forge.readComment(id);
  return comment ?? null;
}

/** The comment's own address, out of the status's link. */
function urlOf({ current }: StatusRecord): string {
  const url = new URL(current?.targetUrl ?? "https://github.com");
  url.searchParams.delete("holdpoint");
  return url.href;
}

function isAuthentic(comment: ForgeComment | null, record: StatusRecord): boolean {
  return comment !== null && record.digests.has(commentDigest(withoutTicks(comment.body)));
}

/** A commit of which nothing is recorded is a new one: what lasts, and the comment, are found at the one before it. */
async function earlierRecord(forge: Forge, facts: PullRequestFacts, boxes: readonly ItemBox[]) {
  if (facts.beforeCommit !== null) {
    const record = readStatusRecord(await forge.listCommitStatuses(facts.beforeCommit), facts);
    if (record.current?.commentId != null) return { record, comment: null, commentId: record.current.commentId };
  }
  const comment = await findOurs(forge, facts);
  const shown = comment === null ? null : parseChecklistMarker(comment.body);
  const lasting = boxes.some(({ box }) => box.lasting);
  const record =
    lasting && shown !== null && shown.commit !== facts.commit
      ? readStatusRecord(await forge.listCommitStatuses(shown.commit), facts)
      : null;
  return { record, comment, commentId: comment?.id ?? null };
}

function findOurs(forge: Forge, { author, planFile, pullRequest }: PullRequestFacts): Promise<ForgeComment | null> {
  const marker = checklistMarker(planFile);
  return forge.findComment(
    pullRequest,
    (comment) => comment.body.startsWith(marker) && comment.author.toLowerCase() === author.toLowerCase(),
  );
}

/** Lasting signs are written on the new commit too, with the commit on which they were given. */
async function carryLasting(
  forge: Forge,
  facts: PullRequestFacts,
  record: StatusRecord,
  earlier: StatusRecord | null,
  boxes: readonly ItemBox[],
): Promise<StatusRecord> {
  if (earlier === null) return record;
  const approvals = new Map(record.approvals);
  for (const box of boxes) {
    const approval = box.box.lasting && !approvals.has(box.id) ? approvalOf(earlier, box, facts.commit) : null;
    if (approval === null) continue;
    await writeSign(forge, facts, box, approval, true);
    approvals.set(box.id, approval);
  }
  return { ...record, approvals };
}

/** Records a sign, or that it was taken back. */
export async function writeSign(
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
