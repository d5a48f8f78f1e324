/** The evidence a second way: products of likelihood ratios in plain numbers, every onset by itself, no logarithm carried on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceKind } from "../../../src/judge/evidence/contract.ts";
import { courseOfEvidence } from "../../../src/judge/evidence/evidence-course.ts";
import { evidenceKinds } from "../../../src/judge/evidence/index.ts";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import { onsetMass, onsetMassAfter } from "../../../src/judge/evidence/onset-prior.ts";
import { type SettledBucket, settleBuckets, totalsOf } from "../../../src/judge/evidence/settled-buckets.ts";
import type { MetricEvidence } from "../../../src/judge/evidence/watch-evidence.ts";
import { evidenceOfSmallWatch } from "./evidence-arbitrary.ts";

function directly(
  metric: MetricEvidence,
  horizonSeconds: number,
  level: number,
): { logE: number; reachedAt: number | null } {
  const kind: EvidenceKind = evidenceKinds[metric.kind];
  const buckets = settleBuckets(metric.buckets);
  const values = buckets.map((_, index) => valueOf(kind, metric.null, buckets.slice(0, index + 1), horizonSeconds));
  const failures = buckets.map((_, index) => totalsOf(buckets, 0, index + 1).errors);
  const reached = values.findIndex(
    (value, index) => Math.log(value) >= level && (metric.kind === "betting" || (failures[index] ?? 0) >= 3),
  );
  return {
    logE: values.length === 0 ? 0 : Math.log(values.at(-1) ?? 1),
    reachedAt: buckets[reached]?.endSeconds ?? null,
  };
}

function valueOf(
  kind: EvidenceKind,
  boundary: object,
  buckets: readonly SettledBucket[],
  horizonSeconds: number,
): number {
  const onsets = buckets.map((onset, from) => {
    const since = buckets.slice(from);
    const average = kind.effects.reduce((sum, effect) => {
      const increment = kind.increment(boundary, effect);
      const ratio =
        kind.onsets === "maximum"
          ? Math.exp(increment.of(totalsOf(since), 0))
          : since.reduce(
              (product, { data, startSeconds, endSeconds }) =>
                product * Math.exp(increment.of(data, endSeconds - startSeconds)),
              1,
            );
      return sum + Math.exp(effect.logWeight) * ratio;
    }, 0);
    return onsetMass(onset.startSeconds, onset.endSeconds, horizonSeconds) * average;
  });
  if (kind.onsets === "maximum") return Math.max(...onsets);
  return (
    onsetMassAfter(buckets.at(-1)?.endSeconds ?? 0, horizonSeconds) + onsets.reduce((sum, value) => sum + value, 0)
  );
}

describe("the evidence of small watches", () => {
  it("is that of a direct summation, and is first enough at the same bucket", () => {
    fc.assert(
      fc.property(evidenceOfSmallWatch, (watch) => {
        const [metric] = watch.metrics;
        if (metric === undefined) return;
        const level = -Math.log(watch.alpha);
        const expected = directly(metric, watch.horizonSeconds, level);
        const [answer] = judgeEvidence(watch).metrics;
        const scale = Math.max(1, Math.abs(expected.logE));
        expect(Math.abs((answer?.logE ?? Number.NaN) - expected.logE) / scale).toBeLessThan(1e-10);
        const isUseless =
          evidenceKinds[metric.kind] === evidenceKinds.previous &&
          "baselineErrors" in metric.null &&
          metric.null.baselineErrors === 0;
        expect(answer?.decidedAtSeconds).toBe(isUseless ? null : expected.reachedAt);
      }),
      { numRuns: 200 },
    );
  });

  it("is first enough where a look at every onset says so, although most are passed over", () => {
    const calm = fc.array(fc.nat(2), { minLength: 20, maxLength: 40 });
    const worse = fc.array(fc.nat(8), { maxLength: 25 });
    const errors = fc.tuple(calm, worse).map(([one, other]) => [...one, ...other]);
    const watches = fc.tuple(errors, fc.constantFrom(30, 300, 600), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(watches, ([counts, requests, baselineErrors]) => {
        const kind = "previous" as const;
        const metric = {
          kind: evidenceKinds[kind],
          boundary: { margin: 1, baselineErrors, baselineRequests: 300 * baselineErrors },
          buckets: settleBuckets(
            counts.map((count, index) => ({ endSeconds: 60 * (index + 1), errors: count, requests })),
          ),
          horizonSeconds: 3_600,
        };
        const course = courseOfEvidence(metric);
        for (const level of [0.5, 1, 2, 3, 5, 7]) {
          const every = metric.buckets.findIndex((_, index) => course.after(index + 1) >= level);
          expect(course.firstAt(level, 0)).toBe(every < 0 ? null : every + 1);
        }
      }),
    );
  });
});
