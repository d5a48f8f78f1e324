import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ConditionAnswer,
  judgeCondition,
  rollbackVerdict,
  successVerdict,
} from "../../src/judge/judge-condition.ts";
import { judgeWatch } from "../../src/judge/judge-watch.ts";
import { expectedInGap } from "../../src/judge/traffic-gap.ts";
import { wilsonInterval } from "../../src/judge/wilson-interval.ts";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import { expectTold } from "../expect-told.ts";
import type { Comparison, WindowCondition } from "../../src/plan/plan.ts";
import type { Measure, MetricReading } from "../../src/providers/contract.ts";

const MINUTE = 60_000;
const RATIO: Measure = { unit: "ratio", minimumSamples: 20 };
const DURATION: Measure = { unit: "duration", minimumSamples: 20 };
const COUNT: Measure = { unit: "count", minimumSamples: 0 };
const COMMON = {
  text: "m",
  metric: "m",
  overMs: 5 * MINUTE,
  minimumSamples: 20,
  position: { file: "p", line: 1, column: 1 },
};

const threshold = (comparison: Comparison, value: number, changes: Partial<WindowCondition> = {}) =>
  ({ ...COMMON, kind: "threshold", comparison, value, ...changes }) as WindowCondition;
const rate = (comparison: Comparison, count: number) =>
  ({ ...COMMON, minimumSamples: 0, kind: "rate", comparison, count, perMs: 5 * MINUTE }) as WindowCondition;

function reading(value: number | null, sampleCount: number, minutes = 5, complete = true): MetricReading {
  return { value, sampleCount, window: { from: 0, to: minutes * MINUTE }, complete };
}

function judge(condition: WindowCondition, measure: Measure, now: MetricReading) {
  return judgeCondition(condition, measure, { reading: now });
}

const codeOf = (answer: ConditionAnswer) => (answer.kind === "unknown" ? answer.verdict.reasonCode : answer.kind);

describe("a threshold", () => {
  it("says why data is not whole, or not there", () => {
    const saidOf = (now: MetricReading) => {
      const answer = judge(threshold(">", 0.05), RATIO, now);
      return answer.kind === "unknown" ? answer.verdict.summary : answer.kind;
    };
    const partly = reading(0.01, 500, 5, false);
    expect(saidOf(partly)).toBe("m: the data for m is not complete yet.");
    const why = "Its data ends at 14:03 UTC.";
    expect(saidOf({ ...partly, why })).toBe(`m: the data for m is not complete: ${why}`);
    expect(saidOf({ ...reading(null, 0), why })).toBe(`m: there is no data for m: ${why}`);
  });

  it("names the metric, what was read and when wherever it cannot be judged, with the vendor's page", () => {
    const told = (now: MetricReading, facts: readonly (string | RegExp)[], measure = RATIO) => {
      const answer = judge(threshold(">", 0.05, { text: "c > 5%", metric: "error_rate" }), measure, now);
      const verdict = answer.kind === "unknown" ? answer.verdict : null;
      expectTold(verdict, ["c > 5%", "error_rate", "00:00:00–00:05:00 UTC", ...facts]);
      return verdict?.evidence[0];
    };
    expect(told(reading(null, 7), [/no data/])).not.toHaveProperty("url");
    expect(told({ ...reading(0.1, 6), url: "https://vendor/1" }, ["6 samples"])?.url).toBe("https://vendor/1");
    told(reading(0.1, 50, 5, false), ["50 samples"]);
    told(reading(-1, 50), [/no sense/, "50 samples"]);
    told(reading(0.1, -1), [/no sense/]);
    told(reading(0.1, Number.NaN), [/no data, 00/]);
    told(reading(-1, 50), [/no sense/], DURATION);
    expect(judge(threshold("<", 3), COUNT, reading(-2, 50)).kind).toBe("met");
  });

  it("says of very little traffic in whole minutes how long it would take, at least one", () => {
    const said = (sampleCount: number, minutes: number) => {
      const answer = judge(threshold(">", 0.05), RATIO, reading(0, sampleCount, minutes));
      return answer.kind === "unknown" ? answer.verdict.summary : answer.kind;
    };
    expect(said(10, 5)).toContain("about 10m at");
    expect(said(19, 0.01)).toContain("about 1m at");
    expect(said(0, 5)).not.toContain("traffic");
  });

  it("shows a bare number as it is", () => {
    const answer = judge(threshold(">", 0.1), { unit: "number", minimumSamples: 20 }, reading(0.12345, 500));
    expect(answer).toMatchObject({ kind: "met", summary: "m: m is 0.123 (500 samples, limit > 0.1)" });
  });

  it("means literally what it says on a full window", () => {
    const cases: readonly [Comparison, number, string][] = [
      [">", 0.05, "clear"],
      [">=", 0.05, "met"],
      ["<", 0.05, "clear"],
      ["<=", 0.05, "met"],
      [">", 0.049, "met"],
      ["<", 0.051, "met"],
    ];
    for (const [comparison, limit, answer] of cases)
      expect([comparison, limit, codeOf(judge(threshold(comparison, limit), RATIO, reading(0.05, 500)))]).toEqual([
        comparison,
        limit,
        answer,
      ]);
  });

  it("is not answered without data, with incomplete data or with too little of it", () => {
    const condition = threshold(">", 0.05);
    expect(codeOf(judge(condition, RATIO, reading(null, 0)))).toBe("no_data");
    expect(codeOf(judge(condition, RATIO, reading(Number.NaN, 50)))).toBe("no_data");
    expect(codeOf(judge(condition, RATIO, reading(0.9, 500, 5, false)))).toBe("no_data");
    expect(codeOf(judge(condition, RATIO, reading(1, 19)))).toBe("too_few_samples");
    expect(codeOf(judge(condition, RATIO, reading(1, 20)))).toBe("met");
  });

  it("without enough samples says how long they would take at the traffic that there was", () => {
    const judged = judge(threshold(">", 0.05), RATIO, reading(0, 6));
    expect(judged).toMatchObject({ kind: "unknown", verdict: { reasonCode: "too_few_samples" } });
    expect(judged.kind === "unknown" && judged.verdict.summary).toContain(
      "6 samples, fewer than the 20 needed to judge, which take about 17m at this traffic.",
    );
    const silent = judge(threshold(">", 0.05), RATIO, reading(0, 0));
    expect(silent.kind === "unknown" && silent.verdict.summary).toContain("needed to judge.");
  });

  it("in a window that is not full decides a share only where the rest can hardly undo it", () => {
    const condition = threshold(">", 0.05);
    expect(judge(condition, RATIO, reading(0.3, 400, 2)).kind).toBe("met");
    expect(judge(condition, RATIO, reading(0.06, 400, 2)).kind).toBe("early");
    expect(judge(condition, RATIO, reading(0.3, 20, 2)).kind).toBe(
      wilsonInterval(0.3, 20).low > 0.05 ? "met" : "early",
    );
    expect(judge(condition, RATIO, reading(0, 10_000, 2)).kind).toBe("early");
    const uptime = threshold("<", 0.995);
    expect(judge(uptime, RATIO, reading(0.5, 100, 2)).kind).toBe("met");
    expect(judge(uptime, RATIO, reading(0.99, 100, 2)).kind).toBe("early");
  });

  it("in a window that is not full decides no duration, and a count only where it is over already", () => {
    expect(judge(threshold(">", 1_000), DURATION, reading(9_000, 900, 2)).kind).toBe("early");
    const count = threshold(">", 3, { minimumSamples: 0 });
    expect(judge(count, COUNT, reading(4, 4, 2)).kind).toBe("met");
    expect(judge(count, COUNT, reading(3, 3, 2)).kind).toBe("early");
    expect(judge(threshold("<", 3, { minimumSamples: 0 }), COUNT, reading(1, 1, 2)).kind).toBe("early");
  });

  it("in a window that was only partly looked at decides no more than in one that is not full", () => {
    const partly = (condition: WindowCondition, value: number) =>
      judgeCondition(condition, COUNT, { reading: reading(value, 2), partly: true }).kind;
    expect(partly(threshold(">", 1, { minimumSamples: 1 }), 2)).toBe("met");
    expect(partly(threshold(">", 1, { minimumSamples: 1 }), 1)).toBe("early");
    expect(partly(threshold("<", 1, { minimumSamples: 1 }), 0)).toBe("early");
    expect(partly(rate("<=", 1), 0)).toBe("early");
  });

  it("on a count is met once part of the window is over it, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.nat(1_000),
        fc.double({ min: 0.1, max: 4.9, noNaN: true }),
        (value, limit, minutes) => {
          const answer = judge(threshold(">", limit, { minimumSamples: 0 }), COUNT, reading(value, value, minutes));
          expect(answer.kind).toBe(value > limit ? "met" : "early");
        },
      ),
    );
  });

  it("on a share that is met early stays met when the window fills up with similar traffic", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (samples, value) => {
        const condition = threshold(">", 0.05);
        const early = judge(condition, RATIO, reading(value, samples, 2)).kind;
        const full = judge(condition, RATIO, reading(value, samples)).kind;
        expect(early === "met" ? full : "met").toBe("met");
      }),
    );
  });
});

describe("a quantile that is counted", () => {
  const P95: Measure = { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile: 0.95 } };
  const counted = (count: number, sampleCount: number, minutes = 5, value: number | null = null) => ({
    reading: reading(value, sampleCount, minutes),
    beyond: { count, quantile: 0.95 },
  });
  const kindOf = (comparison: Comparison, count: number, minutes = 5) =>
    judgeCondition(threshold(comparison, 2_000), P95, counted(count, 1_000, minutes)).kind;

  it("is above its limit where more of the samples are than the quantile allows", () => {
    expect([49, 50, 51].map((count) => kindOf(">", count))).toEqual(["clear", "clear", "met"]);
    expect([49, 50, 51].map((count) => kindOf("<", count))).toEqual(["met", "met", "clear"]);
  });

  it("says what was counted, and the quantile where it is known", () => {
    const said = (given: ReturnType<typeof counted>) => {
      const answer = judgeCondition(threshold(">", 2_000), P95, given);
      return answer.kind === "unknown" ? answer.verdict.summary : answer.summary;
    };
    expect(said(counted(64, 1_200))).toBe(
      "m: m is above 2,000 ms: 5.33 % of 1200 samples above 2,000 ms, where it allows 5 %",
    );
    expect(said(counted(12, 1_200, 5, 1_850))).toBe(
      "m: m (1,850 ms) is at most 2,000 ms: 1 % of 1200 samples above 2,000 ms, where it allows 5 %",
    );
    expect(said(counted(0, 19))).toContain("19 samples, fewer than the 20 needed to judge");
  });

  it("decides nothing before its window is full, however slow the first requests are", () => {
    expect(kindOf(">", 900, 2)).toBe("early");
    expect(kindOf("<", 0, 2)).toBe("early");
  });

  it("of incomplete data is not known", () => {
    const { beyond } = counted(900, 1_000);
    const partly = { reading: reading(null, 1_000, 5, false), beyond };
    expect(codeOf(judgeCondition(threshold(">", 2_000), P95, partly))).toBe("no_data");
  });
});

describe("a rate", () => {
  it("is a count over its own period; a rising one may be met early", () => {
    expect(judge(rate(">", 10), COUNT, reading(11, 11)).kind).toBe("met");
    expect(judge(rate(">", 10), COUNT, reading(10, 10)).kind).toBe("clear");
    expect(judge(rate(">", 10), COUNT, reading(11, 11, 1)).kind).toBe("met");
    expect(judge(rate(">", 10), COUNT, reading(10, 10, 1)).kind).toBe("early");
    expect(judge(rate("<", 10), COUNT, reading(1, 1, 1)).kind).toBe("early");
    expect(judge(rate("<", 10), COUNT, reading(1, 1)).kind).toBe("met");
  });
});

describe("an answer as a verdict", () => {
  const condition = threshold(">", 0.05);
  const met = judge(condition, RATIO, reading(0.5, 500));
  const clear = judge(condition, RATIO, reading(0, 500));
  const early = judge(condition, RATIO, reading(0, 500, 1));
  const unknown = judge(condition, RATIO, reading(null, 0));

  it("fails a rollback condition that is met, and only that", () => {
    expect([met, clear, early, unknown].map((answer) => rollbackVerdict(condition, answer).outcome)).toEqual([
      "fail",
      "pass",
      "hold",
      "hold",
    ]);
  });

  it("never fails a success condition: what is not reached is a question for a person", () => {
    expect([met, clear, early, unknown].map((answer) => successVerdict(condition, answer).outcome)).toEqual([
      "pass",
      "hold",
      "hold",
      "hold",
    ]);
  });

  it("has the reason code of what it says, names the condition and the number, and says what happens next", () => {
    const told = (verdict: Verdict, reasonCode: string) => {
      expect(verdict.reasonCode).toBe(reasonCode);
      expect(verdict.summary).toMatch(/^m\b.* %/);
      expect(verdict.evidence[0]?.value).toMatch(/ % of 500 samples, /);
      if (verdict.outcome !== "pass") expectTold(verdict, []);
    };
    told(rollbackVerdict(condition, met), "condition_met");
    told(rollbackVerdict(condition, clear), "condition_clear");
    told(rollbackVerdict(condition, early), "watch_incomplete");
    told(successVerdict(condition, met), "condition_clear");
    told(successVerdict(condition, clear), "success_unmet");
    told(successVerdict(condition, early), "watch_incomplete");
    told(rollbackVerdict(condition, judge(condition, RATIO, reading(0.5, 500, 2))), "condition_met");
  });

  it("names of a rate the number and the time, also before its time is over", () => {
    const said = (minutes: number) => {
      const now = { ...reading(1, 1), window: { from: 7 * MINUTE, to: (7 + minutes) * MINUTE } };
      const answer = judge(rate(">", 10), COUNT, now);
      return answer.kind === "unknown" ? answer.kind : `${answer.kind}: ${answer.summary}`;
    };
    expect(said(5)).toMatch(/^clear: .*m is 1 in 5m/);
    expect(said(2)).toMatch(/^early: m is 1 in 2m/);
  });

  it("that is blind never passes and never fails, whatever the condition", () => {
    const anyCondition = fc.constantFrom(threshold(">", 0.05), threshold("<", 0.05), rate(">", 1), rate("<=", 1));
    const blind = fc.constantFrom(
      reading(null, 0),
      reading(null, 900),
      reading(Number.NaN, 9),
      reading(5, 900, 5, false),
    );
    fc.assert(
      fc.property(anyCondition, blind, fc.constantFrom(RATIO, DURATION, COUNT), (given, data, measure) => {
        const answer = judge(given, measure, data);
        expect(rollbackVerdict(given, answer).outcome).toBe("hold");
        expect(successVerdict(given, answer).outcome).toBe("hold");
      }),
    );
  });
});

describe("the whole watch", () => {
  const bad = fail("condition_met", "bad", "roll back");
  const blind = hold("no_data", "blind", "look");
  const good = pass("condition_clear", "good");
  const findings = (verdicts: readonly (Verdict | null)[], ended: boolean, gates: readonly Verdict[] = []) => ({
    rollback: verdicts.map((verdict, index) => ({ text: `c${index}`, verdict })),
    success: [],
    gates,
    ended,
    graceOver: ended,
    ends: "at-time" as const,
    onHold: "wait" as const,
    blind: null,
  });

  it("rolls back on any fail at once, goes on before its end, and ends on the worst", () => {
    const anyVerdict = fc.constantFrom(bad, blind, good, null);
    fc.assert(
      fc.property(
        fc.array(anyVerdict, { maxLength: 5 }),
        fc.array(fc.constantFrom(bad, blind, good), { maxLength: 2 }),
        fc.boolean(),
        (verdicts, gates, ended) => {
          const answer = judgeWatch(findings(verdicts, ended, gates));
          const all = [...verdicts, ...gates];
          const blinded = all.some((verdict) => verdict === null || verdict === blind);
          const atEnd = { kind: "end", verdict: { outcome: blinded ? "hold" : "pass" } };
          const expected = all.includes(bad)
            ? { kind: "rollback", verdict: bad }
            : ended
              ? atEnd
              : { kind: "continue" };
          expect(answer).toMatchObject(expected);
        },
      ),
    );
  });

  it("rolls a hold back at its end, and not before, only where the plan says so", () => {
    const end = { ...findings([good, blind], true), onHold: "rollback" as const };
    expect(judgeWatch(end)).toMatchObject({
      kind: "rollback",
      verdict: { outcome: "fail", reasonCode: "held_at_end", summary: expect.stringContaining(blind.summary) },
    });
    expect(judgeWatch({ ...end, ended: false, graceOver: false })).toEqual({ kind: "continue" });
    expect(judgeWatch({ ...end, ...findings([good], true), onHold: "rollback" })).toMatchObject({ kind: "end" });
    for (const onHold of ["wait", "stop"] as const)
      expect(judgeWatch({ ...end, onHold })).toEqual({ kind: "end", verdict: blind });
  });

  it("passes before its time only where the plan says so and the evidence excludes a regression", () => {
    const excluded = pass("regression_excluded", "not worse");
    const early = { ...findings([good, excluded], false, [good]), ends: "when-shown" as const };
    expect(judgeWatch(early)).toMatchObject({ kind: "end", verdict: { outcome: "pass", reasonCode: "watched" } });
    const goal = (verdict: Verdict | null) => ({ ...early, success: [{ text: "goal", verdict }] });
    expect(judgeWatch(goal(good)).kind).toBe("end");
    for (const open of [
      { ...early, ends: "at-time" as const },
      { ...early, ...findings([good, good], false), ends: "when-shown" as const },
      { ...early, ...findings([blind, excluded], false), ends: "when-shown" as const },
      { ...early, ...findings([null, excluded], false), ends: "when-shown" as const },
      { ...early, gates: [blind] },
      goal(blind),
      goal(null),
    ])
      expect(judgeWatch(open)).toEqual({ kind: "continue" });
    expect(judgeWatch({ ...early, gates: [bad] }).kind).toBe("rollback");
  });

  it("ends with hold before its time where it has been blind for long, only where the plan says so", () => {
    const long = { ...findings([good, blind], false), blind };
    expect(judgeWatch({ ...long, onHold: "stop" })).toEqual({ kind: "end", verdict: blind });
    expect(judgeWatch({ ...long, onHold: "stop", blind: null })).toEqual({ kind: "continue" });
    expect(judgeWatch({ ...long, ...findings([bad, blind], false), blind, onHold: "stop" })).toMatchObject({
      kind: "rollback",
    });
    for (const onHold of ["wait", "rollback"] as const)
      expect(judgeWatch({ ...long, onHold })).toEqual({ kind: "continue" });
  });

  it("ends with what was judged in numbers, and with all of its evidence", () => {
    const shown = (index: number) => ({ ...good, evidence: [{ label: `e${index}`, value: "1" }] });
    const said = (given: Partial<ReturnType<typeof findings>>) => {
      const answer = judgeWatch({ ...findings([], true), ...given });
      return answer.kind === "end" ? answer.verdict : null;
    };
    const success = [{ text: "goal", verdict: shown(2) }] as never;
    const rollback = [
      { text: "c0", verdict: shown(0) },
      { text: "c1", verdict: shown(1) },
    ];
    expect(said({ rollback })?.summary).toMatch(/2 rollback conditions/);
    expect(said({ rollback })?.summary).not.toMatch(/goals/);
    expect(said({ rollback, success })?.summary).toMatch(/2 rollback conditions.*1 of 1 goals/);
    expect(said({ rollback, success, gates: [shown(3)] })?.evidence.map(({ label }) => label)).toEqual([
      "e3",
      "e0",
      "e1",
      "e2",
    ]);
    expect(said({ success })?.summary).toMatch(/goals/);
    expect(said({ gates: [good, good] })?.summary).toMatch(/^2 production gates/);
    expect(said({})?.summary).not.toMatch(/[0-9]/);
    const excluded = { ...pass("regression_excluded", "not worse"), evidence: [{ label: "x", value: "1" }] };
    const early = { ...findings([shown(0), excluded], false), ends: "when-shown" as const };
    const answer = judgeWatch(early);
    expect(answer.kind === "end" && answer.verdict.evidence.map(({ label }) => label)).toEqual(["e0", "x"]);
    expect(answer.kind === "end" && answer.verdict.summary).toMatch(/when-shown/);
  });

  it("waits after its end for data and vendors that may still come, and for nothing else", () => {
    const waits = (verdict: Verdict) => judgeWatch({ ...findings([good, verdict], true), graceOver: false }).kind;
    expect(waits(blind)).toBe("continue");
    expect(waits(hold("vendor_unavailable", "down", "wait"))).toBe("continue");
    expect(waits(hold("too_few_samples", "few", "wait"))).toBe("end");
    expect(waits(good)).toBe("end");
  });

  it("that is rolled back for a hold, or never judged, says why and what to do", () => {
    const held = judgeWatch({
      ...findings([good, { ...blind, evidence: [{ label: "e", value: "1" }] }], true),
      onHold: "rollback",
    });
    expectTold(held.kind === "rollback" ? held.verdict : null, ["no_data", "blind", "e: 1", "on-hold"]);
    const never = judgeWatch(findings([null], true));
    expectTold(never.kind === "end" ? never.verdict : null, ["c0"]);
  });

  it("says what was never judged, and passes a plan that watches nothing", () => {
    expect(judgeWatch(findings([null], true))).toMatchObject({ verdict: { reasonCode: "watch_incomplete" } });
    expect(judgeWatch(findings([], true))).toMatchObject({ verdict: { outcome: "pass", reasonCode: "watched" } });
  });
});

describe("a gap in the traffic", () => {
  const part = (samples: number) => ({ ...reading(0, samples), window: { from: 10 * MINUTE, to: 15 * MINUTE } });
  const whole = (samples: number) => reading(0, samples, 15);

  it("is a window almost without the samples that the rest leads to expect", () => {
    expect(expectedInGap(part(2), whole(602), 20)).toBe(300);
    expect(expectedInGap(part(0), whole(600), 20)).toBe(300);
  });

  it("is measured from the beginning of the watch, whenever that was", () => {
    const later = (given: MetricReading): MetricReading => ({
      ...given,
      window: { from: given.window.from + 60 * MINUTE, to: given.window.to + 60 * MINUTE },
    });
    expect(expectedInGap(later(part(2)), later(whole(602)), 20)).toBe(300);
  });

  it("begins where twice the fewest samples were to be expected, and less than a fifth of them came", () => {
    // Two thirds of the watch is the rest, so that half of its samples are expected here.
    const gap = (here: number, rest: number, minimum: number) => expectedInGap(part(here), whole(here + rest), minimum);
    expect([gap(0, 80, 20), gap(0, 78, 20)]).toEqual([40, null]);
    expect([gap(7, 80, 20), gap(8, 80, 20)]).toEqual([40, null]);
    expect([gap(0, 4, 1), gap(0, 2, 1)]).toEqual([2, null]);
  });

  it("is not low traffic, a quieter hour, or a window with no rest to compare with", () => {
    expect(expectedInGap(part(5), whole(25), 20)).toBeNull();
    expect(expectedInGap(part(19), whole(99), 20)).toBeNull();
    expect(expectedInGap(part(2), { ...part(2) }, 20)).toBeNull();
  });
});

describe("the Wilson interval", () => {
  it("holds the share, lies within 0 and 1, and narrows with samples", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 100_000 }),
        (share, samples) => {
          const { low, high } = wilsonInterval(share, samples);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(share + 1e-9);
          expect(high).toBeGreaterThanOrEqual(share - 1e-9);
          const wider = wilsonInterval(share, samples * 4);
          expect(wider.high - wider.low).toBeLessThanOrEqual(high - low + 1e-9);
        },
      ),
    );
    expect(wilsonInterval(0.5, 0)).toEqual({ low: 0, high: 1 });
    // 10 of 100 at z = 1.96, as in Wilson's table.
    const known = wilsonInterval(0.1, 100, 1.96);
    expect([known.low.toFixed(4), known.high.toFixed(4)]).toEqual(["0.0552", "0.1744"]);
  });
});
