/** Whatever a vendor says of one window: a condition is judged on numbers that make sense, or not at all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeCondition, rollbackVerdict, successVerdict } from "../../src/judge/judge-condition.ts";
import type { WindowCondition } from "../../src/plan/plan.ts";
import type { Measure, MetricReading } from "../../src/providers/contract.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20);

const number = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1_000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0.05, 1, 1e-300, 1e300) },
  { weight: 2, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -0.2) },
);
const samples = fc.oneof(fc.nat(500), fc.constantFrom(0, 1e15, Number.NaN, Number.POSITIVE_INFINITY, -1));
const reading: fc.Arbitrary<MetricReading> = fc.record({
  value: fc.oneof(number, fc.constant(null)),
  sampleCount: samples,
  window: fc.constantFrom(1, 5, 0).map((minutes) => ({ from: START, to: START + minutes * MINUTE })),
  complete: fc.constantFrom(true, true, true, false),
});
const measure: fc.Arbitrary<Measure> = fc.record({
  unit: fc.constantFrom("ratio", "duration", "count"),
  minimumSamples: fc.constantFrom(0, 20),
});
const condition: fc.Arbitrary<WindowCondition> = fc
  .record({
    comparison: fc.constantFrom(">", ">=", "<", "<="),
    limit: fc.constantFrom(0, 0.05, 1, 2_000),
    kind: fc.constantFrom("threshold", "rate"),
    minimumSamples: fc.constantFrom(0, 20),
  })
  .map(({ limit, kind, ...one }) => {
    const common = {
      ...one,
      text: "the condition",
      metric: "m",
      overMs: 5 * MINUTE,
      position: { file: "plan.yml", line: 1, column: 1 },
    };
    return kind === "rate"
      ? { ...common, kind: "rate", count: limit, perMs: 60 * MINUTE }
      : { ...common, kind: "threshold", value: limit };
  });

describe("a condition on one window, whatever its vendor says", () => {
  it("is answered in numbers and words, and never throws", () => {
    fc.assert(
      fc.property(condition, measure, reading, fc.boolean(), (asked, of, said, partly) => {
        const answer = judgeCondition(asked, of, { reading: said, partly });
        const verdicts = [rollbackVerdict(asked, answer), successVerdict(asked, answer)];
        expect(JSON.stringify(verdicts)).not.toMatch(/NaN|undefined|Infinity|∞/);
      }),
      { numRuns: 200 },
    );
  });

  it("is unknown where the number is none, or there cannot be such a number", () => {
    const nonsense = fc.oneof(
      reading.map((one): MetricReading => ({ ...one, value: null })),
      fc
        .tuple(reading, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0.2, -3))
        .map(([one, value]): MetricReading => ({ ...one, value })),
      fc
        .tuple(reading, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1))
        .map(([one, sampleCount]): MetricReading => ({ ...one, sampleCount })),
      reading.map((one): MetricReading => ({ ...one, complete: false })),
    );
    const never = measure.filter(({ unit }) => unit !== "count");
    fc.assert(
      fc.property(condition, never, nonsense, (asked, of, said) => {
        expect(judgeCondition(asked, of, { reading: said })).toMatchObject({
          kind: "unknown",
          verdict: { outcome: "hold" },
        });
      }),
      { numRuns: 200 },
    );
  });

  it("is not judged on fewer samples than it needs, and says what is so where it has them", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(condition, measure, fc.nat(40), share, (asked, of, sampleCount, value) => {
        const window = { from: START, to: START + 5 * MINUTE };
        const { kind } = judgeCondition(asked, of, { reading: { value, sampleCount, window, complete: true } });
        const limit = asked.kind === "rate" ? asked.count : asked.value;
        const isMet = { ">": value > limit, ">=": value >= limit, "<": value < limit, "<=": value <= limit };
        const said = isMet[asked.comparison] ? "met" : "clear";
        expect(kind).toBe(sampleCount < asked.minimumSamples ? "unknown" : said);
      }),
      { numRuns: 200 },
    );
  });
});
