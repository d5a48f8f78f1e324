/**
 * Whole checklists: the example's own workflow calls ours under act, which runs the committed bundle against an emulated
 * GitHub. Events are those that the emulator would send, and each run's token may do what the workflow asks for.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type ActOutcome, type ActRequest, runAct } from "./act.ts";
import { MARKER } from "./checklist-events.ts";
import { type ConsumerGithub, serveConsumerGithub, TEAM_TOKEN, tokenOf } from "./checklist-github.ts";
import type { Tools } from "./install-tools.ts";
import { pushToMain, pushToPullRequest } from "./pull-request.ts";
import type { Suite } from "./suite.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

const PLAN = `version: 1
name: site
project: { vercel: { project: site }, domains: [www.example.com] }
checklist:
  - { title: Tests pass, group: Code, command: sh test.sh }
  - { title: Bundle within budget, group: Code, bundle: { dir: out, max: 10 kB raw, growth: 50% } }
  - { title: On-call confirmed, group: People, sign-off: { by: ["@acme/devops"] } }
stages:
  staging: { verify: [{ title: Start page, http: { path: / } }] }
  production: {}
`;
/** A plan without most of its gates, as somebody would like it who proposes it with the change. */
const HARMLESS_PLAN = PLAN.replace("sh test.sh", '"true"').replaceAll(/^.*(?:bundle|sign-off):.*\n/gm, "");
const FILES = {
  "apps/web/test.sh": "test -f prepared && echo tested\n",
  "apps/web/out/app.js": "console.log('app');\n",
};
const STATUS = "holdpoint/checklist";

interface Scene {
  readonly workspace: Workspace;
  readonly github: ConsumerGithub;
  /** Heads of the two pull requests. */
  readonly here: string;
  readonly fork: string;
  readonly main: string;
  /** Of every run so far. */
  readonly logs: string[];
  /** `job`: the one of the run that may do most. */
  run(event: ActRequest["event"], payload: object, job: string): Promise<ActOutcome>;
}

export async function checkChecklists(suite: Suite, root: string, tools: Tools): Promise<void> {
  const scene = await openScene(root, tools);
  const check = (title: string, play: (scene: Scene) => Promise<void>) => suite.check(title, () => play(scene));
  try {
    await check("a push to main: what it measures is recorded", checkPush);
    await check("a pull request is opened: its comment appears, its commit is pending", checkOpened);
    await check("a tick by somebody without the right is set back, politely", checkWrongTick);
    await check("a tick by somebody with the right is recorded, and the commit may ship", checkRightTick);
    await check("a merge queue's commit may go in by what was signed, and fails by its own code", checkQueue);
    await check("a comment that is written over approves nothing and is restored", checkRestored);
    await check("a comment that is deleted comes again, and what was signed still counts", checkDeleted);
    await check("a new commit whose tests fail: red job, red commit, no tick left", checkNewCommit);
    await check("a pull request from a fork: its code is run, nothing is written", checkFork);
    await check("somebody of the project asks for it: the fork's comment appears", checkAskedFork);
    await check("no request that the emulator does not know, no token in any log", checkTraces);
  } finally {
    await scene.github.close();
    scene.workspace.remove();
  }
}

async function checkPush({ run, github, main }: Scene): Promise<void> {
  const outcome = await run("push", github.github.pushEvent("main"), "record");
  assert.equal(outcome.code, 0, outcome.log);
  assert.deepEqual(outcome.jobs, { code: "success", record: "success" }, outcome.log);
  const [kept, ...others] = await github.deployments("holdpoint:measurements");
  assert.deepEqual(others, []);
  const { plan, branch, commit, items } = kept as Readonly<Record<string, unknown>>;
  assert.deepEqual({ plan, branch, commit }, { plan: ".github/holdpoint.yml", branch: "main", commit: main });
  assert.deepEqual(Object.keys(items as object), ["Bundle within budget"]);
}

async function checkOpened({ run, github, here }: Scene): Promise<void> {
  const outcome = await run("pull_request", github.github.pullRequestEvent("opened", 7), "checklist");
  assert.equal(outcome.code, 0, outcome.log);
  assert.deepEqual(outcome.jobs, { code: "success", plan: "success", checklist: "success" }, outcome.log);
  assert.equal(outcome.steps.get("checklist/checklist")?.outputs["decision"], "hold");
  const comment = await ourComment(github, 7);
  assert.match(comment.body, /\[ \].*@acme\/devops/);
  assert.match(comment.body, /sh test\.sh|Tests pass/);
  assert.equal(await stateOf(github, here), "pending");
}

async function checkWrongTick({ run, github, here }: Scene): Promise<void> {
  const comment = await ourComment(github, 7);
  const event = github.github.editCommentAs("cyd", comment.id, ticked(comment.body));
  const outcome = await run("issue_comment", event, "checklist");
  assert.deepEqual(outcome.jobs, { checklist: "success" }, outcome.log);
  const after = await ourComment(github, 7);
  assert.match(after.body, /\[ \].*@acme\/devops/);
  assert.match(after.body, /cyd/);
  assert.equal(await stateOf(github, here), "pending");
}

async function checkRightTick({ run, github, here }: Scene): Promise<void> {
  const comment = await ourComment(github, 7);
  const event = github.github.editCommentAs("ada", comment.id, ticked(comment.body));
  const outcome = await run("issue_comment", event, "checklist");
  assert.equal(outcome.steps.get("checklist/checklist")?.outputs["decision"], "proceed", outcome.log);
  assert.match((await ourComment(github, 7)).body, /\[x\].*@acme\/devops/);
  const signed = (await github.statuses(here)).filter(({ description }) => description.startsWith("signed by ada "));
  assert.equal(signed.length, 1);
  assert.equal(await stateOf(github, here), "success");
}

async function checkQueue({ run, github, workspace }: Scene): Promise<void> {
  const good = pushToPullRequest(workspace, 70, { "apps/web/out/app.js": "console.log('queued');\n" });
  const outcome = await run("merge_group", github.github.queuePullAs("ada", 7, good), "checklist");
  assert.equal(outcome.code, 0, outcome.log);
  assert.deepEqual(outcome.jobs, { code: "success", checklist: "success" }, outcome.log);
  assert.equal(await stateOf(github, good), "success");
  const broken = pushToPullRequest(workspace, 71, { "apps/web/test.sh": "echo broken together; exit 1\n" });
  const refused = await run("merge_group", github.github.queuePullAs("ada", 7, broken), "checklist");
  assert.deepEqual(refused.jobs, { code: "failure", checklist: "success" }, refused.log);
  assert.equal(await stateOf(github, broken), "failure");
}

async function checkRestored({ run, github, here }: Scene): Promise<void> {
  const comment = await ourComment(github, 7);
  const event = github.github.editCommentAs("cyd", comment.id, "Everything is approved.");
  const outcome = await run("issue_comment", event, "checklist");
  assert.deepEqual(outcome.jobs, { checklist: "success" }, outcome.log);
  const after = await ourComment(github, 7);
  assert.equal(after.id, comment.id);
  assert.match(after.body, /\[x\].*@acme\/devops/);
  assert.doesNotMatch(after.body, /Everything is approved/);
  assert.equal(await stateOf(github, here), "success");
}

async function checkDeleted({ run, github, here }: Scene): Promise<void> {
  const comment = await ourComment(github, 7);
  const outcome = await run("issue_comment", github.github.deleteCommentAs("cyd", comment.id), "checklist");
  assert.deepEqual(outcome.jobs, { checklist: "success" }, outcome.log);
  const after = await ourComment(github, 7);
  assert.notEqual(after.id, comment.id);
  assert.match(after.body, /\[x\].*@acme\/devops/);
  assert.equal(await stateOf(github, here), "success");
}

async function checkNewCommit({ run, github, workspace }: Scene): Promise<void> {
  const files = { ".github/holdpoint.yml": HARMLESS_PLAN, "apps/web/test.sh": "echo broken; exit 1\n" };
  const head = pushToPullRequest(workspace, 7, files);
  const outcome = await run("pull_request", github.github.pushToPull("ben", 7, head), "checklist");
  assert.equal(outcome.code, 1);
  assert.deepEqual(outcome.jobs, { code: "failure", plan: "success", checklist: "success" }, outcome.log);
  const comment = await ourComment(github, 7);
  assert.match(comment.body, /\[ \].*@acme\/devops/);
  assert.match(comment.body, /exit code 1/);
  // Its own plan asks for less; it is not the one that counts, and the reviewer is told.
  for (const text of [/Bundle within budget/, /On-call confirmed/, /base branch's/]) assert.match(comment.body, text);
  assert.match(comment.body, /What this changes in the plan/);
  assert.match(comment.body, /\*\*weaker\*\*, checklist: .* without "On-call confirmed"/);
  assert.match(comment.body, /\*\*perhaps weaker\*\*, checklist: "Tests pass": .*`sh test\.sh`.* → .*`true`/);
  assert.equal(await stateOf(github, head), "failure");
}

async function checkFork({ run, github, fork }: Scene): Promise<void> {
  const outcome = await run("pull_request", github.github.pullRequestEvent("opened", 8), "code");
  assert.equal(outcome.code, 0, outcome.log);
  assert.deepEqual(outcome.jobs, { code: "success", plan: "success" }, outcome.log);
  assert.deepEqual(await github.comments(8), []);
  assert.deepEqual(await github.statuses(fork), []);
}

async function checkAskedFork({ run, github, fork }: Scene): Promise<void> {
  const asked = await run("issue_comment", github.github.createCommentAs("mallory", 8, "/checklist"), "checklist");
  assert.deepEqual(asked.jobs, {}, "a stranger starts nothing");
  const outcome = await run("issue_comment", github.github.createCommentAs("ben", 8, "/checklist"), "checklist");
  assert.deepEqual(outcome.jobs, { checklist: "success" }, outcome.log);
  const comment = await ourComment(github, 8);
  assert.match(comment.body, /\[ \].*@acme\/devops/);
  assert.match(comment.body, /Passed with every other command in the job of this commit/);
  assert.equal(await stateOf(github, fork), "pending");
}

async function checkTraces({ github, logs }: Scene): Promise<void> {
  assert.deepEqual(github.unknownRequests(), []);
  const log = logs.join("\n");
  assert.ok(log.includes("On-call confirmed"), "the logs hold what was asked");
  const tokens = [TEAM_TOKEN, ...["code", "checklist", "record"].map(tokenOf)];
  assert.deepEqual(
    tokens.filter((token) => log.includes(token)),
    [],
  );
}

/** The one comment of ours on the pull request. */
async function ourComment(github: ConsumerGithub, issue: number) {
  const ours = (await github.comments(issue)).filter(({ author }) => author === "github-actions[bot]");
  assert.equal(ours.length, 1);
  const [comment] = ours;
  assert.ok(comment !== undefined && comment.body.startsWith(MARKER));
  return comment;
}

/** Of the status that branch protection requires. */
async function stateOf(github: ConsumerGithub, sha: string): Promise<string | undefined> {
  const [newest] = (await github.statuses(sha)).filter(({ context }) => context === STATUS);
  return newest?.state;
}

/** As the site sends it where somebody ticks the first box. */
function ticked(body: string): string {
  const changed = body.replace("[ ]", "[x]");
  assert.notEqual(changed, body, "there is a box");
  return changed;
}

async function openScene(root: string, tools: Tools): Promise<Scene> {
  const workspace = createWorkspace(root, { example: join(root, "examples/next-app") });
  callWith(workspace, ["directory: apps/web", "setup: touch prepared"]);
  const main = pushToMain(workspace, { ...FILES, ".github/holdpoint.yml": PLAN });
  const here = pushToPullRequest(workspace, 7, { "apps/web/out/app.js": "console.log('app', 7);\n" });
  const fork = pushToPullRequest(workspace, 8, { "apps/web/out/app.js": "console.log('app', 8);\n" });
  const { jobs } = parse(readFileSync(join(root, ".github/workflows/checklist.yml"), "utf8")) as {
    readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>> }>>;
  };
  const permissions = Object.fromEntries(Object.entries(jobs).map(([job, { permissions: asked }]) => [job, asked]));
  const github = await serveConsumerGithub({ main, here, fork }, permissions);
  const logs: string[] = [];
  return {
    workspace,
    github,
    main,
    here,
    fork,
    logs,
    async run(event, payload, job) {
      const outcome = await runAct(tools.act, workspace, {
        event,
        payload,
        workflow: "checklist.yml",
        secrets: { GITHUB_TOKEN: tokenOf(job), TEAM_READ_TOKEN: TEAM_TOKEN },
        vars: {},
        repository: "acme/site",
        githubUrl: github.origin,
      });
      logs.push(outcome.log);
      const head = (payload as { readonly pull_request?: { readonly head: { readonly sha: string } } }).pull_request
        ?.head;
      if (head !== undefined) showJobs(github, head.sha, outcome);
      return outcome;
    },
  };
}

/** GitHub shows each job on the commit; act, whose jobs these are, tells nobody. */
function showJobs({ github }: ConsumerGithub, sha: string, { jobs, log }: ActOutcome): void {
  const notices = log.match(/Holdpoint asked these items of [0-9a-f]{40}: [0-9a-f ]+/g) ?? [];
  const names: Readonly<Record<string, string>> = { code: "Code gates", checklist: "Checklist" };
  for (const [job, conclusion] of Object.entries(jobs)) {
    github.addCheckRun({ ref: sha, name: `Checklist / ${names[job] ?? job}`, conclusion, notices });
  }
}

/** The example's own preparation needs a registry, and its plan speaks of the whole repository. */
function callWith({ consumer }: Workspace, inputs: readonly string[]): void {
  const path = join(consumer, ".github/workflows/checklist.yml");
  const lines = inputs.map((line) => `      ${line}`).join("\n");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^ +setup: .*$/m, lines));
}
