import { describe, expect, it } from "vitest";
import type { Options } from "../../src/lib/option.ts";
import { readInputs } from "../../src/lib/read-inputs.ts";

const commands = {
  verify: {
    stage: { type: "choice", values: ["staging", "production"], default: "staging", description: "Which." },
    commit: { type: "text", placeholder: "SHA", inputDefault: "${{ github.sha }}", description: "Which." },
    json: { type: "flag", description: "Lines.", edge: "terminal" },
  },
  rollback: {
    "dry-run": { type: "flag", description: "Change nothing." },
    reason: { type: "text", placeholder: "TEXT", description: "Why." },
  },
} as const satisfies Readonly<Record<string, Options>>;

/** As the runner gives them: an input that a caller left out has the default of action.yml. */
function read(name: keyof typeof commands, given: Readonly<Record<string, string>>) {
  const inputs: Readonly<Record<string, string>> = {
    stage: "staging",
    commit: "c0ffee",
    "dry-run": "false",
    reason: "",
    ...given,
  };
  const asked = { name, options: commands[name], commands };
  return readInputs(asked, (input) => inputs[input] ?? "", { GITHUB_SHA: "c0ffee" });
}

describe("inputs of the action", () => {
  it("are read as their types; empty ones count as not given", () => {
    expect(read("verify", { stage: " production " })).toEqual({
      values: { stage: "production", commit: "c0ffee" },
      problems: [],
    });
    expect(read("rollback", { "dry-run": "True", reason: "broken" })).toEqual({
      values: { "dry-run": true, reason: "broken" },
      problems: [],
    });
  });

  it("that have no effect for a command are no error at their defaults", () => {
    expect(read("rollback", {}).problems).toEqual([]);
    expect(read("verify", { "dry-run": "FALSE" }).problems).toEqual([]);
  });

  it.each([
    ["verify", { reason: "x" }, "The input `reason` does nothing for verify: it belongs to rollback."],
    ["verify", { "dry-run": "true" }, "The input `dry-run` does nothing for verify: it belongs to rollback."],
    ["rollback", { stage: "production" }, "The input `stage` does nothing for rollback: it belongs to verify."],
    ["rollback", { commit: "other" }, "The input `commit` does nothing for rollback: it belongs to verify."],
    ["verify", { stage: "prod" }, 'The input `stage` is "prod"; expected staging or production.'],
    ["rollback", { "dry-run": "yes" }, 'The input `dry-run` is "yes"; expected true or false.'],
  ] as const)("of %s: %j is a mistake", (name, given, message) => {
    expect(read(name, given).problems.map((problem) => problem.message)).toEqual([message]);
  });

  it("are refused with all their mistakes at once", () => {
    expect(read("verify", { stage: "prod", reason: "x", "dry-run": "true" }).problems).toHaveLength(3);
  });
});
