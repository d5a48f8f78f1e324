import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";

describe("the system's clock", () => {
  it("sleeps no shorter than it was asked to", async () => {
    const before = performance.now();
    await systemClock.sleep(20);
    // Timers count whole milliseconds from the turn of the loop in which they begin.
    expect(performance.now() - before).toBeGreaterThan(18);
  });

  it("shows the time of day", () => {
    expect(systemClock.now()).toBeGreaterThan(Date.UTC(2026, 0, 1));
  });

  it("wakes at once with the reason of a signal that is given while it sleeps", async () => {
    const reason = new Error("interrupted");
    const controller = new AbortController();
    const slept = systemClock.sleep(3_600_000, controller.signal);
    controller.abort(reason);
    await expect(slept).rejects.toBe(reason);
  });

  it("does not begin to sleep where the signal was given before", async () => {
    const reason = new Error("interrupted");
    await expect(systemClock.sleep(3_600_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
