/** Which lasting sign-offs stand on a commit, by every record that speaks of them, and what that commit does not say yet. */
import type { ItemBox } from "../../checklist/boxes.ts";
import { type CommitRecord, commitsToAsk, isSameWord, newestWord } from "../../checklist/newest-word.ts";
import {
  parseStatusRecord,
  type RecordScope,
  type StatusRecord,
  type Withdrawal,
} from "../../checklist/status-record.ts";
import type { Approval } from "../../gates/contract.ts";
import { ProviderError } from "../../lib/error.ts";
import type { CommitReader } from "../../providers/contract.ts";

export type Statuses = Pick<CommitReader, "listCommitStatuses">;

/** A word that is to be written on the commit. */
export type News = { readonly box: ItemBox } & (
  | { readonly given: true; readonly word: Approval }
  | { readonly given: false; readonly word: Withdrawal }
);

export interface Settled {
  readonly record: StatusRecord;
  readonly news: readonly News[];
}

/** `earlier`: what was the head before, as far as that is known. */
export async function settleLasting(
  forge: Statuses,
  scope: RecordScope,
  record: StatusRecord,
  earlier: readonly CommitRecord[],
  boxes: readonly ItemBox[],
): Promise<Settled> {
  const lasting = boxes.filter(({ box }) => box.lasting);
  const found = [{ commit: scope.commit, record }, ...earlier];
  const asked = await Promise.all(commitsToAsk(lasting, found).map((commit) => readCommit(forge, scope, commit)));
  const records = [...found, ...asked.flatMap((one) => one ?? [])];
  const approvals = new Map(record.approvals);
  const withdrawals = new Map(record.withdrawals);
  const news: News[] = [];
  for (const box of lasting) {
    const here = record.approvals.get(box.id);
    const { approval, withdrawal } = newestWord(box, scope.commit, records);
    if (approval === null) approvals.delete(box.id);
    else approvals.set(box.id, approval);
    if (withdrawal !== null) withdrawals.set(box.id, withdrawal);
    if (approval !== null) {
      if (here === undefined || !isSameWord(here, approval)) news.push({ box, given: true, word: approval });
    } else if (withdrawal !== null) {
      const said = record.withdrawals.get(box.id);
      if (said === undefined || !isSameWord(said, withdrawal)) news.push({ box, given: false, word: withdrawal });
    }
  }
  return { record: { ...record, approvals, withdrawals }, news };
}

/** Null where GitHub has the commit no more: what was given on it cannot be confirmed, and does not count. */
export async function readCommit(forge: Statuses, scope: RecordScope, commit: string): Promise<CommitRecord | null> {
  try {
    return { commit, record: parseStatusRecord(await forge.listCommitStatuses(commit), { ...scope, commit }) };
  } catch (error) {
    if (error instanceof ProviderError && (error.status === 404 || error.status === 422)) return null;
    throw error;
  }
}
