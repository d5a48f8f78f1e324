/** How far a service's own level wanders, learned from its past. */
import { describe, expect, it } from "vitest";
import { chooseMargin } from "../../../src/judge/regression/choose-margin.ts";
import type { EvidenceForm } from "../../../src/judge/regression/evidence-form.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { MINUTE } from "./known-service.ts";

const PART = 10;
const WATCHED = { horizonSeconds: PART * 60, level: -Math.log(0.001) };
const FORM: EvidenceForm = {
  kind: "bernoulli",
  counts: { of: "samples" },
  boundaryAt: (margin) => ({ rate: Math.min(1, 0.01 * margin) }),
  bucketOf: ({ sampleCount, badCount }) => (badCount === null ? null : { errors: badCount, requests: sampleCount }),
  rate: 0.01,
  limit: null,
  isReplayable: true,
  warnings: [],
};

/** Failures of 300 requests in each minute of parts of ten minutes, the oldest part first; null: nothing is known of it. */
function past(
  parts: readonly (number | null)[],
  of: (minute: number, bad: number) => Partial<MetricBucket> | null = () => ({}),
) {
  return parts.flatMap((bad, part) =>
    Array.from({ length: PART }, (_, minute): MetricBucket[] => {
      const from = (part * PART + minute) * MINUTE;
      const changes = bad === null ? null : of(minute, bad);
      if (changes === null) return [];
      return [
        {
          from,
          to: from + MINUTE,
          value: (bad ?? 0) / 300,
          sampleCount: 300,
          badCount: bad,
          complete: true,
          ...changes,
        },
      ];
    }).flat(),
  );
}
const marginOf = (buckets: readonly MetricBucket[], form: Partial<EvidenceForm> = {}, watched = WATCHED) =>
  chooseMargin({ ...FORM, ...form }, buckets, watched);
const DEFAULT = { factor: 1.25, from: "default", isTooSmall: false };
const learned = (factor: number) => ({ factor, from: "history", isTooSmall: false });

describe("the margin", () => {
  it("is none where the past raised no alarm", () => {
    expect(marginOf(past([3, 3, 3]))).toEqual(learned(1));
  });

  it("is assumed where the past is shorter than three watches, or cannot be judged", () => {
    expect(marginOf(past([3, 3]))).toEqual(DEFAULT);
    expect(marginOf([])).toEqual(DEFAULT);
    expect(marginOf(past([3, 3, 3]), { isReplayable: false })).toEqual(DEFAULT);
  });

  it("is two notches more than the past needed, wherever its worst part lay", () => {
    // Three times as many need 2: 1, 1.25 and 1.5 raise an alarm.
    expect([marginOf(past([9, 3, 3])), marginOf(past([3, 9, 3])), marginOf(past([3, 3, 9]))]).toEqual([
      learned(3),
      learned(3),
      learned(3),
    ]);
    expect(marginOf(past([3, 3, 30])).factor).toBeGreaterThan(10);
  });

  it("is the largest, and says that it is too small, where none was enough", () => {
    const tooSmall = { factor: 20, from: "history", isTooSmall: true };
    expect(marginOf(past([3, 3, 300]))).toEqual(tooSmall);
    // Fifteen times as many would be enough, and nothing is left to be safe with.
    expect(marginOf(past([3, 3, 42]))).toEqual(tooSmall);
  });

  it("does not learn from parts of which less than half is known", () => {
    const heard = (minutes: number) => (minute: number) => (minute < minutes ? {} : null);
    expect(marginOf(past([3, 3, 3, 3], heard(5)))).toEqual(learned(1));
    expect(marginOf(past([3, 3, 3, 3], heard(4)))).toEqual(DEFAULT);
    expect(marginOf([...past([3], heard(4)), ...past([null, 3, 3])])).toEqual(DEFAULT);
    expect(marginOf([...past([3], heard(5)), ...past([null, 3, 3])])).toEqual(learned(1));
    const silent = { value: null, sampleCount: 0, badCount: null } as const;
    expect(marginOf(past([3, 3, 3], (minute) => (minute < 6 ? silent : {})))).toEqual(DEFAULT);
  });

  it("takes parts from the end backwards, each as long as the watch", () => {
    // Two of fifteen minutes are left of thirty, and three of ten.
    const long = { ...WATCHED, horizonSeconds: 15 * 60 };
    expect(marginOf(past([3, 3, 3]), {}, long)).toEqual(DEFAULT);
    expect(marginOf(past([3, 3, 3, 3, 3]), {}, long)).toEqual(learned(1));
    expect(marginOf(past([3, 3, 3]).slice(5))).toEqual(learned(1));
    expect(marginOf(past([3, 3, 3]).slice(6))).toEqual(DEFAULT);
    // Twenty minutes are two watches, wherever the clock cuts them.
    expect(marginOf(past([3, 3, 3]).slice(5, -5))).toEqual(DEFAULT);
  });

  it("is not spoiled by buckets that say nothing of what is counted", () => {
    const gaps = past([3, 3, 3], (minute) => (minute % 3 === 0 ? { badCount: null } : {}));
    expect(marginOf(gaps)).toEqual(learned(1));
    const worse = (mute: Partial<MetricBucket> | null) =>
      marginOf(past([3, 3, 30], (minute) => (minute % 3 === 0 ? mute : {})));
    expect(worse({ badCount: null })).toEqual(worse(null));
    expect(worse(null).factor).toBeGreaterThan(10);
  });

  it("is that of events in the time in which they happened", () => {
    // Three a minute, and nine: as with failures among requests, 1, 1.25 and 1.5 raise an alarm.
    const events: Partial<EvidenceForm> = {
      kind: "poisson",
      boundaryAt: (margin) => ({ perSecond: (3 / 60) * margin }),
      bucketOf: ({ badCount }) => (badCount === null ? null : { errors: badCount }),
    };
    expect(marginOf(past([3, 3, 3]), events)).toEqual(learned(1));
    expect(marginOf(past([3, 9, 3]), events)).toEqual(learned(3));
  });

  it("asks for failures enough, as the watch itself does", () => {
    // Two failures are no pattern, however rare they are.
    const rare = { boundaryAt: (margin: number) => ({ rate: 1e-9 * margin }) };
    const failures = (count: number) => past([1, 0, 0], (minute, bad) => ({ badCount: minute < count ? bad : 0 }));
    expect(marginOf(failures(2), rare, { ...WATCHED, level: 3 })).toEqual(learned(1));
    expect(marginOf(failures(3), rare, { ...WATCHED, level: 3 }).isTooSmall).toBe(true);
  });
});
