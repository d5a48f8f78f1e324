/** Numbers of a watch as people read them. */
import { describe, expect, it } from "vitest";
import type { Measure, MetricReading } from "../../src/providers/contract.ts";
import { renderTimeOfDay, renderValue } from "../../src/judge/render-value.ts";
import { expectedInGap } from "../../src/judge/traffic-gap.ts";

describe("a value of a watch", () => {
  it.each([
    ["ratio", 0.079_123, "7.91 %"],
    ["ratio", 0.5, "50 %"],
    ["duration", 2_209.6, "2,210 ms"],
    ["duration", 999, "999 ms"],
    ["duration", 1_000, "1,000 ms"],
    ["duration", -1_500, "-1,500 ms"],
    ["duration", 1_005, "1,005 ms"],
    ["duration", 1_234_567, "1,234,567 ms"],
    ["count", 4, "4"],
    ["count", 1_234.567, "1,234.57"],
    ["number", 0.123_45, "0.123"],
    ["number", 98_765, "98,800"],
    ["number", 1_000_000, "1,000,000"],
  ] as const)("of the unit %s is shown in it: %d", (unit, value, text) => {
    expect(renderValue(value, { unit } as Measure)).toBe(text);
  });

  it("was measured at a time of the day, in UTC", () => {
    const at = (text: string) => renderTimeOfDay(Date.parse(text));
    expect(at("2026-01-05T00:00:00Z")).toBe("00:00:00");
    expect(at("2026-01-05T09:09:10.999Z")).toBe("09:09:10");
    expect(at("2026-01-05T10:10:09Z")).toBe("10:10:09");
    expect(at("2026-01-05T23:59:59Z")).toBe("23:59:59");
  });
});

describe("a window that is nearly empty", () => {
  const reading = (from: number, to: number, sampleCount: number) =>
    ({ window: { from, to }, sampleCount }) as MetricReading;
  const whole = reading(0, 1_000, 180);

  it("lacks what the rest of the watch lets expect of it, where that is five times what it has", () => {
    // 900 ms with 180 samples beside it: 20 are usual.
    expect(expectedInGap(reading(0, 100, 0), whole, 10)).toBe(20);
    expect(expectedInGap(reading(0, 100, 3), reading(0, 1_000, 183), 10)).toBe(20);
    expect(expectedInGap(reading(0, 100, 4), reading(0, 1_000, 184), 10)).toBeNull();
  });

  it("lacks nothing where little is usual, or where it is all that there is", () => {
    expect(expectedInGap(reading(0, 100, 0), whole, 11)).toBeNull();
    expect(expectedInGap(whole, whole, 10)).toBeNull();
    expect(expectedInGap(reading(0, 2_000, 0), whole, 10)).toBeNull();
  });
});
