/** A small share of what `npm run simulate:evidence` measures, and that it measures the judge. */
import { describe, expect, it } from "vitest";
import { judgeEvidence } from "../../src/judge/evidence/judge-evidence.ts";
import { detect } from "./evidence/detection.ts";
import { trackEvidence } from "./evidence/evidence-tracker.ts";
import { ALPHA, type Cell, countsOf, falseAlarms, mainCells, watchOf } from "./evidence/false-alarms.ts";
import { binomialCounts, clusteredCounts, negativeBinomialCounts, uniformFrom } from "./evidence/random-counts.ts";
import { mannWhitneyZ, RULES } from "./evidence/usual-rules.ts";

const SEED = 20_261_121;

describe("the simulation of watches", () => {
  it("says of each watch what the judge says, to the last digits", () => {
    const uniform = uniformFrom(SEED);
    const cells = mainCells().filter(
      ({ horizonSeconds, evidence }) => horizonSeconds === 1800 && !evidence.includes("k of"),
    );
    for (const cell of cells) {
      const tracked = watchOf(cell, cell.evidence === "bernoulli" ? null : 4);
      const counts = countsOf({ ...cell, base: 1.5 * cell.base });
      const failures = Array.from({ length: 30 }, () => counts(uniform));
      const tracker = trackEvidence(tracked);
      const reached = tracker.run(ALPHA, (index) => failures[index] ?? 0);
      const buckets = failures
        .slice(0, reached ?? 30)
        .map((count, index) => ({ endSeconds: 60 * (index + 1), ...tracked.bucketOf(count) }));
      const metrics = [{ id: "m", weight: 1, kind: tracked.kind, null: tracked.boundary, buckets }];
      const answer = judgeEvidence({ alpha: ALPHA, horizonSeconds: 1800, metrics });
      expect(answer.logE).toBeCloseTo(Math.log(tracker.value()), 9);
      expect(answer.metrics[0]?.decidedAtSeconds).toBe(reached === null ? null : 60 * reached);
    }
  });

  it("draws counts with the mean and the variance that it promises", () => {
    const uniform = uniformFrom(SEED);
    const variances = [
      [binomialCounts(300, 0.01), 2.97],
      [negativeBinomialCounts(3, 4), 5.25],
      [clusteredCounts(3, 3), 15],
    ] as const;
    for (const [counts, variance] of variances) {
      const drawn = Array.from({ length: 20_000 }, () => counts(uniform));
      const mean = drawn.reduce((sum, count) => sum + count, 0) / drawn.length;
      const seen = drawn.reduce((sum, count) => sum + (count - mean) ** 2, 0) / drawn.length;
      expect(mean).toBeCloseTo(3, 0);
      expect(seen / variance).toBeGreaterThan(0.9);
      expect(seen / variance).toBeLessThan(1.1);
    }
  });

  it("repeats itself with the same seed, and not with another", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, uniformFrom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

describe("a good release", () => {
  it.each([
    ["independent", "bernoulli", 5],
    ["level varies, CV 50 %", "negative-binomial, k 4", 50],
  ] as const)("with noise that is %s is hardly ever failed by %s", (noise, evidence, perSecond) => {
    const cell: Cell = { noise, evidence, horizonSeconds: 1800, pollSeconds: 60, perSecond, base: 0.01 };
    expect(falseAlarms(cell, 3_000, uniformFrom(SEED))).toBeLessThan(0.002);
  });

  it("whose level varies is failed by evidence that takes failures for independent", () => {
    const cell = {
      noise: "level varies, CV 50 %",
      evidence: "bernoulli",
      horizonSeconds: 86_400,
      pollSeconds: 60,
    } as const;
    expect(falseAlarms({ ...cell, perSecond: 50, base: 0.01 }, 20, uniformFrom(SEED))).toBe(1);
  });
});

describe("a bad release", () => {
  it("is found within 1.3 times the least time that is possible, and a bucket", () => {
    const { evidence, boundSeconds } = detect(
      { perSecond: 5, base: 0.01, times: 2, onsetSeconds: 0 },
      60,
      uniformFrom(SEED),
    );
    expect(evidence).toBeLessThan(1.3 * boundSeconds + 60);
  });
});

describe("the usual rules, beside", () => {
  const minutes = (...failures: readonly number[]) => ({
    failures: Float64Array.from(failures),
    before: Float64Array.from({ length: 60 }, (_, index) => index % 2),
    requests: 300,
    base: 0.01,
  });

  it.each([
    ["2x over 15 min", minutes(4, 5, 7, 9), 4],
    ["3 in a row over 2x", minutes(7, 7, 6, 7, 7, 7), 6],
    ["more than 3 over 2x", minutes(7, 0, 7, 0, 7, 0, 7), 7],
    ["Mann-Whitney", minutes(1, 2, 2, 3, 2, 9, 9, 9, 9, 9), 5],
    ["Mann-Whitney", minutes(0, 1, 0, 1, 0, 1), null],
  ] as const)("%s decides when it says", (rule, given, at) => {
    expect(RULES[rule](given)).toBe(at);
  });

  it("rank sums as the textbook does", () => {
    expect(mannWhitneyZ(Float64Array.of(19, 22, 16, 29, 24), Float64Array.of(20, 11, 17, 12))).toBeCloseTo(1.592, 2);
  });
});
