import { describe, expect, it } from "vitest";
import { type Decision, exitCodeOf } from "../../src/release/result.ts";

describe("the exit code", () => {
  it.each<[Decision, number]>([
    ["proceed", 0],
    ["failed", 1],
    ["hold", 3],
    ["rolled-back", 4],
  ])("of a release that ends with %s is %i", (decision, code) => {
    for (const command of ["deploy", "promote", "watch", "rehearse"])
      expect(exitCodeOf({ command, decision })).toBe(code);
  });

  it("of a requested rollback is 0 if it succeeded, and not 0 if it did not", () => {
    expect(exitCodeOf({ command: "rollback", decision: "rolled-back" })).toBe(0);
    expect(exitCodeOf({ command: "rollback", decision: "hold" })).toBe(3);
    expect(exitCodeOf({ command: "rollback", decision: "failed" })).toBe(1);
  });
});
