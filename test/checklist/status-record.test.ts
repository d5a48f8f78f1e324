import { describe, expect, it } from "vitest";
import { itemBoxes, reviewInputOf } from "../../src/checklist/review-input.ts";
import { itemId, parseSignOffsOf, renderOverride, renderSignOff } from "../../src/checklist/sign-off-status.ts";
import {
  checklistContext,
  commentDigest,
  parseStatusRecord,
  renderTargetUrl,
} from "../../src/checklist/status-record.ts";
import type { Box } from "../../src/gates/contract.ts";
import type { CommitStatus } from "../../src/providers/contract.ts";

const HEAD = "a".repeat(40);
const OLD = "b".repeat(40);
const PLAN = ".github/holdpoint.yml";
const AT = Date.UTC(2026, 10, 20, 12, 3, 44);
const US = "github-actions[bot]";
const SCOPE = { authors: [US], planFile: PLAN, pullRequest: 12, commit: HEAD, into: null };

const BOX: Box = {
  id: "acme/leads",
  label: "acme/leads",
  by: ["@acme/leads"],
  notAuthor: false,
  lasting: false,
  distinctPeople: false,
};

function boxOf(item: string, box: Partial<Box> = {}) {
  const [made] = itemBoxes(PLAN, item, [{ ...BOX, ...box }]);
  if (made === undefined) throw new Error("no box");
  return made;
}

function status(text: { context: string; state: string; description: string }, more: Partial<CommitStatus> = {}) {
  return { targetUrl: null, creator: US, createdAt: AT, ...text, ...more } as CommitStatus;
}

interface SignWishes {
  readonly given?: boolean;
  readonly login?: string;
  readonly commit?: string;
  readonly lasting?: boolean;
  readonly pullRequest?: number;
}

function signed(item: string, more: SignWishes = {}) {
  const given = { given: true, login: "alice", at: AT, commit: HEAD, lasting: false, pullRequest: 12 };
  const sign = { ...given, box: boxOf(item), ...more };
  return renderSignOff(sign);
}

describe("a sign-off", () => {
  it("is read back as it was written", () => {
    const text = signed("Approved");
    expect(text.description.length).toBeLessThanOrEqual(140);
    const record = parseStatusRecord([status(text)], SCOPE);
    expect(record.approvals.get(boxOf("Approved").id)).toMatchObject({ login: "alice", at: AT, commit: HEAD });
  });

  it("fits with the longest login and number that GitHub has", () => {
    const longest = { login: "l".repeat(39), pullRequest: 12_345_678 };
    const scope = { ...SCOPE, pullRequest: longest.pullRequest };
    const text = signed("x".repeat(100), { ...longest, lasting: true });
    expect(text.description.length).toBeLessThanOrEqual(140);
    expect(parseStatusRecord([status(text)], scope).approvals.size).toBe(1);
    const withdrawn = signed("x".repeat(100), { ...longest, lasting: true, given: false });
    expect(withdrawn.description.length).toBeLessThanOrEqual(140);
    expect(parseStatusRecord([status(withdrawn)], scope).withdrawals.size).toBe(1);
  });

  it("counts only where we wrote it", () => {
    expect(parseStatusRecord([status(signed("Approved"), { creator: "mallory" })], SCOPE).approvals.size).toBe(0);
  });

  it("counts only on its own pull request", () => {
    expect(parseStatusRecord([status(signed("Approved", { pullRequest: 13 }))], SCOPE).approvals.size).toBe(0);
  });

  it("is gone when it was taken back, whatever was said before", () => {
    const statuses = [status(signed("Approved", { given: false })), status(signed("Approved"))];
    expect(parseStatusRecord(statuses, SCOPE).approvals.size).toBe(0);
    expect(parseStatusRecord(statuses.toReversed(), SCOPE).approvals.size).toBe(1);
  });

  it("counts for no other item, and for no other box of its item", () => {
    const record = parseStatusRecord([status(signed("Approved"))], SCOPE);
    const words = (item: string, box: Partial<Box> = {}) =>
      reviewInputOf(record, { planFile: PLAN, title: item, boxes: [boxOf(item, box)], overriders: [] }, HEAD).approvals
        .length;
    expect(words("Approved")).toBe(1);
    expect(words("Approved too")).toBe(0);
    expect(words("Approved", { id: "acme/devops" })).toBe(0);
  });

  it("counts on a later commit only where it was given as lasting, and the plan still says so", () => {
    const words = (given: boolean, planned: boolean) => {
      const record = parseStatusRecord([status(signed("Approved", { commit: OLD, lasting: given }))], SCOPE);
      const boxes = [boxOf("Approved", { lasting: planned })];
      return reviewInputOf(record, { planFile: PLAN, title: "Approved", boxes, overriders: [] }, HEAD).approvals;
    };
    expect(words(false, false)).toEqual([]);
    expect(words(false, true)).toEqual([]);
    expect(words(true, false)).toEqual([]);
    expect(words(true, true)).toMatchObject([{ commit: OLD, box: "acme/leads" }]);
  });

  it("counts on its own commit whatever the plan has made of its kind since", () => {
    const record = parseStatusRecord([status(signed("Approved"))], SCOPE);
    const boxes = [boxOf("Approved", { lasting: true })];
    const item = { planFile: PLAN, title: "Approved", boxes, overriders: [] };
    expect(reviewInputOf(record, item, HEAD).approvals).toMatchObject([{ commit: HEAD, lasting: false }]);
  });

  it("does not come from words that only look like it", () => {
    const text = signed("Approved");
    for (const description of ["signed by alice", `${text.description} and more`, `unsigned ${text.description}`, ""]) {
      expect(parseStatusRecord([status({ ...text, description })], SCOPE).approvals.size).toBe(0);
    }
    expect(parseStatusRecord([status({ ...text, state: "pending" })], SCOPE).approvals.size).toBe(0);
  });
});

describe("an override", () => {
  const text = renderOverride({
    item: "Window",
    itemId: itemId(PLAN, "Window", ["@alice"]),
    login: "alice",
    at: AT,
    reason: "hotfix: the site is down",
    pullRequest: 12,
  });

  it("is read back with its reason", () => {
    const record = parseStatusRecord([status(text)], SCOPE);
    expect(
      reviewInputOf(record, { planFile: PLAN, title: "Window", boxes: [], overriders: ["@alice"] }, HEAD).override,
    ).toEqual({
      login: "alice",
      at: AT,
      reason: "hotfix: the site is down",
    });
  });

  it("counts for no plan that names other people, such as that of another branch", () => {
    const record = parseStatusRecord([status(text)], SCOPE);
    const words = (overriders: string[]) =>
      reviewInputOf(record, { planFile: PLAN, title: "Window", boxes: [], overriders }, HEAD).override;
    expect(words(["@Alice"])).not.toBeNull();
    expect(words(["@alice", "@bob"])).toBeNull();
    expect(words(["@acme/eng-leads"])).toBeNull();
  });

  it("is nobody else's word", () => {
    expect(parseStatusRecord([status(text, { creator: "alice" })], SCOPE).overrides.size).toBe(0);
    expect(parseStatusRecord([status(text)], { ...SCOPE, pullRequest: 1 }).overrides.size).toBe(0);
  });
});

describe("the status of the whole", () => {
  const comment = "https://github.com/acme/site/pull/12#issuecomment-77";
  const whole = (digest: string) =>
    status(
      { context: checklistContext(SCOPE), state: "pending", description: "1 of 2 passed" },
      { targetUrl: renderTargetUrl(comment, digest) },
    );

  it("says which comment shows it, and every digest that it had", () => {
    const [first, second] = [commentDigest("one"), commentDigest("two")];
    const record = parseStatusRecord([whole(second), whole(first)], SCOPE);
    expect(record).toMatchObject({ digest: second, current: { commentId: 77 } });
    expect([...record.digests].toSorted()).toEqual([first, second].toSorted());
  });

  it("believes nobody else's link", () => {
    const forged = { ...whole(commentDigest("evil")), creator: "mallory" };
    expect(parseStatusRecord([forged], SCOPE)).toMatchObject({ digest: null, current: null });
  });

  it("is another one for another plan", () => {
    expect(checklistContext(SCOPE)).toBe("holdpoint/checklist");
    const web = { planFile: "apps/web/holdpoint.yml", into: null };
    expect(checklistContext(web)).toBe("holdpoint/checklist (apps/web/holdpoint.yml)");
    expect(parseStatusRecord([whole(commentDigest("x"))], { ...SCOPE, planFile: "other.yml" }).current).toBeNull();
  });
});

describe("the status for another branch", () => {
  it("is another one, so that what may go there need not be fit for the default branch", () => {
    expect(checklistContext({ ...SCOPE, into: "release/1" })).toBe("holdpoint/checklist (into release/1)");
    const long = checklistContext({ ...SCOPE, into: `${"x".repeat(80)}a` });
    expect(long).not.toBe(checklistContext({ ...SCOPE, into: `${"x".repeat(80)}b` }));
    expect(checklistContext({ ...SCOPE, into: "dev\u{1F600}" })).not.toBe(checklistContext({ ...SCOPE, into: "dev" }));
  });
});

describe("two pull requests at one commit", () => {
  const whole = (number: number, digest: string) =>
    status(
      { context: checklistContext(SCOPE), state: "success", description: "All 2 items passed." },
      { targetUrl: renderTargetUrl(`https://github.com/acme/site/pull/${number}#issuecomment-${number}`, digest) },
    );

  it("have their own sign-offs, which do not hide each other", () => {
    const later = [status(signed("Approved", { pullRequest: 13, given: false })), status(signed("Approved"))];
    expect(parseStatusRecord(later, SCOPE).approvals.size).toBe(1);
    expect(parseStatusRecord(later, { ...SCOPE, pullRequest: 13 }).approvals.size).toBe(0);
    expect(parseSignOffsOf(later, [US], HEAD)).toHaveLength(1);
  });

  it("have a comment each, and know when the other one's verdict stands on the commit", () => {
    const [mine, other] = [commentDigest("mine"), commentDigest("other")];
    const record = parseStatusRecord([whole(13, other), whole(12, mine)], SCOPE);
    expect(record).toMatchObject({ digest: mine, replaced: true, current: { commentId: 12 } });
    expect(record.digests.has(other)).toBe(false);
    expect(parseStatusRecord([whole(12, mine), whole(13, other)], SCOPE).replaced).toBe(false);
  });
});

describe("a box whose label was written otherwise", () => {
  it("is the same box, so that what was taken back stays so", () => {
    const renamed = signed("Approved", { given: false });
    const statuses = [
      status({ ...renamed, context: renamed.context.replace("leads", "LEADS") }),
      status(signed("Approved")),
    ];
    expect(parseStatusRecord(statuses, SCOPE).approvals.size).toBe(0);
  });

  it("counts as unsigned where its newest record cannot be read", () => {
    const unread = { ...signed("Approved"), description: "signed by carrier pigeon" };
    expect(parseStatusRecord([status(unread), status(signed("Approved"))], SCOPE).approvals.size).toBe(0);
  });
});

describe("sign-offs for the release record", () => {
  it("are those that stand, with who, when and where", () => {
    const override = renderOverride({
      item: "Window",
      itemId: itemId(PLAN, "Window", ["@alice"]),
      login: "bob",
      at: AT,
      reason: "hotfix",
      pullRequest: 12,
    });
    const statuses = [
      status(override),
      status(signed("Withdrawn", { given: false })),
      status(signed("Withdrawn")),
      status(signed("Approved")),
      status(signed("Forged"), { creator: "mallory" }),
    ];
    expect(parseSignOffsOf(statuses, [US], HEAD)).toEqual([
      { item: "Approved (acme/leads)", login: "alice", at: "2026-11-20T12:03:44Z", commit: HEAD, pullRequest: 12 },
      { item: "Window", login: "bob", at: "2026-11-20T12:03:44Z", commit: HEAD, pullRequest: 12, override: "hotfix" },
    ]);
  });
});
