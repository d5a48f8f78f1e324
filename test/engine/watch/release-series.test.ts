/** The buckets of a release: what is asked for, what of it is kept for the next look, and what is given of it. */
import { describe, expect, it } from "vitest";
import {
  createReleaseSeries,
  type FirmStretches,
  joinRequests,
  type ReadingRelease,
} from "../../../src/engine/watch/release-series.ts";
import type { BucketsWanted, SeriesRequest } from "../../../src/judge/series/series-request.ts";
import type { Metric } from "../../../src/plan/plan.ts";
import type { BucketRequest, MetricBucket, MetricScope, MetricSource } from "../../../src/providers/contract.ts";

const MINUTE = 60_000;
const METRIC: Metric = {
  name: "error_rate",
  provider: "model",
  spec: {},
  measure: { unit: "ratio", minimumSamples: 20 },
  settleMs: 2 * MINUTE,
};
const LATENCY: Metric = { ...METRIC, name: "latency" };
const WHOLE: BucketsWanted = { kind: "buckets", bucketMs: MINUTE, above: null };
const SLOW: BucketsWanted = { ...WHOLE, above: 400 };
const SCOPE: MetricScope = { commit: "a", environment: "production" };

const span = (from: number, to: number) => ({ from: from * MINUTE, to: to * MINUTE });
const bucket = (from: number, to = from + 1, changes: Partial<MetricBucket> = {}): MetricBucket => ({
  ...span(from, to),
  value: 0,
  sampleCount: 9,
  badCount: 0,
  complete: true,
  ...changes,
});
const minutes = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => bucket(from + index));
const timesOf = (buckets: readonly MetricBucket[]) =>
  buckets.map(({ from, to }) => (to - from === MINUTE ? from / MINUTE : [from / MINUTE, to / MINUTE]));

interface Wishes extends Partial<Pick<ReadingRelease, "promotedAt">> {
  /** From which minute to which, and in which buckets. */
  readonly kept?: readonly [from: number, to: number, buckets?: readonly MetricBucket[]];
  readonly nowMinute?: number;
  readonly answers?: (from: number, to: number) => readonly MetricBucket[];
  readonly pages?: MetricSource["pages"];
}

/** A look by which all is firm that it reads, where nothing else is wished. */
function open({ kept, nowMinute = 1_000, answers = minutes, pages, promotedAt = 0 }: Wishes = {}) {
  const firm: FirmStretches = new Map();
  if (kept !== undefined) {
    const [from, to, buckets = minutes(from, to)] = kept;
    firm.set("error_rate 60000  ", { ...span(from, to), buckets });
  }
  const asked: (BucketRequest & { readonly scope: MetricScope })[] = [];
  const source: MetricSource = {
    read: () => Promise.reject(new Error("asked for one window")),
    async readBuckets(request, scope) {
      asked.push({ ...request, scope });
      return answers(request.span.from / MINUTE, request.span.to / MINUTE);
    },
    ...(pages === undefined ? {} : { pages }),
  };
  const series = createReleaseSeries({ scope: SCOPE, promotedAt, firm, now: nowMinute * MINUTE });
  return {
    firm,
    asked,
    series,
    source,
    spans: () => asked.map((request) => [request.span.from / MINUTE, request.span.to / MINUTE]),
    read: (from: number, to: number, what = WHOLE) =>
      series.read(source, { metric: METRIC, what, window: span(from, to) }),
    known(from: number, to: number) {
      const read = series.known(METRIC, WHOLE, span(from, to));
      return read?.kind === "buckets" ? timesOf(read.buckets) : read;
    },
    firmNow: () => [...firm.values()].map(({ from, to, buckets }) => [from / MINUTE, to / MINUTE, timesOf(buckets)]),
  };
}

it("requests for the same series are one, from the first of them to the last", () => {
  const request = (from: number, to: number, changes: Partial<SeriesRequest> = {}): SeriesRequest => ({
    metric: METRIC,
    of: "release",
    what: WHOLE,
    window: span(from, to),
    ...changes,
  });
  const joined = joinRequests([
    request(4, 6),
    request(2, 5),
    request(3, 9),
    request(1, 3, { what: SLOW }),
    request(7, 8, { metric: LATENCY }),
    request(0, 99, { what: { kind: "total" } }),
  ]);
  expect(joined).toEqual([
    { metric: METRIC, what: WHOLE, window: span(2, 9) },
    { metric: METRIC, what: SLOW, window: span(1, 3) },
    { metric: LATENCY, what: WHOLE, window: span(7, 8) },
  ]);
});

describe("a series", () => {
  it("is asked for since the promote, with the limit that is counted by", async () => {
    const look = open({ promotedAt: 77 });
    expect(await look.read(0, 5)).toBe(true);
    expect(await look.read(0, 5, SLOW)).toBe(true);
    expect(await look.read(0, 5, { ...SLOW, isEstimated: true })).toBe(true);
    const common = { span: span(0, 5), bucketMs: MINUTE, since: 77, scope: SCOPE };
    expect(look.asked).toStrictEqual([common, { ...common, above: 400 }, { ...common, above: 400, isEstimated: true }]);
  });

  it("is known as far as it was read, in the buckets that reach into the window", async () => {
    const look = open();
    expect(look.known(0, 10)).toBeUndefined();
    await look.read(0, 10);
    expect(look.known(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(look.known(3, 5)).toEqual([3, 4]);
    expect(look.known(0, 2)).toEqual([0, 1]);
    expect(look.known(8, 10)).toEqual([8, 9]);
    expect(look.known(-1, 5)).toBeUndefined();
    expect(look.known(5, 11)).toBeUndefined();
    expect(look.series.known(METRIC, SLOW, span(0, 10))).toBeUndefined();
    expect(look.series.known(LATENCY, WHOLE, span(0, 10))).toBeUndefined();
  });

  it("is known in the vendor's own buckets where those are longer than was asked for", async () => {
    const look = open({ answers: () => [bucket(0, 4), bucket(4, 8), bucket(8, 12)] });
    await look.read(0, 12);
    expect(look.known(5, 7)).toEqual([[4, 8]]);
    expect(look.known(4, 9)).toEqual([
      [4, 8],
      [8, 12],
    ]);
  });

  it("is the same list each time that all of it is asked for, so that nothing is computed twice", async () => {
    const look = open();
    await look.read(0, 10);
    const whole = () => look.series.known(METRIC, WHOLE, span(0, 10)) as { readonly buckets: readonly MetricBucket[] };
    expect(whole().buckets).toBe(whole().buckets);
  });

  it("has the vendor's page where there is one", async () => {
    const pageOf = ({ from }: { readonly from: number }) => `https://vendor/${from}`;
    const paged = open({ pages: async (scope) => (scope === SCOPE ? pageOf : () => "another release's") });
    await paged.read(0, 1);
    expect(paged.series.known(METRIC, WHOLE, span(0, 1))).toStrictEqual({
      kind: "buckets",
      buckets: [bucket(0)],
      pageOf,
    });
    const plain = open();
    await plain.read(0, 1);
    expect(plain.series.known(METRIC, WHOLE, span(0, 1))).toStrictEqual({ kind: "buckets", buckets: [bucket(0)] });
  });

  it("is none where the source tells no buckets", async () => {
    const look = open();
    const { read } = look.source;
    expect(await look.series.read({ read }, { metric: METRIC, what: WHOLE, window: span(0, 5) })).toBe(false);
    expect(look.known(0, 5)).toBeUndefined();
  });

  it("is asked for again at the same look only together with more", async () => {
    const look = open();
    await look.read(2, 5);
    await look.read(4, 8);
    await look.read(0, 3);
    expect(look.spans()).toEqual([
      [2, 5],
      [2, 8],
      [0, 8],
    ]);
    expect(look.known(0, 8)).toHaveLength(8);
  });
});

describe("what is firm", () => {
  it("is not read again, and is a part of what is known", async () => {
    const look = open({ kept: [0, 6] });
    await look.read(2, 10);
    expect(look.spans()).toEqual([[6, 10]]);
    expect(look.known(2, 10)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(look.firmNow()).toEqual([[2, 10, [2, 3, 4, 5, 6, 7, 8, 9]]]);
  });

  it("is all that is needed where nothing is newer, and no more of it is kept", async () => {
    const look = open({ kept: [0, 10] });
    await look.read(2, 6);
    expect(look.asked).toEqual([]);
    expect(look.known(2, 6)).toEqual([2, 3, 4, 5]);
    expect(look.firmNow()).toEqual([[2, 6, [2, 3, 4, 5]]]);
  });

  it("is read again where it begins after what is wanted, or ends before it", async () => {
    const later = open({ kept: [3, 8] });
    await later.read(0, 10);
    expect(later.spans()).toEqual([[0, 10]]);
    const earlier = open({ kept: [0, 3] });
    await earlier.read(5, 10);
    expect(earlier.spans()).toEqual([[5, 10]]);
    expect(earlier.known(5, 10)).toEqual([5, 6, 7, 8, 9]);
  });

  it("is read again from the last bucket that lies within what is wanted", async () => {
    const look = open({ kept: [0, 6, [bucket(0, 3), bucket(3, 6)]] });
    await look.read(0, 5);
    expect(look.spans()).toEqual([[3, 5]]);
    expect(look.known(0, 5)).toEqual([[0, 3], 3, 4]);
  });

  it("is known once where the vendor tells of it again", async () => {
    const look = open({ kept: [0, 3], answers: () => minutes(2, 5) });
    await look.read(0, 5);
    expect(look.known(0, 5)).toEqual([0, 1, 2, 3, 4]);
  });

  it("is what is complete, follows without a gap and is ten minutes older than its vendor's delay", async () => {
    const cases: readonly (readonly [number, readonly MetricBucket[], number])[] = [
      [17, minutes(0, 9), 5],
      [1_000, [...minutes(0, 2), bucket(3)], 2],
      [1_000, [bucket(0), bucket(1, 2, { complete: false }), bucket(2)], 1],
      [1_000, [bucket(1)], 0],
    ];
    for (const [nowMinute, answer, reach] of cases) {
      const look = open({ nowMinute, answers: () => answer });
      await look.read(0, 9);
      expect(look.firmNow()).toEqual([[0, reach, timesOf(minutes(0, reach))]]);
    }
  });

  it("is what was so before this look, whatever this look has read already", async () => {
    const look = open({ kept: [0, 6] });
    await look.read(2, 4);
    await look.read(0, 8);
    expect(look.spans()).toEqual([[6, 8]]);
    expect(look.known(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
