/** What one window decides: before it is full, at the very limit, and at any hour of a day. */
import { describe, expect, it } from "vitest";
import { judgeCondition } from "../../src/judge/judge-condition.ts";
import type { Comparison, WindowCondition } from "../../src/plan/plan.ts";
import type { Measure, MetricReading } from "../../src/providers/contract.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 20, 12);
const COUNT: Measure = { unit: "count", minimumSamples: 0 };
const COMMON = {
  text: "m",
  metric: "m",
  overMs: 5 * MINUTE,
  minimumSamples: 20,
  position: { file: "p", line: 1, column: 1 },
};

const threshold = (comparison: Comparison, value: number): WindowCondition => ({
  ...COMMON,
  kind: "threshold",
  comparison,
  value,
});
const reading = (value: number | null, sampleCount: number, minutes = 5): MetricReading => ({
  value,
  sampleCount,
  window: { from: NOON, to: NOON + minutes * MINUTE },
  complete: true,
});

describe("before its window is full", () => {
  it.each<[Comparison, string]>([
    [">", "early"],
    [">=", "met"],
    ["<", "early"],
    ["<=", "early"],
  ])(
    "a count that has come to the limit decides `%s` only where more of it changes nothing: %s",
    (comparison, kind) => {
      const common = { ...COMMON, minimumSamples: 0, comparison };
      const conditions: readonly WindowCondition[] = [
        { ...common, kind: "threshold", value: 5 },
        { ...common, kind: "rate", count: 5, perMs: 5 * MINUTE },
      ];
      const kinds = conditions.map((one) => judgeCondition(one, COUNT, { reading: reading(5, 5, 2) }).kind);
      expect(kinds).toEqual([kind, kind]);
    },
  );

  it("a share that is at least so large is met where its interval lies above the limit", () => {
    const ratio: Measure = { unit: "ratio", minimumSamples: 20 };
    const kindOf = (value: number) =>
      judgeCondition(threshold(">=", 0.05), ratio, { reading: reading(value, 400, 2) }).kind;
    expect([kindOf(0.3), kindOf(0.06)]).toEqual(["met", "early"]);
  });

  it("a bare number decides nothing, though it may lie between 0 and 1 as a share does", () => {
    const level: Measure = { unit: "number", minimumSamples: 20 };
    expect(judgeCondition(threshold(">", 0.5), level, { reading: reading(0.9, 10_000, 2) }).kind).toBe("early");
    expect(judgeCondition(threshold(">", 0.5), level, { reading: reading(0.9, 10_000) }).kind).toBe("met");
  });
});

describe("a quantile that is counted", () => {
  const counted = (quantile: number, count: number, sampleCount: number, minutes = 5) =>
    judgeCondition(
      threshold(">", 2_000),
      { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile } },
      { reading: reading(null, sampleCount, minutes), beyond: { count, quantile } },
    );

  it("allows exactly its share of the samples, however many they are", () => {
    // 1 - 0.9 is a little less than a tenth.
    expect([100_000, 100_001].map((count) => counted(0.9, count, 1_000_000).kind)).toEqual(["clear", "met"]);
  });

  it("says what it has counted so far", () => {
    expect(counted(0.99, 9, 100, 2)).toMatchObject({
      kind: "early",
      summary: "m is above 2,000 ms: 9 % of 100 samples above 2,000 ms, where it allows 1 %, window not full yet",
    });
  });
});

describe("a window that cannot be judged", () => {
  const saidOf = (now: MetricReading) => {
    const answer = judgeCondition(threshold(">", 0.05), { unit: "ratio", minimumSamples: 20 }, { reading: now });
    return answer.kind === "unknown" ? answer.verdict.summary : answer.kind;
  };

  it("without data is said to have none", () => {
    expect(saidOf(reading(null, 0))).toBe("m: there is no data for m.");
  });

  it("with a part of the samples is told how long all of them take, whatever time it is", () => {
    // 20 of them take 20/6 of five minutes.
    expect(saidOf(reading(0, 6))).toBe(
      "m: 6 samples, fewer than the 20 needed to judge, which take about 17m at this traffic.",
    );
  });
});
