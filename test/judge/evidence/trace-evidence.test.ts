import { expect, it } from "vitest";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import { traceEvidence } from "../../../src/judge/evidence/trace-evidence.ts";
import type { WatchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";
import { comparedWatch } from "../../report/compared-watch.ts";

const EVIDENCE = comparedWatch().evidence as WatchEvidence;

it("ends with the evidence of the verdict, and is decided when the verdict says", () => {
  const { course, level, decidedAtSeconds, decidedBy } = traceEvidence(EVIDENCE);
  const { logE, metrics } = judgeEvidence(EVIDENCE);
  expect(level).toBeCloseTo(Math.log(1_000), 12);
  expect(course.at(-1)).toEqual({ endSeconds: 1_080, logE });
  expect(decidedAtSeconds).toBe(metrics[0]?.decidedAtSeconds);
  expect(decidedBy).toBe("error_rate");
  const before = course.filter(({ endSeconds }) => endSeconds < (decidedAtSeconds ?? 0));
  expect(Math.max(...before.map((one) => one.logE))).toBeLessThan(level);
  expect(course.find(({ endSeconds }) => endSeconds === decidedAtSeconds)?.logE).toBeGreaterThanOrEqual(level);
});

it("says at each instant what a watch that had ended then would have said, of metrics with other buckets too", () => {
  const [metric] = EVIDENCE.metrics;
  if (metric === undefined) throw new Error("no metric");
  const sparse = metric.buckets.filter(({ endSeconds }) => endSeconds % 180 === 0);
  const metrics = [
    { ...metric, weight: 0.5 },
    { ...metric, id: "sparse", weight: 0.5, buckets: sparse },
  ];
  for (const { endSeconds, logE } of traceEvidence({ ...EVIDENCE, metrics }).course) {
    const then = metrics.map((one) => ({
      ...one,
      buckets: one.buckets.filter((bucket) => bucket.endSeconds <= endSeconds),
    }));
    expect(judgeEvidence({ ...EVIDENCE, metrics: then }).logE).toBeCloseTo(logE, 9);
  }
});

it("goes through the ends of all metrics in the order of time", () => {
  const [metric] = EVIDENCE.metrics;
  if (metric === undefined) throw new Error("no metric");
  const between = [90, 150, 600].map((endSeconds) => ({ endSeconds, errors: 0, requests: 300 }));
  const metrics = [
    { ...metric, weight: 0.5, buckets: metric.buckets.slice(0, 4) },
    { ...metric, id: "between", weight: 0.5, buckets: between },
  ];
  const { course } = traceEvidence({ ...EVIDENCE, metrics });
  const ends = metrics.flatMap(({ buckets }) => buckets.map(({ endSeconds }) => endSeconds));
  expect(course.map(({ endSeconds }) => endSeconds)).toEqual([...new Set(ends)].toSorted((one, other) => one - other));
  for (const { endSeconds, logE } of course) {
    const then = metrics.map((one) => ({
      ...one,
      buckets: one.buckets.filter((bucket) => bucket.endSeconds <= endSeconds),
    }));
    expect(judgeEvidence({ ...EVIDENCE, metrics: then }).logE).toBeCloseTo(logE, 9);
  }
});

it("keeps a few hundred instants of a long watch, and the one that decided among them", () => {
  const buckets = Array.from({ length: 2_880 }, (_, index) => ({
    endSeconds: (index + 1) * 60,
    errors: index < 1_001 ? 6 : 24,
    requests: 600,
  }));
  const [metric] = EVIDENCE.metrics;
  if (metric === undefined) throw new Error("no metric");
  const trace = traceEvidence({ ...EVIDENCE, horizonSeconds: 172_800, metrics: [{ ...metric, buckets }] });
  // Each 15th of 2,880, and the one that decided.
  expect(trace.course).toHaveLength(193);
  expect(trace.course.at(-1)?.endSeconds).toBe(172_800);
  expect(trace.course.map(({ endSeconds }) => endSeconds)).toContain(trace.decidedAtSeconds);
});

it("of a watch that has seen nothing is empty", () => {
  const [metric] = EVIDENCE.metrics;
  if (metric === undefined) throw new Error("no metric");
  expect(traceEvidence({ ...EVIDENCE, metrics: [{ ...metric, buckets: [] }] })).toMatchObject({
    course: [],
    decidedAtSeconds: null,
    decidedBy: null,
  });
});
