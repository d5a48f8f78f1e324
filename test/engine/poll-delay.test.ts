import { expect, it } from "vitest";
import { pollDelayMs } from "../../src/engine/poll-delay.ts";

/** How often a job is looked at that takes so long. */
function looksOf(jobMs: number): number {
  let looks = 0;
  for (let at = 0; at < jobMs; at += pollDelayMs(at)) looks += 1;
  return looks;
}

it("sees the end of a job soon, and asks little of a host that takes long", () => {
  expect([0, 700].map((elapsed) => pollDelayMs(elapsed))).toEqual([50, 50]);
  expect(pollDelayMs(15_000)).toBe(1_000);
  expect([60_000, 300_000].map((elapsed) => pollDelayMs(elapsed))).toEqual([2_000, 2_000]);
  expect(looksOf(60_000)).toBeLessThan(100);
});

it("counts the time that the read before took as waited", () => {
  expect([pollDelayMs(0, 30), pollDelayMs(0, 80)]).toEqual([20, 0]);
});
