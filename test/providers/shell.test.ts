import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import type { Shell } from "../../src/providers/contract.ts";
import { shell } from "../../src/providers/shell.ts";

const PATH = process.env.PATH ?? "/usr/bin:/bin";
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "holdpoint-shell-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function connect(signal?: AbortSignal): Promise<Shell> {
  const settings = { project: "web", team: null, repository: null };
  return shell.connect(settings, {
    env: {},
    clock: systemClock,
    random: Math.random,
    debug: () => {},
    ...(signal ? { signal } : {}),
  });
}

async function run(command: string, options: Partial<Parameters<Shell["run"]>[0]> = {}, signal?: AbortSignal) {
  const role = await connect(signal);
  return role.run({ command, directory, env: { PATH }, timeoutMs: 170_000, ...options });
}

/** Whether the process whose id a command wrote to this file is still there (a zombie is not). */
function isAlive(pidFile: string): boolean {
  const pid = Number(readFileSync(join(directory, pidFile), "utf8"));
  try {
    const state = /^\d+ \(.*\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];
    return state !== "Z";
  } catch {
    return false;
  }
}

async function shown(command: string, env: Record<string, string>, mask: readonly string[] = []) {
  const lines: string[] = [];
  const result = await run(command, { env: { PATH, ...env }, mask, onLine: (line) => lines.push(line) });
  return `${result.tail}\n${lines.join("\n")}`;
}

describe("a command's end", () => {
  test("exit 0, with what it printed on both streams in order", async () => {
    const result = await run("echo one; sleep 0.05; echo two >&2; sleep 0.05; echo three");
    expect(result).toMatchObject({ exitCode: 0, signal: null, started: true, timedOut: false });
    expect(result.tail).toBe("one\ntwo\nthree\n");
    expect(result.durationMs).toBeGreaterThan(90);
  });

  test("another exit code, and a last line without an end", async () => {
    const result = await run("printf 'no newline'; exit 3");
    expect(result).toMatchObject({ exitCode: 3, tail: "no newline" });
  });

  test("a signal has no exit code", async () => {
    expect(await run("kill -SEGV $$")).toMatchObject({ exitCode: null, signal: "SIGSEGV", timedOut: false });
  });

  test("a program that does not exist ends with 127, a folder that does not exist is not started", async () => {
    expect(await run("no-such-program-here")).toMatchObject({ exitCode: 127, started: true });
    const result = await run("echo hi", { directory: join(directory, "nowhere") });
    expect(result).toMatchObject({ exitCode: null, started: false });
    expect(result.tail).toContain("folder to run it in");
  });

  test("nothing is read from standard input", async () => {
    expect(await run("cat; echo done")).toMatchObject({ exitCode: 0, tail: "done\n" });
  });
});

describe("the environment", () => {
  test("is what was given and nothing else", async () => {
    process.env.HOLDPOINT_TEST_LEAK = "inherited";
    try {
      const result = await run("env", { env: { PATH, GIVEN: "yes" } });
      const names = result.tail.split("\n").map((line) => line.split("=")[0]);
      expect(names).toContain("GIVEN");
      // PWD, OLDPWD, SHLVL and _ are the shell's own.
      expect(
        names.filter((name) => !["", "PATH", "GIVEN", "PWD", "OLDPWD", "SHLVL", "_"].includes(name ?? "")),
      ).toEqual([]);
    } finally {
      delete process.env.HOLDPOINT_TEST_LEAK;
    }
  });
});

describe("the time limit", () => {
  test("ends the whole group, children in the background included", async () => {
    const result = await run("sleep 600 & echo $! > child.pid; echo waiting; wait", { timeoutMs: 5_000 });
    expect(result).toMatchObject({ timedOut: true, started: true, tail: "waiting\n" });
    expect(isAlive("child.pid")).toBe(false);
  });

  test("ends by force what ignores SIGTERM", async () => {
    const result = await run("trap '' TERM; echo $$ > stubborn.pid; while :; do sleep 0.2; done", { timeoutMs: 5_000 });
    expect(result).toMatchObject({ timedOut: true, exitCode: null, signal: "SIGKILL" });
    expect(isAlive("stubborn.pid")).toBe(false);
  });

  test("a command that ends by itself leaves nothing running either", async () => {
    const result = await run(
      "sleep 600 & echo $! > server.pid; sleep 600 >/dev/null 2>&1 & echo $! > quiet.pid; exit 0",
    );
    expect(result).toMatchObject({ exitCode: 0, timedOut: false });
    expect(isAlive("server.pid")).toBe(false);
    expect(isAlive("quiet.pid")).toBe(false);
  });

  test("a process that left the group does not hold up the answer", async () => {
    const result = await run("setsid sleep 600 & echo $! > escaped.pid; exit 0");
    expect(result.exitCode).toBe(0);
    // It runs still: nobody has waited for its end.
    expect(isAlive("escaped.pid")).toBe(true);
    process.kill(Number(readFileSync(join(directory, "escaped.pid"), "utf8")), "SIGKILL");
  });

  test("an abort ends it and is passed on", async () => {
    const controller = new AbortController();
    const running = run("echo $$ > aborted.pid; sleep 60", {}, controller.signal);
    setTimeout(() => controller.abort(new Error("stopped by hand")), 200);
    await expect(running).rejects.toThrow("stopped by hand");
    expect(isAlive("aborted.pid")).toBe(false);
  });
});

describe("the output", () => {
  test("comes line by line while the command runs", async () => {
    const lines: string[] = [];
    // It goes on only when its first line was heard.
    await run("echo first; while [ ! -e heard ]; do sleep 0.02; done; printf 'second\\r\\nthird'", {
      onLine: (line) => {
        lines.push(line);
        if (line === "first") writeFileSync(join(directory, "heard"), "");
      },
    });
    expect(lines).toEqual(["first", "second", "third"]);
  });

  test("100 MB in lines: the tail is at most 64 KiB and ends with the last line, memory stays flat", async () => {
    let lines = 0;
    const kept = watchKeptBytes();
    const result = await run("yes 'the same line again and again, forty-odd' | head -c 100000000; echo; echo the end", {
      onLine: () => {
        lines += 1;
        if (lines % LINES_BETWEEN_LOOKS === 0) kept.look();
      },
    });
    expect(result.exitCode).toBe(0);
    expect(lines).toBeGreaterThan(LINES_BETWEEN_LOOKS);
    expect(Buffer.byteLength(result.tail)).toBeLessThanOrEqual(64 * 1024);
    expect(Buffer.byteLength(result.tail)).toBeGreaterThan(60 * 1024);
    expect(result.tail.endsWith("\nthe end\n")).toBe(true);
    expect(lines).toBeLessThan(300_000);
    expect(kept.most()).toBeLessThan(30 * 1024 * 1024);
  });

  test("40 MB without a newline, and 20 MB of zero bytes", async () => {
    const result = await run("head -c 40000000 /dev/zero | tr '\\0' x; head -c 20000000 /dev/zero; echo the end");
    expect(Buffer.byteLength(result.tail)).toBeLessThanOrEqual(64 * 1024);
    expect(result.tail.endsWith("xthe end\n")).toBe(true);
  });

  test("invalid UTF-8 becomes readable, a character cut in two stays whole, terminal codes are dropped", async () => {
    const result = await run(
      "printf 'bad \\377\\376 byte\\n'; printf '\\303'; sleep 0.1; printf '\\244\\n'; printf '\\033[3'; sleep 0.1; printf '1mred\\033[0m\\n'",
    );
    expect(result.tail).toBe("bad \uFFFD\uFFFD byte\nä\nred\n");
  });

  test("an onLine that throws ends the command and is passed on", async () => {
    const running = run("echo $$ > thrown.pid; echo line; sleep 60", {
      onLine: () => {
        throw new Error("the log is gone");
      },
    });
    await expect(running).rejects.toThrow("the log is gone");
    expect(isAlive("thrown.pid")).toBe(false);
  });
});

describe("secrets", () => {
  const secret = "s3cr3t/value+with=signs";

  test.each([
    ["as they are", 'echo "token is $API_TOKEN"'],
    [
      "in two writes",
      'printf "%s" "$API_TOKEN" | cut -c1-9 | tr -d "\\n"; sleep 0.1; printf "%s" "$API_TOKEN" | cut -c10-',
    ],
    ["with a colour code inside", 'printf "s3cr\\033[1m3t/value+with=signs\\n"'],
    ["on standard error", 'echo "$API_TOKEN" >&2'],
    [
      "across the cut of a line without end",
      'head -c 65530 /dev/zero | tr "\\0" x; printf "%s" "$API_TOKEN"; head -c 90000 /dev/zero | tr "\\0" x',
    ],
    ["URL-encoded", `echo ${encodeURIComponent("s3cr3t/value+with=signs")}`],
    ["base64", `echo ${Buffer.from("s3cr3t/value+with=signs").toString("base64")}`],
  ])("are masked %s", async (_how, command) => {
    const text = await shown(command, { API_TOKEN: secret });
    expect(text).toContain("***");
    for (const part of ["s3cr3t", "value+with", "s3cr3t%2F", "czNjcjN0L3ZhbHVl"]) expect(text).not.toContain(part);
  });

  test("every line of a private key, the password of a URL, and variables that are named", async () => {
    const key = "-----BEGIN KEY-----\nAAAABBBBCCCCDDDD\nEEEEFFFF\n-----END KEY-----";
    const text = await shown(
      'echo "$SIGNING_KEY"; echo "$DB"; echo hunter22; echo "$NAMED"',
      {
        SIGNING_KEY: key,
        DB: "postgres://me:hunter22@db.example/app",
        NAMED: "a named value",
      },
      ["NAMED"],
    );
    for (const part of ["AAAABBBB", "EEEEFFFF", "hunter22", "a named value"]) expect(text).not.toContain(part);
  });

  test("innocent words stay", async () => {
    expect(await shown("echo plain text, path /usr/bin; echo yes", { API_TOKEN: secret, AUTH: "yes" })).toContain(
      "plain text, path /usr/bin\nyes",
    );
  });
});

/** A look sweeps the whole heap, which the worker shares with other tests: a few looks are enough. */
const LINES_BETWEEN_LOOKS = 50_000;

/** The most that was still in use at any look, beyond what was before: garbage, which nobody keeps, is swept up first. */
function watchKeptBytes() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const used = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = used();
  let most = 0;
  const look = () => {
    most = Math.max(most, used() - before);
  };
  return {
    look,
    most() {
      look();
      return most;
    },
  };
}
