/**
 * What stands of a lasting box where several commits speak of it. Pure. A carried sign-off is only a pointer to the commit
 * on which it was given: what that commit says of it counts, so that no way back to a commit between, and no lost run,
 * brings back what was withdrawn.
 */
import type { Approval } from "../gates/contract.ts";
import { sameLogin } from "../lib/same-login.ts";
import type { ItemBox } from "./boxes.ts";
import type { StatusRecord, Withdrawal } from "./status-record.ts";

/** What stands on one commit. */
export interface CommitRecord {
  readonly commit: string;
  readonly record: StatusRecord;
}

export interface NewestWord {
  /** Null where none counts. */
  readonly approval: Approval | null;
  /** The newest of all, also where a later sign-off followed it. */
  readonly withdrawal: Withdrawal | null;
}

/** The newest word about a box that may count on `commit`. */
export function newestWord({ id }: ItemBox, commit: string, records: readonly CommitRecord[]): NewestWord {
  const withdrawals = records.flatMap(({ record }) => record.withdrawals.get(id) ?? []);
  const approvals = records.flatMap((one) => {
    const approval = one.record.approvals.get(id);
    if (approval === undefined || (approval.commit !== commit && !approval.lasting)) return [];
    return isConfirmed(id, approval, one.commit, records) ? [approval] : [];
  });
  // Only who gave a sign-off can take it back. Of two words in one second the withdrawal stands.
  const standing = approvals.filter(
    ({ login, at }) => !withdrawals.some((word) => sameLogin(word.login, login) && word.at >= at),
  );
  return { approval: newestOf(standing), withdrawal: newestOf(withdrawals) };
}

/** Does the commit on which it was given still say so? */
function isConfirmed(id: string, approval: Approval, on: string, records: readonly CommitRecord[]): boolean {
  if (approval.commit === on) return true;
  const given = records.find(({ commit }) => commit === approval.commit)?.record.approvals.get(id);
  return given !== undefined && given.commit === approval.commit && isSameWord(given, approval);
}

/** The commits on which sign-offs that others only carry were given, and of which nothing is known yet. */
export function commitsToAsk(boxes: readonly ItemBox[], records: readonly CommitRecord[]): readonly string[] {
  const known = new Set(records.map(({ commit }) => commit));
  const given = records.flatMap(({ record }) =>
    boxes.flatMap(({ id }) => {
      const approval = record.approvals.get(id);
      return approval?.lasting === true && !known.has(approval.commit) ? [approval.commit] : [];
    }),
  );
  return [...new Set(given)];
}

/** Of one person and moment. */
export function isSameWord(one: Withdrawal, other: Withdrawal): boolean {
  return sameLogin(one.login, other.login) && one.at === other.at;
}

/** The first of the newest: the commit that is asked about stands first. */
function newestOf<Word extends Withdrawal>(words: readonly Word[]): Word | null {
  return words.reduce<Word | null>((newest, word) => (newest === null || word.at > newest.at ? word : newest), null);
}
