/** One look at what is compared, with readings given by hand: what is asked for, what is counted, and what the evidence is given. */
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import type { ComparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import { judgeComparisons } from "../../../src/judge/regression/judge-comparisons.ts";
import type { Read, SeriesRequest } from "../../../src/judge/series/series-request.ts";
import type { MetricBucket } from "../../../src/providers/contract.ts";
import { MINUTE, PROMOTED_AT } from "./known-service.ts";

function bucketAt(minute: number, changes: Partial<MetricBucket> = {}): MetricBucket {
  const from = PROMOTED_AT + minute * MINUTE;
  return { from, to: from + MINUTE, value: 0.01, sampleCount: 300, badCount: 3, complete: true, ...changes };
}
const minutes = (from: number, count: number, changes: Partial<MetricBucket> = {}): readonly MetricBucket[] =>
  Array.from({ length: count }, (_, index) => bucketAt(from + index, changes));
const bucketsOf = (buckets: readonly MetricBucket[]): Read => ({ kind: "buckets", buckets });
const TROUBLE: Read = { kind: "trouble", reasonCode: "vendor_unavailable", message: "it is down", remedy: "Wait." };

const METRIC = {
  name: "m",
  provider: "model",
  spec: {},
  measure: { unit: "ratio", minimumSamples: 20, series: { kind: "share" } },
  settleMs: 0,
} satisfies Comparison["metric"];

function comparing(changes: Partial<Comparison> = {}, measure: object = {}, metric: object = {}): Comparison {
  return {
    id: "m",
    list: "regression",
    metric: { ...METRIC, measure: { ...METRIC.measure, ...measure }, ...metric } as Comparison["metric"],
    series: { kind: "share" },
    direction: "increases",
    amount: { kind: "relative", value: 0 },
    perMs: 60 * MINUTE,
    byDefault: false,
    ...changes,
  };
}

function taskOf(comparisons: readonly Comparison[], changes: Partial<ComparisonTask> = {}): ComparisonTask {
  return {
    span: { from: PROMOTED_AT, to: PROMOTED_AT + 10 * MINUTE },
    comparisons,
    falseAlarms: 0.001,
    bucketMs: MINUTE,
    before: { from: PROMOTED_AT - 40 * MINUTE, to: PROMOTED_AT },
    sameHours: [],
    warmUpMs: 0,
    hasBaseline: true,
    hasControl: false,
    ...changes,
  };
}

type Reads = Partial<Record<SeriesRequest["of"], Read | undefined>>;

interface Look {
  readonly comparisons?: readonly Comparison[];
  readonly task?: Partial<ComparisonTask>;
  readonly reads?: Reads | ((request: SeriesRequest) => Read | undefined);
  readonly atMinute?: number;
}

function look({ comparisons = [comparing()], task = {}, reads = {}, atMinute = 4 }: Look = {}) {
  const usual: Reads = { baseline: bucketsOf(minutes(-40, 40)), release: bucketsOf(minutes(0, 4)) };
  const known = typeof reads === "function" ? reads : ({ of }: SeriesRequest) => (of in reads ? reads[of] : usual[of]);
  return judgeComparisons(taskOf(comparisons, task), PROMOTED_AT + atMinute * MINUTE, known);
}

const reasonOf = (answer: ReturnType<typeof look>) =>
  answer.standings.map(({ verdict }) => verdict?.reasonCode ?? null);
const givenTo = (answer: ReturnType<typeof look>) => answer.evidence?.evidence?.metrics[0]?.buckets;
const BESIDE = { comparisons: [comparing({}, {}, { ofRelease: "commit" })], task: { hasControl: true } };

describe("a look at what is compared", () => {
  it("of nothing is nothing, and of what has not settled asks for nothing", () => {
    const nothing = look({ comparisons: [] });
    expect(nothing).toMatchObject({ requests: [], standings: [], evidence: null, prepared: [] });
    expect(nothing.answered()).toBeNull();
    const open = look({
      comparisons: [comparing({}, {}, { settleMs: 90_000 })],
      atMinute: 2.4,
      reads: () => undefined,
    });
    expect([open.requests, reasonOf(open), open.prepared, open.evidence, open.answered()]).toEqual([
      [],
      [null],
      [],
      null,
      null,
    ]);
    expect(
      look({ comparisons: [comparing({}, {}, { settleMs: 90_000 })], atMinute: 2.5, reads: () => undefined }).requests,
    ).toHaveLength(1);
  });

  it("asks first for what was before, and then for the release", () => {
    const metric = comparing().metric;
    const first = look({ reads: { baseline: undefined, release: undefined } });
    expect(first.requests).toEqual([
      {
        metric,
        window: { from: PROMOTED_AT - 40 * MINUTE, to: PROMOTED_AT },
        of: "baseline",
        what: { kind: "buckets", bucketMs: MINUTE, above: null },
      },
    ]);
    expect([reasonOf(first), first.prepared, first.evidence]).toEqual([[null], [], null]);
    const second = look({ reads: { release: undefined } });
    expect(second.requests).toEqual([
      {
        metric,
        window: { from: PROMOTED_AT, to: PROMOTED_AT + 4 * MINUTE },
        of: "release",
        what: { kind: "buckets", bucketMs: MINUTE, above: null },
      },
    ]);
    expect([reasonOf(second), second.prepared.length, second.evidence]).toEqual([[null], 1, null]);
  });

  it("asks for what serves beside it as well, in the same minutes, and for what is not known of the two", () => {
    const askedOf = (reads: Reads) => look({ ...BESIDE, reads }).requests;
    expect(askedOf({ release: undefined })).toEqual([
      expect.objectContaining({ of: "release" }),
      {
        metric: BESIDE.comparisons[0]?.metric,
        window: { from: PROMOTED_AT, to: PROMOTED_AT + 4 * MINUTE },
        of: "control",
        what: { kind: "buckets", bucketMs: MINUTE, above: null },
      },
    ]);
    expect(askedOf({}).map(({ of }) => of)).toEqual(["control"]);
    expect(askedOf({ release: undefined, control: bucketsOf(minutes(0, 4)) }).map(({ of }) => of)).toEqual(["release"]);
    const waiting = look({ ...BESIDE });
    expect([reasonOf(waiting), waiting.prepared.length, waiting.evidence]).toEqual([[null], 1, null]);
  });

  it("counts of a quantile what is above the limit of each side", () => {
    const series = { kind: "quantile", quantile: 0.99 } as const;
    const comparison = (metric: object = {}) =>
      comparing({ series, amount: { kind: "relative", value: 0.2 }, list: "rollback" }, { series }, metric);
    const quantile = (other: Look) =>
      look({
        ...other,
        reads: ({ of, what }) => {
          if (of !== "baseline") return undefined;
          const window = { from: PROMOTED_AT - 40 * MINUTE, to: PROMOTED_AT };
          if (what.kind === "buckets") return bucketsOf(minutes(-40, 40, { value: 400 }));
          return { kind: "total", reading: { value: 400, sampleCount: 12_000, window, complete: true } };
        },
      }).requests.map(({ of, what }) => [of, what]);
    const above = (limit: number) => ({ kind: "buckets", bucketMs: MINUTE, above: limit });
    expect(quantile({ comparisons: [comparison()] })).toEqual([["release", above(480)]]);
    expect(quantile({ comparisons: [comparison({ ofRelease: "commit" })], task: { hasControl: true } })).toEqual([
      ["release", above(480)],
      ["control", above(400)],
    ]);
  });

  it("holds where a vendor is in trouble, of whatever was asked", () => {
    const told = (other: Look) => {
      const answer = look(other);
      const [standing] = answer.standings;
      return [standing?.verdict?.summary, answer.prepared.length, answer.evidence];
    };
    const message = "regression of m: it is down";
    expect(told({ reads: { baseline: TROUBLE } })).toEqual([message, 0, null]);
    expect(told({ reads: { release: TROUBLE } })).toEqual([message, 1, null]);
    expect(told({ ...BESIDE, reads: { control: TROUBLE } })).toEqual([message, 1, null]);
  });

  it("holds without a past, and is no look at all where nobody asked for it by name", () => {
    const none = { baseline: bucketsOf([]), history: bucketsOf([]) };
    expect(reasonOf(look({ reads: none }))).toEqual(["no_data"]);
    const byDefault = look({ comparisons: [comparing({ byDefault: true })], reads: none });
    expect([byDefault.standings, byDefault.prepared, byDefault.evidence]).toEqual([[], [], null]);
  });

  it("holds where other samples are kept than before", () => {
    const events = { series: { kind: "events" } } as const;
    const kept = (badSampleRatio: number) => ({ baseline: bucketsOf(minutes(-40, 40, { badSampleRatio })) });
    const of = (ratio: number, now: number) =>
      look({
        comparisons: [comparing(events, events)],
        reads: { ...kept(ratio), release: bucketsOf(minutes(0, 4, { badSampleRatio: now })) },
      });
    expect(reasonOf(of(0.5, 0.5))).toEqual(["condition_clear"]);
    const changed = of(0.5, 0.9);
    expect(reasonOf(changed)).toEqual(["sampling_changed"]);
    expect([changed.prepared.length, changed.evidence, changed.answered()]).toEqual([1, null, null]);
  });

  it("notes where as many samples are kept as before, and not the same share of them", () => {
    const answer = look({
      task: { span: { from: PROMOTED_AT, to: PROMOTED_AT + 20 * MINUTE } },
      reads: {
        baseline: bucketsOf(minutes(-40, 40, { sampleRatio: 0.5 })),
        release: bucketsOf(minutes(0, 4, { sampleRatio: 1 })),
      },
    });
    const warnings = answer.evidence?.compared[0]?.warnings ?? [];
    expect(warnings.map((warning) => warning.slice(0, 24))).toEqual([
      "There is too little past",
      "The sample rate changed ",
    ]);
  });
});

describe("the evidence", () => {
  it("is given whole buckets that have settled, by the end of each since the promotion", () => {
    const read = [...minutes(0, 3), bucketAt(3, { complete: false }), bucketAt(4, { badCount: 9 }), bucketAt(5)];
    const answer = look({ reads: { release: bucketsOf(read) }, atMinute: 5 });
    expect(givenTo(answer)).toEqual([
      { endSeconds: 60, errors: 3, requests: 300 },
      { endSeconds: 120, errors: 3, requests: 300 },
      { endSeconds: 180, errors: 3, requests: 300 },
      { endSeconds: 300, errors: 9, requests: 300 },
    ]);
    expect(answer.evidence?.compared[0]?.readings).toHaveLength(4);
    expect(answer.evidence?.compared[0]?.told).toMatchObject({ samples: 1_200, settledSeconds: 300 });
    const { evidence } = answer.evidence ?? {};
    expect(evidence).toMatchObject({ alpha: 0.001, horizonSeconds: 600, metrics: [{ id: "m", weight: 1 }] });
    expect(answer.answered()?.answer?.metrics.map(({ id }) => id)).toEqual(["m"]);
  });

  it("is given nothing of a bucket that ended with the promotion, or that says nothing", () => {
    const early = { ...bucketAt(-1), badCount: 300 };
    const mute = bucketAt(1, { badCount: null });
    expect(givenTo(look({ reads: { release: bucketsOf([early, bucketAt(0), mute]) } }))).toEqual([
      { endSeconds: 60, errors: 3, requests: 300 },
    ]);
  });

  it("is none of a vendor that has no buckets of the release", () => {
    const answer = look({ reads: { release: { kind: "none" } } });
    expect([givenTo(answer), reasonOf(answer)]).toEqual([[], ["no_data"]]);
  });

  it("is that of both sides in the minutes that both were heard in, and none while one side is silent", () => {
    const beside = (control: readonly MetricBucket[], release = minutes(0, 4)) =>
      look({ ...BESIDE, reads: { control: bucketsOf(control), release: bucketsOf(release) } });
    const heard = beside([
      bucketAt(0, { sampleCount: 600, badCount: 5 }),
      bucketAt(1, { complete: false }),
      bucketAt(3, { sampleCount: 500, badCount: 4 }),
    ]);
    expect(givenTo(heard)).toEqual([
      { endSeconds: 60, errors: 3, requests: 300, controlErrors: 5, controlRequests: 600 },
      { endSeconds: 240, errors: 3, requests: 300, controlErrors: 4, controlRequests: 500 },
    ]);
    expect(heard.evidence?.compared[0]?.baseline).toMatchObject({ samples: 1_100, buckets: 2 });
    const silent = { value: null, sampleCount: 0, badCount: 0 };
    const unheard = beside(minutes(0, 4, silent));
    expect(unheard.standings[0]?.verdict?.summary).toContain("has reported nothing in the same minutes");
    expect([unheard.prepared.length, unheard.evidence]).toEqual([1, null]);
    const once = beside(minutes(0, 4, silent), [bucketAt(0), ...minutes(1, 3, silent)]);
    expect(once.standings[0]?.verdict?.summary).toContain("has reported nothing in the same minutes");
    // One minute of it is enough to begin with.
    expect(reasonOf(beside([bucketAt(0), ...minutes(1, 3, silent)]))).toEqual(["condition_clear"]);
    // Where neither side was heard, that is what is said.
    expect(beside(minutes(0, 4, silent), minutes(0, 4, silent)).standings[0]?.verdict?.summary).toContain(
      "there is no data of this release yet",
    );
  });

  it("is open until the time that a condition names is over, or the watch is", () => {
    const joined = { comparisons: [comparing({ stepMs: 3 * MINUTE, list: "rollback" })] };
    const early = look({ ...joined, atMinute: 2 });
    expect([reasonOf(early), early.prepared.length, early.evidence]).toEqual([[null], 1, null]);
    const one = look({ ...joined, atMinute: 4 });
    expect(givenTo(one)).toEqual([{ endSeconds: 180, errors: 9, requests: 900 }]);
    const late = { ...joined, reads: { release: bucketsOf(minutes(0, 10)) } };
    const ends = (atMinute: number) => givenTo(look({ ...late, atMinute }))?.map(({ endSeconds }) => endSeconds);
    expect([ends(9.9), ends(10)]).toEqual([
      [180, 360, 540],
      [180, 360, 540, 600],
    ]);
    // Over is what has settled.
    const slow = [comparing({ stepMs: 3 * MINUTE, list: "rollback" }, {}, { settleMs: MINUTE })];
    const settled = (atMinute: number) => givenTo(look({ ...late, comparisons: slow, atMinute }))?.length;
    expect([settled(9.9), settled(10.9), settled(11)]).toEqual([2, 3, 4]);
  });

  it("shares the false alarms of what may roll back, and gives each goal its own", () => {
    const comparisons = [
      comparing({ id: "a" }),
      comparing({ id: "b", list: "rollback" }),
      comparing({ id: "c", list: "rollback" }, {}, { name: "other" }),
      comparing({ id: "d", list: "success", direction: "drops" }),
    ];
    const usual = (request: SeriesRequest) => bucketsOf(request.of === "baseline" ? minutes(-40, 40) : minutes(0, 4));
    const answer = look({
      comparisons,
      reads: (request) => (request.metric.name === "other" ? TROUBLE : usual(request)),
    });
    const { evidence, goals, regressions } = answer.evidence ?? {};
    expect(evidence?.alpha).toBeCloseTo((0.001 * 2) / 3, 15);
    expect(evidence?.metrics.map(({ id, weight }) => [id, weight])).toEqual([
      ["a", 0.5],
      ["b", 0.5],
    ]);
    expect(goals).toMatchObject([
      { id: "d", evidence: { alpha: 0.001, horizonSeconds: 600, metrics: [{ id: "d", weight: 1 }] } },
    ]);
    expect(regressions).toBe(1);
    expect(answer.standings.map(({ text }) => text)).toEqual(["regression of a", "b", "c", "d"]);
    expect(reasonOf(answer)).toEqual(["condition_clear", "condition_clear", "vendor_unavailable", "success_unmet"]);
    expect(answer.prepared.map(({ comparison }) => comparison.id)).toEqual(["a", "b", "d"]);
    const alone = look({ comparisons: comparisons.slice(3) }).evidence;
    expect([alone?.evidence, alone?.goals.length, alone?.regressions]).toEqual([null, 1, 0]);
  });

  it("is near where it is half shown, and not where it is shown or nothing is known", () => {
    const isNear = (badCount: number) =>
      look({ reads: { release: bucketsOf(minutes(0, 4, { badCount })) } }).standings.map((one) => [
        one.isNear,
        one.verdict?.outcome,
      ]);
    expect(isNear(3)).toEqual([[false, "pass"]]);
    expect(isNear(10)).toEqual([[true, "pass"]]);
    expect(isNear(60)).toEqual([[false, "fail"]]);
    expect(look({ reads: { release: TROUBLE } }).standings[0]?.isNear).toBe(false);
  });
});
