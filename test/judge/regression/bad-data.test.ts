/** Whatever a vendor says of a release and of what was before it: the comparison stays on its feet, and invents nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComparisonAnswer } from "../../../src/judge/regression/comparison-answer.ts";
import type { SeriesRequest, KnownReads, Read } from "../../../src/judge/series/series-request.ts";
import { type ComparisonTask, comparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import { judgeComparisons } from "../../../src/judge/regression/judge-comparisons.ts";
import type { Condition, Metric, Watch } from "../../../src/plan/plan.ts";
import type { Measure, MeasureSeries, MetricBucket, MetricReading } from "../../../src/providers/contract.ts";
import { PLAIN_WATCH } from "../plain-watch.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20);
const FOR_MINUTES = 30;

const SERIES: Readonly<Record<string, { readonly unit: Measure["unit"]; readonly series: MeasureSeries }>> = {
  error_rate: { unit: "ratio", series: { kind: "share" } },
  p99_latency: { unit: "duration", series: { kind: "quantile", quantile: 0.99 } },
  error_count: { unit: "count", series: { kind: "events" } },
  memory: { unit: "ratio", series: { kind: "level", worse: "higher" } },
  hit_rate: { unit: "ratio", series: { kind: "level", worse: "lower" } },
};
const NAMES = Object.keys(SERIES);

const number = fc.oneof(
  { weight: 6, arbitrary: fc.nat(500) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 0.001, 0.5, 1e-300, 1e15) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, -0) },
);
/** Anywhere around the watch: shifted clocks, gaps, buckets of other lengths, and of a time that has not come. */
const bucket: fc.Arbitrary<MetricBucket> = fc
  .record({
    minute: fc.integer({ min: -90, max: FOR_MINUTES + 5 }),
    shift: fc.constantFrom(0, 0, 0, 0, 7_000, -30_000),
    length: fc.constantFrom(MINUTE, MINUTE, MINUTE, MINUTE, 0, -MINUTE, 5 * MINUTE),
    value: fc.oneof(number, fc.constant(null)),
    sampleCount: number,
    badCount: fc.oneof(number, fc.constant(null)),
    complete: fc.constantFrom(true, true, true, true, false),
  })
  .map(({ minute, shift, length, ...counted }) => {
    const from = START + minute * MINUTE + shift;
    return { ...counted, from, to: from + length };
  });
const buckets = fc.oneof(fc.array(bucket, { maxLength: 12 }), fc.array(bucket, { minLength: 40, maxLength: 150 }));

interface Vendor {
  readonly baseline: readonly MetricBucket[];
  readonly release: readonly MetricBucket[];
  readonly total: number | null;
  /** What it does instead of telling anything. */
  readonly trouble: "none" | "down" | "no buckets";
}

const vendor: fc.Arbitrary<Vendor> = fc.record({
  baseline: buckets,
  release: buckets,
  total: fc.oneof(number, fc.constant(null)),
  trouble: fc.constantFrom("none", "none", "none", "none", "none", "down", "no buckets"),
});

const condition = fc.record({
  metric: fc.constantFrom(...NAMES),
  direction: fc.constantFrom("increases", "drops"),
  comparison: fc.constant(">"),
  amount: fc.record({ kind: fc.constantFrom("relative", "absolute"), value: fc.constantFrom(0, 0.05, 0.2, 3) }),
});

interface World {
  readonly vendors: Readonly<Record<string, Vendor>>;
  readonly rollback: readonly Condition[];
  readonly success: readonly Condition[];
  readonly watched: readonly string[];
  readonly named: boolean;
  readonly hasBaseline: boolean;
  readonly minute: number;
}

const conditions = fc.array(condition, { maxLength: 2 }).map((all) =>
  all.map((one, index): Condition => ({
    ...one,
    kind: "change",
    comparison: ">",
    text: `${one.metric} ${one.direction} by ${one.amount.value} ${one.amount.kind} ${index}`,
    overMs: 5 * MINUTE,
    minimumSamples: 20,
    position: { file: "plan.yml", line: 1, column: 1 },
  })),
);
const world: fc.Arbitrary<World> = fc.record({
  vendors: fc.record(Object.fromEntries(NAMES.map((name) => [name, vendor]))),
  rollback: conditions,
  success: conditions,
  watched: fc.subarray(NAMES),
  named: fc.boolean(),
  hasBaseline: fc.boolean(),
  minute: fc.integer({ min: 0, max: FOR_MINUTES + 10 }),
});

function taskOf({ rollback, success, watched, named, hasBaseline }: World): ComparisonTask {
  const metrics = Object.fromEntries(
    NAMES.map((name): [string, Metric] => {
      const { unit = "count", series = { kind: "events" } } = SERIES[name] ?? {};
      return [name, { name, provider: "model", spec: {}, measure: { unit, minimumSamples: 20, series }, settleMs: 0 }];
    }),
  );
  const watch: Watch = {
    ...PLAIN_WATCH,
    forMs: FOR_MINUTES * MINUTE,
    everyMs: MINUTE,
    silenceMs: 60 * MINUTE,
    metrics,
    rollbackConditions: rollback,
    successConditions: success,
    regression: { metrics: watched, named, falseAlarms: 0.001 },
  };
  return comparisonTask(watch, { from: START, to: START + FOR_MINUTES * MINUTE }, hasBaseline);
}

function tell({ vendors }: World, { metric, of, what, window }: SeriesRequest): Read {
  const { baseline = [], release = [], total = null, trouble } = vendors[metric.name] ?? {};
  if (trouble === "down")
    return { kind: "trouble", reasonCode: "vendor_unavailable", message: "it is down", remedy: "wait" };
  if (what.kind === "total") {
    const reading: MetricReading = { value: total, sampleCount: total === null ? 0 : 100, window, complete: true };
    return { kind: "total", reading };
  }
  if (trouble === "no buckets") return { kind: "none" };
  const all = of === "release" ? release : baseline;
  return { kind: "buckets", buckets: all.filter(({ from }) => from >= window.from && from < window.to) };
}

function judge(told: World): ComparisonAnswer {
  const known: KnownReads = (request) => tell(told, request);
  return judgeComparisons(taskOf(told), START + told.minute * MINUTE, known);
}

const verdictsOf = ({ standings }: ComparisonAnswer) => standings.map(({ text, verdict }) => ({ text, verdict }));
/** A number may be negative, as a temperature; what is counted cannot. */
const isSense = ({ from, to, value, sampleCount, badCount, complete }: MetricBucket) =>
  complete &&
  to > from &&
  Number.isFinite(value ?? 0) &&
  [sampleCount, badCount ?? 0].every((one) => Number.isFinite(one) && one >= 0);

describe("what a watch compares, whatever its vendors say", () => {
  it("is answered in numbers and words, and never throws", () => {
    fc.assert(
      fc.property(world, (told) => {
        const answer = judge(told);
        expect(answer.requests).toEqual([]);
        for (const { verdict } of answer.standings) {
          expect(JSON.stringify(verdict)).not.toMatch(/NaN|undefined|Infinity/);
        }
        const recorded = JSON.stringify(answer.evidence, (_, value: unknown) =>
          typeof value === "number" && !Number.isFinite(value) ? `bad ${value}` : value,
        );
        expect(recorded).not.toMatch(/bad (NaN|-?Infinity)/);
      }),
      { numRuns: 100 },
    );
  });

  it("does not depend on the order in which buckets arrive", () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), (told, ranks) => {
        const shuffle = (all: readonly MetricBucket[]) =>
          all
            .map((one) => ({ one, rank: Number(ranks.next().value) }))
            .toSorted((left, right) => left.rank - right.rank)
            .map(({ one }) => one);
        const vendors = Object.fromEntries(
          Object.entries(told.vendors).map(([name, one]) => [
            name,
            { ...one, release: shuffle(one.release), baseline: shuffle(one.baseline) },
          ]),
        );
        expect(verdictsOf(judge({ ...told, vendors }))).toEqual(verdictsOf(judge(told)));
      }),
      { numRuns: 50 },
    );
  });

  it("neither passes nor fails where nothing was measured of the release", () => {
    fc.assert(
      fc.property(world, fc.boolean(), (told, isSilent) => {
        const emptied = (all: readonly MetricBucket[]) =>
          isSilent ? [] : all.map((one) => ({ ...one, value: null, sampleCount: 0, badCount: null }));
        const vendors = Object.fromEntries(
          Object.entries(told.vendors).map(([name, one]) => [name, { ...one, release: emptied(one.release) }]),
        );
        for (const { verdict } of judge({ ...told, vendors }).standings)
          expect(verdict?.outcome ?? "hold").toBe("hold");
      }),
      { numRuns: 50 },
    );
  });

  it("neither passes nor fails where nothing was measured before it", () => {
    fc.assert(
      fc.property(world, (told) => {
        const vendors = Object.fromEntries(
          Object.entries(told.vendors).map(([name, one]) => [name, { ...one, baseline: [] }]),
        );
        for (const { verdict } of judge({ ...told, vendors }).standings)
          expect(verdict?.outcome ?? "hold").toBe("hold");
      }),
      { numRuns: 40 },
    );
  });

  it("is not judged by buckets that make no sense, or that may still change", () => {
    fc.assert(
      fc.property(world, (told) => {
        const vendors = Object.fromEntries(
          Object.entries(told.vendors).map(([name, one]) => [
            name,
            { ...one, release: one.release.filter(isSense), baseline: one.baseline.filter(isSense) },
          ]),
        );
        const sensible = { ...told, vendors };
        const outcomes = (answer: ComparisonAnswer) => answer.standings.map(({ verdict }) => verdict?.outcome);
        expect(outcomes(judge(told))).toEqual(outcomes(judge(sensible)));
      }),
      { numRuns: 50 },
    );
  });
});
