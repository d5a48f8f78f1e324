/** GitHub's own description of its API judges what our emulator answers, and what our provider and Octokit ask. */
import { allComments } from "../conformance/all-comments.ts";
import { readFileSync } from "node:fs";
import type { Octokit } from "@octokit/rest";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { flagdFlags } from "../../src/providers/flagd/index.ts";
import { githubForge } from "../../src/providers/github/index.ts";
import { ADMIN_TOKEN, COMMIT, OTHER_COMMIT, TEAM_TOKEN, TOKEN } from "../sandbox/github/serve-github.ts";
import { DESCRIPTION_FILE, extractDescription } from "./openapi/extract.ts";
import { createGithubJudge, type Exchange, type GithubJudge } from "./openapi/judge.ts";
import { type JudgedGithub, serveJudgedGithub } from "./openapi/judged-github.ts";
import { createOctokit } from "./openapi/octokit.ts";

const REPO = { owner: "acme", repo: "site" };

let judge: GithubJudge;
let under: JudgedGithub;
let octokit: Octokit;

beforeAll(async () => {
  judge = await createGithubJudge();
});

beforeEach(async () => {
  under = await serveJudgedGithub({
    files: {
      ".github/holdpoint.yml": "plan: 1\n",
      "flags.json": '{ "flags": { "chat": { "state": "ENABLED", "variants": { "on": true } } } }\n',
      link: { symlink: "../outside" },
      vendor: { submodule: "https://github.com/acme/vendor" },
    },
    environments: [
      "production",
      { name: "guarded", reviewers: ["ada"], waitMinutes: 5, branches: ["main"], tags: ["v*"], apps: ["gate"] },
    ],
    branchRules: { kind: "ruleset", requiredStatuses: [{ context: "holdpoint/checklist", app: 15_368 }] },
    scheduledRuns: [{ workflow: ".github/workflows/watch.yml", at: Date.parse("2026-11-20T15:00:00Z") }],
    checkRuns: [
      { ref: COMMIT, name: "code", notices: ["what it left"] },
      { ref: COMMIT, name: "world", status: "in_progress" },
    ],
  });
  octokit = await createOctokit(under.origin, ADMIN_TOKEN);
});

afterEach(() => under.close());

/** Problems of every exchange so far, each with its request. */
function problems(): string[] {
  return under.exchanges.flatMap((exchange) =>
    judge.judge(exchange).problems.map((problem) => `${exchange.method} ${exchange.path}: ${problem}`),
  );
}

function judgedOperations(): Set<string | null> {
  return new Set(under.exchanges.map((exchange) => judge.judge(exchange).operation));
}

describe("the judge", () => {
  it("holds exactly what the published description says", () => {
    expect(JSON.parse(readFileSync(DESCRIPTION_FILE, "utf8"))).toEqual(extractDescription());
  });

  it("refuses answers and requests that are not GitHub's", async () => {
    await octokit.rest.repos.createDeployment({ ...REPO, ref: "main", required_contexts: [] });
    const [good] = under.exchanges;
    if (good === undefined) throw new Error("nothing was asked");
    expect(judge.judge(good)).toEqual({ operation: "POST /repos/{owner}/{repo}/deployments", problems: [] });
    const answer = good.answer as Record<string, unknown>;
    const bad: Partial<Exchange>[] = [
      { answer: { ...answer, id: "1" } },
      { answer: { ...answer, statuses_url: "no address" } },
      { answer: { ...answer, created_at: "yesterday" } },
      { answer: { ...answer, creator: { login: "ada" } } },
      { answer: Object.fromEntries(Object.entries(answer).filter(([name]) => name !== "task")) },
      { status: 418 },
      { status: 403, answer: { message: 403 } },
      { body: {} },
      { body: { ref: "main", enviroment: "staging" } },
      { body: { ref: "main", payload: 5 } },
      { query: new URLSearchParams("dry=1") },
      { path: "/repos/acme/site/releases" },
    ];
    for (const change of bad) {
      const verdict = judge.judge({ ...good, ...change });
      expect({ change, problems: verdict.problems.length }).not.toEqual({ change, problems: 0 });
    }
  });
});

describe("the emulator's answers to @octokit/rest", () => {
  it("are GitHub's, for every operation", async () => {
    await useDeployments();
    await useComments();
    await useIssues();
    await usePulls();
    await useRepository();
    await usePeople();
    expect(problems()).toEqual([]);
    expect([...judgedOperations()].toSorted()).toEqual([...judge.operations].toSorted());
  });

  it("are GitHub's where it refuses", async () => {
    const wrong = await createOctokit(under.origin, "ghp_wrong");
    const reader = await createOctokit(under.origin, "ghs_reader");
    const commenter = await createOctokit(under.origin, TOKEN);
    const long = "x".repeat(70_000);
    const made = await octokit.rest.repos.createDeployment({ ...REPO, ref: "main", required_contexts: [] });
    const { id } = made.data as { id: number };
    await octokit.rest.repos.createCommitStatus({ ...REPO, sha: COMMIT, state: "failure" });
    const refused: [() => Promise<unknown>, number][] = [
      [() => wrong.rest.repos.get(REPO), 401],
      [() => reader.rest.repos.createDeployment({ ...REPO, ref: "main" }), 403],
      [() => octokit.rest.repos.get({ owner: "acme", repo: "other" }), 404],
      [() => octokit.rest.issues.listComments({ ...REPO, issue_number: 99 }), 404],
      [() => octokit.rest.repos.createDeployment({ ...REPO, ref: "nope" }), 422],
      [() => octokit.rest.repos.createDeployment({ ...REPO, ref: "main" }), 409],
      [
        () =>
          octokit.rest.repos.createDeploymentStatus({
            ...REPO,
            deployment_id: id,
            state: "success",
            description: long,
          }),
        422,
      ],
      [() => octokit.rest.issues.createComment({ ...REPO, issue_number: 7, body: long }), 422],
      [() => octokit.rest.issues.create({ ...REPO, title: "t", body: long }), 422],
      [() => octokit.rest.issues.update({ ...REPO, issue_number: 99, title: "t" }), 404],
      [() => octokit.rest.repos.compareCommitsWithBasehead({ ...REPO, basehead: "main...nope" }), 404],
      [() => octokit.rest.repos.getContent({ ...REPO, path: "none" }), 404],
      [() => octokit.rest.repos.getContent({ ...REPO, path: "link", ref: "nope" }), 404],
      [() => octokit.rest.checks.listForRef({ ...REPO, ref: "f".repeat(40) }), 422],
      [() => octokit.rest.teams.listMembersInOrg({ org: "acme", team_slug: "nobody" }), 404],
      [
        () => {
          under.github.lockPullAs("ada", 7);
          return commenter.rest.issues.createComment({ ...REPO, issue_number: 7, body: "x" });
        },
        403,
      ],
      [
        () => octokit.request("POST /repos/{owner}/{repo}/deployments", { ...REPO, ref: "main", payload: 5 as never }),
        422,
      ],
    ];
    for (const [ask, status] of refused) await expect(ask()).rejects.toMatchObject({ status });
    expect(problems()).toEqual([]);
  });
});

describe("our provider's requests", () => {
  it("are GitHub's where a repository is examined", async () => {
    const context = {
      env: { GITHUB_TOKEN: ADMIN_TOKEN, GITHUB_API_URL: under.origin },
      clock: under.clock,
      random: () => 0,
      debug: () => undefined,
    };
    const expected = {
      project: "web",
      team: null,
      repository: "acme/site",
      directory: "/nowhere",
      domains: [],
      stagingEnvironment: null,
      rollbackSteps: 1,
      runsChecks: false,
      environments: [{ name: "guarded", use: "production" as const }],
      status: null,
      teams: ["acme/eng-leads"],
      schedules: [{ workflow: ".github/workflows/watch.yml", cron: "0 * * * *", timezone: "UTC" }],
    };
    const examinations = (await githubForge.examine?.(expected, context)) ?? [];
    expect(examinations.length).toBeGreaterThanOrEqual(9);
    await Promise.all(examinations.map(({ run }) => run()));
    expect(problems()).toEqual([]);
  });

  it("are GitHub's where a file of flags is read and written", async () => {
    const context = {
      env: { FLAGS_GITHUB_TOKEN: ADMIN_TOKEN, GITHUB_API_URL: under.origin },
      clock: under.clock,
      random: () => 0,
      debug: () => undefined,
    };
    const settings = { project: "web", team: null, repository: "acme/site" };
    const flags = await flagdFlags.connect(settings, context);
    const flag = flags.open({ branch: "feature", file: "flags.json", key: "chat", safe: "disabled" });
    const before = await flag.read();
    expect(await flag.set(flag.safe, before, "it fails")).toEqual({ kind: "accepted" });
    expect(await flag.readLastChange()).toMatchObject({ by: "ada" });
    expect(problems()).toEqual([]);
    expect(judgedOperations()).toContain("PUT /repos/{owner}/{repo}/contents/{path}");
  });

  it("are GitHub's", async () => {
    const forge = await under.connect({ teamToken: TEAM_TOKEN });
    const made = await forge.createDeployment({
      ref: COMMIT,
      task: "holdpoint",
      environment: "production",
      description: "Release 1",
      payload: { release: "r1" },
      productionEnvironment: true,
    });
    await forge.createDeploymentStatus(made.id, {
      state: "in_progress",
      description: "promoting",
      environmentUrl: "https://app.example.com",
      logUrl: "https://github.com/acme/site/actions/runs/42",
    });
    await forge.listDeployments({ environment: "production", task: "holdpoint", sha: COMMIT, limit: 500 });
    await forge.listDeploymentStatuses(made.id);
    await forge.setCommitStatus(COMMIT, {
      context: "c",
      state: "pending",
      description: "d",
      targetUrl: "https://x.example",
    });
    const comment = await forge.createComment(7, "hello");
    await forge.updateComment(comment.id, "changed");
    await allComments(forge, 7);
    under.fault({ kind: "cut", times: 1 });
    await forge.createComment(7, "looked for");
    await forge.listCommitStatuses(COMMIT);
    const checks = await forge.listCheckRuns(COMMIT);
    expect(checks).toHaveLength(2);
    expect(await forge.listCheckNotes(checks.find(({ name }) => name === "code")?.id ?? 0)).toEqual(["what it left"]);
    expect(await forge.readPullRequest(7)).not.toBeNull();
    await forge.listPullRequestsOf(OTHER_COMMIT);
    expect(await forge.readFile(".github/holdpoint.yml", COMMIT)).toBe("plan: 1\n");
    expect(await forge.listTeamMembers("acme", "eng-leads")).toEqual(["ada", "ben"]);
    expect(await forge.readComment(comment.id)).toMatchObject({ body: "changed" });
    expect(await forge.findComment(7, ({ id }) => id === comment.id)).toMatchObject({ body: "changed" });
    const { number } = await forge.createIssue({ title: "ROLLED BACK", body: "why", labels: ["incident"] });
    await forge.updateIssue(number, { body: "closed", state: "closed" });
    await forge.listIssues({ creator: "github-actions[bot]", state: "all", since: under.clock.now() - 60_000 });
    expect(await forge.compareCommits(OTHER_COMMIT, COMMIT)).toMatchObject({ total: 1, commits: [{ author: "ada" }] });
    expect(problems()).toEqual([]);
    expect(judgedOperations().size).toBe(20);
    expect(under.exchanges.length).toBe(23);
  });
});

async function useDeployments(): Promise<void> {
  const { repos } = octokit.rest;
  await repos.createCommitStatus({
    ...REPO,
    sha: COMMIT,
    state: "success",
    context: "ci",
    target_url: "https://ci.example",
  });
  await repos.createCommitStatus({ ...REPO, sha: COMMIT, state: "pending", context: "bare" });
  await repos.listCommitStatusesForRef({ ...REPO, ref: "main" });
  await repos.getCombinedStatusForRef({ ...REPO, ref: "main" });
  const made = await repos.createDeployment({
    ...REPO,
    ref: "feature",
    environment: "staging",
    payload: "text",
    description: "d",
    auto_merge: false,
    required_contexts: [],
  });
  const { id } = made.data as { id: number };
  await repos.createDeployment({ ...REPO, ref: OTHER_COMMIT, environment: "staging", required_contexts: [] });
  const status = await repos.createDeploymentStatus({
    ...REPO,
    deployment_id: id,
    state: "success",
    description: "ok",
  });
  await repos.createDeploymentStatus({ ...REPO, deployment_id: id, state: "inactive" });
  await repos.listDeploymentStatuses({ ...REPO, deployment_id: id, per_page: 1 });
  await repos.getDeploymentStatus({ ...REPO, deployment_id: id, status_id: status.data.id });
  await repos.listDeployments({ ...REPO, environment: "staging" });
  await repos.getDeployment({ ...REPO, deployment_id: id });
  await repos.deleteDeployment({ ...REPO, deployment_id: id });
}

async function useComments(): Promise<void> {
  const { issues, pulls } = octokit.rest;
  const { data } = await issues.createComment({ ...REPO, issue_number: 7, body: "hello" });
  await issues.updateComment({ ...REPO, comment_id: data.id, body: "changed" });
  await issues.getComment({ ...REPO, comment_id: data.id });
  await issues.listComments({ ...REPO, issue_number: 7, since: "2026-01-01T00:00:00Z" });
  await issues.deleteComment({ ...REPO, comment_id: data.id });
  await issues.get({ ...REPO, issue_number: 7 });
  await issues.get({ ...REPO, issue_number: 8 });
  await pulls.list({ ...REPO, state: "all", base: "main" });
  await pulls.get({ ...REPO, pull_number: 7 });
  await pulls.listFiles({ ...REPO, pull_number: 7 });
}

async function useIssues(): Promise<void> {
  const { issues, repos } = octokit.rest;
  const { data } = await issues.create({ ...REPO, title: "ROLLED BACK", body: "why", labels: ["incident"] });
  await issues.listForRepo({ ...REPO, creator: "ada", state: "all", labels: "incident" });
  await issues.update({ ...REPO, issue_number: data.number, body: "closed", state: "closed" });
  await repos.compareCommitsWithBasehead({ ...REPO, basehead: `${OTHER_COMMIT}...${COMMIT}` });
  await repos.compareCommitsWithBasehead({ ...REPO, basehead: `${COMMIT}...${OTHER_COMMIT}` });
}

async function usePulls(): Promise<void> {
  const { checks, pulls, repos } = octokit.rest;
  const sha = "7".repeat(40);
  under.github.openPullAs("eve", { number: 9, head: { ref: "topic", sha, owner: "eve", repo: "site-fork" } });
  await pulls.get({ ...REPO, pull_number: 9 });
  await repos.listPullRequestsAssociatedWithCommit({ ...REPO, commit_sha: sha });
  under.github.lockPullAs("ada", 9);
  const merged = under.github.mergePullAs("ada", 9);
  await pulls.get({ ...REPO, pull_number: 9 });
  const commit_sha = merged.pull_request.merge_commit_sha;
  await repos.listPullRequestsAssociatedWithCommit({ ...REPO, commit_sha });
  const { data: found } = await checks.listForRef({ ...REPO, ref: COMMIT, filter: "latest", check_name: "code" });
  await checks.listAnnotations({ ...REPO, check_run_id: found.check_runs[0]?.id ?? 0 });
  await checks.listForRef({ ...REPO, ref: "main", filter: "all" });
  const content = Buffer.from("{}").toString("base64");
  await repos.createOrUpdateFileContents({ ...REPO, path: "new.json", branch: "feature", message: "Add it", content });
  for (const path of [".github/holdpoint.yml", ".github", "link", "vendor"]) {
    await repos.getContent({ ...REPO, path, ref: COMMIT });
  }
}

async function useRepository(): Promise<void> {
  const { actions, git, repos } = octokit.rest;
  await repos.get(REPO);
  await repos.listCommits({ ...REPO, sha: "main" });
  await repos.getCommit({ ...REPO, ref: COMMIT.slice(0, 10) });
  await git.getRef({ ...REPO, ref: "heads/main" });
  await git.listMatchingRefs({ ...REPO, ref: "tags/v" });
  await repos.getAllEnvironments(REPO);
  await repos.getEnvironment({ ...REPO, environment_name: "production" });
  await repos.getEnvironment({ ...REPO, environment_name: "guarded" });
  await repos.listDeploymentBranchPolicies({ ...REPO, environment_name: "guarded" });
  await repos.getAllDeploymentProtectionRules({ ...REPO, environment_name: "guarded" });
  await repos.getBranch({ ...REPO, branch: "main" });
  await repos.getBranchRules({ ...REPO, branch: "main" });
  await actions.getGithubActionsPermissionsRepository(REPO);
  await actions.getGithubActionsDefaultWorkflowPermissionsRepository(REPO);
  await actions.listWorkflowRunsForRepo({ ...REPO, event: "schedule" });
  await actions.getReviewsForRun({ ...REPO, run_id: 42 });
}

async function usePeople(): Promise<void> {
  const { meta, rateLimit, repos, teams, users } = octokit.rest;
  await repos.getCollaboratorPermissionLevel({ ...REPO, username: "cyd" });
  await teams.listMembersInOrg({ org: "acme", team_slug: "eng-leads" });
  await teams.getMembershipForUserInOrg({ org: "acme", team_slug: "eng-leads", username: "ada" });
  await users.getAuthenticated();
  await users.getByUsername({ username: "ben" });
  await rateLimit.get();
  await meta.get();
}
