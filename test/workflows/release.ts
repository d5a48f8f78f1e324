/**
 * Whole releases: the example's own workflow files call ours, which run the committed bundle against the sandbox.
 * All on one virtual clock, which stands still while a step works: how long the engine takes decides nothing.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ClockedSandbox, startClockedSandbox } from "../clock/sandbox-on-shared-clock.ts";
import { type ActOutcome, type ActRequest, runAct } from "./act.ts";
import type { Tools } from "./install-tools.ts";
import type { Suite } from "./suite.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

export interface Scene {
  readonly workspace: Workspace;
  readonly sandbox: ClockedSandbox;
  /** Of every run so far. */
  readonly logs: string[];
  run(request: Pick<ActRequest, "event" | "workflow" | "inputs">): Promise<ActOutcome>;
  /** The commit that the production address says it serves. */
  served(): Promise<string>;
}

/** What production serves at the start. */
const FIRST_COMMIT = "0f00000000000000000000000000000000000001";
const FIRST_SITE = {
  ".vercel/output/config.json": JSON.stringify({ version: 3 }),
  ".vercel/output/static/index.html": "<h1>Threads</h1>",
  ".vercel/output/static/api/version.json": JSON.stringify({ commit: FIRST_COMMIT }),
  ".vercel/output/static/api/health.json": JSON.stringify({ ok: true }),
};
const STATE = {
  vercel: {
    options: { queueMs: 0, buildMs: 200, aliasJobMs: 100 },
    deployments: [{ id: "dpl_first", meta: { githubCommitSha: FIRST_COMMIT }, files: FIRST_SITE }],
  },
  checkly: { checks: [{ id: "00000000-0000-4000-8000-0000000000c1", name: "Page", tags: ["deploy"], path: "/" }] },
  traffic: { perMinute: 60, paths: ["/", "/api/health.json"] },
};

export async function checkReleases(suite: Suite, root: string, tools: Tools): Promise<void> {
  await withScene(root, tools, untroubled, async (scene) => {
    await suite.check("a good release: staged, verified, promoted, watched, and the caller goes on", () =>
      checkGoodRelease(scene),
    );
    await suite.check("a look after it finds nothing open, and production as recorded", () => checkQuietLook(scene));
    await suite.check("a manual rollback tried first with dry-run changes nothing, then goes back", () =>
      checkManualRollback(scene),
    );
    await suite.check("no request that an emulator does not know, no token in any log", () => checkTraces(scene));
  });
  await withScene(root, tools, untroubled, async (scene) => {
    await suite.check("a watch that is longer than its job is handed over, green, and a look goes on with it", () =>
      checkHandOver(scene),
    );
  });
  await withScene(root, tools, slowFor, async (scene) => {
    await suite.check("a release that gets slow in production is rolled back, and the caller stops", () =>
      checkRolledBackRelease(scene),
    );
    await suite.check("no request that an emulator does not know, no token in any log", () => checkTraces(scene));
  });
}

const untroubled = () => ({});

/** Only what Sentry is told is slow, so that staging verifies and the watch sees it. */
const slowFor = (commit: string) => ({
  siteFaults: [{ release: commit, fromAt: 0, kind: { addedLatencyMs: 1_500 } }],
});

async function checkGoodRelease(scene: Scene): Promise<void> {
  assert.equal(await scene.served(), FIRST_COMMIT);
  const outcome = await scene.run({ event: "push", workflow: "release.yml" });
  assert.equal(outcome.code, 0, outcome.log);
  assert.deepEqual(decisionsOf(outcome), {
    deploy: "proceed deployed",
    verify: "proceed verified",
    promote: "proceed promoted",
    watch: "proceed watched",
  });
  assert.equal(await scene.served(), scene.workspace.commit);
  assert.equal(outcome.jobs["after"], "success");
  assert.match(outcome.log, /Released https?:\/\/[^ ]+ \(watched\)/);
  const result = JSON.parse(outcome.steps.get("promote/watch")?.outputs["result"] ?? "null") as { version: number };
  assert.equal(result.version, 1);
  assert.match(firstLine(outcome.steps.get("promote/watch")?.summary), /production/i);
  assert.match(outcome.steps.get("promote/watch")?.summary ?? "", /`holdpoint-report\.html`.*#artifacts/);
  checkReport(scene, "watched");
}

/** What a run keeps: a page for people, and the whole result for programs. */
function checkReport({ workspace }: Scene, reasonCode: string): void {
  const kept = (name: string) => readFileSync(join(workspace.artifacts, name), "utf8");
  assert.match(kept("holdpoint-report.html"), /^<!doctype html>/i);
  assert.equal((JSON.parse(kept("holdpoint-report.json")) as { reasonCode: string }).reasonCode, reasonCode);
}

async function checkHandOver(scene: Scene): Promise<void> {
  const caller = join(scene.workspace.consumer, ".github/workflows/release.yml");
  const text = readFileSync(caller, "utf8");
  const limited = text.replace("      artifact: site\n", "      artifact: site\n      watch-timeout-minutes: 17\n");
  assert.notEqual(limited, text);
  writeFileSync(caller, limited);
  commitPlan(scene);
  const released = await scene.run({ event: "push", workflow: "release.yml" });
  assert.equal(released.code, 0, released.log);
  assert.equal(decisionsOf(released)["watch"], "watching watch_open", released.log);
  assert.equal(released.jobs["after"], undefined);
  const look = await scene.run({ event: "schedule", workflow: "watch.yml" });
  assert.equal(look.code, 0, look.log);
  assert.deepEqual(decisionsOf(look), { look: "watching watch_open" });
}

/** A look checks out the default branch, so the plan must be in a commit of it. */
function commitPlan({ workspace }: Scene): void {
  const identity = ["-c", "user.name=alice", "-c", "user.email=alice@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, "commit", "--quiet", "--all", "--message", "Plan"], { cwd: workspace.consumer });
}

async function checkQuietLook(scene: Scene): Promise<void> {
  commitPlan(scene);
  const outcome = await scene.run({ event: "schedule", workflow: "watch.yml" });
  assert.equal(outcome.code, 0, outcome.log);
  assert.deepEqual(decisionsOf(outcome), { look: "proceed production_as_recorded" });
  assert.match(firstLine(outcome.steps.get("look/look")?.summary), /Production serves/);
}

async function checkManualRollback(scene: Scene): Promise<void> {
  const request = { event: "workflow_dispatch", workflow: "rollback.yml" } as const;
  const inputs = { reason: "checkout is broken", to: "", "dry-run": "true" };
  const dry = await scene.run({ ...request, inputs });
  assert.equal(dry.code, 0, dry.log);
  assert.equal(await scene.served(), scene.workspace.commit);
  const shown = dry.steps.get("rollback/rollback")?.summary ?? "";
  assert.match(shown, /Would roll production back from/);
  assert.match(shown, /\| `dpl_first` \(default\) \|/);
  const outcome = await scene.run({ ...request, inputs: { ...inputs, "dry-run": "false" } });
  assert.equal(outcome.code, 0, outcome.log);
  assert.equal(outcome.steps.get("rollback/rollback")?.outputs["decision"], "rolled-back", outcome.log);
  assert.equal(await scene.served(), FIRST_COMMIT);
  assert.match(firstLine(outcome.steps.get("rollback/rollback")?.summary), /production/i);
}

async function checkRolledBackRelease(scene: Scene): Promise<void> {
  const outcome = await scene.run({ event: "push", workflow: "release.yml" });
  assert.equal(outcome.code, 1, outcome.log);
  assert.deepEqual(decisionsOf(outcome), {
    deploy: "proceed deployed",
    verify: "proceed verified",
    promote: "proceed promoted",
    watch: "rolled-back condition_met",
  });
  assert.equal(await scene.served(), FIRST_COMMIT);
  assert.equal(outcome.jobs["after"], undefined);
}

async function checkTraces(scene: Scene): Promise<void> {
  const { addresses } = scene.sandbox;
  for (const emulator of ["vercel", "github", "sentry", "checkly"] as const) {
    assert.deepEqual(await scene.sandbox.read(emulator, "unknown"), [], emulator);
  }
  const tokens = [addresses.vercel.token, addresses.github.token, addresses.sentry.token, addresses.checkly.apiKey];
  const log = scene.logs.join("\n");
  assert.ok(log.includes("Production serves"), "the logs hold the summaries");
  assert.deepEqual(
    tokens.filter((token) => log.includes(token)),
    [],
  );
}

export function decisionsOf(outcome: ActOutcome): Readonly<Record<string, string>> {
  const said = [...outcome.steps.values()].filter(({ outputs }) => outputs["decision"] !== undefined);
  return Object.fromEntries(
    said.map(({ step, outputs }) => [step, `${outputs["decision"]} ${outputs["reason-code"]}`]),
  );
}

function firstLine(summary: string | undefined): string {
  return summary?.trim().split("\n")[0] ?? "";
}

/** A consumer, a sandbox whose production serves an older version, and act between them. */
export async function withScene(
  root: string,
  tools: Tools,
  trouble: (commit: string) => object,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const workspace = createWorkspace(root, { example: join(root, "examples/static-site") });
  const state = { ...STATE, ...trouble(workspace.commit) };
  const sandbox = await startClockedSandbox(state);
  const logs: string[] = [];
  try {
    writePlan(workspace, sandbox);
    followClock(workspace, sandbox);
    await play({
      workspace,
      sandbox,
      logs,
      run: async (request) => {
        const outcome = await runAct(tools.act, workspace, { ...request, ...settingsOf(sandbox) });
        logs.push(outcome.log);
        return outcome;
      },
      served: async () => {
        const answer = await fetch(`${sandbox.addresses.site.production}/api/version.json`);
        return ((await answer.json()) as { commit: string }).commit;
      },
    });
  } finally {
    await sandbox.close();
    workspace.remove();
  }
}

/** The example's plan for the sandbox. Written after the commit, as it names a port; act copies the folder, not the commit. */
function writePlan(workspace: Workspace, sandbox: ClockedSandbox): void {
  const plan = `version: 1
name: static-site
project:
  vercel: { project: web, team: sandbox }
  domains: ["${new URL(sandbox.addresses.site.production).host}"]
  version: { path: /api/version.json, json: commit }
stages:
  staging:
    deploy: { prebuilt: true }
    verify:
      - { title: Start page, http: { path: /, contains: Threads } }
      - { title: Checkly suite, checkly: { tags: [deploy] } }
  production:
    verify:
      - { title: Health, http: { path: /api/health.json } }
    watch:
      for: 10m
      every: 1m
      metrics:
        p50_latency: { sentry: { project: web } }
      rollback_conditions:
        - p50_latency > 1000ms over 5m
        - health_check_failures > 3 over 5m
`;
  writeFileSync(join(workspace.consumer, ".github/holdpoint.yml"), plan);
}

/** The program stays as it was built; before it, Node loads what gives it the sandbox's time. */
export function followClock(workspace: Workspace, sandbox: ClockedSandbox): void {
  const main = join(workspace.action, "dist/main.js");
  writeFileSync(main, `import ${JSON.stringify(sandbox.follower)};\n${readFileSync(main, "utf8")}`);
}

/** Secrets and variables as the consumer's repository would hold them; the emulators' addresses are the runner's. */
export function settingsOf({ addresses }: ClockedSandbox): Omit<ActRequest, "event" | "workflow"> {
  const { vercel, github, sentry, checkly } = addresses;
  return {
    secrets: {
      GITHUB_TOKEN: github.token,
      VERCEL_TOKEN: vercel.token,
      SENTRY_AUTH_TOKEN: sentry.token,
      CHECKLY_API_KEY: checkly.apiKey,
    },
    vars: { SENTRY_ORG: sentry.org, CHECKLY_ACCOUNT_ID: checkly.accountId },
    env: { VERCEL_API_URL: vercel.url, SENTRY_URL: sentry.url, CHECKLY_API_URL: checkly.url },
    repository: `${github.owner}/${github.repo}`,
    githubUrl: github.url,
  };
}
