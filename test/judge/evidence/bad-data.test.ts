import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import type { GivenBucket } from "../../../src/judge/evidence/settled-buckets.ts";
import { type WatchEvidence, watchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";
import { evidenceOfAnyWatch } from "./evidence-arbitrary.ts";

const requestsOf = (bucket: GivenBucket) => bucket.requests ?? 1;

describe("the judge of evidence, whatever the format admits", () => {
  it("answers in numbers and words, and never throws", () => {
    fc.assert(
      fc.property(evidenceOfAnyWatch, (watch) => {
        const read = watchEvidence.safeParse(JSON.parse(JSON.stringify(watch)));
        expect(read.error?.issues ?? []).toEqual([]);
        const { logE, metrics, text } = judgeEvidence(watch);
        expect(Number.isFinite(logE)).toBe(true);
        for (const metric of metrics) expect(Number.isFinite(metric.logE)).toBe(true);
        expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order in which buckets arrive, nor on their arriving twice", () => {
    const shuffled = fc
      .tuple(evidenceOfAnyWatch, fc.infiniteStream(fc.nat()))
      .map(([watch, numbers]) => [watch, reorder(watch, () => Number(numbers.next().value))] as const);
    fc.assert(
      fc.property(shuffled, ([watch, other]) => {
        expect(judgeEvidence(other)).toEqual(judgeEvidence(watch));
      }),
    );
  });

  it("passes nothing of which nothing was measured", () => {
    fc.assert(
      fc.property(evidenceOfAnyWatch, fc.nat(), (watch, which) => {
        const silent = which % watch.metrics.length;
        const metrics = watch.metrics.map((metric, index) => ({
          ...metric,
          buckets: metric.buckets.filter((bucket) => index !== silent || requestsOf(bucket) === 0),
        }));
        const emptied =
          metrics[silent]?.kind === "poisson" || metrics[silent]?.kind === "betting" ? [] : metrics[silent]?.buckets;
        const given = metrics.map((metric, index) =>
          index === silent ? { ...metric, buckets: emptied ?? [] } : metric,
        );
        expect(judgeEvidence({ ...watch, metrics: given }).verdict).not.toBe("pass");
      }),
    );
  });
});

/** Each bucket twice, in any order. */
function reorder(watch: WatchEvidence, next: () => number): WatchEvidence {
  const metrics = watch.metrics.map((metric) => {
    const ranked = [...metric.buckets, ...metric.buckets].map((bucket) => ({ bucket, rank: next() }));
    return { ...metric, buckets: ranked.toSorted((one, other) => one.rank - other.rank).map(({ bucket }) => bucket) };
  });
  return { ...watch, metrics };
}
