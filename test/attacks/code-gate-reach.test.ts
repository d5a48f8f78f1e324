/** Code that a gate runs, the repository's own or what it installed, looks for what it could steer or take along. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { createSession } from "../../src/engine/session.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { parsePlan } from "../../src/plan/load.ts";

const directory = mkdtempSync(join(tmpdir(), "holdpoint-reach-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const RUNNER = {
  PATH: process.env["PATH"] ?? "",
  HOME: directory,
  CI: "true",
  GITHUB_TOKEN: "github-token-0",
  GITHUB_ENV: "/runner/env",
  GITHUB_PATH: "/runner/path",
  GITHUB_OUTPUT: "/runner/output",
  GITHUB_STATE: "/runner/state",
  GITHUB_STEP_SUMMARY: "/runner/summary",
  ACTIONS_RUNTIME_TOKEN: "runtime-token-0",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "id-token-0",
  RUNNER_TEMP: "/runner/temp",
  VERCEL_TOKEN: "vercel-token-0",
  INPUT_AUTHOR: "mallory",
  NODE_OPTIONS: "--require ./evil.js",
  LD_PRELOAD: "",
};

async function runInGate(run: string, more: object = {}) {
  const item = JSON.stringify({ title: "Mine", command: { run, ...more } });
  const text = `version: 1\nname: web\nproject: { vercel: { project: web }, domains: [app.example.com] }\nstages:\n  staging: { verify: [${item}] }\n  production: {}\n`;
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const lines: string[] = [];
  const session = createSession({
    plan: parsed.plan,
    release: { id: "r", commit: "c".repeat(40) },
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [] },
    env: RUNNER,
    planSecrets: { TEST_TOKEN: "test-token-98765", OTHER_TOKEN: "other-token-98765" },
    directory,
    clock: systemClock,
    random: () => 0,
    emit: (event) => void (event.event === "output" && lines.push(event.line)),
    debug: () => undefined,
    runUrl: null,
  });
  const [gate] = parsed.plan.stages.staging.verify;
  if (gate === undefined) throw new Error("no gate");
  const target = { url: "https://x.example", deploymentId: "dpl_1", commit: "c".repeat(40), stage: "s", bypass: null };
  return { verdict: await session.checkGate(gate, target), lines };
}

it("has none of the runner's files, tokens and switches in its environment, and of the plan's secrets what it names", async () => {
  const { lines } = await runInGate("env | sort; echo $TEST_TOKEN", { env: ["TEST_TOKEN"] });
  // PWD, SHLVL and _ are the shell's own.
  const names = lines
    .flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? [])
    .filter((name) => !/^(?:PWD|OLDPWD|SHLVL|_)$/.test(name));
  expect(names).toEqual(["CI", "DEPLOYMENT_COMMIT", "DEPLOYMENT_ID", "DEPLOYMENT_URL", "HOME", "PATH", "TEST_TOKEN"]);
  expect(lines.join("\n")).not.toMatch(/98765|-token-0/);
});

it("does not shadow a program that Holdpoint starts, from node_modules/.bin or the folder", async () => {
  for (const folder of [".", "node_modules/.bin"]) {
    mkdirSync(join(directory, folder), { recursive: true });
    for (const name of ["sh", "echo", "node", "git"]) {
      writeFileSync(join(directory, folder, name), "#!/bin/sh\necho shadowed\n", { mode: 0o755 });
    }
  }
  const { lines } = await runInGate("command -v node; command -v git; echo fine");
  expect(lines.join("\n")).not.toMatch(/shadowed|holdpoint-reach/);
  expect(lines).toContain("fine");
});

it("leaves nothing running behind it, and no control character in the log", async () => {
  const alive = join(directory, "alive");
  const { verdict, lines } = await runInGate(
    String.raw`while echo yes >> alive; do sleep 0.05; done & printf '\033]8;;https://evil.example\007link\033[2J\033[31m red\033[0m \r\b\n'`,
  );
  expect(verdict.outcome).toBe("pass");
  const size = statSync(alive).size;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(statSync(alive).size).toBe(size);
  expect(lines.join("")).toContain("link red");
  expect(lines.join("")).not.toMatch(/\p{Cc}/u);
});
