import { describe, expect, it } from "vitest";
import {
  type Decision,
  EXIT_CODE,
  EXIT_INTERNAL,
  EXIT_USAGE,
  exitCodeOf,
  worstEnd,
  worstWithOthers,
} from "../../src/release/result.ts";

describe("the exit code", () => {
  it.each<[Decision, number]>([
    ["proceed", 0],
    ["failed", 1],
    ["hold", 3],
    ["rolled-back", 4],
    ["watching", 5],
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

it("says of no decision what it says of a mistake in the call or of a failure of its own", () => {
  const codes = [...Object.values(EXIT_CODE), EXIT_USAGE, EXIT_INTERNAL];
  expect(new Set(codes).size).toBe(codes.length);
});

it("tells of several parts the one first that people must hear of first", () => {
  const inOrder: readonly Decision[] = ["rolled-back", "failed", "hold", "watching", "proceed"];
  for (const [index, worst] of inOrder.entries()) {
    const parts = inOrder.slice(index).map((decision) => ({ decision }));
    expect(worstEnd(parts)).toBe(parts[0]);
    expect(worstEnd(parts.toReversed())).toEqual({ decision: worst });
  }
  expect(worstEnd([])).toBeNull();
});

it("tells what else a person must decide besides the worst, with what to do about it", () => {
  const part = (decision: Decision, summary: string, remedy: string | null = null) =>
    ({ decision, reasonCode: "production_moved", summary, remedy }) as const;
  const parts = [part("watching", "One."), part("hold", "Two.", "Do this."), part("hold", "Three.", "Do that.")];
  expect(worstWithOthers(parts)).toEqual({ ...parts[1], summary: "Two. Besides: Three. Do that." });
  const worse = part("rolled-back", "Four.");
  expect(worstWithOthers([...parts, worse, part("failed", "Five.")])).toEqual({
    ...worse,
    summary: "Four. Besides: Two. Do this. Besides: Three. Do that. Besides: Five.",
  });
  expect(worstWithOthers([])).toBeNull();
});
