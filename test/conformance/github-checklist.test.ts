/** What the checklist asks of GitHub: statuses with their authors, jobs, pull requests, files, teams, one comment. */
import { allComments } from "./all-comments.ts";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Forge } from "../../src/providers/contract.ts";
import type { GithubSeed } from "../../src/sandbox/github/index.ts";
import {
  COMMIT,
  type GithubUnderTest,
  OTHER_COMMIT,
  serveGithub,
  START,
  TEAM_TOKEN,
  TOKEN,
} from "../sandbox/github/serve-github.ts";
import { failureOf } from "../providers/github/failure-of.ts";

let under: GithubUnderTest;
let forge: Forge;

beforeEach(async () => {
  under = await serveGithub();
  forge = await under.connect();
});

afterEach(() => under.close());

/** The same, with something else in it from the start. */
async function restart(seed: Partial<GithubSeed>): Promise<void> {
  await under.close();
  under = await serveGithub(seed);
  forge = await under.connect();
}

/** How many requests `ask` makes, and what it resolves to. */
async function counted<Answer>(ask: () => Promise<Answer>): Promise<{ requests: number; answer: Answer }> {
  const before = under.served.log.length;
  const answer = await ask();
  return { requests: under.served.log.length - before, answer };
}

describe("commit statuses", () => {
  const status = {
    context: "holdpoint/checklist",
    state: "pending",
    description: "3 of 5",
    targetUrl: "https://x.example/1",
  } as const;

  it("resolve to what GitHub stored, with who wrote it", async () => {
    const { requests, answer } = await counted(() => forge.setCommitStatus(COMMIT, status));
    expect(requests).toBe(1);
    expect(answer).toEqual({ ...status, creator: "github-actions[bot]", createdAt: START });
    const [first] = await forge.listCommitStatuses(COMMIT);
    expect(first).toEqual(answer);
    const bare = await forge.setCommitStatus(COMMIT, { context: "c", state: "success", description: "" });
    expect(bare).toMatchObject({ description: "", targetUrl: null });
  });

  it("are read to the end, newest first, also those that a newer one replaced", async () => {
    await restart({
      commitStatuses: Array.from({ length: 350 }, (_, index) => ({
        ref: COMMIT,
        context: `holdpoint/sign-off ${index % 7}`,
        state: "success" as const,
        description: `${index}`,
        author: index % 2 === 0 ? "ada" : "github-actions[bot]",
      })),
    });
    const { requests, answer } = await counted(() => forge.listCommitStatuses(COMMIT));
    expect(requests).toBe(4);
    expect(answer.map(({ description }) => description)).toEqual(
      Array.from({ length: 350 }, (_, index) => `${349 - index}`),
    );
    expect(new Set(answer.map(({ creator }) => creator))).toEqual(new Set(["ada", "github-actions[bot]"]));
  });

  it("are set once through an answer that was lost, and again where an equal one was followed by another", async () => {
    await forge.setCommitStatus(COMMIT, status);
    await forge.setCommitStatus(COMMIT, { ...status, state: "failure" });
    under.fault({ kind: "cut", route: "POST /repos/:owner/:repo/statuses/:sha", times: 1 });
    const made = await forge.setCommitStatus(COMMIT, status);
    expect(made).toMatchObject({ state: "pending", creator: "github-actions[bot]" });
    expect(await forge.listCommitStatuses(COMMIT)).toHaveLength(3);
    under.fault({ kind: "status", status: 503, route: "POST /repos/:owner/:repo/statuses/:sha", times: 1 });
    await forge.setCommitStatus(COMMIT, { ...status, state: "failure" });
    expect((await forge.listCommitStatuses(COMMIT)).map(({ state }) => state)).toEqual([
      "failure",
      "pending",
      "failure",
      "pending",
    ]);
  });
});

describe("a commit that GitHub does not know, or that has too many statuses", () => {
  it("is named as that", async () => {
    const status = { context: "c", state: "pending", description: "" } as const;
    expect(await failureOf(forge.setCommitStatus("f".repeat(40), status))).toMatchObject({ reasonCode: "not_found" });
    expect(await failureOf(forge.listCommitStatuses("f".repeat(40)))).toMatchObject({ reasonCode: "not_found" });
    expect(await failureOf(forge.listCheckRuns("f".repeat(40)))).toMatchObject({ reasonCode: "not_found" });
    const { context, state } = status;
    await restart({ commitStatuses: Array.from({ length: 1_000 }, () => ({ ref: COMMIT, context, state })) });
    const error = await failureOf(forge.setCommitStatus(COMMIT, status));
    expect(error.status).toBe(422);
    expect(error.remedy).toContain("1,000 statuses");
    expect(await forge.setCommitStatus(COMMIT, { ...status, context: "d" })).toMatchObject({ context: "d" });
  });
});

describe("jobs of workflows", () => {
  it("are the newest of each name, all pages", async () => {
    await restart({
      checkRuns: [
        { ref: COMMIT, name: "code", conclusion: "failure", suite: 1 },
        { ref: COMMIT, name: "code", suite: 2 },
        ...Array.from({ length: 205 }, (_, index) => ({ ref: COMMIT, name: `job ${index}`, suite: 3 })),
        { ref: COMMIT, name: "lint", app: "biome" },
        { ref: COMMIT, name: "lint", status: "waiting" },
        { ref: OTHER_COMMIT, name: "elsewhere" },
      ],
    });
    const { requests, answer } = await counted(() => forge.listCheckRuns(COMMIT));
    expect(requests).toBe(3);
    expect(answer).toHaveLength(208);
    expect(answer.filter(({ name }) => name === "code")).toMatchObject([
      {
        status: "completed",
        conclusion: "success",
        app: "github-actions",
        startedAt: START,
        url: expect.stringContaining("/acme/site/runs/"),
      },
    ]);
    expect(answer.filter(({ name }) => name === "lint")).toMatchObject([
      { app: "github-actions", status: "other", conclusion: null },
      { app: "biome", status: "completed" },
    ]);
    under.github.addCheckRun({ ref: COMMIT, name: "code", status: "in_progress" });
    expect((await forge.listCheckRuns(COMMIT))[0]).toMatchObject({
      name: "code",
      status: "in_progress",
      conclusion: null,
    });
    expect(await forge.listCheckRuns(OTHER_COMMIT)).toHaveLength(1);
  });

  it("keep what they left beside their end, all pages, and a job that is not there is named as that", async () => {
    const notices = Array.from({ length: 120 }, (_, index) => `notice ${index}`);
    await restart({ checkRuns: [{ ref: COMMIT, name: "code", notices }] });
    const [check] = await forge.listCheckRuns(COMMIT);
    const { requests, answer } = await counted(() => forge.listCheckNotes(check?.id ?? 0));
    expect(requests).toBe(2);
    expect(answer).toEqual(notices);
    expect(await failureOf(forge.listCheckNotes(1))).toMatchObject({ reasonCode: "not_found" });
  });
});

describe("pull requests", () => {
  const FORKED = "4".repeat(40);

  it("are read as they stand, also from a fork, and from one that is gone", async () => {
    const { requests, answer } = await counted(() => forge.readPullRequest(7));
    expect(requests).toBe(1);
    expect(answer).toEqual({
      number: 7,
      state: "open",
      mergeCommit: null,
      locked: false,
      author: "ben",
      headCommit: OTHER_COMMIT,
      headRepository: "acme/site",
      baseBranch: "main",
      baseCommit: COMMIT,
      defaultBranch: "main",
    });
    under.github.openPullAs("eve", { number: 9, head: { ref: "main", sha: FORKED, owner: "eve", repo: "site-fork" } });
    expect(await forge.readPullRequest(9)).toMatchObject({
      author: "eve",
      headRepository: "eve/site-fork",
      headCommit: FORKED,
    });
    under.github.deleteFork(9);
    under.github.lockPullAs("ada", 9);
    under.github.closePullAs("ada", 9);
    expect(await forge.readPullRequest(9)).toMatchObject({ headRepository: null, locked: true, state: "closed" });
    expect(await forge.readPullRequest(8)).toBeNull();
    expect(await forge.readPullRequest(404)).toBeNull();
  });

  it("are found by a commit: the open ones, and the merged one that brought it", async () => {
    const second = "5".repeat(40);
    under.github.openPullAs("eve", { number: 9, head: { ref: "topic", sha: FORKED, owner: "eve" } });
    under.github.pushToPull("eve", 9, second);
    expect((await forge.listPullRequestsOf(FORKED)).map(({ number }) => number)).toEqual([9]);
    expect((await forge.listPullRequestsOf(second)).map(({ number }) => number)).toEqual([9]);
    const { pull_request } = under.github.mergePullAs("ada", 9);
    const { requests, answer } = await counted(() => forge.listPullRequestsOf(pull_request.merge_commit_sha));
    expect(requests).toBe(1);
    const mergeCommit = pull_request.merge_commit_sha;
    expect(answer).toMatchObject([{ number: 9, state: "closed", headCommit: second, baseBranch: "main", mergeCommit }]);
    expect(await forge.listPullRequestsOf(COMMIT)).toEqual([]);
    const error = await failureOf(forge.listPullRequestsOf("f".repeat(40)));
    expect(error).toMatchObject({ reasonCode: "not_found", status: 422 });
  });
});

describe("pull requests that were merged lately", () => {
  it("are those into the branch, without what was closed or is open", async () => {
    for (const number of [9, 10, 11]) {
      under.github.openPullAs("eve", { number, head: { ref: `topic-${number}`, sha: String(number % 10).repeat(40) } });
    }
    const { pull_request } = under.github.mergePullAs("ada", 9);
    under.github.closePullAs("eve", 10);
    const { requests, answer } = await counted(() => forge.listLatelyMerged("main"));
    expect(requests).toBe(1);
    expect(answer).toMatchObject([{ number: 9, mergeCommit: pull_request.merge_commit_sha }]);
    expect(await forge.listLatelyMerged("release")).toEqual([]);
    expect(await forge.readPullRequest(10)).toMatchObject({ state: "closed", mergeCommit: null });
  });
});

describe("files", () => {
  const plan = "plan: 1\n# ünïcode 🙂\n";

  beforeEach(() =>
    restart({
      files: {
        ".github/holdpoint.yml": plan,
        "odd/a b#?%{x}:ü.txt": "odd",
        "list.json": '[{"type":"file"}]',
        "big.txt": "x".repeat(1024 * 1024 + 1),
        "full.txt": "x".repeat(1024 * 1024),
        "binary.bin": { base64: Buffer.from([0xff, 0xfe, 0x00]).toString("base64") },
        "empty.txt": "",
        inside: { symlink: ".github/holdpoint.yml" },
        outside: { symlink: "../../etc/passwd" },
        vendor: { submodule: "https://github.com/acme/vendor" },
      },
    }),
  );

  it("are read at a commit and at a branch", async () => {
    const { requests, answer } = await counted(() => forge.readFile(".github/holdpoint.yml", COMMIT));
    expect({ requests, answer }).toEqual({ requests: 1, answer: plan });
    const next = "6".repeat(40);
    under.github.push("main", next, "Change the plan", "ada", {
      ".github/holdpoint.yml": "plan: 2\n",
      "list.json": null,
    });
    expect(await forge.readFile("./.github/holdpoint.yml", "main")).toBe("plan: 2\n");
    expect(await forge.readFile(".github/holdpoint.yml", COMMIT)).toBe(plan);
    expect(await forge.readFile("list.json", "main")).toBeNull();
    expect(await forge.readFile("list.json", COMMIT)).toBe('[{"type":"file"}]');
    expect(await forge.readFile("odd/a b#?%{x}:ü.txt", COMMIT)).toBe("odd");
    expect(await forge.readFile("empty.txt", COMMIT)).toBe("");
    expect(await forge.readFile("full.txt", COMMIT)).toHaveLength(1024 * 1024);
    expect(await forge.readFile("inside", COMMIT)).toBe(plan);
    expect(await forge.readFile("none.yml", COMMIT)).toBeNull();
  });

  it.each([
    [".github", "is a folder"],
    ["big.txt", "larger than 1 MiB"],
    ["binary.bin", "not text in UTF-8"],
    ["outside", "symbolic link"],
    ["vendor", "submodule"],
  ])("refuse %s: %s", async (path, said) => {
    const error = await failureOf(forge.readFile(path, COMMIT));
    expect(error.message).toContain(`${path} `);
    expect(error.message).toContain(said);
    expect(error.remedy).not.toBe("");
  });

  it.each(["../orgs/acme", "a/../../b", "/etc/passwd", "a//b", "", "a/./b"])(
    "refuse the path %j before any request",
    async (path) => {
      const { requests, answer } = await counted(() => failureOf(forge.readFile(path, COMMIT)));
      expect(answer.reasonCode).toBe("usage");
      expect(requests).toBe(0);
    },
  );

  it("tell a commit that is not there from a file that is not", async () => {
    const error = await failureOf(forge.readFile(".github/holdpoint.yml", "nope"));
    expect(error).toMatchObject({ reasonCode: "not_found", status: 404 });
    expect(error.message).toContain("No commit found for the ref nope");
  });
});

describe("teams", () => {
  const names = Array.from({ length: 250 }, (_, index) => `member${index}`);

  beforeEach(() =>
    restart({
      teams: [
        { slug: "everybody", members: names.slice(0, 120) },
        { slug: "core", members: [...names.slice(100, 230), "member0"], parent: "everybody" },
        { slug: "on-call", members: names.slice(230), parent: "core" },
        { slug: "nobody", members: [] },
      ],
    }),
  );

  it("are read to the end, with those of their child teams, each once", async () => {
    forge = await under.connect({ teamToken: TEAM_TOKEN });
    const { requests, answer } = await counted(() => forge.listTeamMembers("acme", "everybody"));
    expect(requests).toBe(3);
    expect(answer.toSorted()).toEqual(names.toSorted());
    expect(await forge.listTeamMembers("acme", "on-call")).toHaveLength(20);
    expect(await forge.listTeamMembers("acme", "nobody")).toEqual([]);
  });

  it.each([
    ["with a workflow's own token", undefined, "everybody", 404],
    ["with a token without `Members: read`", "github_pat_no_members", "everybody", 403],
    ["where there is no such team", TEAM_TOKEN, "no-such-team", 404],
  ])("say what is missing %s", async (_how, teamToken, team, status) => {
    forge = await under.connect(teamToken === undefined ? {} : { teamToken });
    const error = await failureOf(forge.listTeamMembers("acme", team));
    expect(error).toMatchObject({ reasonCode: "team_unreadable", status });
    expect(error.message).toContain(`acme/${team}`);
    expect(error.remedy).toContain("TEAM_READ_TOKEN");
    expect(error.remedy).toContain("Members: read");
    expect(error.remedy).toContain("GITHUB_TOKEN can never");
  });

  it("do not call a vendor's bad day a missing right", async () => {
    under.fault({ kind: "status", status: 502 });
    expect((await failureOf(forge.listTeamMembers("acme", "everybody"))).reasonCode).toBe("vendor_unavailable");
    under.clearFaults();
    const headers = { "retry-after": "600" };
    under.fault({
      kind: "status",
      status: 403,
      headers,
      body: { message: "You have exceeded a secondary rate limit" },
    });
    expect((await failureOf(forge.listTeamMembers("acme", "everybody"))).reasonCode).toBe("vendor_rate_limited");
    under.clearFaults();
    const stranger = await under.connect({ teamToken: "github_pat_wrong" });
    const error = await failureOf(stranger.listTeamMembers("acme", "everybody"));
    expect(error).toMatchObject({ reasonCode: "credential_rejected", status: 401 });
    expect(error.remedy).toContain("TEAM_READ_TOKEN");
    expect(inspect(error, { depth: 10 })).not.toContain("github_pat_wrong");
    expect(await allComments(stranger, 7)).toEqual([]);
  });

  it.each(["..", "a/b", "Eng Leads", "a?b", ""])("refuse the name %j before any request", async (team) => {
    const { requests, answer } = await counted(() => failureOf(forge.listTeamMembers("acme", team)));
    expect(answer.reasonCode).toBe("team_unreadable");
    expect(requests).toBe(0);
  });
});

describe("one comment", () => {
  const marker = "<!-- holdpoint -->";
  const isOurs = ({ body, author }: { body: string; author: string }) =>
    body.includes(marker) && author === "github-actions[bot]";

  /** 5,000 comments, ours at `index`, and one that only looks like ours before it. */
  async function fill(index: number | null): Promise<void> {
    await restart({
      comments: Array.from({ length: 5_000 }, (_, at) => ({
        issue: 7,
        body: at === index || at === 3 ? `${marker} ${at}` : `comment ${at}`,
        author: at === index ? "github-actions[bot]" : "cyd",
      })),
    });
  }

  it.each([
    [0, 1],
    [99, 1],
    [4_999, 2],
    [4_900, 2],
    [2_500, 26],
    [100, 50],
    [null, 51],
  ])("at place %j of 5,000 is found with %d requests", async (index, expected) => {
    await fill(index);
    const { requests, answer } = await counted(() => forge.findComment(7, isOurs));
    expect(answer?.body ?? null).toBe(index === null ? null : `${marker} ${index}`);
    expect(requests).toBe(expected);
  });

  it("is found on the only page, or is not there, with one request", async () => {
    expect(await counted(() => forge.findComment(7, isOurs))).toEqual({ requests: 1, answer: null });
    const made = await forge.createComment(7, marker);
    expect(made.url).toBe(`${under.origin}/acme/site/pull/7#issuecomment-${made.id}`);
    expect(await counted(() => forge.findComment(7, isOurs))).toEqual({ requests: 1, answer: made });
  });

  it("is read by its number, and is null where it was deleted", async () => {
    const made = await forge.createComment(7, marker);
    expect(await counted(() => forge.readComment(made.id))).toEqual({ requests: 1, answer: made });
    expect(await forge.updateComment(made.id, "changed")).toEqual({ ...made, body: "changed" });
    under.github.deleteCommentAs("ada", made.id);
    expect(await forge.readComment(made.id)).toBeNull();
    under.fault({ kind: "status", status: 410, body: { message: "This was deleted" }, times: 1 });
    expect(await forge.readComment(made.id)).toBeNull();
    const error = await failureOf(forge.updateComment(made.id, "again"));
    expect(error).toMatchObject({ reasonCode: "not_found", status: 404 });
    under.fault({ kind: "status", status: 500, times: 4 });
    expect((await failureOf(forge.readComment(made.id))).reasonCode).toBe("vendor_unavailable");
  });

  it("cannot be written in a locked conversation, and says so", async () => {
    const made = await forge.createComment(7, marker);
    under.github.lockPullAs("ada", 7);
    const { requests, answer } = await counted(() => failureOf(forge.createComment(7, "more")));
    expect(answer).toMatchObject({ reasonCode: "conversation_locked", status: 403 });
    expect(answer.remedy).toContain("Unlock");
    expect(requests).toBe(1);
    expect(await forge.findComment(7, isOurs)).toEqual(made);
    under.github.unlockPullAs("ada", 7);
    expect(await forge.createComment(7, "more")).toMatchObject({ body: "more" });
  });

  it("is refused for what it is where it is too long, forbidden or in a repository without issues", async () => {
    const long = await failureOf(forge.createComment(7, "x".repeat(65_537)));
    expect(long).toMatchObject({ reasonCode: "vendor_answer_unknown", status: 422 });
    expect(long.message).toContain("is too long");
    expect(long.remedy).toContain("65,536");
    const reader = await under.connect({ token: "ghs_reader" });
    expect(await failureOf(reader.createComment(7, "x"))).toMatchObject({
      reasonCode: "credential_insufficient",
      status: 403,
    });
    await restart({ hasIssues: false });
    const gone = await failureOf(forge.createComment(8, "x"));
    expect(gone).toMatchObject({ reasonCode: "not_found", status: 410 });
    expect(gone.remedy).toContain("Issues are disabled");
    expect(await forge.createComment(7, "x")).toMatchObject({ author: "github-actions[bot]" });
  });
});

describe("which token goes where", () => {
  it("sends TEAM_READ_TOKEN with team reads only, and shows neither", async () => {
    const heard = new Map<string, string | undefined>();
    await under.close();
    under = await serveGithub({}, (route) => ({
      ...route,
      handle: (request) => {
        heard.set(`${request.method} ${request.path}`, request.headers["authorization"]);
        return route.handle(request);
      },
    }));
    const lines: string[] = [];
    forge = await under.connect({ teamToken: TEAM_TOKEN, debug: (line) => void lines.push(line) });
    await forge.listTeamMembers("acme", "eng-leads");
    await forge.setCommitStatus(COMMIT, { context: "c", state: "pending", description: "" });
    const { id } = await forge.createComment(7, "x");
    await forge.updateComment(id, "y");
    await forge.readComment(id);
    await forge.findComment(7, () => false);
    await forge.readPullRequest(7);
    await forge.listPullRequestsOf(COMMIT);
    await forge.listCommitStatuses(COMMIT);
    await forge.listCheckRuns(COMMIT);
    await forge.listCheckNotes(1).catch(() => []);
    await forge.readFile("none", COMMIT);
    await forge.listDeployments({ limit: 1 });
    const team = "GET /orgs/acme/teams/eng-leads/members";
    expect(heard.size).toBeGreaterThan(10);
    for (const [request, authorization] of heard) {
      expect(authorization).toBe(`Bearer ${request === team ? TEAM_TOKEN : TOKEN}`);
    }
    const shown = [...lines, inspect(forge, { depth: 10 })].join("\n");
    expect(lines.length).toBeGreaterThan(10);
    expect(shown).not.toContain(TEAM_TOKEN);
    expect(shown).not.toContain(TOKEN);
  });
});
