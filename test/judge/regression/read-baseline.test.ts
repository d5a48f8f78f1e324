/** What was there before: where it is looked for, and what must be read for it. */
import { describe, expect, it } from "vitest";
import { announceComparison } from "../../../src/judge/regression/comparison-words.ts";
import type { Comparison } from "../../../src/judge/regression/comparison.ts";
import type { ComparisonTask } from "../../../src/judge/regression/comparison-task.ts";
import { type PreparedCache, prepareComparison } from "../../../src/judge/regression/prepare-comparison.ts";
import { readBaseline } from "../../../src/judge/regression/read-baseline.ts";
import { tellComparison } from "../../../src/judge/regression/tell-comparison.ts";
import type { Read, SeriesRequest } from "../../../src/judge/series/series-request.ts";
import type { Measure, MetricBucket, MetricWindow } from "../../../src/providers/contract.ts";
import { METRIC, MINUTE, PROMOTED_AT } from "./known-service.ts";

const at = (minute: number) => PROMOTED_AT + minute * MINUTE;
const DAY = 24 * 60;
const BEFORE = { from: at(-100), to: at(0) };
const SAME_HOURS = [1, 2].map((day) => ({ from: at(-day * DAY), to: at(-day * DAY + 40) }));
const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const P99: Measure = { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile: 0.99 } };

function comparing(measure = SHARE, changes: Partial<Comparison> = {}): Comparison {
  return {
    id: "m increases by > 20%",
    list: "rollback",
    metric: { name: METRIC, provider: "model", spec: {}, measure, settleMs: 0 },
    series: measure.series ?? { kind: "level", worse: "higher" },
    direction: "increases",
    amount: { kind: "relative", value: 0.2 },
    perMs: 60 * MINUTE,
    byDefault: false,
    ...changes,
  };
}

function taskOf(changes: Partial<ComparisonTask> = {}): ComparisonTask {
  return {
    span: { from: at(0), to: at(30) },
    comparisons: [comparing()],
    falseAlarms: 0.001,
    bucketMs: MINUTE,
    before: BEFORE,
    sameHours: SAME_HOURS,
    warmUpMs: 0,
    hasBaseline: true,
    hasControl: false,
    ...changes,
  };
}

function bucket(minute: number, changes: Partial<MetricBucket> = {}): MetricBucket {
  const counted = { value: 0.01, sampleCount: 300, badCount: 3, complete: true };
  return { from: at(minute), to: at(minute + 1), ...counted, ...changes };
}
const minutesOf = ({ from, to }: MetricWindow) =>
  Array.from({ length: (to - from) / MINUTE }, (_, index) => (from - PROMOTED_AT) / MINUTE + index);
const whole = ({ window }: SeriesRequest): Read => ({
  kind: "buckets",
  buckets: minutesOf(window).map((one) => bucket(one)),
});
const thin = ({ window }: SeriesRequest): Read => ({
  kind: "buckets",
  buckets: minutesOf(window)
    .slice(0, 5)
    .map((one) => bucket(one)),
});
const TROUBLE: Read = { kind: "trouble", reasonCode: "vendor_unavailable", message: "it is down", remedy: "Wait." };

type Answers = Partial<Record<SeriesRequest["of"], (request: SeriesRequest) => Read | undefined>>;
const knownBy = (answers: Answers) => (request: SeriesRequest) => answers[request.of]?.(request);
const read = (answers: Answers, comparison = comparing(), task: Partial<ComparisonTask> = {}) =>
  readBaseline(taskOf(task), comparison, knownBy(answers));
const requestOf = (
  of: string,
  window: MetricWindow,
  what: object = { kind: "buckets", bucketMs: MINUTE, above: null },
) => ({
  metric: comparing().metric,
  window,
  of,
  what,
});

describe("the past", () => {
  it("is asked of what served before, and of the days before only where that says too little", () => {
    expect(read({})).toEqual({ kind: "unread", requests: [requestOf("baseline", BEFORE)] });
    expect(read({ baseline: whole })).toMatchObject({
      kind: "found",
      candidate: { kind: "previous-deployment", windows: [BEFORE], buckets: { length: 100 } },
      readings: { buckets: { length: 100 }, above: null },
    });
    expect(read({ baseline: thin })).toEqual({
      kind: "unread",
      requests: SAME_HOURS.map((window) => requestOf("history", window)),
    });
    expect(read({ baseline: thin, history: whole })).toMatchObject({
      candidate: { kind: "same-hours", windows: SAME_HOURS, buckets: { length: 80 } },
    });
  });

  it("is the longer of two that are too short", () => {
    const shorter = ({ window }: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: minutesOf(window)
        .slice(0, 2)
        .map((one) => bucket(one)),
    });
    expect(read({ baseline: thin, history: shorter })).toMatchObject({ candidate: { kind: "previous-deployment" } });
  });

  it("is asked of the days before alone where nothing is known to have served", () => {
    expect(read({}, comparing(), { hasBaseline: false })).toMatchObject({
      requests: [{ of: "history" }, { of: "history" }],
    });
  });

  it("is asked for as far as it is not known", () => {
    const one = (request: SeriesRequest) => (request.window.from === SAME_HOURS[0]?.from ? whole(request) : undefined);
    expect(read({ baseline: thin, history: one })).toMatchObject({ requests: [{ window: SAME_HOURS[1] }] });
  });

  it("is the vendor's trouble where one of its windows is", () => {
    const half = (request: SeriesRequest) => (request.window.from === SAME_HOURS[0]?.from ? whole(request) : TROUBLE);
    expect(read({ baseline: thin, history: half })).toEqual({ kind: "trouble", trouble: TROUBLE });
  });

  it("is none where its vendor has no buckets of one of its windows, or there was nothing", () => {
    const untold = { kind: "none", why: "Its vendor does not tell it bucket by bucket." };
    expect(read({ baseline: () => ({ kind: "none" }) })).toEqual(untold);
    const half = (request: SeriesRequest): Read =>
      request.window.from === SAME_HOURS[0]?.from ? whole(request) : { kind: "none" };
    expect(read({ baseline: thin, history: half })).toEqual(untold);
    const nothing = (): Read => ({ kind: "buckets", buckets: [] });
    expect(read({ baseline: nothing, history: nothing })).toEqual({
      kind: "none",
      why: "Nothing that can be compared with was measured before the promotion.",
    });
  });

  it("is what makes sense of it, in the order of time", () => {
    const mixed = (request: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: [
        ...minutesOf(request.window)
          .toReversed()
          .map((one) => bucket(one)),
        bucket(-101, { complete: false }),
        bucket(-102, { sampleCount: -1 }),
      ],
    });
    const found = read({ baseline: mixed });
    const starts = found.kind === "found" ? found.candidate.buckets.map(({ from }) => from) : [];
    expect(starts).toEqual(minutesOf(BEFORE).map(at));
  });

  it("lies in whole buckets of its vendor, up to the one before the promotion", () => {
    const hourly: Measure = { ...SHARE, bucketMs: 60 * MINUTE };
    const before = { from: at(-150), to: at(-30) };
    expect(read({}, comparing(hourly), { before })).toMatchObject({
      requests: [{ window: { from: at(-180), to: at(-60) }, what: { bucketMs: 60 * MINUTE } }],
    });
  });

  it("has one number: of a share by its samples, of all else by its time", () => {
    const uneven = ({ window }: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: minutesOf(window).map((minute, index) =>
        index % 2 === 0
          ? bucket(minute, { value: 0.1, sampleCount: 100 })
          : bucket(minute, { value: 0.2, sampleCount: 300 }),
      ),
    });
    const valueOf = (measure: Measure, answer = uneven) => {
      const found = read({ baseline: answer }, comparing(measure));
      return found.kind === "found" ? found.value : found.kind;
    };
    expect(valueOf(SHARE)).toBeCloseTo(0.175, 12);
    expect(valueOf({ ...SHARE, series: { kind: "level", worse: "higher" } })).toBeCloseTo(0.15, 12);
    const bare = (request: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: minutesOf(request.window).map((minute) => bucket(minute, { value: null })),
    });
    expect(valueOf(SHARE, bare)).toBeNull();
    const gaps = (request: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: minutesOf(request.window).map((minute, index) => bucket(minute, index < 10 ? { value: null } : {})),
    });
    expect(valueOf(SHARE, gaps)).toBeCloseTo(0.01, 12);
  });
});

describe("the past of a quantile that may rise", () => {
  const total = (value: number | null, sampleCount = 100): Read => ({
    kind: "total",
    reading: { value, sampleCount, window: BEFORE, complete: true },
  });
  const answering = (of: (request: SeriesRequest) => Read | undefined) => (request: SeriesRequest) =>
    request.what.kind === "total" ? of(request) : whole(request);
  const above = { kind: "buckets", bucketMs: MINUTE, above: 480 };

  it("is its own number first, and then what was above that and what is accepted", () => {
    const quantile = comparing(P99);
    const asked = (answers: Answers) => {
      const found = read(answers, quantile);
      return found.kind === "unread" ? found.requests.map(({ of, window, what }) => ({ of, window, what })) : found;
    };
    expect(asked({ baseline: answering(() => undefined) })).toEqual([
      { of: "baseline", window: BEFORE, what: { kind: "total" } },
    ]);
    const limited = (request: SeriesRequest) =>
      request.what.kind === "total" ? total(400) : request.what.above === null ? whole(request) : undefined;
    expect(asked({ baseline: limited })).toEqual([{ of: "baseline", window: BEFORE, what: above }]);
    expect(asked({ baseline: answering(() => total(400)) })).toMatchObject({
      kind: "found",
      value: 400,
      readings: { buckets: { length: 100 }, above: { limit: 480, buckets: { length: 100 } } },
    });
  });

  it("of several days is about that of all of them, and what makes no sense is none of it", () => {
    const byDay = (answers: readonly (Read | undefined)[]) =>
      read(
        {
          baseline: thin,
          history: answering(({ window }) => answers[window.from === SAME_HOURS[0]?.from ? 0 : 1]),
        },
        comparing(P99),
      );
    expect(byDay([total(400, 300), total(800, 100)])).toMatchObject({ kind: "found", value: 500 });
    expect(byDay([total(400, 0), total(800, 0)])).toMatchObject({ value: 600 });
    for (const nonsense of [null, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(byDay([total(400), total(nonsense)])).toMatchObject({ value: 400 });
    expect(byDay([total(0), total(0)])).toMatchObject({ value: 0 });
    expect(byDay([total(400), undefined])).toMatchObject({
      kind: "unread",
      requests: [{ window: SAME_HOURS[1], of: "history" }],
    });
    expect(byDay([total(400), TROUBLE])).toEqual({ kind: "trouble", trouble: TROUBLE });
    expect(byDay([total(400), { kind: "none" }])).toMatchObject({ value: 400 });
    expect(byDay([total(null), total(null)])).toEqual({
      kind: "none",
      why: "The vendor tells no number for the time before the promotion.",
    });
  });

  it("is the vendor's trouble where that is what it says of the limit", () => {
    const limited = (request: SeriesRequest) =>
      request.what.kind === "total" ? total(400) : request.what.above === null ? whole(request) : TROUBLE;
    expect(read({ baseline: limited }, comparing(P99))).toEqual({ kind: "trouble", trouble: TROUBLE });
  });
});

describe("a comparison is prepared", () => {
  function prepare(
    answers: Answers,
    comparison = comparing(),
    task: Partial<ComparisonTask> = {},
    cache: PreparedCache = new Map(),
  ) {
    return prepareComparison(taskOf({ comparisons: [comparison], ...task }), comparison, knownBy(answers), cache);
  }
  function prepared(...given: Parameters<typeof prepare>) {
    const answer = prepare(...given);
    if (answer.kind !== "prepared") throw new Error(answer.kind);
    return answer.prepared;
  }
  const kept = (request: SeriesRequest) => {
    const answer = whole(request);
    return () => answer;
  };
  const past = kept({ ...requestOf("baseline", BEFORE), of: "baseline" } as SeriesRequest);

  it("once of the same readings, and anew of others", () => {
    const cache: PreparedCache = new Map();
    const first = prepared({ baseline: past }, comparing(), {}, cache);
    expect(prepared({ baseline: past }, comparing(), {}, cache)).toBe(first);
    expect(prepared({ baseline: past }, comparing(SHARE, { list: "success" }), {}, cache)).not.toBe(first);
    expect(prepared({ baseline: whole }, comparing(), {}, cache)).not.toBe(first);
    const longer = prepared({ baseline: past }, comparing(), {}, cache);
    const shortened = past();
    const fewer: Read =
      shortened.kind === "buckets" ? { kind: "buckets", buckets: shortened.buckets.slice(0, 90) } : shortened;
    expect(prepared({ baseline: () => fewer }, comparing(), {}, cache)).not.toBe(longer);
  });

  it("anew where one of the readings is another, there are more of them, or their number is another", () => {
    const buckets = minutesOf(BEFORE).map((minute) => bucket(minute));
    const of = (some: readonly MetricBucket[], value = 400): Answers => ({
      baseline: ({ what }) =>
        what.kind === "total"
          ? { kind: "total", reading: { value, sampleCount: 9, window: BEFORE, complete: true } }
          : { kind: "buckets", buckets: some },
    });
    const isKept = (before: Answers, after: Answers, comparison = comparing()) => {
      const cache: PreparedCache = new Map();
      return prepared(before, comparison, {}, cache) === prepared(after, comparison, {}, cache);
    };
    expect(isKept(of(buckets), of(buckets))).toBe(true);
    expect(isKept(of(buckets), of([...buckets]))).toBe(true);
    expect(isKept(of(buckets), of([...buckets.slice(0, -1), bucket(-1)]))).toBe(false);
    expect(isKept(of(buckets.slice(0, 90)), of(buckets))).toBe(false);
    expect(isKept(of(buckets), of(buckets), comparing(P99))).toBe(true);
    expect(isKept(of(buckets, 400), of(buckets, 500), comparing(P99))).toBe(false);
  });

  it("by the share of the false alarms that it has, which a goal has for itself", () => {
    const others = [comparing(), comparing(SHARE, { id: "another" }), comparing(SHARE, { list: "success" })];
    const levelOf = (comparison: Comparison) => prepared({ baseline: past }, comparison, { comparisons: others }).level;
    expect(levelOf(comparing())).toBeCloseTo(Math.log(2 / 0.001), 12);
    expect(levelOf(comparing(SHARE, { list: "success" }))).toBeCloseTo(Math.log(1 / 0.001), 12);
    expect(prepared({ baseline: past }).horizonSeconds).toBe(1_800);
  });

  it("with what makes it say less", () => {
    const [short] = [prepared({ baseline: thin, history: thin })];
    expect(short.warnings).toHaveLength(3);
    expect(short.warnings.join(" ")).toMatch(
      /assumed and not measured.*same hours of the days before.*; 1\.25x is allowed for it\./,
    );
    expect(prepared({ baseline: past }).warnings).toEqual([]);
  });

  it("or nothing is to be had of it", () => {
    const bare = ({ window }: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: minutesOf(window).map((minute) => bucket(minute, { badCount: null })),
    });
    expect(prepare({ baseline: bare }, comparing(SHARE, { list: "regression" }))).toEqual({
      kind: "none",
      why: "Its vendor tells only a ratio, and not what it is counted from.",
    });
    expect(prepare({})).toMatchObject({ kind: "unread" });
    expect(prepare({ baseline: () => TROUBLE })).toMatchObject({ kind: "trouble" });
  });

  it("beside what serves at the same time, where the vendor tells the two apart", () => {
    const own = comparing();
    const told = { ...own, metric: { ...own.metric, ofRelease: "commit" as const } };
    const formOf = (comparison: Comparison, hasControl: boolean) =>
      prepared({ baseline: past }, comparison, { hasControl }).form.counts.of;
    expect([formOf(told, true), formOf(told, false), formOf(own, true)]).toEqual(["beside", "samples", "samples"]);
    const beside = prepared({ baseline: past }, told, { hasControl: true });
    expect(tellComparison(beside).baseline).toEqual({
      name: "what serves beside it, in the same minutes",
      past: "what served before, in the 1.7 h before the promotion",
      value: expect.closeTo(0.01, 12),
      samples: 30_000,
    });
  });

  it("of a quantile beside it, each side with its own limit, and no word about the past", () => {
    const own = comparing(P99);
    const told = { ...own, metric: { ...own.metric, ofRelease: "commit" as const } };
    const answers: Answers = {
      baseline: (request) =>
        request.what.kind === "total"
          ? { kind: "total", reading: { value: 400, sampleCount: 9, window: BEFORE, complete: true } }
          : whole(request),
    };
    const beside = prepared(answers, told, { hasControl: true });
    expect(beside.form.counts).toEqual({ of: "beside", above: { limit: 480, controlLimit: 400 } });
    const share = { ...comparing(), metric: { ...comparing().metric, ofRelease: "commit" as const } };
    const short = prepared({ baseline: thin, history: thin }, share, { hasControl: true });
    expect([short.form.counts, short.warnings]).toEqual([{ of: "beside", above: null }, []]);
  });

  it("in steps as long as the condition says, what is above a limit as well", () => {
    const stepped = comparing(P99, { stepMs: 2 * MINUTE });
    const answers: Answers = {
      baseline: (request) =>
        request.what.kind === "total"
          ? { kind: "total", reading: { value: 400, sampleCount: 9, window: BEFORE, complete: true } }
          : whole(request),
    };
    // Fifty of two minutes are told as steady as a hundred of one; of thirty-nine minutes there are fewer than thirty.
    expect(prepared(answers, stepped).warnings).toEqual([]);
    const shorter = { before: { from: at(-40), to: at(0) } };
    expect(prepared(answers, stepped, shorter).warnings.join(" ")).toContain("assumed and not measured");
    expect(prepared(answers, comparing(P99), shorter).warnings.join(" ")).not.toContain("assumed and not measured");
  });

  it("and is announced in one line", () => {
    expect(announceComparison(prepared({ baseline: past }))).toMatch(
      /^m increases by > 20%: compared with what served before, in the 1\.7 h before the promotion \(1 % in 30,000 samples\)\. A change at the promotion shows within 30 min from [\d.]+x on\.$/,
    );
    const none = { ...prepared({ baseline: past }), detectable: null, warnings: ["It is short."] };
    const { form } = none;
    expect(announceComparison({ ...none, form: { ...form, isReplayable: false } })).toMatch(
      /samples\)\. It is short\.$/,
    );
  });

  it("and is told by what it is compared with", () => {
    const pastOf = (answers: Answers) => tellComparison(prepared(answers)).baseline;
    expect(pastOf({ baseline: past }).name).toBe("what served before, in the 1.7 h before the promotion");
    expect(pastOf({ baseline: thin, history: whole })).toMatchObject({
      name: "the same hours of 2 days before",
      samples: 80 * 300,
    });
    const oneDay = (request: SeriesRequest): Read =>
      request.window.from === SAME_HOURS[0]?.from
        ? whole(request)
        : { kind: "buckets", buckets: [bucket(-2 * DAY, { value: null, sampleCount: 0, badCount: null })] };
    expect(pastOf({ baseline: thin, history: oneDay }).name).toBe("the same hours of a day before");
    // Days that touch count each for itself, and the first instant of one is that day's.
    const touching = [1, 2].map((day) => ({ from: at(-day * DAY), to: at(-(day - 1) * DAY) }));
    const heardAt = (minute: number) => {
      const history = (): Read => ({ kind: "buckets", buckets: [bucket(minute)] });
      const alone = { hasBaseline: false, sameHours: touching };
      return tellComparison(prepared({ history }, comparing(), alone)).baseline.name;
    };
    expect([heardAt(-DAY), heardAt(-2 * DAY)]).toEqual([
      "the same hours of a day before",
      "the same hours of a day before",
    ]);
    // Its past is when it was heard.
    const late = ({ window }: SeriesRequest): Read => ({
      kind: "buckets",
      buckets: minutesOf(window).map((minute) =>
        bucket(minute, minute < -45 ? { value: null, sampleCount: 0, badCount: null } : {}),
      ),
    });
    expect(pastOf({ baseline: late }).name).toBe("what served before, in the 45 min before the promotion");
  });

  it("and told with all that its words are made of", () => {
    const { baseline: _, ...rest } = tellComparison(prepared({ baseline: past }));
    expect(rest).toEqual({
      id: "m increases by > 20%",
      list: "rollback",
      direction: "increases",
      metric: METRIC,
      measure: { unit: "ratio", minimumSamples: 20 },
      series: "share",
      counts: { of: "samples" },
      rate: 0.01,
      isReplayable: true,
      margin: { factor: 1, from: "history" },
      detectable: expect.any(Number),
      horizonSeconds: 1_800,
    });
  });
});
