/**
 * The record of the commit that was the head before: where lasting sign-offs and their withdrawals stand. Which commit that
 * is, GitHub says with a push. Where that run was lost, a text of our comment does, and only one that is on record as the
 * newest that we wrote for the commit that it names: anybody with write access can edit a comment.
 */
import type { CommentEvent } from "../../checklist/event.ts";
import type { CommitRecord } from "../../checklist/newest-word.ts";
import type { RecordScope } from "../../checklist/status-record.ts";
import { parseChecklistMarker } from "../../report/checklist/comment.ts";
import { bodyDigest } from "./body-digest.ts";
import { readCommit, type Statuses } from "./settle-lasting.ts";

export interface EarlierSources {
  /** Of the commit that the push's event names, where it was read already. */
  readonly before: CommitRecord | null;
  /** Texts that may be our comment's, the most recent first. */
  readonly texts: readonly string[];
}

export async function earlierRecords(
  forge: Statuses,
  facts: RecordScope & { readonly beforeCommit: string | null },
  { before, texts }: EarlierSources,
): Promise<readonly CommitRecord[]> {
  const { commit, beforeCommit } = facts;
  const told =
    beforeCommit === null || beforeCommit === commit
      ? null
      : (before ?? (await readCommit(forge, facts, beforeCommit)));
  if (told !== null && told.record.current !== null) return [told];
  // No push is known of, or it replaced a commit that was never checked.
  const shown = await shownBefore(forge, facts, texts);
  return [...(told === null ? [] : [told]), ...(shown === null ? [] : [shown])];
}

/** What stands on the commit that a text of ours speaks of; null where none is on record, or it is the one that is asked about. */
async function shownBefore(
  forge: Statuses,
  facts: RecordScope,
  texts: readonly string[],
): Promise<CommitRecord | null> {
  const asked = new Set([facts.commit]);
  for (const text of texts) {
    const mark = parseChecklistMarker(text);
    if (mark === null || mark.planFile !== facts.planFile || asked.has(mark.commit)) continue;
    asked.add(mark.commit);
    const found = await readCommit(forge, facts, mark.commit);
    if (found !== null && found.record.digest === bodyDigest(text)) return found;
  }
  return null;
}

/** What our comment says now and, where the event tells, said before an edit or its deletion. */
export function textsOfOurs(body: string | null, event: CommentEvent | null): readonly string[] {
  return [body, event?.bodyBefore ?? null, event?.action === "deleted" ? event.body : null].flatMap(
    (text) => text ?? [],
  );
}
