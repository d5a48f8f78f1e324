/** Work that has a time: what it ends with, and what is left of it once that is over. */
import { expect, it } from "vitest";
import { withinTime } from "../../../src/engine/ladder/within-time.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";

it("work that is in time ends with what it finds, and nobody waits for its time any more", async () => {
  const clock = createVirtualClock(0);
  const waiting: (AbortSignal | undefined)[] = [];
  const { sleep } = clock;
  clock.sleep = (ms, signal) => {
    waiting.push(signal);
    return sleep(ms, signal);
  };
  expect(await withinTime(clock, 5_000, "late", async () => "found")).toBe("found");
  expect(clock.now()).toBe(0);
  expect(waiting.map((signal) => signal?.aborted)).toEqual([true]);
  await expect(withinTime(clock, 5_000, "late", () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
});

it("work that takes longer is told that its time is over, and its end is nobody's", async () => {
  const clock = createVirtualClock(0);
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  };
  expect(await withinTime(clock, 5_000, "late", work)).toBe("late");
  expect(clock.now()).toBe(5_000);
  expect(signals[0]?.reason).toEqual(new Error("the time is over"));
});
