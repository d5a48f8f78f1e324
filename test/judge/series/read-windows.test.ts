/** Buckets in order, whatever order they came in; and what is asked for of a window that is not known yet. */
import { describe, expect, it } from "vitest";
import type { WatchedCondition } from "../../../src/judge/judge-window.ts";
import { isWhole, orderBuckets } from "../../../src/judge/series/order-buckets.ts";
import { readWindows } from "../../../src/judge/series/read-windows.ts";
import { keyOfRequest, type Read, type SeriesRequest } from "../../../src/judge/series/series-request.ts";
import { startsAbsent } from "../../../src/judge/series/sum-window.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";

const bucket = (from: number, changes: Partial<MetricBucket> = {}): MetricBucket => ({
  from,
  to: from + 60,
  value: 0.02,
  sampleCount: 100,
  badCount: 2,
  complete: true,
  ...changes,
});

describe("buckets", () => {
  it("stay as they are where they are in order, and are put in order where they are not", () => {
    const ordered = [bucket(0), bucket(60), bucket(120)];
    expect(orderBuckets(ordered)).toBe(ordered);
    expect(orderBuckets(ordered.toReversed())).toEqual(ordered);
    expect(orderBuckets([bucket(0), bucket(120), bucket(60)])).toEqual(ordered);
    expect(orderBuckets([])).toEqual([]);
    const longer = bucket(0, { to: 300 });
    expect(orderBuckets([longer, bucket(0)])).toEqual([bucket(0), longer]);
  });

  it("that came twice count once: whole before fuller, and then what says less bad", () => {
    const kept = (...changes: readonly Partial<MetricBucket>[]) => orderBuckets(changes.map((one) => bucket(0, one)));
    expect(kept({ complete: false, sampleCount: 900 }, {})).toEqual([bucket(0)]);
    expect(kept({ sampleCount: 101 }, {})).toEqual([bucket(0, { sampleCount: 101 })]);
    expect(kept({ badCount: 3 }, {})).toEqual([bucket(0)]);
    expect(kept({}, { badCount: null })).toEqual([bucket(0, { badCount: null })]);
    expect(kept({ badCount: 0 }, { badCount: null })).toEqual([bucket(0, { badCount: null })]);
    expect(kept({ value: 0.03 }, {})).toEqual([bucket(0)]);
    expect(kept({ value: 0 }, { value: null })).toEqual([bucket(0, { value: null })]);
  });

  it("that say the same are the one that came first", () => {
    const [one, other] = [bucket(0, { why: "first" }), bucket(0, { why: "second" })];
    expect(orderBuckets([one, other])).toEqual([one]);
    expect(orderBuckets([other, one])).toEqual([other]);
  });

  it.each<[string, Partial<MetricBucket>]>([
    ["may still change", { complete: false }],
    ["have no length", { to: 0 }],
    ["end before they begin", { to: -60 }],
    ["count less than nothing", { sampleCount: -1 }],
    ["count no number", { sampleCount: Number.NaN }],
    ["have less than no bad ones", { badCount: -1 }],
    ["have no end of bad ones", { badCount: Number.POSITIVE_INFINITY }],
    ["measured no number", { value: Number.NaN }],
  ])("are not whole where they %s", (_what, changes) => {
    expect(isWhole(bucket(0, changes))).toBe(false);
  });

  it("are whole without a number and without bad ones, which is all that some vendors say", () => {
    expect(isWhole(bucket(0, { value: null, badCount: null, sampleCount: 0 }))).toBe(true);
  });

  it("begin with nothing where the first within the window says that nothing was there", () => {
    const window = { from: 60, to: 180 };
    expect(startsAbsent([bucket(120), bucket(60, { isAbsent: true })], window)).toBe(true);
    expect(startsAbsent([bucket(0, { isAbsent: true }), bucket(60), bucket(120, { isAbsent: true })], window)).toBe(
      false,
    );
    expect(startsAbsent([bucket(0, { isAbsent: true })], window)).toBe(false);
  });
});

describe("what is known of a window", () => {
  const metric = { name: "error_rate", measure: { series: { kind: "share" } } };
  const series = { kind: "buckets", bucketMs: 60, above: null } as const;
  const watched = (changes: object = {}) =>
    ({ metric, span: { from: 0, to: 600 }, series, ...changes }) as never as WatchedCondition;
  const request = (window: object, what: object) => ({ metric, window, of: "release", what });
  const WINDOW = { from: 60, to: 120 };
  const trouble = { kind: "trouble", reasonCode: "vendor_unavailable", message: "down", remedy: "wait" } as const;

  const asked = (answer: (one: SeriesRequest) => Read | undefined, changes: object = {}) => {
    const reads = readWindows(watched(changes), answer);
    return { known: reads.known(WINDOW), unread: reads.unread };
  };

  it("is nothing before it was read, and names what must be read", () => {
    expect(asked(() => undefined)).toEqual({ known: undefined, unread: [request(WINDOW, series)] });
    expect(asked(() => undefined, { series: null })).toEqual({
      known: undefined,
      unread: [request(WINDOW, { kind: "total" })],
    });
  });

  it("is the vendor's trouble, where that is the answer", () => {
    expect(asked(() => trouble)).toEqual({ known: trouble, unread: [] });
    expect(asked(() => trouble, { series: null })).toEqual({ known: trouble, unread: [] });
  });

  it("is one number over all of it, where the vendor has no buckets", () => {
    const reading = { value: 0.01, sampleCount: 9, window: WINDOW, complete: true };
    const total = ({ what }: SeriesRequest): Read =>
      what.kind === "total" ? ({ kind: "total", reading } as Read) : { kind: "none" };
    expect(asked(total)).toEqual({ known: { kind: "reading", reading }, unread: [] });
    expect(asked(total, { series: null })).toEqual({ known: { kind: "reading", reading }, unread: [] });
    expect(asked(() => ({ kind: "none" }))).toEqual({ known: undefined, unread: [] });
  });
});

describe("what is known of a window in buckets", () => {
  const metric = { name: "error_rate", measure: { series: { kind: "share" } } };
  const series = { kind: "buckets", bucketMs: 60, above: null } as const;
  const watched = { metric, span: { from: 0, to: 600 }, series } as never as WatchedCondition;
  const WINDOW = { from: 120, to: 240 };
  const trouble = { kind: "trouble", reasonCode: "vendor_unavailable", message: "down", remedy: "wait" } as const;
  const absent = { value: null, sampleCount: 0, badCount: null, isAbsent: true } as const;
  const pageOf = () => "https://vendor.example";
  const read = (...buckets: readonly MetricBucket[]): Read => ({ kind: "buckets", buckets, pageOf });

  /** `before`: of all that was before the window, too. */
  function known(within: Read, before: Read | undefined, window = WINDOW) {
    const asked: unknown[] = [];
    const reads = readWindows(watched, (request) => {
      asked.push(request.window);
      return request.window.from === window.from ? within : before;
    });
    return { known: reads.known(window), unread: reads.unread, asked };
  }
  const late = read(bucket(120, absent), bucket(180));

  it("is their sum, with the buckets and the page", () => {
    const within = read(bucket(120), bucket(180));
    expect(known(within, undefined)).toEqual({
      known: {
        kind: "reading",
        reading: { value: 0.02, sampleCount: 200, window: WINDOW, complete: true },
        beyond: undefined,
        buckets: [bucket(120), bucket(180)],
        hasBegun: false,
        pageOf,
      },
      unread: [],
      asked: [WINDOW],
    });
  });

  it("is the vendor's trouble, and no other number is asked for", () => {
    const total = { value: 0, sampleCount: 9, window: WINDOW, complete: true };
    const reads = readWindows(watched, ({ what }) =>
      what.kind === "total" ? { kind: "total", reading: total } : trouble,
    );
    expect(reads.known(WINDOW)).toBe(trouble);
  });

  it.each<[string, Read, boolean]>([
    ["a gap where there was data before it", read(bucket(0), bucket(60), bucket(120, absent), bucket(180)), true],
    ["a gap where there was data long before it", read(bucket(0), bucket(60, absent), bucket(120, absent)), true],
    ["a gap where there was data in the last minute before it", read(bucket(0, absent), bucket(60)), true],
    ["a beginning where there was none before it", read(bucket(0, absent), bucket(60, absent), bucket(180)), false],
    ["a beginning where nothing was told of before", read(), false],
  ])("that begins with nothing is %s", (_what, before, hasBegun) => {
    const { known: found, asked } = known(late, before);
    expect(asked).toEqual([WINDOW, { from: 0, to: 240 }]);
    expect(found).toMatchObject({ hasBegun, reading: { complete: !hasBegun } });
  });

  it("that begins with nothing is not known before what was before it is", () => {
    expect(known(late, undefined)).toMatchObject({ known: undefined, unread: [{ window: { from: 0, to: 240 } }] });
    expect(known(late, trouble).known).toBe(trouble);
    expect(known(late, { kind: "none" })).toMatchObject({ known: undefined, unread: [] });
  });

  it("that begins with the watch has nothing before it", () => {
    const first = { from: 0, to: 120 };
    const { known: found, asked } = known(read(bucket(0, absent), bucket(60)), undefined, first);
    expect(asked).toEqual([first]);
    expect(found).toMatchObject({ hasBegun: false, reading: { complete: true } });
  });
});

it("the same request has the same key, and any other another", () => {
  const base = { metric: { name: "p99" }, window: { from: 1, to: 2 }, of: "release", what: { kind: "total" } };
  const key = (changes: object = {}) => keyOfRequest({ ...base, ...changes } as never);
  const buckets = { kind: "buckets", bucketMs: 60, above: 5, isEstimated: true };
  expect(key()).toBe("p99 release 1 2 total");
  expect(key({ what: buckets })).toBe("p99 release 1 2 60 5 estimated");
  expect(key({ what: { ...buckets, above: null, isEstimated: undefined } })).toBe("p99 release 1 2 60  ");
});
