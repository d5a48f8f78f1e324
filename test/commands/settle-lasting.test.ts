import { expect, it } from "vitest";
import { itemBoxes } from "../../src/checklist/review-input.ts";
import { renderSignOff } from "../../src/checklist/sign-off-status.ts";
import { parseStatusRecord } from "../../src/checklist/status-record.ts";
import { settleLasting } from "../../src/commands/checklist/settle-lasting.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { CommitReader, CommitStatus } from "../../src/providers/contract.ts";

const [FIRST, SECOND] = ["a".repeat(40), "b".repeat(40)] as const;
const PLAN = ".github/holdpoint.yml";
const SCOPE = { authors: ["bot"], planFile: PLAN, pullRequest: 12, commit: SECOND, into: null };
const BOX = { id: "alice", label: "@alice", by: ["@alice"], notAuthor: false, lasting: true, distinctPeople: false };
const BOXES = ["Design", "Privacy"].flatMap((title) => itemBoxes(PLAN, title, [BOX]));

const GIVEN = BOXES.map((box): CommitStatus => {
  const word = { login: "alice", at: 1_000, commit: FIRST, lasting: true, pullRequest: 12 };
  return { ...renderSignOff({ ...word, box, given: true }), targetUrl: null, creator: "bot", createdAt: 0 };
});

/** The second commit carries what was given on the first. */
async function settle(first: () => readonly CommitStatus[]) {
  const asked: string[] = [];
  const forge: Pick<CommitReader, "listCommitStatuses"> = {
    listCommitStatuses: async (sha) => {
      asked.push(sha);
      return first();
    },
  };
  const { record, news } = await settleLasting(forge, SCOPE, parseStatusRecord(GIVEN, SCOPE), [], BOXES);
  return { count: record.approvals.size, news, asked };
}

function refusing(status: number) {
  return () => {
    throw new ProviderError({
      reasonCode: "vendor_unavailable",
      vendor: "GitHub",
      message: "no",
      remedy: "wait",
      status,
    });
  };
}

it("asks the commit on which carried sign-offs were given once, and finds nothing to write where it says the same", async () => {
  expect(await settle(() => GIVEN)).toEqual({ count: 2, news: [], asked: [FIRST] });
});

it("counts none that were given on a commit that GitHub has no more", async () => {
  for (const status of [404, 422]) expect(await settle(refusing(status))).toMatchObject({ count: 0, news: [] });
});

it("passes on GitHub's trouble, in which nothing is known", async () => {
  for (const status of [403, 500]) await expect(settle(refusing(status))).rejects.toThrow(ProviderError);
});
