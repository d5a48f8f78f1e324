import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandEnd } from "../../src/lib/command-line.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { Shell } from "../../src/providers/contract.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { command } from "../../src/steps/command.ts";
import type { StepContext } from "../../src/steps/contract.ts";

const COMMIT = "c0ffee0000000000000000000000000000000002";
type Asked = Parameters<Shell["run"]>[0];
type Spec = Parameters<typeof command.observe>[0];

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "holdpoint-step-"));
  await mkdir(join(directory, ".git"));
  await writeFile(join(directory, ".git", "HEAD"), `${COMMIT}\n`);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const specOf = (written: object): Spec => command.spec.parse(written);

/** `ends`: how each command line ends; what is not named ends well. */
function contextOf(ends: Readonly<Record<string, readonly Partial<CommandEnd>[]>> = {}, commit = COMMIT) {
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  const shell: Shell = {
    run: async (request) => {
      asked.push(request);
      const turn = times.get(request.command) ?? 0;
      times.set(request.command, turn + 1);
      const end = ends[request.command]?.[turn] ?? {};
      return { exitCode: 0, timedOut: false, started: true, tail: "", durationMs: 1_000, ...end };
    },
  };
  const context: StepContext<"shell"> = {
    roles: { shell },
    release: { id: "r2", commit, project: "web", stage: "production", runUrl: null },
    title: "Move",
    identity: "0123456789abcdef",
    clock: createVirtualClock(0),
    random: () => 0.5,
    signal: new AbortController().signal,
    directory,
    env: { PATH: "/bin", TOKEN: "t", OTHER: "o" },
    secret: (name) => new Secret(name, "t"),
    output: () => undefined,
    progress: () => undefined,
    begun: null,
    recorded: null,
    earlier: [],
  };
  return { context, asked };
}

const DUE = { exitCode: 1 };

describe("the step command", () => {
  it("gives the script what it names, and tells it for what it runs", async () => {
    const { context, asked } = contextOf();
    const spec = specOf({ run: "go", env: ["TOKEN"], timeout: "2h" });
    const end = await command.apply(spec, null, context);
    expect(end).toMatchObject({ verdict: { outcome: "pass" } });
    expect(end.untouched).toBeUndefined();
    expect(asked[0]).toMatchObject({
      command: "go",
      timeoutMs: 7_200_000,
      mask: ["TOKEN"],
      env: {
        PATH: "/bin",
        TOKEN: "t",
        DEPLOYMENT_COMMIT: COMMIT,
        HOLDPOINT_RELEASE: "r2",
        HOLDPOINT_STAGE: "production",
        HOLDPOINT_STEP: "0123456789abcdef",
      },
    });
    expect(asked[0]?.env).not.toHaveProperty("OTHER");
  });

  it("is due without being asked where nothing tells", async () => {
    const { context, asked } = contextOf();
    const spec = specOf({ run: "go" });
    expect(await command.observe(spec, context)).toEqual({ is: "due", state: null });
    expect(asked).toEqual([]);
    expect([command.once?.(spec), command.wordCounts?.(spec)]).toEqual([true, true]);
  });

  it("may be applied again where the plan or a second command says so", () => {
    expect(command.once?.(specOf({ run: "go", repeatable: true }))).toBe(false);
    const observed = specOf({ run: "go", observe: "look" });
    expect([command.once?.(observed), command.wordCounts?.(observed)]).toEqual([false, false]);
  });

  it.each([
    [0, "done"],
    [1, "due"],
    [2, "impossible"],
    [127, "impossible"],
  ])("takes exit code %s of its observing command for %s", async (exitCode, is) => {
    const { context } = contextOf({ look: [{ exitCode }] });
    expect(await command.observe(specOf({ run: "go", observe: "look" }), context)).toMatchObject({ is });
  });

  it("is not known where the observing command does not end", async () => {
    const { context } = contextOf({ look: [{ exitCode: 1, timedOut: true }] });
    expect(await command.observe(specOf({ run: "go", observe: "look" }), context)).toMatchObject({
      is: "impossible",
      verdict: { outcome: "hold" },
    });
  });

  it("fails with the script", async () => {
    const { context } = contextOf({ go: [{ exitCode: 3 }] });
    expect(await command.apply(specOf({ run: "go" }), null, context)).toMatchObject({
      verdict: { outcome: "fail", reasonCode: "command_failed" },
    });
  });

  it.each([
    ["in the checkout of another commit", { run: "go" }, "f".repeat(40), "commit_unknown"],
    ["without a variable that it names", { run: "go", env: ["GONE"] }, COMMIT, "secret_missing"],
    ["where its folder is not there", { run: "go", directory: "gone" }, COMMIT, "command_not_found"],
    ["outside the repository", { run: "go", directory: "../.." }, COMMIT, "command_not_found"],
  ])("runs nothing %s, and says that it changed nothing", async (_, written, commit, reasonCode) => {
    const { context, asked } = contextOf({}, commit);
    const spec = specOf({ ...written, undo: "back" });
    expect(await command.observe(spec, context)).toMatchObject({ is: "impossible", verdict: { reasonCode } });
    expect(await command.apply(spec, null, context)).toMatchObject({ verdict: { reasonCode }, untouched: true });
    expect(await command.undo?.apply(spec, context)).toMatchObject({ outcome: "hold", reasonCode });
    expect(asked).toEqual([]);
  });

  it("says that it changed nothing where it could not be started", async () => {
    const { context } = contextOf({ go: [{ started: false, exitCode: null }] });
    expect(await command.apply(specOf({ run: "go" }), null, context)).toMatchObject({ untouched: true });
  });
});

describe("taking a command back", () => {
  it("needs a command of its own, and says whether it loses data", () => {
    const ways = [specOf({ run: "go" }), specOf({ run: "go", undo: "back" })];
    expect(ways.map((spec) => command.undo?.has(spec, null))).toEqual([false, true]);
    const harsh = specOf({ run: "go", undo: { run: "back", "loses-data": true } });
    expect([ways[1] ?? harsh, harsh].map((spec) => command.undo?.losesData(spec, null))).toEqual([false, true]);
    expect(command.leavesBehind(ways[0] ?? harsh, null)).toBe("what `go` did stays");
  });

  it("counts by its own word where nothing tells", async () => {
    const { context, asked } = contextOf();
    expect(await command.undo?.apply(specOf({ run: "go", undo: "back" }), context)).toMatchObject({
      outcome: "pass",
      reasonCode: "step_undone",
    });
    expect(asked.map((one) => one.command)).toEqual(["back"]);
  });

  it("is read before and after where there is something to ask", async () => {
    const spec = specOf({ run: "go", observe: "look", undo: "back" });
    const taken = contextOf({ look: [{}, DUE] });
    expect(await command.undo?.apply(spec, taken.context)).toMatchObject({ outcome: "pass" });
    expect(taken.asked.map((one) => one.command)).toEqual(["look", "back", "look"]);
    const needless = contextOf({ look: [DUE] });
    expect(await command.undo?.apply(spec, needless.context)).toMatchObject({ outcome: "pass" });
    expect(needless.asked.map((one) => one.command)).toEqual(["look"]);
    const { context } = contextOf({ look: [{}, {}] });
    expect(await command.undo?.apply(spec, context)).toMatchObject({ outcome: "hold", reasonCode: "step_left" });
    const unknown = contextOf({ look: [{}, { exitCode: 9 }] });
    expect(await command.undo?.apply(spec, unknown.context)).toMatchObject({ outcome: "hold" });
    const failing = contextOf({ look: [{}], back: [{ exitCode: 4 }] });
    expect(await command.undo?.apply(spec, failing.context)).toMatchObject({ outcome: "fail" });
  });
});
