/** Evidence as a file may hold it, good and bad. */
import fc from "fast-check";
import type { GivenBucket } from "../../../src/judge/evidence/settled-buckets.ts";
import type { MetricEvidence, WatchEvidence } from "../../../src/judge/evidence/watch-evidence.ts";

type Metric = Omit<MetricEvidence, "id" | "weight">;

interface Sizes {
  readonly buckets: number;
  readonly requests: fc.Arbitrary<number>;
  /** Of errors where they need not be a part of the requests. */
  readonly errors: fc.Arbitrary<number>;
  readonly seconds: fc.Arbitrary<number>;
}

const share = fc.oneof(fc.constantFrom(0, 0.001, 0.01, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const factor = fc.oneof(fc.constantFrom(1, 1.25, 3), fc.double({ min: 0.01, max: 100, noNaN: true }));

function metricOf({ buckets, requests, errors, seconds }: Sizes): fc.Arbitrary<Metric> {
  /** Mostly few errors, as in life, but never more than there are requests. */
  const part = fc
    .tuple(requests, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([all, some]) => ({ errors: Math.floor(all * some ** 6), requests: all }));
  const controlled = fc.tuple(part, part).map(([one, control]) => ({
    ...one,
    controlErrors: control.errors,
    controlRequests: control.requests,
  }));
  const loose = fc.record({ errors, requests });
  const listOf = <Counts extends object>(counts: fc.Arbitrary<Counts>): fc.Arbitrary<readonly GivenBucket[]> =>
    fc
      .array(fc.tuple(seconds, counts), { maxLength: buckets })
      .map((all) => all.map(([endSeconds, data]) => ({ ...data, endSeconds })));
  return fc.oneof(
    fc.record({ kind: fc.constant("bernoulli"), null: fc.record({ rate: share }), buckets: listOf(part) }),
    fc.record({
      kind: fc.constant("negative-binomial"),
      null: fc.record({ rate: share, shape: factor }),
      buckets: listOf(loose),
    }),
    fc.record({
      kind: fc.constant("poisson"),
      null: fc.record({ perSecond: share }),
      buckets: listOf(fc.record({ errors })),
    }),
    fc.record({ kind: fc.constant("two-sample"), null: fc.record({ margin: factor }), buckets: listOf(controlled) }),
    fc.record({
      kind: fc.constant("tilted"),
      null: fc.record({ margin: factor, beta: factor }),
      buckets: listOf(controlled),
    }),
    fc.record({
      kind: fc.constant("previous"),
      null: fc.record({
        margin: factor,
        baselineErrors: fc.nat(200),
        baselineRequests: fc.integer({ min: 200, max: 1e6 }),
      }),
      buckets: listOf(part),
    }),
    fc.record({
      kind: fc.constant("betting"),
      null: fc.record({ ratio: fc.double({ min: 0.001, max: 1, noNaN: true }) }),
      buckets: listOf(fc.record({ ratio: share })),
    }),
  ) as fc.Arbitrary<Metric>;
}

/** So small that nothing leaves the range of plain numbers. */
const small = metricOf({
  buckets: 8,
  requests: fc.integer({ min: 0, max: 60 }),
  errors: fc.nat(6),
  seconds: fc.integer({ min: 1, max: 900 }),
});

export const evidenceOfSmallWatch: fc.Arbitrary<WatchEvidence> = fc.record({
  alpha: fc.constantFrom(0.001, 0.05),
  horizonSeconds: fc.constantFrom(300, 600, 86_400),
  metrics: small.map((metric) => [{ id: "m", weight: 1, ...metric }]),
});

const EXTREME = 1e15;
const extreme = metricOf({
  buckets: 12,
  requests: fc.oneof(
    fc.nat(1000),
    fc.constantFrom(0, 1e-300, EXTREME),
    fc.double({ min: 0, max: EXTREME, noNaN: true }),
  ),
  errors: fc.oneof(fc.nat(10), fc.constantFrom(0, EXTREME)),
  seconds: fc.oneof(
    fc.integer({ min: 1, max: 40 }).map((minute) => 60 * minute),
    fc.constantFrom(0.001, 0.5, 315_360_000),
  ),
});

/** Anything that the format admits: duplicates, gaps, no order, counts at the edge of what numbers can hold. */
export const evidenceOfAnyWatch: fc.Arbitrary<WatchEvidence> = fc
  .tuple(
    fc.constantFrom(1e-300, 0.001, 0.5, 0.999),
    fc.constantFrom(0.001, 60, 1800, 172_800),
    fc.array(extreme, { minLength: 1, maxLength: 4 }),
  )
  .map(([alpha, horizonSeconds, metrics]) => ({
    alpha,
    horizonSeconds,
    metrics: metrics.map((metric, index) => ({ id: `metric-${index}`, weight: 1 / metrics.length, ...metric })),
  }));
