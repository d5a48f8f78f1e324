import { describe, expect, it } from "vitest";
import { correctClock } from "../../src/lib/correct-clock.ts";

const TRUTH = Date.UTC(2026, 0, 5, 10);
const HOUR_MS = 3_600_000;

/** A machine whose clock is ahead by so much, and what vendors say. */
function machine(aheadMs: number) {
  let ahead = aheadMs;
  const { clock, heard } = correctClock({ now: () => TRUTH + ahead, sleep: async () => undefined });
  const says = (vendor: string, agoMs = 0) => heard(vendor, new Date(TRUTH - agoMs).toUTCString());
  return { now: () => clock.now() - TRUTH, says, heard, set: (ms: number) => void (ahead = ms) };
}

describe("the clock of a command", () => {
  it("is put right by the vendors' answers where it is an hour ahead or behind", () => {
    for (const ahead of [HOUR_MS, -HOUR_MS, 60_000]) {
      const { now, says } = machine(ahead);
      expect(now()).toBe(ahead);
      says("Vercel");
      expect(now()).toBe(0);
    }
  });

  it("is left alone where it is right, and an answer was only long under way", () => {
    const { now, says } = machine(3_000);
    says("Vercel");
    expect(now()).toBe(3_000);
    says("Vercel", 14_000);
    expect(now()).toBe(3_000);
  });

  it("believes the vendor that agrees with it, when the other's clock is wrong", () => {
    const { now, says } = machine(0);
    says("Vercel", HOUR_MS);
    says("GitHub");
    expect(now()).toBe(0);
  });

  it("follows a clock that is set meanwhile, after a few answers", () => {
    const { now, says, set } = machine(0);
    for (let answers = 0; answers < 3; answers += 1) says("Vercel");
    set(HOUR_MS);
    for (let answers = 0; answers < 3; answers += 1) says("Vercel");
    expect(now()).toBe(0);
  });

  it("does not go back and forth by what a date leaves out, once it was put right", () => {
    for (const [ahead, first, later] of [
      [-60_000, 0, 1_000],
      [HOUR_MS, 1_000, 0],
    ] as const) {
      const { now, says } = machine(ahead);
      says("Vercel", first);
      const right = now();
      says("GitHub", later);
      expect(now()).toBe(right);
      // What is further off than that is no rounding.
      for (let answers = 0; answers < 3; answers += 1) says("GitHub", ahead > 0 ? -4_000 : 4_000);
      expect(now()).not.toBe(right);
    }
  });

  it("hears nothing in an answer without a date", () => {
    const { now, heard } = machine(HOUR_MS);
    heard("Vercel", null);
    heard("Vercel", "soon");
    expect(now()).toBe(HOUR_MS);
  });
});
