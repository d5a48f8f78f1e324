/** What the checklist asks: `@octokit/rest` as published asks our emulator; our provider asks an emulator that others wrote. */
import { pathToFileURL } from "node:url";
import type { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Forge } from "../../src/providers/contract.ts";
import { githubForge } from "../../src/providers/github/index.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { clientFile } from "../clients/install.ts";
import {
  ADMIN_TOKEN,
  COMMIT,
  type GithubUnderTest,
  OTHER_COMMIT,
  serveGithub,
  TOKEN,
} from "../sandbox/github/serve-github.ts";
import { createOctokit } from "./openapi/octokit.ts";

const REPO = { owner: "acme", repo: "site" };
const PLAN = "plan: ü\n";

describe.each(["", "/api/v3"])("@octokit/rest against the emulator under %j", (prefix) => {
  let under: GithubUnderTest;
  let octokit: Octokit;

  beforeEach(async () => {
    const names = Array.from({ length: 250 }, (_, index) => `member${index}`);
    under = await serveGithub({
      teams: [
        { slug: "everybody", members: names.slice(0, 130) },
        { slug: "core", members: names.slice(120), parent: "everybody" },
      ],
      files: {
        "docs/plan #1.yml": PLAN,
        "big.txt": "x".repeat(1024 * 1024 + 1),
        link: { symlink: "docs/plan #1.yml" },
        outside: { symlink: "../x" },
      },
      checkRuns: [
        ...Array.from({ length: 203 }, (_, index) => ({ ref: COMMIT, name: `job ${index}`, suite: 1 })),
        { ref: COMMIT, name: "job 0", suite: 1, conclusion: "failure" },
        { ref: OTHER_COMMIT, name: "elsewhere" },
      ],
    });
    octokit = await createOctokit(`${under.origin}${prefix}`, ADMIN_TOKEN);
  });

  afterEach(() => under.close());

  it("pages through jobs and the members of a team with its child teams", async () => {
    const { checks, teams } = octokit.rest;
    const latest = await octokit.paginate(checks.listForRef, { ...REPO, ref: "main", per_page: 100 });
    expect(latest).toHaveLength(203);
    expect(latest[0]).toMatchObject({ name: "job 0", conclusion: "failure", app: { slug: "github-actions" } });
    const all = await octokit.paginate(checks.listForRef, { ...REPO, ref: COMMIT, filter: "all", per_page: 100 });
    expect(all).toHaveLength(204);
    const named = await checks.listForRef({ ...REPO, ref: COMMIT, check_name: "job 7" });
    expect(named.data.total_count).toBe(1);
    const members = await octokit.paginate(teams.listMembersInOrg, { org: "acme", team_slug: "everybody" });
    expect(new Set(members.map(({ login }) => login)).size).toBe(250);
    expect(members).toHaveLength(250);
  });

  it("reads files, raw and as objects, folders and links", async () => {
    const { repos } = octokit.rest;
    const path = "docs/plan #1.yml";
    const plain = (await repos.getContent({ ...REPO, path, ref: COMMIT })).data;
    if (Array.isArray(plain) || !("content" in plain)) throw new Error("no file");
    expect(Buffer.from(plain.content, "base64").toString()).toBe(PLAN);
    const raw = await repos.getContent({ ...REPO, path, mediaType: { format: "raw" } });
    expect(raw.data).toBe(PLAN);
    const followed = await repos.getContent({ ...REPO, path: "link", mediaType: { format: "raw" } });
    expect(followed.data).toBe(PLAN);
    expect((await repos.getContent({ ...REPO, path: "outside" })).data).toMatchObject({
      type: "symlink",
      target: "../x",
    });
    expect((await repos.getContent({ ...REPO, path: "docs" })).data).toMatchObject([{ type: "file", path, size: 9 }]);
    expect((await repos.getContent({ ...REPO, path: "" })).data).toHaveLength(4);
    await expect(repos.getContent({ ...REPO, path: "big.txt" })).rejects.toMatchObject({ status: 403 });
  });

  it("sees locked, closed, merged and forked pull requests as they are", async () => {
    const { issues, pulls, repos } = octokit.rest;
    const sha = "9".repeat(40);
    under.github.openPullAs("eve", { number: 9, head: { ref: "main", sha, owner: "eve", repo: "site-fork" } });
    const opened = (await pulls.get({ ...REPO, pull_number: 9 })).data;
    expect(opened.head.repo).toMatchObject({ full_name: "eve/site-fork", fork: true });
    expect(opened.base.repo).toMatchObject({ full_name: "acme/site", fork: false });
    expect(opened.merge_commit_sha).toMatch(/^[0-9a-f]{40}$/);
    under.github.lockPullAs("ada", 9);
    const bot = await createOctokit(`${under.origin}${prefix}`, TOKEN);
    const reader = await createOctokit(`${under.origin}${prefix}`, "ghp_cyd");
    const comment = { ...REPO, issue_number: 9, body: "x" };
    for (const client of [bot, reader]) {
      await expect(client.rest.issues.createComment(comment)).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining("Unable to create comment because issue is locked."),
      });
    }
    expect((await issues.createComment(comment)).status).toBe(201);
    const merged = under.github.mergePullAs("ada", 9, "8".repeat(40));
    expect(merged).toMatchObject({ action: "closed", pull_request: { merged: true, merged_by: { login: "ada" } } });
    expect((await pulls.get({ ...REPO, pull_number: 9 })).data).toMatchObject({
      state: "closed",
      locked: true,
      merged: true,
    });
    const found = await repos.listPullRequestsAssociatedWithCommit({ ...REPO, commit_sha: "8".repeat(40) });
    expect(found.data.map(({ number }) => number)).toEqual([9]);
    under.github.deleteFork(9);
    expect((await pulls.get({ ...REPO, pull_number: 9 })).data.head.repo).toBeNull();
  });
});

interface ForeignEmulator {
  readonly url: string;
  close(): Promise<void>;
}

describe("our provider against emulate", () => {
  const THERE = { owner: "admin", repo: "site" };
  let foreign: ForeignEmulator;
  let octokit: Octokit;
  let forge: Forge;

  beforeEach(async () => {
    const module: { createEmulator(options: object): Promise<ForeignEmulator> } = await import(
      pathToFileURL(clientFile("emulate/dist/api.js")).href
    );
    const users = [{ login: "admin", name: "Ada", email: "ada@example.com" }];
    const repos = [{ ...THERE, name: "site", auto_init: true }];
    foreign = await module.createEmulator({ service: "github", port: 0, seed: { github: { users, repos } } });
    octokit = await createOctokit(foreign.url, "test_token_admin");
    forge = await githubForge.connect(
      { project: "site", team: null, repository: "admin/site" },
      {
        env: { GITHUB_API_URL: foreign.url, GITHUB_TOKEN: "test_token_admin" },
        clock: createVirtualClock(0),
        random: Math.random,
        debug: () => {},
      },
    );
  });

  afterEach(() => foreign.close());

  it("reads its pull requests, jobs, files and comments", async () => {
    const { checks, git, issues, pulls, repos } = octokit.rest;
    const base = (await git.getRef({ ...THERE, ref: "heads/main" })).data.object.sha;
    await git.createRef({ ...THERE, ref: "refs/heads/topic", sha: base });
    const path = ".github/hold point.yml";
    const content = Buffer.from(PLAN).toString("base64");
    await repos.createOrUpdateFileContents({ ...THERE, path, branch: "topic", message: "Plan", content });
    const head = (await git.getRef({ ...THERE, ref: "heads/topic" })).data.object.sha;
    await pulls.create({ ...THERE, head: "topic", base: "main", title: "Add a plan" });
    await checks.create({ ...THERE, name: "code", head_sha: head, status: "completed", conclusion: "success" });

    expect(await forge.readPullRequest(1)).toEqual({
      number: 1,
      state: "open",
      locked: false,
      author: "admin",
      headCommit: head,
      headRepository: "admin/site",
      baseBranch: "main",
      baseCommit: base,
      defaultBranch: "main",
      mergeCommit: null,
    });
    expect(await forge.readPullRequest(99)).toBeNull();
    expect(await forge.listCheckRuns(head)).toMatchObject([
      { name: "code", status: "completed", conclusion: "success" },
    ]);
    expect(await forge.readFile(path, "topic")).toBe(PLAN);
    expect(await forge.readFile(path, "main")).toBeNull();
    await expect(forge.readFile(".github", "topic")).rejects.toThrow("is a folder");
    await expect(forge.listTeamMembers("admin", "core")).rejects.toMatchObject({ reasonCode: "team_unreadable" });

    for (let index = 0; index < 215; index += 1) await forge.createComment(1, `comment ${index}`);
    for (const index of [0, 100, 150, 214]) {
      const body = `comment ${index}`;
      const found = await forge.findComment(1, (comment) => comment.body === body);
      expect(found).toMatchObject({ body });
      expect(await forge.readComment(found?.id ?? 0)).toEqual(found);
    }
    const last = await forge.findComment(1, ({ body }) => body === "comment 214");
    await issues.deleteComment({ ...THERE, comment_id: last?.id ?? 0 });
    expect(await forge.readComment(last?.id ?? 0)).toBeNull();
    expect(await forge.findComment(1, ({ body }) => body === "comment 214")).toBeNull();
  });
});
