import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { UsageError } from "../../src/lib/error.ts";
import { optionsOf } from "../../src/lib/option.ts";
import { callTool } from "../../src/tools/call-tool.ts";
import type { ToolName } from "../../src/tools/index.ts";

const surroundings = {
  env: {},
  stdout: { columns: 80, line: () => expect.unreachable(), progress: () => {} },
  signal: new AbortController().signal,
};

/** The mistakes that are told; the tool is never run. */
async function mistakesOf(name: ToolName, ...args: readonly string[]): Promise<readonly string[]> {
  const error = await callTool(name, args, surroundings, optionsOf(commands)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  return error instanceof UsageError ? error.problems.map(({ message }) => message) : [];
}

describe("a tool", () => {
  it.each([
    ["explain", ["--unpin"], ["explain has no option --unpin: it belongs to promote."]],
    ["explain", ["--graph", "--json"], ["--graph has no effect with --json."]],
    ["rehearse", ["--at", "3m"], ["--at has no effect without --fault."]],
    ["rehearse", ["--commit", "c0ffee"], ["--commit has no effect without --record."]],
    ["rehearse", ["--comment", "x.md"], ["--comment has no effect without --checklist."]],
    ["rehearse", ["--checklist", "--crash-after", "promote"], ["--crash-after has no effect with --checklist."]],
    ["sandbox", ["--mqtt"], ["sandbox has no option --mqtt."]],
  ] as const)("%s refuses %j, which does nothing", async (name, args, mistakes) => {
    expect(await mistakesOf(name, ...args)).toEqual(mistakes);
  });

  it.each([
    [["--fault", "sentry-donw"], "Did you mean sentry-down?"],
    [["--fault", "outge"], "Did you mean outage?"],
    [["--fault", "eror-rate=8%"], "Did you mean error-rate=8%?"],
    [["--fault", "build-eror"], "Did you mean build-error?"],
    [["--checklist", "--fault", "coverage-lwo"], "Did you mean coverage-low?"],
    [["--fault", "xyz"], "Known faults: error-rate=8%, latency=2500ms, outage, vercel-{"],
  ])("says which fault %j was probably meant to be", async (args, remedy) => {
    await expect(callTool("rehearse", args, surroundings)).rejects.toThrow(remedy);
  });

  it("tells what is wrong with the options and with the faults at once", async () => {
    const args = ["--crash-after", "prmote", "--fault", "sentry-donw", "--fault", "outge", "--seed", "x"];
    expect(await mistakesOf("rehearse", ...args)).toEqual([
      expect.stringContaining('--crash-after is "prmote"'),
      '--seed is "x"; expected a whole number.',
      'There is no fault "sentry-donw".',
      'There is no fault "outge".',
    ]);
  });
});
