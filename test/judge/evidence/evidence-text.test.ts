/** What the evidence says in words: counted, compared, how sure, and what this watch cannot show. */
import { describe, expect, it } from "vitest";
import { judgeEvidence } from "../../../src/judge/evidence/judge-evidence.ts";
import type { GivenBucket } from "../../../src/judge/evidence/settled-buckets.ts";
import type { MetricEvidence, WatchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";

function said(metrics: readonly MetricEvidence[], other: Partial<WatchEvidence> = {}): string {
  return judgeEvidence({ alpha: 0.001, horizonSeconds: 1_800, metrics, ...other }).text;
}

const every = (minutes: number, bucket: Omit<GivenBucket, "endSeconds">): readonly GivenBucket[] =>
  Array.from({ length: minutes }, (_, index) => ({ endSeconds: 60 * (index + 1), ...bucket }));

const RATIO = { id: "slow", weight: 1, kind: "betting", null: { ratio: 0.1 } } as const;
const EVENTS = { id: "crashes", weight: 1, kind: "poisson", null: { perSecond: 0.05 } } as const;
const SHARE = { id: "error_rate", weight: 1, kind: "bernoulli", null: { rate: 0.001 } } as const;

describe("the words of a watch", () => {
  it("that shows a ratio to be no worse name its average", () => {
    expect(said([{ ...RATIO, null: { ratio: 0.3 }, buckets: every(30, { ratio: 0.25 }) }])).toMatchInlineSnapshot(
      `"slow is below 2.0x the baseline of 30.00 %: 25.00 % on average."`,
    );
  });

  it("that shows events to be no more frequent name how long they were counted", () => {
    expect(said([{ ...EVENTS, buckets: every(30, { errors: 3 }) }])).toMatchInlineSnapshot(
      `"crashes is below 2.0x the baseline: 90 failures in 30 min."`,
    );
    const one = every(30, { errors: 0 }).map((bucket, index) => (index === 4 ? { ...bucket, errors: 1 } : bucket));
    expect(said([{ ...EVENTS, buckets: one }], { horizonSeconds: 3_600 })).toMatchInlineSnapshot(
      `"crashes is below 2.0x the baseline: 1 failure in 30 min. Problems that begin later are still watched until 60 min after the promotion."`,
    );
  });

  it("that shows a share to be no worse name its upper limit, and nothing later once the watch is over", () => {
    expect(said([{ ...SHARE, buckets: every(30, { errors: 0, requests: 1_500 }) }])).toMatchInlineSnapshot(
      `"error_rate is below 2.0x the baseline of 0.10 % (upper limit 0.01 %, 95 %): 0 failures in 45,000 requests."`,
    );
  });

  it("that is still open name what was expected, and what would show and would not", () => {
    expect(said([{ ...RATIO, buckets: every(2, { ratio: 0.1 }) }])).toMatchInlineSnapshot(
      `"After 2 min: 10.00 % on average, 10.00 % expected. Evidence 1.0 : 1 (rollback at 1,000 : 1)."`,
    );
    expect(said([{ ...EVENTS, buckets: every(2, { errors: 3 }) }])).toMatchInlineSnapshot(
      `"After 2 min: 6 failed, 6.0 expected. Evidence 0.4 : 1 (rollback at 1,000 : 1). A x2 regression that begins now would show within about 10 min at this traffic."`,
    );
    expect(said([{ ...SHARE, buckets: every(2, { errors: 0, requests: 3 }) }])).toMatchInlineSnapshot(
      `"After 6 requests: 0 failed, 0.0 expected. Evidence 0.9 : 1 (rollback at 1,000 : 1). At this traffic a regression of x20 that begins now would not show in this watch."`,
    );
    expect(said([{ ...SHARE, buckets: every(2, { errors: 4, requests: 6_000 }) }])).toMatchInlineSnapshot(
      `"After 12,000 requests: 8 failed, 12.0 expected. Evidence 0.3 : 1 (rollback at 1,000 : 1). A x2 regression that begins now would show within about 5 min at this traffic."`,
    );
    // It is over: nothing more can show.
    expect(said([{ ...SHARE, buckets: every(30, { errors: 0, requests: 3 }) }])).toMatchInlineSnapshot(
      `"After 90 requests: 0 failed, 0.1 expected. Evidence 0.7 : 1 (rollback at 1,000 : 1)."`,
    );
  });

  it("of several metrics name each", () => {
    const one = { ...SHARE, weight: 0.5, buckets: every(2, { errors: 0, requests: 300 }) };
    const other = { ...RATIO, weight: 0.5, buckets: every(2, { ratio: 0.1 }) };
    expect(said([one, other])).toMatchInlineSnapshot(
      `"error_rate: after 600 requests: 0 failed, 0.6 expected. Evidence 0.5 : 1 (rollback at 2,000 : 1). A x5 regression that begins now would show within about 11 min at this traffic, x2 not in this watch. slow: after 2 min: 10.00 % on average, 10.00 % expected. Evidence 1.0 : 1 (rollback at 2,000 : 1)."`,
    );
  });

  it("that fell silent name since when, and what is missing", () => {
    expect(said([{ ...RATIO, buckets: [] }])).toMatchInlineSnapshot(
      `"slow: no readings since the promotion. Nothing was measured, so this is neither pass nor fail."`,
    );
    expect(said([{ ...SHARE, buckets: every(3, { errors: 0, requests: 0 }) }])).toMatchInlineSnapshot(
      `"error_rate: no request counts since the promotion. Nothing was measured, so this is neither pass nor fail."`,
    );
  });

  it("with too few failures say so, however rare those are", () => {
    const rare = { ...EVENTS, null: { perSecond: 1e-9 } };
    expect(said([{ ...rare, buckets: every(2, { errors: 1 }) }], { alpha: 0.01 })).toMatchInlineSnapshot(
      `"crashes: 2 failed, and fewer than 3 failures decide nothing, however rare they are. Evidence 283 : 1."`,
    );
  });
});
