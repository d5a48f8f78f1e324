/** What is known about a pull request before anything is decided: its commit, what people said, and our comment. */
import type { ItemBox } from "../../checklist/boxes.ts";
import type { CommentEvent } from "../../checklist/event.ts";
import type { CommitRecord } from "../../checklist/newest-word.ts";
import { parseStatusRecord, type RecordScope, type StatusRecord } from "../../checklist/status-record.ts";
import { isAuthor } from "../../lib/authors.ts";
import type { Forge, ForgeComment } from "../../providers/contract.ts";
import { checklistMarker } from "../../report/checklist/comment.ts";
import { bodyDigest } from "./body-digest.ts";
import { earlierRecords, textsOfOurs } from "./earlier-records.ts";
import { readCommit, settleLasting } from "./settle-lasting.ts";
import { writeSignOff } from "./write-sign-off.ts";

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
  const found = parseStatusRecord(await forge.listCommitStatuses(facts.commit), facts);
  const { before, ...ours } = await findComment(forge, facts, found, event);
  const texts = textsOfOurs(ours.comment?.body ?? null, event);
  const lasts = boxes.some(({ box }) => box.lasting);
  const earlier = lasts ? await earlierRecords(forge, facts, { before, texts }) : [];
  const { record, news } = await settleLasting(forge, facts, found, earlier, boxes);
  for (const { box, given, word } of news)
    await writeSignOff(forge, facts, box, { commit: facts.commit, lasting: false, ...word }, given);
  return { facts, record, ...ours };
}

interface FoundComment {
  readonly comment: ForgeComment | null;
  readonly commentId: number | null;
  /** What stands on the commit before a push, where that told which comment is ours. */
  readonly before: CommitRecord | null;
  readonly lookAlike: boolean;
}

async function findComment(
  forge: Forge,
  facts: PullRequestFacts,
  record: StatusRecord,
  event: CommentEvent | null,
): Promise<FoundComment> {
  if (record.current === null && facts.beforeCommit !== null) {
    const before = await readCommit(forge, facts, facts.beforeCommit);
    const commentId = before?.record.current?.commentId ?? null;
    if (commentId !== null) return { comment: null, commentId, before, lookAlike: false };
    return { ...(await findOurs(forge, facts)), before };
  }
  const known = record.current?.commentId ?? null;
  if (known === null) return findOurs(forge, facts);
  const comment = await currentComment(forge, known, record, event);
  // It was deleted. After a push back to an older commit its place may be taken already, which that commit does not tell.
  if (comment === null) return findOurs(forge, facts);
  return { comment, commentId: comment.id, before: null, lookAlike: false };
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
  return { comment, commentId: comment?.id ?? null, before: null, lookAlike };
}
