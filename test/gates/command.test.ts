import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "../../src/gates/command.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { Shell } from "../../src/providers/contract.ts";
import { shell } from "../../src/providers/shell.ts";
import { ask, mistakesOf, type Setting } from "./gate-context.ts";

let directory: string;
let role: Shell;

beforeAll(async () => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "holdpoint-command-")));
  mkdirSync(join(directory, "inner"));
  symlinkSync("/", join(directory, "link"));
  const settings = { project: "web", team: null, repository: null };
  role = await shell.connect(settings, { env: {}, clock: systemClock, random: Math.random, debug: () => {} });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const run = (spec: unknown, setting: Setting = {}) =>
  ask(command, spec, { shell: role }, { directory, env: { PATH: process.env.PATH }, ...setting });

const shown = (verdict: Awaited<ReturnType<typeof run>>, label: string) =>
  verdict.evidence.find((item) => item.label === label)?.value;

test("exit code 0 passes, with how long it took", async () => {
  const verdict = await run("echo fine");
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
  expect(shown(verdict, "exit code")).toBe("0");
  expect(shown(verdict, "duration")).toMatch(/^\d+ms$/);
});

test("a line as long as a file is cut in the evidence: the result of a step has little room", async () => {
  const verdict = await run("head -c 20000 /dev/zero | tr '\\0' x; exit 1");
  expect(shown(verdict, "last 20 lines")).toBe(`${"x".repeat(499)}…`);
});

test("another exit code fails, with the last 20 lines", async () => {
  const verdict = await run("seq 1 30; echo the last line >&2; exit 7");
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "command_failed" });
  expect(verdict.summary).toContain("exit code 7");
  const lines = shown(verdict, "last 20 lines")?.split("\n") ?? [];
  expect(lines).toHaveLength(20);
  expect(lines.at(0)).toBe("12");
  expect(lines.at(-1)).toBe("the last line");
});

test("a crash fails and names its signal", async () => {
  const verdict = await run("kill -SEGV $$");
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "command_failed" });
  expect(verdict.summary).toContain("SIGSEGV");
});

test("a command that hangs fails at its timeout, with its last lines", async () => {
  const verdict = await run({ run: "echo waiting for the database; sleep 60", timeout: "2s" });
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "command_timed_out" });
  expect(verdict.summary).toContain("2s");
  expect(shown(verdict, "last 20 lines")).toBe("waiting for the database");
});

describe("the command gate holds", () => {
  test.each([["no-such-program --flag"], ["/etc/passwd"]])("%s, which cannot be run", async (line) => {
    expect(await run(line)).toMatchObject({ outcome: "hold", reasonCode: "command_not_found" });
  });

  test.each([["kill -KILL $$"], ["sh -c 'kill -KILL $$'; exit $?"], ["kill -TERM $$"]])(
    "%s, which was ended from outside",
    async (line) => {
      const verdict = await run(line);
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "command_interrupted" });
      expect(verdict.summary).toMatch(/SIGKILL|SIGTERM/);
    },
  );

  test.each([["nowhere"], [".."], ["link"], ["/tmp"]])("a folder that is not in the repository: %s", async (folder) => {
    const verdict = await run({ run: "pwd", directory: folder });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "command_not_found" });
    expect(verdict.summary).toContain(folder);
  });

  test("on a variable that it names but that is not set", async () => {
    const verdict = await run({ run: "true", env: ["STAGING_DATABASE_URL"] });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "secret_missing" });
    expect(verdict.summary).toContain("STAGING_DATABASE_URL");
  });
});

describe("the command's environment", () => {
  const env = {
    PATH: process.env.PATH,
    HOME: "/home/me",
    CI: "true",
    VERCEL_TOKEN: "hidden-token",
    NAMED: "named-value",
  };

  test("has the deployment, the basics and what is named, and nothing else", async () => {
    const lines: string[] = [];
    await run(
      { run: "env | cut -d= -f1 | sort", env: ["NAMED"] },
      { env, output: (line) => lines.push(line), target: { url: "https://x.example" } },
    );
    expect(lines.filter((name) => !["PWD", "OLDPWD", "SHLVL", "_"].includes(name))).toEqual([
      "CI",
      "DEPLOYMENT_COMMIT",
      "DEPLOYMENT_ID",
      "DEPLOYMENT_URL",
      "HOME",
      "NAMED",
      "PATH",
    ]);
  });

  test("a named variable is masked in lines and evidence, an unnamed one is not there", async () => {
    const lines: string[] = [];
    const verdict = await run(
      { run: 'echo "$NAMED and ${VERCEL_TOKEN:-nothing} at $DEPLOYMENT_URL"; exit 1', env: ["NAMED"] },
      { env, output: (line) => lines.push(line) },
    );
    expect(lines).toEqual(["*** and nothing at https://web-abc123-acme.vercel.app"]);
    expect(JSON.stringify(verdict)).not.toContain("named-value");
  });

  test("runs in the folder that the spec names", async () => {
    const lines: string[] = [];
    await run({ run: "pwd", directory: "inner" }, { output: (line) => lines.push(line) });
    expect(lines).toEqual([join(directory, "inner")]);
  });
});

describe("the spec", () => {
  test("names the secrets that it needs", () => {
    expect(command.secrets?.(command.spec.parse("npm test"))).toEqual([]);
    expect(command.secrets?.(command.spec.parse({ run: "x", env: ["A_TOKEN"] }))).toEqual(["A_TOKEN"]);
  });

  test.each([
    [5, ": expected a command line such as npm test, or a map with run:"],
    ["  ", ": expected a command line, such as npm test"],
    [{ run: "x", timeout: "10 minutes" }, 'timeout: "10 minutes" is not a duration'],
    [{ run: "x", timeout: "30d" }, "timeout: too long: expected at most 24h"],
    [{ run: "x", env: ["A=B"] }, "env.0: expected the name of an environment variable"],
    [{ run: "x", timout: "1m" }, "timout"],
    [{ timeout: "1m" }, "run: "],
  ])("%j is refused at its place", (written, message) => {
    expect(mistakesOf(command.spec, written)).toContain(message);
  });
});
