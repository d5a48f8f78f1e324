/** The built `cli.js checklist` in a git repository, as before a push: exit codes, `--json`, and what commands do to it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChecklistWorld, PULL, planWith } from "../commands/checklist-world.ts";
import { type CliRun, runProgram } from "./release-world.ts";

const SECRET = "correct-horse-battery-staple-7f3a";
const TESTS = "{ title: Tests, command: echo fine }";
const BROKEN = "{ title: Broken, command: echo seen; exit 7 }";
const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const OPEN = '{ title: Open, window: { allow: ["Mon-Sun 00:00-24:00 UTC"] } }';
const VARIABLES = "{ title: Variables, env: { target: production, required: [SENTRY_DSN] } }";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-cli-"));
/** Stands where every vendor would be; nobody should ask it anything. */
const asked: string[] = [];
let vendors: Server;
let commit = "";

beforeAll(async () => {
  vendors = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(500).end();
  });
  await new Promise<void>((done) => void vendors.listen(0, "127.0.0.1", done));
  const git = (...args: readonly string[]) => {
    const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: folder, encoding: "utf8", env });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  git("init", "--quiet");
  git("-c", "user.name=Kim", "-c", "user.email=kim@example.com", "commit", "--quiet", "--allow-empty", "-m", "First");
  commit = git("rev-parse", "HEAD");
});

afterAll(async () => {
  await new Promise((done) => void vendors.close(done));
  rmSync(folder, { recursive: true, force: true });
});

let plans = 0;

/** Runs the checklist of these items in the repository, with tokens that could do harm but for Vercel's. */
function check(
  items: readonly string[],
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  plans += 1;
  const plan = `plan-${plans}.yml`;
  writeFileSync(join(folder, plan), planWith(items));
  const origin = `http://127.0.0.1:${(vendors.address() as AddressInfo).port}`;
  return runProgram("cli.js", ["checklist", "--plan", plan, ...args], folder, {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    GITHUB_API_URL: origin,
    GITHUB_TOKEN: "ghs_cliChecklist00000000000000000000",
    GITHUB_REPOSITORY: "acme/site",
    VERCEL_API_URL: origin,
    SUPABASE_API_BASE_URL: origin,
    ...env,
  });
}

interface End {
  readonly event: string;
  readonly decision?: string;
  readonly reasonCode?: string;
  readonly title?: string;
  readonly line?: string;
  readonly commit?: string;
  readonly verdict?: { readonly outcome: string; readonly reasonCode: string; readonly summary: string };
}

/** Every line as JSON, the last one the end, the only one. */
function linesOf({ stdout, stderr }: CliRun): readonly End[] {
  expect(stderr).toBe("");
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as End);
  expect(lines.filter(({ event }) => event === "end")).toEqual([lines.at(-1)]);
  return lines;
}

async function verdictOf(item: string, env: Readonly<Record<string, string>> = {}) {
  const run = await check([item], ["--json"], env);
  const lines = linesOf(run);
  return { code: run.code, lines, run, verdict: lines.find(({ event }) => event === "gate")?.verdict };
}

/** One letter, `Z` for one that has ended and waits to be reaped; `gone` where it is no more. */
function stateOf(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) ? (/^\d+ \(.*\) (\w)/s.exec(readFileSync(stat, "utf8"))?.[1] ?? "unread") : "gone";
}

describe.concurrent("exit codes", () => {
  it("0 where everything passed, with the verdict in the last line", async () => {
    const { code, stdout, stderr } = await check([TESTS, OPEN]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("This commit may ship: all 2 items passed.");
    expect(stdout.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  });

  it("1 where one failed", async () => {
    const { code, stdout } = await check([TESTS, BROKEN, ON_CALL]);
    expect(code).toBe(1);
    expect(stdout).toContain("exit code 7");
    expect(stdout).toMatch(/Not ready to ship: 1 of 3 items passed\. Failed: Broken\./);
  });

  it("3 where people have yet to tick", async () => {
    const { code, stdout } = await check([TESTS, ON_CALL]);
    expect(code).toBe(3);
    expect(stdout.replace(/\s+/g, " ")).toContain("Waiting for people: On-call (@bob)");
  });

  it("2 on mistakes, of the plan and of the call at once", async () => {
    const { code, stdout, stderr } = await check(
      [TESTS, "{ title: Wrong, cmomand: npm test }"],
      ["--only", "cdoe", "--pull-request", "many"],
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("cmomand");
    expect(stderr).toContain('only is "cdoe"');
    expect(stderr).toContain('pull-request is "many"');
  });
});

describe.concurrent("what is asked", () => {
  it("--only code: no people, and the exit code is the code's", async () => {
    const { code, stdout } = await check([TESTS, ON_CALL], ["--only", "code"]);
    expect(code).toBe(0);
    expect(stdout).not.toContain("On-call");
  });

  it("--only world: no command runs", async () => {
    const { code } = await check(["{ title: Mark, command: touch was-run }", OPEN], ["--only", "world"]);
    expect(code).toBe(0);
    expect(existsSync(join(folder, "was-run"))).toBe(false);
  });

  it("--json: each line is JSON, of the commit that is checked out", async () => {
    const run = await check([TESTS, BROKEN], ["--json"]);
    const lines = linesOf(run);
    expect(run.code).toBe(1);
    expect(lines[0]).toMatchObject({ event: "start", commit });
    expect(lines.at(-1)).toMatchObject({ event: "end", decision: "failed", reasonCode: "command_failed" });
    expect(lines).toContainEqual(expect.objectContaining({ event: "output", title: "Broken", line: "seen" }));
  });

  it("holds an item without VERCEL_TOKEN, and checks the others", async () => {
    const lines = linesOf(await check([VARIABLES, TESTS], ["--json"]));
    const verdicts = lines.flatMap(({ event, title, verdict }) =>
      event === "gate" ? [[title, verdict?.outcome, verdict?.reasonCode]] : [],
    );
    expect(verdicts.toSorted()).toEqual([
      ["Tests", "pass", "gate_passed"],
      ["Variables", "hold", "secret_missing"],
    ]);
  });
});

describe.concurrent("a command", () => {
  it("that prints the secret that it was given is shown without it, and sees no other", async () => {
    const item =
      '{ title: Loud, command: { run: "env; echo $LOUD_SECRET | tee /dev/stderr; exit 1", env: [LOUD_SECRET] } }';
    const run = await check([item], [], { LOUD_SECRET: SECRET, OTHER_SETTING: "another-one-4b8d1f" });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("LOUD_SECRET=***");
    expect(`${run.stdout}${run.stderr}`).not.toContain(SECRET);
    expect(run.stdout).not.toMatch(/another-one|ghs_cliChecklist/);
  });

  it("that hangs is stopped at its timeout, with everything it started", async () => {
    const item = '{ title: Hangs, command: { run: "sleep 600 & echo $! > hanging; sleep 600", timeout: 5s } }';
    const { code, verdict } = await verdictOf(item);
    expect({ code, verdict }).toMatchObject({ code: 1, verdict: { outcome: "fail", reasonCode: "command_timed_out" } });
    const child = Number(readFileSync(join(folder, "hanging"), "utf8"));
    expect(stateOf(child)).toMatch(/^(?:gone|Z)$/);
  });

  it("that prints 300 MB is read without keeping it", async () => {
    const item =
      "{ title: Endless, command: 'yes this is a line of forty characters, or so | head -c 300000000; grep VmHWM /proc/$PPID/status > memory; exit 1' }";
    // Kept as text, it would not fit; kept as bytes, it would show below.
    const { code, run } = await verdictOf(item, { NODE_OPTIONS: "--max-old-space-size=100" });
    expect(code).toBe(1);
    const peakKb = Number(/(\d+) kB/.exec(readFileSync(join(folder, "memory"), "utf8"))?.[1]);
    expect(peakKb).toBeGreaterThan(20_000);
    // Node itself takes 100 MB, and a reader that is slower than the command makes its lines wait.
    expect(peakKb).toBeLessThan(400_000);
    expect(run.stdout).toContain("the rest is not shown as it comes");
    expect(run.stdout.length).toBeLessThan(64_000_000);
  });

  it("that prints invalid UTF-8 is still read", async () => {
    const { code, lines, verdict } = await verdictOf(
      String.raw`{ title: Bytes, command: 'printf "\377\376 plain \303\n"' }`,
    );
    expect({ code, outcome: verdict?.outcome }).toEqual({ code: 0, outcome: "pass" });
    expect(lines.filter(({ event }) => event === "output").map(({ line }) => line)).toEqual([
      "\ufffd\ufffd plain \ufffd",
    ]);
  });

  it("that does not exist is a hold, not a failure", async () => {
    const { code, verdict } = await verdictOf("{ title: Missing, command: no-such-program --now }");
    expect({ code, verdict }).toMatchObject({ code: 3, verdict: { outcome: "hold", reasonCode: "command_not_found" } });
  });
});

describe("GitHub", () => {
  it("received no request from any of these, and neither did anybody else", () => {
    expect(plans).toBeGreaterThan(10);
    expect(asked).toEqual([]);
  });

  it("is only read with --pull-request: recorded sign-offs count, and nothing is written", async () => {
    const world = await openChecklistWorld({ items: [TESTS, ON_CALL] });
    try {
      await world.onPullRequest("opened");
      await world.onComment(world.tick("bob", "On-call"));
      const before = { statuses: world.statuses(), comments: world.comments() };
      const read = world.served.log.length;
      const run = await runProgram("cli.js", ["checklist", "--pull-request", String(PULL)], world.directory, {
        PATH: process.env["PATH"] ?? "",
        HOME: dirname(world.directory),
        GITHUB_API_URL: world.served.origin,
        GITHUB_TOKEN: world.token,
        GITHUB_REPOSITORY: "acme/site",
      });
      expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: "" });
      const calls = world.served.log.slice(read);
      expect(calls.length).toBeGreaterThan(0);
      expect(calls.filter(({ method }) => method !== "GET")).toEqual([]);
      expect({ statuses: world.statuses(), comments: world.comments() }).toEqual(before);
    } finally {
      await world.close();
    }
  });
});
