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

  it("of a rollback that was asked for and succeeded is 0, and of one that did not succeed it is not", () => {
    expect(exitCodeOf({ command: "rollback", decision: "rolled-back" })).toBe(0);
    expect(exitCodeOf({ command: "rollback", decision: "hold" })).toBe(3);
    expect(exitCodeOf({ command: "rollback", decision: "failed" })).toBe(1);
  });
});
