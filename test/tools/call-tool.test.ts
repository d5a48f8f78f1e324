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
    ["rehearse", ["--checklist", "--traffic", "1/s"], ["--traffic has no effect with --checklist."]],
    ["rehearse", ["--checklist", "--crash-after", "promote"], ["--crash-after has no effect with --checklist."]],
    ["sandbox", ["--mqtt"], ["sandbox has no option --mqtt."]],
  ] as const)("%s refuses %j, which does nothing", async (name, args, mistakes) => {
    expect(await mistakesOf(name, ...args)).toEqual(mistakes);
  });

  it.each([
    [["--fault", "sentry-donw"], "Did you mean sentry-down?"],
    [["--fault", "outge"], "Did you mean outage?"],
    [["--fault", "eror-rate=8%"], "Did you mean error-rate=8%?"],
    [["--fault", "p9=+50%"], "Did you mean p99=+50%?"],
    [["--fault", "build-eror"], "Did you mean build-error?"],
    [["--checklist", "--fault", "coverage-lwo"], "Did you mean coverage-low?"],
    [["--fault", "outage", "--behind-flag"], "--behind-flag needs a plan whose rollback names a flag"],
    [
      ["--fault", "xyz"],
      "Known faults: error-rate=8%, error-rate=2x, latency=2500ms, p99=+50%, outage, migration-fails, migration-blocked, counts-differ, vercel-{",
    ],
  ])("says which fault %j was probably meant to be", async (args, remedy) => {
    await expect(callTool("rehearse", args, surroundings)).rejects.toThrow(remedy);
  });

  it("tells what is wrong with the options and with the faults at once", async () => {
    const faults = ["sentry-donw", "outge", "error-rate=2", "p99=50%"].flatMap((fault) => ["--fault", fault]);
    const traffic = ["--traffic", "20", "--base", "1", "--noise", "50%"];
    const args = ["--crash-after", "prmote", ...faults, "--seed", "x", ...traffic];
    expect(await mistakesOf("rehearse", ...args)).toEqual([
      expect.stringContaining('--crash-after is "prmote"'),
      '--seed is "x"; expected a whole number.',
      'There is no fault "sentry-donw".',
      'There is no fault "outge".',
      'error-rate is "2"; expected a share such as error-rate=8%, or times what is usual: error-rate=2x.',
      'p99 is "50%"; expected how much more it is, such as p99=+50%.',
      '--traffic is "20"; expected a rate such as 20/s, 300/m or 50/h, at most 1000/s.',
      '--base is "1"; expected a share such as 1%.',
      '--noise is "50%"; expected a number from 0 to 2, such as 0.5 for 50 %.',
    ]);
  });
});
