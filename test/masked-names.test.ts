/** The usual names of secrets, in a command's output and in what the runner is told: one list for both. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { extensions } from "../src/engine/plan-extensions.ts";
import { systemClock } from "../src/lib/clock.ts";
import { parsePlan } from "../src/plan/load.ts";
import { secretNames } from "../src/plan/secret-names.ts";
import { shell } from "../src/providers/shell.ts";
import { COMPILE_CACHE } from "./compile-cache.ts";

const USUAL =
  "VERCEL_TOKEN SENTRY_AUTH_TOKEN DATABASE_URL STRIPE_KEY SLACK_WEBHOOK_URL NPM_TOKEN DB_PASSWORD SENTRY_DSN PRIVATE_KEY AWS_ACCESS_KEY_ID GH_PAT API_KEY"
    .split(" ")
    .concat("GITHUB_TOKEN CHECKLY_API_KEY SUPABASE_ACCESS_TOKEN VERCEL_AUTOMATION_BYPASS_SECRET".split(" "));
/** Secret only because the plan names it. */
const NAMED = "TEST_PERSON";
const PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging:
    verify: [{ title: Signs in, command: { run: npm test, env: [${NAMED}] } }]
  production: {}
`;

const folder = mkdtempSync(join(tmpdir(), "holdpoint-masks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const valueOf = (name: string) => `value-of-${name.toLowerCase()}`;
const env = Object.fromEntries([...USUAL, NAMED].map((name) => [name, valueOf(name)]));

function namesOfThePlan(): readonly string[] {
  const result = parsePlan(PLAN, "plan.yml", extensions);
  if (!("plan" in result)) throw new Error(JSON.stringify(result.problems));
  return secretNames(result.plan, extensions);
}

describe("the usual names of secrets", () => {
  it("are masked in what a command writes", async () => {
    const context = {
      env,
      clock: systemClock,
      random: Math.random,
      debug: () => undefined,
      secretNames: namesOfThePlan(),
    };
    const { run } = await shell.connect({ project: "", team: null, repository: null }, context);
    const { tail } = await run({
      command: "env",
      directory: folder,
      env: { ...env, PLAIN: "a-plain-value" },
      timeoutMs: 10_000,
    });
    expect([...USUAL, NAMED].filter((name) => tail.includes(valueOf(name)))).toEqual([]);
    expect(tail).toContain("PLAIN=a-plain-value");
  });

  it("are masked in the job's log before anything is done", async () => {
    const said = await runAction({ ...env, PLAIN: "a-plain-value", AUTH: "true", PORT_KEY: "3000" });
    const masked = [...said.matchAll(/^::add-mask::(.*)$/gm)].map((match) => match[1]);
    expect(USUAL.filter((name) => !masked.includes(valueOf(name)))).toEqual([]);
    expect(masked).not.toContain("a-plain-value");
    expect(masked).not.toContain("true");
    expect(masked).not.toContain("3000");
  });

  it("are joined in the log by what the plan names, once it is read", async () => {
    writeFileSync(join(folder, "plan.yml"), PLAN);
    const said = await runAction({
      ...env,
      INPUT_COMMAND: "deploy",
      INPUT_PLAN: join(folder, "plan.yml"),
      GITHUB_REPOSITORY: "acme/web",
      GITHUB_SHA: "c0ffee0000000000000000000000000000000001",
      VERCEL_TOKEN: "no token",
      GITHUB_TOKEN: "no token",
    });
    expect(said).toContain("VERCEL_TOKEN contains a space");
    expect(said).toContain(`::add-mask::${valueOf(NAMED)}\n`);
  });

  it("are known with all that providers declare and the plan names", () => {
    const names = namesOfThePlan();
    const declared = ["VERCEL_TOKEN", "GITHUB_TOKEN", "SENTRY_AUTH_TOKEN", "CHECKLY_API_KEY"];
    expect(names).toEqual(expect.arrayContaining([...declared, NAMED]));
    expect(names).not.toContain("SENTRY_ORG");
  });
});

/** What the action prints where its command is misspelt: it ends there. */
async function runAction(variables: Readonly<Record<string, string>>): Promise<string> {
  const program = `const { main } = await import(${JSON.stringify(join(import.meta.dirname, "../src/main.ts"))}); await main();`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--no-warnings", "--input-type=module", "-e", program],
    {
      env: { PATH: process.env["PATH"], NODE_COMPILE_CACHE: COMPILE_CACHE, INPUT_COMMAND: "no-such", ...variables },
      cwd: folder,
    },
  ).catch((error: unknown) => error as { readonly stdout: string });
  return stdout;
}
