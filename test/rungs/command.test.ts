import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandEnd } from "../../src/lib/command-line.ts";
import type { Shell } from "../../src/providers/contract.ts";
import { command } from "../../src/rungs/command.ts";
import type { RungContext } from "../../src/rungs/contract.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";

const COMMIT = "c0ffee0000000000000000000000000000000002";
type Asked = Parameters<Shell["run"]>[0];
type Spec = Parameters<typeof command.observe>[0];

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "holdpoint-rung-"));
  await mkdir(join(directory, ".git"));
  await writeFile(join(directory, ".git", "HEAD"), `${COMMIT}\n`);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function specOf(written: object): Spec {
  return command.spec?.parse(written) as Spec;
}

function contextOf(
  end: Partial<CommandEnd> = {},
  wishes: { readonly commit?: string; readonly env?: Record<string, string> } = {},
) {
  const asked: Asked[] = [];
  const shell: Shell = {
    run: async (request) => {
      asked.push(request);
      return { exitCode: 0, timedOut: false, started: true, tail: "", durationMs: 1_000, ...end };
    },
  };
  const context: RungContext<"shell"> = {
    roles: { shell },
    release: {
      id: "r2",
      commit: wishes.commit ?? COMMIT,
      project: "web",
      candidate: "dpl_2",
      knownGood: { id: "dpl_1", commit: "c1" },
      flag: null,
      reason: "$(touch /tmp/x)",
      runUrl: null,
    },
    clock: createVirtualClock(0),
    signal: new AbortController().signal,
    until: 3_600_000,
    begun: false,
    directory,
    env: { PATH: "/bin", TOKEN: "t", OTHER: "o", ...wishes.env },
    output: () => undefined,
  };
  return { context, asked };
}

describe("the rung command", () => {
  it("gives the script what it names, and tells it what goes back where", async () => {
    const { context, asked } = contextOf();
    const verdict = await command.apply(specOf({ run: "undo", env: ["TOKEN"] }), null, context);
    expect(verdict.outcome).toBe("pass");
    expect(asked[0]).toMatchObject({ command: "undo", directory, mask: ["TOKEN"], timeoutMs: 300_000 });
    expect(asked[0]?.env).toEqual({
      PATH: "/bin",
      TOKEN: "t",
      DEPLOYMENT_ID: "dpl_2",
      DEPLOYMENT_COMMIT: COMMIT,
      KNOWN_GOOD_ID: "dpl_1",
      KNOWN_GOOD_COMMIT: "c1",
    });
  });

  it.each([
    ["fails", { exitCode: 3 }, "command_failed"],
    ["takes too long", { exitCode: null, timedOut: true }, "command_timed_out"],
    ["is not found", { exitCode: 127 }, "command_not_found"],
    ["is killed", { exitCode: null, signal: "SIGKILL" }, "command_interrupted"],
  ] as const)("passes for nothing where the script %s", async (_, end, code) => {
    const { context } = contextOf(end);
    const verdict = await command.apply(specOf({ run: "undo" }), null, context);
    expect(verdict.outcome).not.toBe("pass");
    expect(verdict.reasonCode).toBe(code);
  });

  it("ends the script within the rung's own time", async () => {
    const { context, asked } = contextOf();
    await command.apply(specOf({ run: "undo" }), null, { ...context, until: 30_000 });
    expect(asked[0]?.timeoutMs).toBe(26_000);
  });

  it.each([
    [0, "done"],
    [1, "due"],
    [2, "impossible"],
  ] as const)("takes exit code %i of the script that observes for %s", async (exitCode, is) => {
    const { context, asked } = contextOf({ exitCode });
    expect((await command.observe(specOf({ run: "undo", observe: "undo --check" }), context)).is).toBe(is);
    expect(asked.map((one) => one.command)).toEqual(["undo --check"]);
  });

  it("runs nothing in another commit's checkout, whose script may know nothing of the release", async () => {
    const { context, asked } = contextOf({}, { commit: "c0ffee0000000000000000000000000000000009" });
    const found = await command.observe(specOf({ run: "undo", observe: "undo --check" }), context);
    expect(found).toMatchObject({ is: "impossible", verdict: { outcome: "hold", reasonCode: "commit_unknown" } });
    expect(asked).toEqual([]);
  });

  it.each([
    ["a variable that is not set", { run: "undo", env: ["MISSING"] }, "secret_missing"],
    ["a folder that is not there", { run: "undo", directory: "../elsewhere" }, "command_not_found"],
  ] as const)("is impossible with %s", async (_, written, reasonCode) => {
    const { context } = contextOf();
    const found = await command.observe(specOf(written), context);
    expect(found).toMatchObject({ is: "impossible", verdict: { reasonCode } });
  });

  it("is taken once, unless it observes or may be repeated", () => {
    expect(command.once?.(specOf({ run: "undo" }))).toBe(true);
    expect(command.once?.(specOf({ run: "undo", repeatable: true }))).toBe(false);
    expect(command.once?.(specOf({ run: "undo", observe: "check" }))).toBe(false);
    expect(command.wordCounts?.(specOf({ run: "undo", observe: "check" }))).toBe(false);
  });
});
