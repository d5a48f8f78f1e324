/**
 * What reaches the action in each job of checklist.yml, under act: a script in its place says what it was given, what
 * lies in the folders and which secrets it can see. checklist.ts runs the real one.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ActOutcome, type ActRequest, runAct } from "./act.ts";
import { commentPayload, MARKER, mergeGroupPayload, pullRequestPayload, REPOSITORY } from "./checklist-events.ts";
import type { Tools } from "./install-tools.ts";
import { pushToMain, pushToPullRequest } from "./pull-request.ts";
import type { Suite } from "./suite.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Its decision is what the checked files say, so that code gates can be told to say no. */
const TELLING_SCRIPT = `
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
const { INPUT_PLAN: plan, INPUT_DIRECTORY: directory, INPUT_ONLY: only } = process.env;
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8").trim() : null);
const told = {
  command: process.env.INPUT_COMMAND,
  only,
  codeResult: process.env["INPUT_CODE-RESULT"],
  planBranches: process.env["INPUT_PLAN-BRANCHES"],
  plan: read(plan)?.split("\\n")[0],
  beside: readdirSync(".").filter((name) => name !== ".git").sort(),
  files: read(directory + "/who"),
  prepared: read(directory + "/prepared"),
  credentials: /extraheader|insteadof/i.test(read(".git/config") + read("head/.git/config")),
  secrets: Object.keys(process.env).filter((name) => !name.startsWith("INPUT_") && /^test-secret/.test(process.env[name])).sort(),
};
console.log("TOLD " + JSON.stringify(told));
const decision = read(directory + "/decision") ?? "proceed";
appendFileSync(process.env.GITHUB_OUTPUT, "decision=" + decision + "\\ncode-result=" + (only === "code" ? "packed-results" : "") + "\\n");
process.exitCode = only === "code" && decision !== "proceed" ? 1 : 0;
`;

interface Told {
  readonly command: string;
  readonly only: string;
  readonly codeResult: string;
  readonly planBranches: string;
  readonly plan: string;
  readonly beside: readonly string[];
  readonly files: string;
  readonly prepared: string | null;
  readonly credentials: boolean;
  readonly secrets: readonly string[];
}

const SECRETS = ["CHECKLY_API_KEY", "HOLDPOINT_SECRETS", "SUPABASE_ACCESS_TOKEN", "TEAM_READ_TOKEN", "VERCEL_TOKEN"];

const REQUEST: Omit<ActRequest, "event"> = {
  workflow: "checklist.yml",
  secrets: {
    GITHUB_TOKEN: "test-github-token",
    ...Object.fromEntries(SECRETS.map((name, index) => [name, `test-secret-${index}-of-${name.length}`])),
    UNRELATED: "test-secret-unrelated",
  },
  vars: {},
  repository: REPOSITORY,
  githubUrl: "http://127.0.0.1:9",
};

/** Quotes, a variable and a path: it is a command line, and must arrive as one. */
const SETUP = `printf "%s in %s" "it's ready" "$(basename "$PWD")" > prepared`;

export async function checkChecklistWiring(suite: Suite, root: string, tools: Tools): Promise<void> {
  const workspace = createWorkspace(root, { example: join(root, "examples/next-app"), mainScript: TELLING_SCRIPT });
  const act = (event: ActRequest["event"], payload: object) =>
    runAct(tools.act, workspace, { ...REQUEST, event, payload });
  try {
    setUpWith(workspace, SETUP);
    pushToMain(workspace, { who: "main", ".github/holdpoint.yml": "plan of main\n" });
    const head = pushToPullRequest(workspace, 7, { who: "#7", ".github/holdpoint.yml": "plan of #7\n" });
    await checkPullRequests(suite, workspace, act, head);
    await suite.check("a comment's event asks the pull request's files, without its code", async () => {
      const outcome = await act("issue_comment", commentPayload({ action: "edited", body: "", before: MARKER }));
      assertAsked(outcome, [{ ...WORLD, codeResult: "", files: "#7" }]);
    });
    await suite.check("a comment that is no question starts nothing", async () => {
      assertAsked(await act("issue_comment", commentPayload({ action: "created", body: "Nice" })), []);
    });
    await suite.check("a merge queue's commit is asked as a pull request is, by main's plan", async () => {
      const outcome = await act("merge_group", mergeGroupPayload(7, head));
      assert.equal(outcome.code, 0, outcome.log);
      assertAsked(outcome, [CODE, WORLD]);
    });
    await suite.check("a push is measured and recorded", async () => {
      const payload = { ref: "refs/heads/main", repository: { full_name: REPOSITORY, default_branch: "main" } };
      const outcome = await act("push", payload);
      assertAsked(outcome, [
        { ...CODE, files: "main" },
        { ...WORLD, codeResult: "packed-results", files: "main" },
      ]);
    });
  } finally {
    workspace.remove();
  }
}

const CODE: Told = {
  command: "checklist",
  only: "code",
  codeResult: "",
  planBranches: "",
  plan: "plan of main",
  beside: [".github", "head"],
  files: "#7",
  prepared: "it's ready in head",
  credentials: false,
  secrets: [],
};
/** What the pull request brings is read here, and nothing of it run. */
const PLAN: Told = { ...CODE, command: "doctor", only: "", prepared: null };
const WORLD: Told = {
  ...CODE,
  only: "world",
  codeResult: "packed-results",
  planBranches: "next, release/2.x",
  prepared: null,
  secrets: SECRETS,
};

async function checkPullRequests(
  suite: Suite,
  workspace: Workspace,
  act: (event: ActRequest["event"], payload: object) => Promise<ActOutcome>,
  head: string,
): Promise<void> {
  await suite.check("a pull request's code is asked without a secret, then the world by main's plan", async () => {
    const outcome = await act("pull_request", pullRequestPayload(7, head, "here"));
    assert.equal(outcome.code, 0, outcome.log);
    assertAsked(outcome, [CODE, WORLD, PLAN]);
  });
  await suite.check("a pull request from a fork meets no secret, not even an empty one", async () => {
    assertAsked(await act("pull_request", pullRequestPayload(7, head, "fork")), [CODE, PLAN]);
  });
  await suite.check("code gates that say no are red, and the checklist is told", async () => {
    const failing = pushToPullRequest(workspace, 8, { who: "#8", decision: "failed" });
    const outcome = await act("pull_request", pullRequestPayload(8, failing, "here"));
    assert.equal(outcome.code, 1);
    assert.equal(outcome.jobs["code"], "failure", outcome.log);
    assert.equal(outcome.jobs["checklist"], "success", outcome.log);
    assertAsked(outcome, [
      { ...CODE, files: "#8" },
      { ...WORLD, files: "#8" },
      { ...PLAN, files: "#8" },
    ]);
  });
  await suite.check("where the preparation fails, the checklist is asked without the code's results", async () => {
    setUpWith(workspace, "false | true; echo never > prepared");
    const outcome = await act("pull_request", pullRequestPayload(7, head, "here"));
    setUpWith(workspace, SETUP);
    assert.equal(outcome.jobs["code"], "failure", outcome.log);
    assertAsked(outcome, [{ ...WORLD, codeResult: "" }, PLAN]);
  });
}

function assertAsked(outcome: ActOutcome, expected: readonly Told[]): void {
  const told = [...outcome.log.matchAll(/TOLD (\{.*\})/g)]
    .map((match) => JSON.parse(match[1] ?? "") as Told)
    // act hands on the text of an output's expression where the job was skipped; GitHub hands on nothing.
    .map((one) => ({ ...one, codeResult: one.codeResult.replace(/^\$\{\{.*\}\}$/, "") }));
  // The plan is looked at beside the others, sooner or later.
  const inOrder = told.toSorted((one, other) => Number(one.command === "doctor") - Number(other.command === "doctor"));
  assert.deepEqual(inOrder, expected, outcome.log);
}

/** The example's own command line needs a registry, and it has one base branch. */
function setUpWith({ consumer }: Workspace, line: string): void {
  const path = join(consumer, ".github/workflows/checklist.yml");
  const text = readFileSync(path, "utf8");
  const inputs = [`setup: ${JSON.stringify(line)}`, 'plan-branches: "next, release/2.x"'];
  const others = text.replace(/^ +plan-branches: .*\n/m, "");
  const changed = others.replace(/^ +setup: .*$/m, () => inputs.map((input) => `      ${input}`).join("\n"));
  assert.ok(changed.includes(JSON.stringify(line)), "the example prepares its code");
  writeFileSync(path, changed);
}
