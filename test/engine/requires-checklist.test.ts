/** What people and machines said of a change before it was merged: which pull requests count, and what a release keeps of them. */
import { describe, expect, it } from "vitest";
import { NOT_REVIEWED, reviewRelease } from "../../src/engine/requires-checklist.ts";
import type { CommitStatus, PullRequest } from "../../src/providers/contract.ts";
import type { CommandOptions } from "../../src/engine/context.ts";
import { NOW, openSmallWorld, silence, type SmallWishes } from "./small-world.ts";

const COMMIT = "c".repeat(40);
const HEAD = "d".repeat(40);
const OTHER_HEAD = "e".repeat(40);
const CONTEXT = "holdpoint/checklist (p.yml)";

function pull(number: number, changes: Partial<PullRequest> = {}): PullRequest {
  const branches = {
    headRepository: "acme/web",
    baseBranch: "main",
    baseCommit: "b".repeat(40),
    defaultBranch: "main",
  };
  const state = { state: "closed", locked: false, mergeCommit: COMMIT, author: "alice" } as const;
  return { number, ...state, headCommit: HEAD, ...branches, ...changes };
}

function status(context: string, description: string, changes: Partial<CommitStatus> = {}): CommitStatus {
  const written = { targetUrl: null, creator: "github-actions[bot]", createdAt: NOW };
  return { context, state: "success", description, ...written, ...changes };
}

const PASSED = status(CONTEXT, "2 of 2");
const ID = "0123456789abcdef";
const signed = (login: string, item: string, commit = HEAD) =>
  status(
    `holdpoint/sign-off: ${item} ${ID.replace("0", String(item.length % 10))}`,
    `signed by ${login} at 2026-01-05T09:00:00Z on ${commit} in #4`,
  );
const OVERRIDDEN = status(
  `holdpoint/override: Window ${ID}`,
  "overridden by carol at 2026-01-05T09:00:00Z in #4: hotfix",
);

interface Story {
  readonly pulls?: readonly PullRequest[];
  /** By commit, newest first. */
  readonly statuses?: Readonly<Record<string, readonly CommitStatus[]>>;
  readonly merged?: readonly PullRequest[];
  readonly options?: Partial<CommandOptions>;
  /** The plan asks for no checklist before production. */
  readonly optional?: boolean;
  readonly empty?: boolean;
  readonly forge?: SmallWishes["forge"];
}

async function reviewed({ pulls = [pull(4)], statuses = {}, merged = [], options, optional, empty, forge }: Story) {
  const asked: string[] = [];
  const world = openSmallWorld({
    plan: { production: { requires: optional === true ? "nothing" : "checklist" } },
    ...(options === undefined ? {} : { options }),
    forge: {
      listPullRequestsOf: async (sha) => (asked.push(`pulls of ${sha[0]}`), pulls),
      listCommitStatuses: async (sha) => (asked.push(`statuses of ${sha[0]}`), statuses[sha] ?? []),
      listLatelyMerged: async (branch) => (asked.push(`merged into ${branch}`), merged),
      ...forge,
    },
  });
  const plan = { ...world.context.plan, file: "p.yml", checklist: empty === true ? [] : [{ title: "Chat" } as never] };
  const review = await reviewRelease({ ...world.context, plan }, world.journal, world.forge);
  return { review, asked, notes: world.said("note"), world };
}

describe("the review of a release", () => {
  it("is none where the plan has no checklist: nobody is asked", async () => {
    const { review, asked, notes } = await reviewed({ empty: true });
    expect(review).toBe(NOT_REVIEWED);
    expect(NOT_REVIEWED).toEqual({ unmet: null, signOffs: null, checklists: [] });
    expect([asked, notes]).toEqual([[], []]);
  });

  it("lets a release go on whose checklist passed, and keeps what its status says", async () => {
    const { review, asked, notes, world } = await reviewed({ statuses: { [HEAD]: [PASSED] } });
    expect(review).toEqual({
      unmet: null,
      signOffs: [],
      checklists: [{ pullRequest: 4, commit: HEAD, said: "2 of 2" }],
    });
    expect(asked).toEqual(["pulls of c", "statuses of d"]);
    // The plan may ask machines alone, so that nobody has to have signed.
    expect(notes).toEqual([]);
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: "gate", title: "Checklist of the released commit" }),
    );
  });

  it("holds a release whose checklist is open, failed, missing, or somebody else's word", async () => {
    const codeOf = async (statuses: readonly CommitStatus[], pulls?: readonly PullRequest[]) => {
      const { review } = await reviewed({ statuses: { [HEAD]: statuses }, ...(pulls && { pulls }) });
      return [review.unmet?.reasonCode, review.checklists[0]?.said];
    };
    expect(await codeOf([{ ...PASSED, state: "pending" }])).toEqual(["checklist_open", "2 of 2"]);
    expect(await codeOf([{ ...PASSED, state: "failure" }, PASSED])).toEqual(["checklist_failed", "2 of 2"]);
    expect(await codeOf([])).toEqual(["checklist_missing", ""]);
    expect(await codeOf([{ ...PASSED, creator: "mallory" }])).toEqual(["checklist_missing", ""]);
    expect(await codeOf([PASSED], [])).toEqual(["checklist_missing", undefined]);
  });

  it("goes by the checklist of the branch that the pull request went into", async () => {
    const into = { baseBranch: "stable" };
    const stable = status("holdpoint/checklist (p.yml, into stable)", "1 of 1");
    const said = async (...statuses: readonly CommitStatus[]) =>
      (await reviewed({ pulls: [pull(4, into)], statuses: { [HEAD]: statuses } })).review.checklists[0]?.said;
    expect([await said(PASSED, stable), await said(PASSED)]).toEqual(["1 of 1", ""]);
  });

  it("does not believe a checklist on a head that can take no more statuses of it", async () => {
    const crowd = async (statuses: readonly CommitStatus[]) =>
      (await reviewed({ statuses: { [HEAD]: statuses } })).review.unmet?.reasonCode;
    const full = Array.from({ length: 1_000 }, () => PASSED);
    expect(await crowd(full)).toBe("checklist_full");
    expect(await crowd([...full.slice(1), status("ci", "green")])).toBeUndefined();
  });

  it("tells of an open pull request that its checklist can still pass", async () => {
    const remedy = async (state: "open" | "closed") =>
      (await reviewed({ pulls: [pull(4, { state })] })).review.unmet?.remedy;
    expect(await remedy("open")).toMatch(/^Let its checklist pass/);
    expect(await remedy("closed")).toMatch(/^A merged pull request is not checked again/);
  });
});

describe("the pull requests of a release", () => {
  const numbers = ({ review }: Awaited<ReturnType<typeof reviewed>>) =>
    review.checklists.map(({ pullRequest }) => pullRequest);
  const open = (number: number, headCommit = COMMIT) => pull(number, { state: "open", mergeCommit: null, headCommit });

  it("are those that were merged: anybody may open one at a commit that has been", async () => {
    expect(numbers(await reviewed({ pulls: [open(9), pull(4)] }))).toEqual([4]);
  });

  it("are, where none was merged, the open ones whose very head is released", async () => {
    expect(numbers(await reviewed({ pulls: [open(9), open(8, HEAD)] }))).toEqual([9]);
  });

  const beside = pull(5, { headCommit: OTHER_HEAD, mergeCommit: "f".repeat(40) });
  const unrelated = [pull(6, { mergeCommit: "a".repeat(40) }), pull(7, { mergeCommit: null })];
  const pushedCommits = [COMMIT, "f".repeat(40)];

  it("are also those of the other commits of one push, each once", async () => {
    const pulls = [pull(4, { baseBranch: "stable" })];
    const merged = [pull(4), beside, ...unrelated];
    const found = await reviewed({ pulls, merged, options: { pushedCommits } });
    expect(numbers(found)).toEqual([4, 5]);
    expect(found.asked).toEqual(["pulls of c", "merged into stable", "statuses of d", "statuses of e"]);
  });

  it("are not looked for beside it where the push brought nothing else, or it came without one", async () => {
    const merged = [beside];
    for (const story of [{ options: { pushedCommits: [COMMIT] } }, {}, { pulls: [], options: { pushedCommits } }]) {
      const { asked } = await reviewed({ merged, ...story });
      expect(asked.some((text) => text.startsWith("merged"))).toBe(false);
    }
  });
});

describe("who signed off", () => {
  it("is kept with the release and told, overrides marked as such", async () => {
    const { review, notes } = await reviewed({
      statuses: { [HEAD]: [PASSED, signed("alice", "Chat (@alice)"), OVERRIDDEN] },
    });
    const at = "2026-01-05T09:00:00Z";
    expect(review.signOffs).toEqual([
      { item: "Chat (@alice)", login: "alice", at, commit: HEAD, pullRequest: 4 },
      { item: "Window", login: "carol", at, commit: HEAD, pullRequest: 4, override: "hotfix" },
    ]);
    expect(notes).toEqual(["the checklist was signed off by alice (Chat (@alice)), carol (Window, override)"]);
  });

  it("is read of each head once, and of the released commit where it came without a pull request", async () => {
    const twice = await reviewed({ pulls: [pull(4), pull(5)], statuses: { [HEAD]: [signed("alice", "Chat")] } });
    expect(twice.asked).toEqual(["pulls of c", "statuses of d"]);
    expect(twice.review.signOffs).toHaveLength(1);
    const bare = await reviewed({
      pulls: [],
      statuses: { [COMMIT]: [signed("alice", "Chat", COMMIT)] },
      optional: true,
    });
    expect(bare.review.signOffs).toMatchObject([{ login: "alice", commit: COMMIT }]);
    expect(bare.asked).toEqual(["pulls of c", "statuses of c"]);
  });

  it("counts by our own word alone", async () => {
    const forged = { ...signed("alice", "Chat"), creator: "mallory" };
    expect((await reviewed({ statuses: { [HEAD]: [PASSED, forged] } })).review.signOffs).toEqual([]);
  });

  it("decides nothing where the plan requires no checklist, and both are told", async () => {
    const { review, notes, world } = await reviewed({ optional: true });
    expect(review).toEqual({ unmet: null, signOffs: [], checklists: [] });
    expect(notes).toEqual(["nobody has signed off the checklist", "the plan requires no checklist for this release"]);
    expect(world.events.some(({ event }) => event === "gate")).toBe(false);
  });
});

describe("a forge that does not say what people said", () => {
  const forge = { listCommitStatuses: () => Promise.reject(silence()) };

  it("holds the release where the plan requires the checklist", async () => {
    await expect(reviewed({ forge })).rejects.toMatchObject({ reasonCode: "vendor_unavailable" });
  });

  it("is noted where it does not, and the release goes on", async () => {
    const { review, notes } = await reviewed({ forge, optional: true });
    expect(review).toBe(NOT_REVIEWED);
    expect(notes).toEqual(["the checklist's sign-offs could not be read: no answer"]);
  });

  it("is none where the fault is ours", async () => {
    const ours = { listCommitStatuses: () => Promise.reject(new TypeError("ours")) };
    await expect(reviewed({ forge: ours, optional: true })).rejects.toThrow(new TypeError("ours"));
  });
});
