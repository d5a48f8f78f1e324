/** A window's number out of its buckets: what is missing is never a zero, and nothing that makes no sense is counted. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeCondition, rollbackVerdict, successVerdict } from "../../../src/judge/judge-condition.ts";
import { sumWindow } from "../../../src/judge/series/sum-window.ts";
import type { WindowCondition } from "../../../src/plan/plan.ts";
import type { Measure, MeasureSeries, MetricBucket } from "../../../src/providers/contract.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20, 9);
const at = (minute: number) => START + minute * MINUTE;
const WINDOW = { from: at(0), to: at(5) };
const SHARE: MeasureSeries = { kind: "share" };
const EVENTS: MeasureSeries = { kind: "events" };
const LEVEL: MeasureSeries = { kind: "level", worse: "higher" };
const P99: MeasureSeries = { kind: "quantile", quantile: 0.99 };

function bucket(minute: number, counted: Partial<MetricBucket> = {}): MetricBucket {
  const [from, to] = [at(minute), at(minute + 1)];
  return { from, to, value: 0.02, sampleCount: 100, badCount: 2, complete: true, ...counted };
}
const EMPTY = { value: null, sampleCount: 0, badCount: null };
const each = (of: (minute: number) => MetricBucket | null) => [0, 1, 2, 3, 4].flatMap((minute) => of(minute) ?? []);

describe("a share", () => {
  it("is the sum of the bad ones over that of all, whatever the buckets' own shares are", () => {
    const buckets = each((minute) =>
      bucket(minute, { sampleCount: 100 * minute, badCount: minute, value: minute === 0 ? null : 0.01 }),
    );
    expect(sumWindow(SHARE, buckets, WINDOW).reading).toEqual({
      value: 0.01,
      sampleCount: 1_000,
      window: WINDOW,
      complete: true,
    });
  });

  it("of good ones, as uptime is, is that of the good ones", () => {
    const buckets = each((minute) =>
      bucket(minute, { sampleCount: 40, badCount: minute === 2 ? 1 : 0, value: minute === 2 ? 0.975 : 1 }),
    );
    // Exactly, so that `uptime < 99.5%` means what it says.
    expect(sumWindow(SHARE, buckets, WINDOW).reading.value).toBe(0.995);
  });

  it("without counts is the mean by samples", () => {
    const buckets = each((minute) =>
      bucket(minute, { badCount: null, value: minute === 0 ? 0.5 : 0, sampleCount: minute === 0 ? 400 : 100 }),
    );
    expect(sumWindow(SHARE, buckets, WINDOW).reading.value).toBeCloseTo(0.25, 12);
  });
});

describe("a share, by what its vendor counted,", () => {
  const valueOf = (of: (minute: number) => Partial<MetricBucket>) =>
    sumWindow(
      SHARE,
      each((minute) => bucket(minute, of(minute))),
      WINDOW,
    ).reading;

  it("is exact where its number is rounded", () => {
    expect(valueOf(() => ({ sampleCount: 30, badCount: 1, value: 0.03 })).value).toBe(5 / 150);
  });

  it("is that of the bad ones where its number is nearer to them, and of all where all are bad", () => {
    expect(valueOf(() => ({ badCount: 40, value: 0.41 })).value).toBe(0.4);
    expect(valueOf(() => ({ badCount: 100, value: 1 }))).toMatchObject({ value: 1, complete: true });
  });

  it("is the mean where one bucket was not counted", () => {
    expect(valueOf((minute) => (minute === 0 ? { badCount: null, value: 0.12 } : {})).value).toBeCloseTo(0.04, 12);
  });

  it("of no samples is no number", () => {
    const none = valueOf(() => ({ value: 0, sampleCount: 0, badCount: 0 }));
    expect(none).toMatchObject({ value: null, sampleCount: 0, complete: true });
  });
});

describe("events, levels and quantiles", () => {
  it("events are added up, and are one sample where nobody counts what they are among", () => {
    const buckets = each((minute) => bucket(minute, { value: minute, badCount: minute, sampleCount: 0 }));
    expect(sumWindow(EVENTS, buckets, WINDOW).reading).toMatchObject({ value: 10, sampleCount: 10 });
    const none = each((minute) => bucket(minute, { value: 0, badCount: 0, sampleCount: 0 }));
    expect(sumWindow(EVENTS, none, WINDOW).reading).toMatchObject({ value: 0, sampleCount: 1 });
  });

  it("a level is the mean of what is known, and a minute without a number is none of it", () => {
    const buckets = each((minute) =>
      bucket(minute, minute === 3 ? EMPTY : { value: minute, sampleCount: 1, badCount: null }),
    );
    expect(sumWindow(LEVEL, buckets, WINDOW).reading).toMatchObject({ value: 7 / 4, sampleCount: 4, complete: true });
  });

  it("of a quantile the samples beyond the limit are counted; its value is known of one bucket alone", () => {
    const buckets = each((minute) => bucket(minute, { value: 1_800 + minute, badCount: minute }));
    expect(sumWindow(P99, buckets, WINDOW)).toMatchObject({
      reading: { value: null, sampleCount: 500, complete: true },
      beyond: { count: 10, quantile: 0.99 },
    });
    const one = each((minute) => bucket(minute, minute === 1 ? { value: 1_801 } : EMPTY));
    expect(sumWindow(P99, one, WINDOW)).toMatchObject({ reading: { value: 1_801 }, beyond: { count: 2 } });
  });
});

describe("a window in which no bucket has a number", () => {
  it.each([SHARE, EVENTS, LEVEL, P99])("has none either, and no zero: $kind", (series) => {
    const silent = each((minute) => bucket(minute, EMPTY));
    expect(sumWindow(series, silent, WINDOW)).toEqual({
      reading: { value: null, sampleCount: 0, window: WINDOW, complete: true },
    });
  });
});

describe("what is not known", () => {
  const summed = (buckets: readonly MetricBucket[], hasBegun = false) =>
    sumWindow(SHARE, buckets, WINDOW, hasBegun).reading;

  it.each([
    ["a bucket that is missing", each((minute) => (minute === 2 ? null : bucket(minute))), "09:02:00–09:03:00 UTC"],
    ["the first one missing", each((minute) => (minute === 0 ? null : bucket(minute))), "09:00:00–09:01:00 UTC"],
    ["the last ones missing", each((minute) => (minute > 2 ? null : bucket(minute))), "09:03:00–09:05:00 UTC"],
    [
      "one to which more may come",
      each((minute) => bucket(minute, { complete: minute !== 3 })),
      "09:03:00–09:04:00 UTC",
    ],
    [
      "samples without a number",
      each((minute) => bucket(minute, minute === 3 ? { value: null } : {})),
      "09:03:00–09:04:00 UTC",
    ],
    [
      "more bad ones than all",
      each((minute) => bucket(minute, minute === 1 ? { badCount: 101 } : {})),
      "09:01:00–09:02:00 UTC",
    ],
    [
      "less than nothing",
      each((minute) => bucket(minute, minute === 1 ? { value: -0.1 } : {})),
      "09:01:00–09:02:00 UTC",
    ],
    [
      "no number at all",
      each((minute) => bucket(minute, minute === 1 ? { value: Number.NaN } : {})),
      "09:01:00–09:02:00 UTC",
    ],
    [
      "one that reaches out of the window",
      [...each((minute) => (minute === 4 ? null : bucket(minute))), { ...bucket(4), to: at(7) }],
      "09:04:00–09:05:00 UTC",
    ],
  ])("%s leaves the window incomplete, and says which time it is", (_what, buckets, time) => {
    expect(summed(buckets)).toMatchObject({ complete: false, why: expect.stringContaining(time) });
  });

  it("is not a time in which nothing happened", () => {
    expect(summed(each((minute) => bucket(minute, minute === 2 ? EMPTY : {})))).toMatchObject({
      value: 0.02,
      sampleCount: 400,
      complete: true,
    });
    expect(summed(each((minute) => bucket(minute, { ...EMPTY, why: "Nobody came." })))).toEqual({
      value: null,
      sampleCount: 0,
      window: WINDOW,
      complete: true,
      why: "Nobody came.",
    });
  });

  it("is a metric that is gone, and not one that has yet to begin", () => {
    const absent = { ...EMPTY, isAbsent: true, why: "No series." } as const;
    const beginning = each((minute) => bucket(minute, minute < 2 ? absent : {}));
    expect(summed(beginning)).toMatchObject({ complete: true, sampleCount: 300 });
    expect(summed(beginning, true)).toMatchObject({ complete: false, why: "No series." });
    expect(summed(each((minute) => bucket(minute, minute === 3 ? absent : {})))).toMatchObject({ complete: false });
    expect(summed(each((minute) => bucket(minute, absent)))).toMatchObject({
      value: null,
      complete: true,
      why: "No series.",
    });
  });

  it("is what follows steady samples that break off", () => {
    expect(summed(each((minute) => bucket(minute, minute > 2 ? EMPTY : {})))).toMatchObject({
      complete: false,
      why: "Its data ends at 09:03:00 UTC.",
    });
    // Three a minute may well be none for two minutes.
    const few = each((minute) => bucket(minute, minute > 2 ? EMPTY : { sampleCount: 3, badCount: 0, value: 0 }));
    expect(summed(few)).toMatchObject({ complete: true, sampleCount: 9 });
  });
});

describe("a quantile's bucket", () => {
  const summed = (counted: Partial<MetricBucket>) =>
    sumWindow(
      P99,
      each((minute) => bucket(minute, { value: 1_800, ...(minute === 2 ? counted : {}) })),
      WINDOW,
    );

  it.each([
    ["that does not say how many were beyond the limit", { badCount: null }],
    ["with more beyond the limit than there were", { badCount: 101 }],
  ])("%s leaves the window incomplete", (_what, counted) => {
    expect(summed(counted).reading).toMatchObject({
      complete: false,
      why: expect.stringContaining("may still change"),
    });
  });

  it("may lie beyond the limit as a whole", () => {
    expect(summed({ badCount: 100 })).toMatchObject({ reading: { complete: true }, beyond: { count: 108 } });
  });

  it("without samples says nothing, whatever its number is", () => {
    const none = each((minute) => bucket(minute, { value: 1_800, sampleCount: 0, badCount: 0 }));
    expect(sumWindow(P99, none, WINDOW)).toEqual({
      reading: { value: null, sampleCount: 0, window: WINDOW, complete: true },
    });
  });
});

describe("the time of a window", () => {
  it("counts once, where a bucket lies over another or has no length", () => {
    const longer = { ...bucket(1), to: at(3), sampleCount: 500 };
    const empty = { ...bucket(3), to: at(3), sampleCount: 900 };
    const buckets = [bucket(0), longer, bucket(2), empty, bucket(3), bucket(4)];
    expect(sumWindow(SHARE, buckets, WINDOW).reading).toMatchObject({ sampleCount: 800, complete: true });
  });

  it("begins with nothing where nobody says that there was something before", () => {
    const absent = { ...EMPTY, isAbsent: true, why: "No series." } as const;
    const buckets = each((minute) => bucket(minute, minute < 2 ? absent : {}));
    const { reading } = sumWindow(SHARE, buckets, WINDOW);
    expect(reading).toEqual({ value: 0.02, sampleCount: 300, window: WINDOW, complete: true });
  });
});

describe("samples that end before the window does", () => {
  const LONG = { from: at(0), to: at(20) };
  /** Samples in these minutes, and none in the others. */
  const heardIn = (
    series: MeasureSeries,
    isHeard: (minute: number) => boolean,
    silent: Partial<MetricBucket> = EMPTY,
  ) =>
    sumWindow(
      series,
      Array.from({ length: 20 }, (_, minute) => bucket(minute, isHeard(minute) ? {} : silent)),
      LONG,
    ).reading;

  it("leave it incomplete where they were steady, also with a minute of silence in between", () => {
    const expected = { complete: false, why: "Its data ends at 09:11:00 UTC." };
    expect(heardIn(SHARE, (minute) => minute < 11)).toMatchObject(expected);
    expect(heardIn(SHARE, (minute) => minute < 11 && minute !== 5)).toMatchObject(expected);
  });

  it("are nothing unusual where they came now and then", () => {
    expect(heardIn(SHARE, (minute) => minute < 11 && minute % 2 === 0).complete).toBe(true);
    expect(heardIn(SHARE, (minute) => minute < 11 && minute !== 5 && minute !== 6).complete).toBe(true);
  });

  it("end with the last that counted any, where a number is told without samples", () => {
    const silent = { value: 0, sampleCount: 0, badCount: 0 };
    expect(heardIn(EVENTS, (minute) => minute < 11, silent)).toMatchObject({ complete: false });
  });

  it("are none of a level, which is told or not", () => {
    expect(heardIn(LEVEL, (minute) => minute < 11).complete).toBe(true);
  });
});

describe("of several readings of a bucket", () => {
  it("the fuller one counts, and then the one that speaks less against the release; once", () => {
    const rest = each((minute) => (minute === 0 ? null : bucket(minute, { badCount: 0, value: 0 })));
    const readings = [
      bucket(0, { sampleCount: 100, badCount: 0, value: 0 }),
      bucket(0, { sampleCount: 200, badCount: 20, value: 0.1 }),
      bucket(0, { sampleCount: 200, badCount: 10, value: 0.05 }),
      bucket(0, { complete: false, sampleCount: 900 }),
      bucket(0, { sampleCount: Number.NaN }),
    ];
    const expected = { value: 10 / 600, sampleCount: 600, complete: true };
    fc.assert(
      fc.property(fc.shuffledSubarray([...readings, ...rest], { minLength: 9, maxLength: 9 }), (arrived) => {
        expect(sumWindow(SHARE, arrived, WINDOW).reading).toMatchObject(expected);
      }),
      { numRuns: 50 },
    );
  });
});

const number = fc.oneof(
  { weight: 5, arbitrary: fc.nat(300) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, -1, 1e300) },
);
/** Around the window: shifted clocks, gaps, buckets of other lengths. */
const anyBucket: fc.Arbitrary<MetricBucket> = fc
  .record({
    minute: fc.integer({ min: -2, max: 6 }),
    shift: fc.constantFrom(0, 0, 0, 0, 7_000),
    length: fc.constantFrom(MINUTE, MINUTE, MINUTE, 0, -MINUTE, 5 * MINUTE),
    value: fc.oneof(number, fc.constant(null)),
    sampleCount: number,
    badCount: fc.oneof(number, fc.constant(null)),
    complete: fc.constantFrom(true, true, true, false),
  })
  .map(({ minute, shift, length, ...counted }) => ({
    ...counted,
    from: at(minute) + shift,
    to: at(minute) + shift + length,
  }));
const KINDS: readonly (readonly [Measure, MeasureSeries])[] = [
  [{ unit: "ratio", minimumSamples: 20 }, SHARE],
  [{ unit: "count", minimumSamples: 0 }, EVENTS],
  [{ unit: "ratio", minimumSamples: 1 }, LEVEL],
  [{ unit: "duration", minimumSamples: 20 }, P99],
];
const condition = fc.constantFrom(">", ">=", "<", "<=").map((comparison): WindowCondition => ({
  kind: "threshold",
  comparison: comparison as ">",
  value: 0.05,
  text: "the condition",
  metric: "m",
  overMs: 5 * MINUTE,
  minimumSamples: 0,
  position: { file: "plan.yml", line: 1, column: 1 },
}));

describe("a condition on buckets, whatever its vendor says", () => {
  it("never throws, speaks in numbers, and does not depend on the order in which they came", () => {
    fc.assert(
      fc.property(
        fc.array(anyBucket, { maxLength: 14 }),
        condition,
        fc.constantFrom(...KINDS),
        fc.nat(),
        (buckets, asked, [measure, series], seed) => {
          const verdictsOf = (arrived: readonly MetricBucket[]) => {
            const answer = judgeCondition(asked, measure, sumWindow(series, arrived, WINDOW));
            return [rollbackVerdict(asked, answer), successVerdict(asked, answer)];
          };
          const verdicts = verdictsOf(buckets);
          expect(JSON.stringify(verdicts)).not.toMatch(/NaN|undefined|Infinity|∞/);
          const cut = seed % (buckets.length + 1);
          const turned = [...buckets.slice(cut), ...buckets.slice(0, cut)].toReversed();
          expect(verdictsOf(turned)).toEqual(verdicts);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("neither passes nor rolls back unless the whole window is covered by buckets that make sense", () => {
    fc.assert(
      fc.property(
        fc.array(anyBucket, { maxLength: 14 }),
        condition,
        fc.constantFrom(...KINDS),
        (buckets, asked, [measure, series]) => {
          const { outcome } = rollbackVerdict(
            asked,
            judgeCondition(asked, measure, sumWindow(series, buckets, WINDOW)),
          );
          const covered = [0, 1, 2, 3, 4].every((minute) =>
            buckets.some(
              ({ from, to, complete, sampleCount }) =>
                complete &&
                sampleCount >= 0 &&
                Number.isFinite(sampleCount) &&
                from >= WINDOW.from &&
                to <= WINDOW.to &&
                from <= at(minute) &&
                to >= at(minute + 1),
            ),
          );
          expect([covered, outcome]).not.toEqual([false, "pass"]);
          expect([covered, outcome]).not.toEqual([false, "fail"]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
