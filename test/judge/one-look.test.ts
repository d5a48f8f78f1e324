/** One look, taken apart: what it waits for, whose words it takes, and what it keeps for the next one. */
import { describe, expect, it } from "vitest";
import {
  type FindingsCache,
  isBlind,
  judgeLook,
  type LookInput,
  type WatchTask,
  watchTask,
} from "../../src/judge/judge-look.ts";
import type { WatchedCondition } from "../../src/judge/judge-window.ts";
import { type ComparisonAnswer, NOTHING_COMPARED } from "../../src/judge/regression/comparison-answer.ts";
import type { Read, SeriesRequest } from "../../src/judge/series/series-request.ts";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { Metric, Watch, WindowCondition } from "../../src/plan/plan.ts";
import type { Measure, MetricBucket } from "../../src/providers/contract.ts";
import { PLAIN_WATCH } from "./plain-watch.ts";
import { at, HEALTH, increase, MINUTE, threshold } from "./watched-site.ts";

const SPAN = { from: at(0), to: at(10) };
const OVER = at(10);
const RATIO: Measure = { unit: "ratio", minimumSamples: 20 };
const SHARE: Measure = { ...RATIO, series: { kind: "share" } };
const metricOf = (name: string, measure = RATIO): Metric => ({
  name,
  provider: "model",
  spec: {},
  measure,
  settleMs: 0,
});

function conditionOn(name: string, changes: Partial<WatchedCondition> = {}): WatchedCondition {
  return {
    condition: threshold(name, 10, 0.05) as WindowCondition,
    list: "rollback",
    metric: metricOf(name),
    watched: SPAN,
    span: SPAN,
    series: null,
    everyMs: MINUTE,
    grid: [SPAN],
    ...changes,
  };
}

/** What the vendor says of each metric, over any window. */
const SAID: Readonly<Record<string, number>> = { fine: 0.01, bad: 0.2 };
const TROUBLE: Read = { kind: "trouble", reasonCode: "vendor_unavailable", message: "it is down", remedy: "Wait." };

function known({ metric, window }: SeriesRequest): Read | undefined {
  if (metric.name === "down") return TROUBLE;
  const value = SAID[metric.name];
  return value === undefined
    ? undefined
    : { kind: "total", reading: { value, sampleCount: 100, window, complete: true } };
}

function look(
  conditions: readonly WatchedCondition[],
  { task, ...changes }: Partial<Omit<LookInput, "task">> & { readonly task?: Partial<WatchTask> } = {},
) {
  return judgeLook({
    task: {
      span: SPAN,
      everyMs: MINUTE,
      conditions,
      settledAt: OVER,
      graceMs: 5 * MINUTE,
      deadline: OVER,
      ends: "at-time",
      onHold: "wait",
      ...task,
    },
    now: OVER,
    known,
    rounds: [],
    gates: [],
    ...changes,
  });
}

function comparedAs(
  list: "regression" | "success",
  verdict: Verdict | null,
  requests: readonly unknown[] = [],
): ComparisonAnswer {
  const standings = [{ comparison: { list }, text: `${list} of m`, verdict, isNear: false }];
  return { ...NOTHING_COMPARED, standings, requests } as unknown as ComparisonAnswer;
}

const GOAL = { list: "success", condition: threshold("fine", 10, 0.05, 20, "<") as WindowCondition } as const;

describe("a look at the end", () => {
  it("counts conditions and goals, those that compare among them", () => {
    const verdictOf = (...given: Parameters<typeof look>) => {
      const answer = look(...given);
      return answer.kind === "judged" && answer.answer.kind === "end" ? answer.answer.verdict.summary : answer.kind;
    };
    const conditions = [conditionOn("fine"), conditionOn("fine"), conditionOn("fine", GOAL)];
    const counts = (rollback: number, goals: number) =>
      `${rollback} rollback conditions judged to the end of the watch, none met; ${goals} of ${goals} goals reached.`;
    expect(verdictOf(conditions)).toBe(counts(2, 1));
    const clear = pass("condition_clear", "clear");
    expect(verdictOf(conditions, { compared: comparedAs("regression", clear) })).toBe(counts(3, 1));
    expect(verdictOf(conditions, { compared: comparedAs("success", clear) })).toBe(counts(2, 2));
  });

  it("rolls back for what a comparison or a gate says", () => {
    const failed = fail("regression_shown", "worse", "It is rolled back.");
    const compared = comparedAs("regression", failed);
    expect(look([conditionOn("fine")], { compared })).toMatchObject({ answer: { kind: "rollback", verdict: failed } });
    expect(look([conditionOn("fine")], { gates: [failed] })).toMatchObject({ answer: { kind: "rollback" } });
  });

  it("is not unread where the condition is known", () => {
    expect(look([conditionOn("bad")])).toMatchObject({
      kind: "judged",
      answer: { kind: "rollback" },
      standings: [{ verdict: { reasonCode: "condition_met" }, basis: { reading: { value: 0.2, window: SPAN } } }],
    });
  });
});

it("a vendor that gives no answer is waited for until the deadline, and no longer", () => {
  const answerAt = (minute: number) => {
    const looked = look([conditionOn("down")], { task: { deadline: at(15) }, now: at(minute) });
    return looked.kind === "judged" ? looked.answer : looked;
  };
  expect([answerAt(10), answerAt(14.9)]).toEqual([{ kind: "continue" }, { kind: "continue" }]);
  expect(answerAt(15)).toMatchObject({ kind: "end", verdict: { outcome: "hold", reasonCode: "vendor_unavailable" } });
});

describe("what is not known yet", () => {
  const unread = conditionOn("unknown");
  const request = { metric: unread.metric, window: SPAN, of: "release", what: { kind: "total" } };
  const failed = fail("gate_failed", "The site is down.", "It is rolled back.");

  it("is asked for, of every condition", () => {
    expect(look([unread, conditionOn("fine")])).toEqual({ kind: "unread", requests: [request] });
    const both = look([unread], { compared: comparedAs("regression", null, ["the past"]) });
    expect(both).toEqual({ kind: "unread", requests: [request] });
  });

  it("is waited for by a comparison alone as well", () => {
    expect(look([conditionOn("fine")], { compared: comparedAs("regression", null, ["the past"]) })).toEqual({
      kind: "unread",
      requests: [],
    });
  });

  it.each([
    ["a condition that is met", [conditionOn("bad"), unread], {}],
    ["a gate that fails", [unread], { gates: [pass("gate_passed", "fine"), failed] }],
    ["a comparison that is shown", [unread], { compared: comparedAs("regression", failed) }],
  ])("is not waited for where production burns: %s", (_what, conditions, changes) => {
    expect(look(conditions, changes)).toMatchObject({ kind: "judged", answer: { kind: "rollback" } });
  });

  it("is waited for where nothing fails, whatever the gates say", () => {
    expect(look([unread], { gates: [hold("no_data", "nobody knows", "Wait.")] }).kind).toBe("unread");
  });
});

describe("a look that is blind", () => {
  it.each<[string, Verdict | null, boolean]>([
    ["a vendor that is down", hold("vendor_unavailable", "down", "Wait."), true],
    ["a credential that is refused", hold("credential_rejected", "no", "Renew it."), true],
    ["a setting that is missing", hold("not_found", "none", "Set it."), true],
    ["data that is late", hold("no_data", "none yet", "Wait."), false],
    ["too few samples", hold("too_few_samples", "few", "Wait."), false],
    ["a condition that is clear", pass("condition_clear", "clear"), false],
    ["a condition that is met", fail("condition_met", "met", "It is rolled back."), false],
    ["nothing", null, false],
  ])("has seen %s", (_what, verdict, expected) => {
    expect(isBlind({ verdict })).toBe(expected);
  });

  it.each<[string, readonly WatchedCondition[], ComparisonAnswer, string]>([
    ["a condition", [conditionOn("down")], NOTHING_COMPARED, "down > 0.05 over 10m"],
    ["a goal", [conditionOn("down", { list: "success" })], NOTHING_COMPARED, "down > 0.05 over 10m"],
    [
      "a comparison",
      [],
      comparedAs("regression", hold("vendor_unavailable", "it is down", "Wait.")),
      "regression of m",
    ],
  ])(
    "ends the watch where the plan says so and %s was for longer than the grace",
    (_what, conditions, compared, text) => {
      const now = at(7);
      const grid = [{ from: at(0), to: at(5) }];
      const blindSince = (minute: number) => new Map([[text, at(minute)]]);
      const stopped = (changes: Partial<LookInput>, onHold: WatchTask["onHold"] = "stop") => {
        const blinds = conditions.map((one) => ({ ...one, grid }));
        const answer = look(blinds, { task: { onHold }, compared, now, ...changes });
        return answer.kind === "judged" && answer.answer.kind === "end" ? answer.answer.verdict.reasonCode : null;
      };
      expect(stopped({ blindSince: blindSince(2) })).toBe("vendor_unavailable");
      expect(stopped({ blindSince: blindSince(2.1) })).toBeNull();
      expect(stopped({ blindSince: new Map([["another", at(0)]]) })).toBeNull();
      expect(stopped({})).toBeNull();
      expect(stopped({ blindSince: blindSince(2) }, "wait")).toBeNull();
    },
  );

  it("goes on where what was blind sees again", () => {
    const fine = conditionOn("fine", { grid: [{ from: at(0), to: at(5) }] });
    const blindSince = new Map([[fine.condition.text, at(0)]]);
    const answer = look([fine], { task: { onHold: "stop" }, now: at(7), blindSince });
    expect(answer).toMatchObject({ answer: { kind: "continue" } });
  });
});

describe("health checks at a look", () => {
  const condition = threshold(HEALTH.name, 5, 1, 1) as WindowCondition;
  const grid = [0, 1, 2, 3, 4, 5].map((from) => ({ from: at(from), to: at(from + 5) }));
  const health = conditionOn(HEALTH.name, { metric: HEALTH, condition, grid });
  const rounds = [0, 1, 2, 3, 4, 5, 6].map((minute) => ({ at: at(minute), failed: false }));
  const presence = { looks: 2, longestSilenceMs: 9 * MINUTE, acceptedMs: 8 * MINUTE };

  it("of a window that is not over say nothing yet, however many there are", () => {
    const first = conditionOn(HEALTH.name, { metric: HEALTH, condition, grid: grid.slice(0, 1) });
    const answer = look([first], { now: at(3), rounds, task: { settledAt: at(5) } });
    expect(answer).toMatchObject({ standings: [{ verdict: { reasonCode: "watch_incomplete" } }] });
    const failing = rounds.map((round) => ({ ...round, failed: true }));
    expect(look([first], { now: at(3), rounds: failing })).toMatchObject({ answer: { kind: "rollback" } });
  });

  it("are kept for the next look, but for the window that is not over", () => {
    const findings: FindingsCache = new Map();
    look([health], { now: at(6), rounds, findings });
    expect([...(findings.get(health)?.found.keys() ?? [])].toSorted()).toEqual([0, 1]);
    expect(findings.get(health)?.firm).toBe(0);
    // What is known is not judged again.
    look([health], { now: at(6), rounds: [], findings: new Map([[health, { firm: 2, found: new Map() }]]) });
    const again = look([health], { now: at(6), rounds: rounds.slice(0, 7), findings });
    expect(again).toMatchObject({ standings: [{ verdict: { outcome: "pass" } }] });
  });

  it("are kept of a window that ends with the look, and of any other metric", () => {
    const findings: FindingsCache = new Map();
    const short = threshold("fine", 5, 0.05) as WindowCondition;
    const fine = conditionOn("fine", { condition: short, grid: grid.slice(0, 1) });
    look([fine], { now: at(5), findings });
    expect([...(findings.get(fine)?.found.keys() ?? [])]).toEqual([0]);
  });

  it("of somebody who only looks in say so, and those of other metrics do not", () => {
    const short = threshold("fine", 5, 0.05) as WindowCondition;
    const fine = conditionOn("fine", { condition: short, grid: grid.slice(0, 1) });
    const standings = (longestSilenceMs: number) => {
      const answer = look([health, fine], {
        now: at(6),
        rounds,
        presence: { ...presence, longestSilenceMs },
        task: { settledAt: at(10) },
      });
      return answer.kind === "judged"
        ? answer.standings.map(({ verdict, basis }) => [verdict?.reasonCode, basis === null])
        : [];
    };
    expect(standings(9 * MINUTE)).toEqual([
      ["watch_incomplete", true],
      ["condition_clear", false],
    ]);
    expect(standings(8 * MINUTE)[0]).toEqual(["condition_clear", true]);
  });

  it("that have failed are the word of the rounds, with what they were counted from", () => {
    const failing = rounds.map((round) => ({ ...round, failed: true }));
    const answer = look([health], { now: at(6), rounds: failing, presence });
    expect(answer).toMatchObject({ standings: [{ verdict: { outcome: "fail" }, basis: { reading: {} } }] });
  });
});

describe("the words of a look", () => {
  const buckets = (bad: (minute: number) => number): MetricBucket[] =>
    Array.from({ length: 10 }, (_, minute) => ({
      from: at(minute),
      to: at(minute + 1),
      sampleCount: 100,
      complete: true,
      value: bad(minute) / 100,
      badCount: bad(minute),
    }));
  const pageOf = ({ from, to }: { readonly from: number; readonly to: number }) =>
    `https://vendor.example/${(from - at(0)) / MINUTE}-${(to - at(0)) / MINUTE}`;
  const GRID = [
    { from: at(0), to: at(5) },
    { from: at(5), to: at(10) },
  ];
  const shared = conditionOn("m", {
    condition: threshold("m", 5, 0.05) as WindowCondition,
    metric: metricOf("m", SHARE),
    series: { kind: "buckets", bucketMs: MINUTE, above: null },
    grid: GRID,
  });
  const standingOf = (watched: WatchedCondition, bad: (minute: number) => number, asked: SeriesRequest[] = []) => {
    const answer = look([watched], {
      known(request) {
        asked.push(request);
        const { from, to } = request.window;
        return { kind: "buckets", buckets: buckets(bad).filter((one) => one.from >= from && one.to <= to), pageOf };
      },
    });
    if (answer.kind !== "judged") throw new Error("something is unread");
    const [standing] = answer.standings;
    return { url: standing?.verdict?.evidence[0]?.url, evidence: standing?.verdict?.evidence, basis: standing?.basis };
  };

  it("lead to the page of the window that speaks", () => {
    expect(standingOf(shared, () => 1).url).toBe("https://vendor.example/5-10");
    const met = standingOf(shared, (minute) => (minute < 5 ? 20 : 1));
    expect([met.url, met.basis?.reading.window]).toEqual(["https://vendor.example/0-5", GRID[0]]);
    expect(met.evidence).toHaveLength(1);
  });

  it("lead there as well where they say beside it what is not judged", () => {
    const later = { ...shared, span: { from: at(1), to: at(10) }, grid: [{ from: at(1), to: at(10) }] };
    const { url, evidence, basis } = standingOf(later, () => 1);
    expect([url, evidence?.length, basis?.reading.sampleCount]).toEqual(["https://vendor.example/1-10", 2, 900]);
  });

  it("come from no older window than one that is met", () => {
    const asked: SeriesRequest[] = [];
    standingOf(shared, () => 20, asked);
    expect(asked.map(({ window }) => window)).toEqual([GRID[1]]);
  });

  it("lead nowhere where the vendor has no page, or there are none", () => {
    const answer = look([conditionOn("fine"), conditionOn("down")]);
    const urls = answer.kind === "judged" ? answer.standings.map(({ verdict }) => verdict?.evidence[0]?.url) : [];
    expect(urls).toEqual([undefined, undefined]);
  });
});

describe("what a watch has to judge", () => {
  const watch = (changes: Partial<Watch>): Watch => ({
    ...PLAIN_WATCH,
    forMs: 10 * MINUTE,
    everyMs: MINUTE,
    silenceMs: 60 * MINUTE,
    metrics: {},
    rollbackConditions: [],
    successConditions: [],
    ...changes,
  });
  const slow = { ...metricOf("m", SHARE), settleMs: 3 * MINUTE };

  it("is an error where a condition has no metric", () => {
    const conditions = [threshold("nobody", 5, 0.1)];
    expect(() => watchTask(watch({ rollbackConditions: conditions }), SPAN, SPAN)).toThrow(
      'the condition "nobody > 0.1 over 5m" has no metric',
    );
  });

  it("lies in whole buckets, or begins with the promote where each window is read by itself", () => {
    const span = { from: at(0) + 20_000, to: at(10) + 20_000 };
    const spanOf = (metric: Metric, changes: Partial<Watch> = {}, probed = span) => {
      const conditions = [threshold(metric.name, 5, 0.1)];
      const [one] = watchTask(
        watch({ metrics: { [metric.name]: metric }, rollbackConditions: conditions, ...changes }),
        span,
        probed,
      ).conditions;
      return one?.span;
    };
    expect(spanOf(slow)).toMatchObject({ from: at(1), to: at(11) });
    expect(spanOf(metricOf("m"))).toMatchObject(span);
    // What has to warm up begins later, and never after the end.
    const latency = metricOf("m", { unit: "duration", minimumSamples: 20 });
    expect(spanOf(latency, { warmUpMs: 2 * MINUTE })).toMatchObject({ from: span.from + 2 * MINUTE, to: span.to });
    expect(spanOf(latency, { warmUpMs: 12 * MINUTE })).toMatchObject({ from: span.to, to: span.to });
    expect(spanOf(metricOf("m"), { warmUpMs: 2 * MINUTE })).toMatchObject(span);
    const probed = { from: at(3), to: at(13) };
    expect(spanOf(HEALTH, {}, probed)).toMatchObject(probed);
    expect(spanOf(metricOf("m"), {}, probed)).toMatchObject(span);
  });

  it("is over once everything has settled, what is compared included", () => {
    const settled = (changes: Partial<Watch>) => {
      const { settledAt, deadline } = watchTask(watch({ metrics: { m: slow }, ...changes }), SPAN, SPAN);
      return [(settledAt - at(0)) / MINUTE, (deadline - at(0)) / MINUTE];
    };
    expect(settled({})).toEqual([10, 15]);
    expect(settled({ rollbackConditions: [threshold("m", 5, 0.1)] })).toEqual([13, 18]);
    expect(settled({ rollbackConditions: [increase("m", 5, 0.2)] })).toEqual([13, 18]);
    expect(settled({ successConditions: [threshold("m", 5, 0.1)] })).toEqual([13, 18]);
  });
});
