import { describe, expect, it } from "vitest";
import { fail } from "../../src/lib/verdict.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { renderElapsed, renderTimeline } from "../../src/report/timeline.ts";

const MINUTE = 60_000;
const tick = (elapsedMs: number, previousMs: number | null): ReleaseEvent => ({
  event: "tick",
  at: elapsedMs,
  elapsedMs,
  previousMs,
  totalMs: 30 * MINUTE,
  clear: 1,
  open: 6,
});

describe("lines of the terminal", () => {
  it("never pass 80 columns and hang under their text", () => {
    const verdict = fail("condition_met", "word ".repeat(60), "what to do ".repeat(20));
    const lines = renderTimeline({ event: "gate", at: 61_000, title: "A gate", verdict }, 0, 80);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines[0]).toMatch(/^01:01 {4}FAIL {4}A gate: word/);
    expect(lines[1]).toMatch(/^ {17}word/);
  });

  it("cut a word that is longer than a line, and obey no escape sequence", () => {
    const line = `${"x".repeat(200)}\u001b[2J\u0007`;
    const lines = renderTimeline({ event: "output", at: 0, title: "t", line }, 0, 80);
    expect(lines.join("")).not.toMatch(/\p{Cc}/u);
    expect(Math.max(...lines.map((text) => text.length))).toBeLessThanOrEqual(80);
  });

  it("show a commit by its first twelve digits", () => {
    const text = `serves ${"c0ffee".padEnd(40, "0")}`;
    expect(renderTimeline({ event: "step", at: 0, step: "promote", text }, 0, 80)).toEqual([
      "00:00    done    serves c0ffee000000",
    ]);
  });

  it("show one line for each look of a watch, and none for a look within the same minute", () => {
    expect(renderTimeline(tick(0, null), 0, 80)[0]).toContain("0m of 30m: 1 of 7 conditions clear, 6 waiting");
    expect(renderTimeline(tick(4 * MINUTE, 3 * MINUTE), 0, 80)[0]).toContain("4m of 30m");
    expect(renderTimeline(tick(4 * MINUTE + 20_000, 4 * MINUTE), 0, 80)).toEqual([]);
    expect(renderTimeline(tick(40 * MINUTE, 12 * MINUTE), 0, 80)[0]).toContain("30m of 30m");
    expect(renderTimeline(tick(31 * MINUTE, 30 * MINUTE), 0, 80)).toEqual([]);
  });

  it("count the days and hours of a long watch, and its minutes only in the first hour", () => {
    const HOUR = 60 * MINUTE;
    const line = (elapsedMs: number, previousMs: number) =>
      renderTimeline({ ...tick(elapsedMs, previousMs), totalMs: 48 * HOUR } as ReleaseEvent, 0, 80)[0] ?? "";
    expect(line(12 * MINUTE, 11 * MINUTE)).toContain("12m of 2d:");
    expect(line(28 * HOUR, 28 * HOUR - MINUTE)).toContain("1d 4h of 2d:");
    expect(line(28 * HOUR + MINUTE, 28 * HOUR)).toBe("");
    expect(line(24 * HOUR, 23 * HOUR)).toContain("1d of 2d:");
    expect(line(49 * HOUR, 47 * HOUR)).toContain("2d of 2d:");
  });

  it("count hours only where there are some", () => {
    expect(renderElapsed(29 * MINUTE + 59_000)).toBe("29:59");
    expect(renderElapsed(62 * MINUTE)).toBe("1:02:00");
  });
});
