import { describe, expect, it } from "vitest";
import type { ItemBox } from "../../src/checklist/boxes.ts";
import { type CommitRecord, commitsToAsk, newestWord } from "../../src/checklist/newest-word.ts";
import type { StatusRecord } from "../../src/checklist/status-record.ts";

const [FIRST, SECOND, THIRD] = ["a", "b", "c"].map((letter) => letter.repeat(40)) as [string, string, string];
const BOX: ItemBox = {
  id: "0123456789abcdef",
  item: "Design",
  box: { id: "alice", label: "@alice", by: ["@alice"], notAuthor: false, lasting: true, distinctPeople: false },
};

interface Word {
  readonly login?: string;
  readonly at: number;
  /** Commit on which it was given; the one that has the record by itself. */
  readonly on?: string;
  readonly once?: boolean;
}

function on(commit: string, { signed, withdrawn }: { signed?: Word; withdrawn?: Word }): CommitRecord {
  const login = (word: Word) => word.login ?? "alice";
  const approvals = new Map(
    signed === undefined
      ? []
      : [
          [
            BOX.id,
            {
              box: "",
              login: login(signed),
              at: signed.at,
              commit: signed.on ?? commit,
              lasting: signed.once !== true,
            },
          ],
        ],
  );
  const withdrawals = new Map(withdrawn === undefined ? [] : [[BOX.id, { login: login(withdrawn), at: withdrawn.at }]]);
  const record: StatusRecord = {
    current: null,
    replaced: false,
    shownSince: null,
    digest: null,
    digests: new Set(),
    approvals,
    withdrawals,
    takenBack: new Map(),
    overrides: new Map(),
  };
  return { commit, record };
}

const approved = (commit: string, ...records: readonly CommitRecord[]) => {
  const { approval } = newestWord(BOX, commit, records);
  return approval === null ? null : `${approval.login} ${approval.at} ${approval.commit.slice(0, 1)}`;
};

describe("the newest word on a lasting box", () => {
  it("is a sign-off where it was given, and where it is carried while that commit says the same", () => {
    const given = on(FIRST, { signed: { at: 1 } });
    expect(approved(FIRST, given)).toBe("alice 1 a");
    expect(approved(SECOND, on(SECOND, {}), given)).toBe("alice 1 a");
    expect(approved(SECOND, on(SECOND, { signed: { at: 1, on: FIRST } }), given)).toBe("alice 1 a");
  });

  it("is none where a commit only carries what the one that it names does not say", () => {
    const carried = on(SECOND, { signed: { at: 1, on: FIRST } });
    expect(approved(SECOND, carried)).toBeNull();
    expect(approved(SECOND, carried, on(FIRST, {}))).toBeNull();
    expect(approved(SECOND, carried, on(FIRST, { withdrawn: { at: 2 } }))).toBeNull();
    // Its slot was free again: it had been withdrawn.
    expect(approved(SECOND, carried, on(FIRST, { signed: { login: "carol", at: 3 } }))).toBe("carol 3 a");
    expect(approved(SECOND, carried, on(FIRST, { signed: { at: 3, on: THIRD } }))).toBeNull();
  });

  it("is a withdrawal that came later, wherever it stands, and in the same second", () => {
    for (const at of [1, 2]) {
      expect(approved(FIRST, on(FIRST, { signed: { at: 1 } }), on(SECOND, { withdrawn: { at } }))).toBeNull();
    }
    const { withdrawal } = newestWord(BOX, THIRD, [on(THIRD, {}), on(SECOND, { withdrawn: { at: 2 } })]);
    expect(withdrawal).toEqual({ login: "alice", at: 2 });
  });

  it("is a sign-off that was given after a withdrawal", () => {
    const records = [on(FIRST, { withdrawn: { at: 2 } }), on(SECOND, { signed: { at: 3 } })];
    expect(approved(FIRST, ...records)).toBe("alice 3 b");
  });

  it("is taken back by nobody but the one who gave it, in any spelling of capitals", () => {
    const given = on(FIRST, { signed: { at: 1 } });
    expect(approved(FIRST, given, on(SECOND, { withdrawn: { login: "carol", at: 2 } }))).toBe("alice 1 a");
    expect(approved(FIRST, given, on(SECOND, { withdrawn: { login: "Alice", at: 2 } }))).toBeNull();
  });

  it("is no sign-off for another commit alone", () => {
    const once = on(FIRST, { signed: { at: 1, once: true } });
    expect(approved(FIRST, once)).toBe("alice 1 a");
    expect(approved(SECOND, on(SECOND, {}), once)).toBeNull();
    expect(approved(SECOND, on(SECOND, { signed: { at: 1, on: FIRST, once: true } }), once)).toBeNull();
  });

  it("is asked of each commit once that a carried sign-off names, and that was not read", () => {
    const carried = (commit: string) => on(commit, { signed: { at: 1, on: FIRST } });
    expect(commitsToAsk([BOX], [carried(SECOND), carried(THIRD)])).toEqual([FIRST]);
    expect(commitsToAsk([BOX], [carried(SECOND), on(FIRST, {})])).toEqual([]);
    expect(commitsToAsk([], [carried(SECOND)])).toEqual([]);
  });
});
