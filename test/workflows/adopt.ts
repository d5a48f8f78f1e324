/**
 * Releases of what Vercel builds from pushes: the example's workflow, started by a push and by Vercel's events. These only wake
 * it: whatever they name, the newest commit of the default branch is released, and everything about it is read again.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ClockedSandbox, startClockedSandbox } from "../clock/sandbox-on-shared-clock.ts";
import { type ActOutcome, type ActRequest, runAct } from "./act.ts";
import type { Tools } from "./install-tools.ts";
import { decisionsOf, followClock, settingsOf } from "./release.ts";
import type { Suite } from "./suite.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

const FIRST_COMMIT = "0f00000000000000000000000000000000000001";
const REPOSITORY_ID = 4711;
const STATE = {
  vercel: {
    options: { queueMs: 0, buildMs: 200, aliasJobMs: 100 },
    link: { org: "acme", repo: "web", repoId: REPOSITORY_ID, productionBranch: "main" },
    autoAssignCustomDomains: false,
    deployments: [{ id: "dpl_first", git: { sha: FIRST_COMMIT }, files: siteOf(FIRST_COMMIT) }],
  },
  github: { repoId: REPOSITORY_ID, branches: { main: FIRST_COMMIT } },
};
const RELEASED = {
  deploy: "proceed deployed",
  verify: "proceed verified",
  promote: "proceed promoted",
  watch: "proceed watched",
};
const BUILT_MS = 10_000;

interface Scene {
  readonly workspace: Workspace;
  readonly sandbox: ClockedSandbox;
  run(request: Pick<ActRequest, "event" | "payload">): Promise<ActOutcome>;
}

export async function checkAdoption(suite: Suite, root: string, tools: Tools): Promise<void> {
  const workspace = createWorkspace(root, { example: join(root, "examples/vercel-git") });
  const sandbox = await startClockedSandbox(STATE);
  try {
    followClock(workspace, sandbox);
    listenToStatuses(workspace);
    const run: Scene["run"] = (request) =>
      runAct(tools.act, workspace, { ...request, workflow: "release.yml", ...settingsOf(sandbox) });
    const scene = { workspace, sandbox, run };
    writePlan(scene);
    await suite.check("a push whose build Vercel makes in time is released", () => checkPush(scene));
    await suite.check("a push that Vercel hears of too late is held, and its dispatch wakes the release", () =>
      checkDispatch(scene),
    );
    await suite.check("a finished production deployment at GitHub wakes it, and no other one does", () =>
      checkDeploymentStatus(scene),
    );
    await suite.check("an event about what is released already changes nothing", () => checkAgain(scene));
    assert.deepEqual(await sandbox.read("vercel", "unknown"), []);
    assert.deepEqual(await sandbox.read("github", "unknown"), []);
  } finally {
    await sandbox.close();
    workspace.remove();
  }
}

async function checkPush(scene: Scene): Promise<void> {
  const commit = await push(scene, "First");
  const outcome = await scene.run({ event: "push" });
  assert.deepEqual(decisionsOf(outcome), RELEASED, outcome.log);
  assert.equal(outcome.code, 0, outcome.log);
  assert.equal(await served(scene), commit);
}

async function checkDispatch(scene: Scene): Promise<void> {
  scene.sandbox.vercel.setOption("gitOutcome", "absent");
  const before = await served(scene);
  const commit = await push(scene, "Second");
  const held = await scene.run({ event: "push" });
  assert.deepEqual(decisionsOf(held), { deploy: "hold git_build_missing" }, held.log);
  assert.equal(await served(scene), before);
  await scene.sandbox.vercel.receivePush({ sha: commit, files: siteOf(commit) });
  await scene.sandbox.clock.sleep(BUILT_MS);
  const payload = scene.sandbox.appEvents().dispatched.at(-1) as object;
  // Somebody else's words about another commit, which nobody listens to.
  const untrue = { ...payload, client_payload: { id: "dpl_first", git: { sha: FIRST_COMMIT, ref: "main" } } };
  // Not the newest one is where the run begins.
  const git = (...args: string[]) => execFileSync("git", args, { cwd: scene.workspace.consumer });
  git("checkout", "--quiet", "--detach", "HEAD~1");
  const woken = await scene.run({ event: "repository_dispatch", payload: untrue });
  git("checkout", "--quiet", "main");
  assert.deepEqual(decisionsOf(woken), RELEASED, woken.log);
  assert.equal(await served(scene), commit);
}

async function checkDeploymentStatus(scene: Scene): Promise<void> {
  const commit = await push(scene, "Third");
  await scene.sandbox.clock.sleep(BUILT_MS);
  const told = scene.sandbox.appEvents().deploymentStatuses as readonly DeploymentStatusEvent[];
  const [finished, pending] = [told.at(-1), told.at(-2)];
  assert.ok(finished !== undefined && pending !== undefined);
  assert.deepEqual([pending.deployment_status.state, finished.deployment_status.state], ["pending", "success"]);
  const preview = { ...finished, deployment: { ...finished.deployment, environment: "Preview" } };
  const others = { ...finished, deployment: { ...finished.deployment, creator: { login: "somebody" } } };
  for (const payload of [pending, preview, others]) {
    const idle = await scene.run({ event: "deployment_status", payload });
    assert.deepEqual(decisionsOf(idle), {}, idle.log);
  }
  const woken = await scene.run({ event: "deployment_status", payload: finished });
  assert.deepEqual(decisionsOf(woken), RELEASED, woken.log);
  assert.equal(await served(scene), commit);
}

async function checkAgain(scene: Scene): Promise<void> {
  const before = await served(scene);
  const payload = scene.sandbox.appEvents().dispatched.at(-1) as object;
  const outcome = await scene.run({ event: "repository_dispatch", payload });
  assert.equal(outcome.code, 0, outcome.log);
  const said = Object.values(decisionsOf(outcome)).map((words) => words.split(" ")[0]);
  assert.deepEqual(said, ["proceed", "proceed", "proceed", "proceed"], outcome.log);
  assert.equal(await served(scene), before);
}

interface DeploymentStatusEvent {
  readonly deployment_status: { readonly state: string };
  readonly deployment: { readonly environment: string; readonly creator: { readonly login: string } };
}

/** A commit of the consumer's repository, pushed to GitHub as the emulators have it. */
async function push({ workspace, sandbox }: Scene, message: string): Promise<string> {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: workspace.consumer, encoding: "utf8" }).trim();
  const identity = ["-c", "user.name=Alice", "-c", "user.email=alice@example.com", "-c", "commit.gpgsign=false"];
  writeFileSync(join(workspace.consumer, "CHANGES"), `${message}\n`);
  git("add", "--all", "--force");
  git(...identity, "commit", "--quiet", "--message", message);
  const commit = git("rev-parse", "HEAD");
  await sandbox.forge.push("main", commit, siteOf(commit));
  return commit;
}

async function served({ sandbox }: Scene): Promise<string> {
  const answer = await fetch(`${sandbox.addresses.site.production}/api/version.json`);
  return ((await answer.json()) as { commit: string }).commit;
}

function siteOf(commit: string): Readonly<Record<string, string>> {
  return {
    ".vercel/output/config.json": JSON.stringify({ version: 3 }),
    ".vercel/output/static/index.html": "<h1>Threads</h1>",
    ".vercel/output/static/api/version.json": JSON.stringify({ commit }),
    ".vercel/output/static/api/health.json": JSON.stringify({ ok: true }),
  };
}

/** The example's plan for the sandbox, whose port is known by now. */
/** As the example's page says for those whose environments keep the secrets to the default branch. */
function listenToStatuses({ consumer }: Workspace): void {
  const file = join(consumer, ".github/workflows/release.yml");
  const text = readFileSync(file, "utf8");
  const page = readFileSync(join(consumer, "README.md"), "utf8");
  const condition = /^ +if: .*$/m.exec(page)?.[0] ?? "";
  const tip = /^ +tip: .*$/m.exec(page)?.[0] ?? "";
  const listening = text
    .replace("\n  workflow_dispatch:", "\n  deployment_status:\n  workflow_dispatch:")
    .replace("\n    name: Release", `\n    name: Release\n${condition}`)
    .replace(/^ +tip: .*$/m, tip);
  for (const part of ["deployment_status:\n", "vercel[bot]", "== 'deployment_status' }}"])
    assert.ok(listening.includes(part), part);
  writeFileSync(file, listening);
}

function writePlan({ workspace, sandbox }: Pick<Scene, "workspace" | "sandbox">): void {
  const plan = `version: 1
name: vercel-git
project:
  vercel: { project: web, team: sandbox }
  domains: ["${new URL(sandbox.addresses.site.production).host}"]
  version: { path: /api/version.json, json: commit }
stages:
  staging:
    deploy: { source: git, timeout: 2m }
    verify:
      - { title: Start page, http: { path: /, contains: Threads } }
  production:
    verify:
      - { title: Health, http: { path: /api/health.json } }
    watch:
      for: 2m
      every: 1m
      rollback_conditions:
        - health_check_failures > 3 over 1m
`;
  writeFileSync(join(workspace.consumer, ".github/holdpoint.yml"), plan);
}
