/** `rehearse --record`: the rehearsal is on loopback stand-ins, the record at another GitHub, which is "the real one" here. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { createDrillBook, recordDrill } from "../../src/tools/rehearse/record-drill.ts";
import { callTool } from "../../src/tools/call-tool.ts";
import { drill } from "../../src/gates/drill.ts";
import { UsageError } from "../../src/lib/error.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { DRILL_RECORDS, DRILL_TASK } from "../../src/release/drill.ts";
import type { CommandResult } from "../../src/release/result.ts";
import { ask } from "../gates/gate-context.ts";
import { resultOf } from "../report/result-of.ts";
import { COMMIT, type GithubUnderTest, serveGithub, TOKEN } from "../sandbox/github/serve-github.ts";

const PLAN = `version: 1
name: short
project:
  vercel: { project: short }
  domains: [app.example.com]
stages:
  staging:
    deploy: { prebuilt: true }
    verify: [{ title: Start, http: { path: / } }]
  production:
    verify: [{ title: Health, http: { path: /api/health } }]
    watch:
      for: 3m
      every: 1m
      rollback_conditions: [health_check_failures > 0]
`;

let folder = "";
let github: GithubUnderTest;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-drill-"));
  writeFileSync(join(folder, "plan.yml"), PLAN);
  github = await serveGithub();
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github.close();
});

async function run(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
  const lines: string[] = [];
  const surroundings = {
    PATH: process.env["PATH"],
    GITHUB_TOKEN: TOKEN,
    GITHUB_API_URL: github.origin,
    GITHUB_REPOSITORY: "acme/site",
    GITHUB_SHA: COMMIT,
    ...env,
  };
  const code = await callTool(
    "rehearse",
    ["--traffic", "1/m", "--plan", join(folder, "plan.yml"), "--record", ...args],
    {
      env: surroundings,
      stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => {} },
      signal: new AbortController().signal,
    },
  );
  return { code, lines, text: lines.join(" ").replace(/\s+/g, " ") };
}

async function recorded() {
  const forge = await github.connect();
  return forge.listDeployments({ task: DRILL_TASK, limit: 10 });
}

describe("a rehearsal that ends rolled back", () => {
  it("is recorded with what was wrong, and the drill gate passes on it", async () => {
    const { code, text } = await run(["--fault", "outage"]);
    expect(code).toBe(4);
    expect(text).toContain("The drill is recorded as GitHub deployment");
    const [deployment, ...others] = await recorded();
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({ environment: "drill", sha: COMMIT });
    if (deployment === undefined) throw new Error("nothing is recorded");
    const payload = DRILL_RECORDS.parse(deployment.payload);
    expect(payload).toMatchObject({ project: "short", commit: COMMIT, faults: ["outage"] });
    const forge = await github.connect();
    const [status] = await forge.listDeploymentStatuses(deployment.id);
    expect(status).toMatchObject({ state: "success", description: expect.stringContaining("rehearsed with outage") });
    const verdict = await ask(drill, {}, { deployments: forge }, { clock: github.clock });
    expect(verdict).toMatchObject({ outcome: "pass", evidence: [{ label: "rehearsal" }] });
  });

  it("exits 3 and says so where GitHub refuses the record", async () => {
    const { code, text } = await run(["--fault", "outage"], { GITHUB_TOKEN: "ghs_reader" });
    expect(code).toBe(3);
    expect(text).toContain("The drill is not recorded:");
    expect(text).toContain("ROLLED BACK");
    expect(text).not.toContain("ghs_reader");
    expect(await recorded()).toEqual([]);
  });
});

it("a rehearsal that went well is not recorded as a drill, and keeps its exit code", async () => {
  const { code, lines } = await run(["--json"]);
  expect(code).toBe(0);
  const events = lines.map((line) => JSON.parse(line) as { event: string });
  expect(events.slice(-2)).toMatchObject([
    { event: "drill", outcome: "not-rolled-back", deployment: null },
    { event: "end", decision: "proceed" },
  ]);
  expect(await recorded()).toEqual([]);
});

describe("what is recorded", () => {
  const demo = parsePlan(PLAN, "plan.yml", extensions);
  const env = () => ({ GITHUB_TOKEN: TOKEN, GITHUB_API_URL: github.origin });

  function record(decision: CommandResult["decision"], given: Readonly<Record<string, string>> = {}) {
    if ("problems" in demo) throw new Error("the plan has mistakes");
    const book = createDrillBook({ ...env(), GITHUB_REPOSITORY: "acme/site", GITHUB_SHA: "f".repeat(40) }, COMMIT);
    const result = { ...resultOf(), decision };
    const surroundings = { random: Math.random, signal: new AbortController().signal };
    const rehearsed = { plan: demo.plan, faults: ["outage"], result };
    return recordDrill(book, rehearsed, { ...env(), ...given }, surroundings);
  }

  it("twice is two drills, of the commit that was given", async () => {
    await record("rolled-back");
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await record("rolled-back")).toMatchObject({ outcome: "recorded" });
    expect((await recorded()).map(({ sha }) => sha)).toEqual([COMMIT, COMMIT]);
  });

  it("is one where GitHub's answer is lost", async () => {
    github.fault({ kind: "cut", route: "POST /repos/:owner/:repo/deployments", times: 1 });
    expect(await record("rolled-back")).toMatchObject({ outcome: "recorded" });
    expect(await recorded()).toHaveLength(1);
  });

  it.each(["proceed", "failed", "hold"] as const)("is nothing where the rehearsal ended with %s", async (decision) => {
    const drilled = await record(decision);
    expect(drilled).toMatchObject({
      outcome: "not-rolled-back",
      text: expect.stringContaining(`ended with ${decision}`),
    });
    expect(await recorded()).toEqual([]);
  });
});

it("needs a token, a repository and a commit before anything is rehearsed", async () => {
  const missing = { GITHUB_TOKEN: undefined, GITHUB_REPOSITORY: "acme", GITHUB_SHA: "main" };
  const error: unknown = await run(["--fault", "outage"], missing).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toMatch(/GITHUB_TOKEN[^]*GITHUB_REPOSITORY[^]*full commit SHA/);
});

it("is refused for the demo plan, which is nobody's release", async () => {
  const surroundings = {
    env: {},
    stdout: { columns: 80, line: () => {}, progress: () => {} },
    signal: new AbortController().signal,
  };
  await expect(callTool("rehearse", ["--record"], surroundings)).rejects.toThrow("needs a plan of your own");
});
