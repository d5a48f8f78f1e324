import { describe, expect, it } from "vitest";
import { breaksOff } from "../../src/lib/breaks-off.ts";

const MINUTE = 60_000;

function breaks(samplesPerMinute: readonly number[], windowMinutes = samplesPerMinute.length): boolean {
  const buckets = samplesPerMinute.map((samples, index) => ({
    from: index * MINUTE,
    to: (index + 1) * MINUTE,
    samples,
    incomplete: false,
  }));
  return breaksOff(buckets, { from: 0, to: windowMinutes * MINUTE });
}

describe("data that breaks off before the window ends", () => {
  it.each([
    ["steady to the end", [20, 22, 19, 21, 20], false],
    ["steady, then nothing for a minute", [20, 22, 19, 21, 0], true],
    ["steady, then nothing for most of it", [20, 22, 19, 0, 0, 0, 0, 0], true],
    ["steady but rare: a pause says nothing", [1, 1, 2, 1, 1, 0, 0, 0], false],
    ["rare, and a pause far too long", [1, 1, 2, 1, 1, ...Array.from({ length: 15 }, () => 0)], true],
    ["bursts: a pause is nothing new", [30, 0, 0, 30, 0, 0, 0], false],
    ["a release that begins late in the window", [0, 0, 0, 20, 21, 20], false],
    ["too short to know what is steady", [20, 20, 0, 0], false],
    ["nothing at all, which is another answer", [0, 0, 0, 0], false],
  ])("is told apart from a pause: %s", (_what, samples, expected) => {
    expect(breaks(samples)).toBe(expected);
  });

  it("does not expect data behind the window's end", () => {
    expect(breaks([20, 20, 20, 20, 0], 4.2)).toBe(false);
  });
});
