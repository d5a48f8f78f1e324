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

it("the same request has the same key, and any other another", () => {
  const base = { metric: { name: "p99" }, window: { from: 1, to: 2 }, of: "release", what: { kind: "total" } };
  const key = (changes: object = {}) => keyOfRequest({ ...base, ...changes } as never);
  const buckets = { kind: "buckets", bucketMs: 60, above: 5, isEstimated: true };
  expect(key()).toBe("p99 release 1 2 total");
  expect(key({ what: buckets })).toBe("p99 release 1 2 60 5 estimated");
  expect(key({ what: { ...buckets, above: null, isEstimated: undefined } })).toBe("p99 release 1 2 60  ");
});
