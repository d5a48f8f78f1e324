/** The built `main.js` as a runner starts it: inputs and files in the environment, and a reader of its log that obeys as the runner does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { CommandResult } from "../../src/release/result.ts";
import { REVERT_TOKEN } from "../../src/sandbox/github/index.ts";
import { planOf } from "./plan-of.ts";
import { FIRST_DEPLOYMENT, openReleaseWorld, RELEASE_COMMIT, type ReleaseWorld } from "./release-world.ts";
import { type ObeyedCommand, obeyLog, readOutputs } from "./runner-log.ts";

/** Of this file alone, so that finding one anywhere proves where it came from. */
const TOKENS = {
  vercel: "e2eVercelToken7f3a9c5e1b2d4f60",
  github: "ghs_e2eGithubToken8d2b6f4a1c3e5079",
  sentry: "sntryu_e2eSentryToken4b8d1f6a3c5e70",
  checkly: "cu_e2eChecklyKey5d9e2a7c4f1b3806",
};

const PERMISSIONS = { deployments: "write", statuses: "write", contents: "read" };
const STATE = {
  vercel: { tokens: [{ token: TOKENS.vercel }] },
  github: { tokens: [{ token: TOKENS.github, login: "github-actions[bot]", permissions: PERMISSIONS }] },
  sentry: { tokens: [{ token: TOKENS.sentry, scopes: ["org:read", "event:read", "project:read"] }] },
  checkly: { apiKey: TOKENS.checkly },
};

/** A gate that tells all it can see, and asks the runner for everything that a workflow command can do. */
const CURIOUS = [
  "env",
  // Ends its line, so that the next one begins its own wherever this checkout lies.
  "tr '\\0' ' ' < /proc/$PPID/cmdline; echo",
  "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' > cmdlines.txt || true",
  "echo '::set-output name=decision::obeyed'",
  "echo '   ::add-mask::Production'",
  "echo 'words before ##[add-mask]proceed'",
  "echo '::error::obeyed'",
  "echo '::stop-commands::guess'",
  "echo '::guess::'",
  "echo '::warning::obeyed'",
].join("; ");

interface Step {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly commands: readonly ObeyedCommand[];
}

const folder = mkdtempSync(join(tmpdir(), "holdpoint-runner-"));
const steps: Step[] = [];
let world: ReleaseWorld;

beforeAll(async () => {
  world = await openReleaseWorld({ state: STATE, plan: planOf({ command: CURIOUS, watchFor: "3s" }) });
});

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One step of a job. The runner puts inputs into the environment as they are written, hyphens and all. */
async function step(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  at: ReleaseWorld = world,
): Promise<Step> {
  const file = (name: string) => {
    const path = join(folder, `${steps.length}-${name}`);
    writeFileSync(path, "");
    return path;
  };
  const files = { GITHUB_OUTPUT: file("output"), GITHUB_STEP_SUMMARY: file("summary") };
  const { GITHUB_TOKEN: token = "", ...others } = at.env;
  const given = { plan: "plan.yml", stage: "staging", commit: RELEASE_COMMIT, "github-token": token, ...inputs };
  const run = await at.action({
    ...others,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...files,
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_RUN_ID: "42",
    GITHUB_WORKSPACE: at.folder,
    ...env,
  });
  const done: Step = {
    ...run,
    outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
    commands: obeyLog(run.stdout),
  };
  steps.push(done);
  return done;
}

function resultOf({ outputs }: Step): CommandResult {
  return JSON.parse(outputs["result"] ?? "") as CommandResult;
}

describe("a release as steps of a job", () => {
  it("deploys: outputs, and a summary that begins with what production serves", async () => {
    const deploy = await step({ command: "deploy" });
    expect({ code: deploy.code, stderr: deploy.stderr }).toEqual({ code: 0, stderr: "" });
    const result = resultOf(deploy);
    expect(result).toMatchObject({ version: 1, command: "deploy", decision: "proceed", commit: RELEASE_COMMIT });
    expect(deploy.outputs).toEqual({
      decision: "proceed",
      "reason-code": "deployed",
      result: JSON.stringify(result),
      "deployment-id": result.candidate?.id,
      "deployment-url": `http://${result.candidate?.url}`,
    });
    expect(deploy.summary.split("\n")[0]).toMatch(new RegExp(`^\\*\\*Production serves .*${FIRST_DEPLOYMENT}`));
    const answer = await fetch(`${deploy.outputs["deployment-url"]}/api/version`);
    expect(await answer.json()).toMatchObject({ commit: RELEASE_COMMIT });
  });

  it("shows what a gate's command prints, and obeys none of it", async () => {
    const verify = await step({ command: "verify" }, { RUNNER_DEBUG: "1" });
    expect(verify.outputs).toMatchObject({ decision: "proceed", "reason-code": "verified" });
    expect(verify.stdout).toContain("::set-output name=decision::obeyed");
    expect(verify.stdout).toContain("##[add-mask]proceed");
    const kinds = new Set(verify.commands.map(({ command }) => command));
    expect([...kinds].toSorted()).toEqual(["add-mask", "debug"]);
    const masked = verify.commands.filter(({ command }) => command === "add-mask").map(({ data }) => data);
    const given = [...Object.values(TOKENS), REVERT_TOKEN, world.addresses.launchdarkly.token];
    expect([...new Set(masked)].toSorted()).toEqual(given.toSorted());
  });

  it("promotes and watches, with the run's address in the record", async () => {
    const promote = await step({ command: "promote" });
    expect(promote.outputs).toMatchObject({ decision: "proceed", "reason-code": "promoted" });
    const watch = await step({ command: "watch" });
    expect({ code: watch.code, stderr: watch.stderr }).toEqual({ code: 0, stderr: "" });
    expect(watch.outputs).toMatchObject({ decision: "proceed", "reason-code": "watched" });
    expect(watch.summary.split("\n")[0]).toContain(promote.outputs["deployment-id"] ?? "none");
    expect(JSON.stringify(await world.sandbox.read("github", "state"))).toContain(
      "https://github.example/acme/web/actions/runs/42",
    );
  });

  it("rolls back manually, which is a success of that command", async () => {
    const rollback = await step({ command: "rollback", reason: "a person said so" });
    expect(rollback.outputs).toMatchObject({ decision: "rolled-back", "reason-code": "rolled_back" });
    expect(rollback.code).toBe(0);
    expect(rollback.summary.split("\n")[0]).toContain(FIRST_DEPLOYMENT);
  });

  it("fails the step where a rolled-back release is promoted again, after its outputs", async () => {
    const promote = await step({ command: "promote" });
    expect(promote.code).toBe(1);
    expect(promote.outputs["decision"]).not.toBe("proceed");
    expect(promote.summary).toContain(FIRST_DEPLOYMENT);
    expect(promote.commands.map(({ command }) => command)).toContain("error");
  });

  it("has kept every token to itself and to its vendor", async () => {
    expect(steps).toHaveLength(6);
    const everything = {
      ...Object.fromEntries(steps.map(({ stdout }, index) => [`log ${index}`, withoutMasks(stdout)])),
      ...Object.fromEntries(steps.map((done, index) => [`step ${index}`, { ...done, stdout: "", commands: [] }])),
      github: await world.sandbox.read("github", "state"),
      githubLog: await world.sandbox.read("github", "log"),
      vercel: await world.sandbox.read("vercel", "state"),
      vercelLog: await world.sandbox.read("vercel", "log"),
      processes: readFileSync(join(world.folder, "cmdlines.txt"), "utf8"),
    };
    expect(everything.processes).toContain(join(inject("program"), "main.js"));
    for (const [place, content] of Object.entries(everything)) {
      const text = JSON.stringify(content);
      const found = Object.entries(TOKENS).filter(([, token]) => spellings(token).some((word) => text.includes(word)));
      expect({ place, found }).toEqual({ place, found: [] });
    }
  });
});

describe("a step that fails", () => {
  it("writes its outputs before it fails, whatever its gate printed", async () => {
    const loud = `node -e "for (let i = 0; i < 40; i++) console.log(String(i).repeat(50000))"; exit 1`;
    const failing = await openReleaseWorld({ plan: planOf({ command: loud }) });
    try {
      expect((await step({ command: "deploy" }, {}, failing)).code).toBe(0);
      const verify = await step({ command: "verify" }, {}, failing);
      expect(verify.code).toBe(1);
      expect(verify.outputs).toMatchObject({ decision: "failed", "reason-code": "command_failed" });
      expect(resultOf(verify).verdicts).toHaveLength(1);
      expect(Buffer.byteLength(verify.summary)).toBeLessThan(1024 * 1024);
      expect(Buffer.byteLength(verify.outputs["result"] ?? "")).toBeLessThan(1024 * 1024);
      const promote = await step({ command: "promote" }, {}, failing);
      expect(promote.outputs).toMatchObject({ decision: "failed", "reason-code": "staging_not_verified" });
      expect((await failing.host()).project.productionDeploymentId).toBe(FIRST_DEPLOYMENT);
    } finally {
      await failing.close();
    }
  });

  it("shows the summary of a build that failed with megabytes to say", async () => {
    const options = { queueMs: 20, buildMs: 50, buildError: `broken ${"x ".repeat(700_000)}` };
    const failing = await openReleaseWorld({ state: { vercel: { options } }, plan: planOf() });
    try {
      const deploy = await step({ command: "deploy" }, {}, failing);
      expect(deploy.outputs).toMatchObject({ decision: "failed", "reason-code": "build_failed" });
      expect(deploy.summary).toContain("broken");
      expect(Buffer.byteLength(deploy.summary)).toBeLessThanOrEqual(1024 * 1024);
    } finally {
      await failing.close();
    }
  });

  it("points at the mistake in the plan, and touches nothing", async () => {
    const before = (await world.log("vercel")).length + (await world.log("github")).length;
    writeFileSync(join(world.folder, "wrong.yml"), "version: 1\nname: web\nstage: {}\n");
    const deploy = await step({ command: "deploy", plan: "wrong.yml" });
    expect(deploy.code).toBe(1);
    expect(deploy.outputs).toEqual({ decision: "failed", "reason-code": "plan_invalid" });
    const errors = deploy.commands.filter(({ command }) => command === "error");
    expect(errors).toContainEqual(
      expect.objectContaining({ properties: expect.objectContaining({ file: "wrong.yml", line: "3", col: "1" }) }),
    );
    expect((await world.log("vercel")).length + (await world.log("github")).length).toBe(before);
  });

  it("names every secret that is missing", async () => {
    const deploy = await step({ command: "deploy", "github-token": "" }, { VERCEL_TOKEN: "" });
    expect(deploy.outputs).toEqual({ decision: "failed", "reason-code": "secret_missing" });
    const said = deploy.commands.map(({ data }) => data).join("\n");
    expect(said).toContain("VERCEL_TOKEN is not set");
    expect(said).toContain("GITHUB_TOKEN is not set");
  });
});

/** The log as people see it: the runner takes the lines with masks out of it. */
function withoutMasks(stdout: string): string {
  return stdout.replace(/^::add-mask::.*$/gm, "");
}

function spellings(token: string): readonly string[] {
  return [token, encodeURIComponent(token), Buffer.from(token).toString("base64").slice(0, -4)];
}
