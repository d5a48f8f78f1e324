/** What one window says, and when the whole watch so far is asked in its place. */
import { describe, expect, it } from "vitest";
import { judgeWindow, type Known, type WatchedCondition } from "../../src/judge/judge-window.ts";
import type { WindowCondition } from "../../src/plan/plan.ts";
import type { MetricReading, MetricWindow } from "../../src/providers/contract.ts";
import { at, MINUTE, threshold } from "./watched-site.ts";

const SPAN = { from: at(0), to: at(60) };
const CONDITION = threshold("m0", 5, 0.05, 20) as WindowCondition;

function watchedBy(changes: Partial<WatchedCondition> = {}): WatchedCondition {
  return {
    condition: CONDITION,
    list: "rollback",
    metric: { name: "m0", provider: "model", spec: {}, measure: { unit: "ratio", minimumSamples: 20 }, settleMs: 0 },
    watched: SPAN,
    span: SPAN,
    series: null,
    everyMs: MINUTE,
    grid: [],
    ...changes,
  };
}

const windowOf = (from: number, to: number): MetricWindow => ({ from: at(from), to: at(to) });
const READING: Omit<MetricReading, "window"> = { value: 0.01, sampleCount: 100, complete: true };
const TROUBLE: Known = {
  kind: "trouble",
  reasonCode: "vendor_unavailable",
  message: "the vendor is down",
  remedy: "Wait for it.",
};

/** `answers` of the window, and of the whole watch so far. */
function judge(
  window: MetricWindow,
  answers: readonly (Partial<MetricReading> | Known | undefined)[],
  changes: { readonly watched?: Partial<WatchedCondition>; readonly known?: object } = {},
) {
  const asked: MetricWindow[] = [];
  const answer = judgeWindow(watchedBy(changes.watched), window, (one) => {
    const given = answers[asked.push(one) - 1];
    if (given === undefined || "kind" in given) return given;
    return {
      kind: "reading",
      reading: { ...READING, ...given, window: one },
      ...(asked.length === 1 ? changes.known : {}),
    };
  });
  return { answer, asked };
}

describe("a window", () => {
  it("is unread until somebody has asked", () => {
    expect(judge(windowOf(3, 8), [undefined]).answer).toEqual({ kind: "unread" });
  });

  it("is a hole where its vendor gives no answer, with the vendor's own words", () => {
    expect(judge(windowOf(3, 8), [TROUBLE]).answer).toEqual({
      kind: "hole",
      verdict: {
        outcome: "hold",
        reasonCode: "vendor_unavailable",
        summary: `${CONDITION.text}: the vendor is down`,
        remedy: "Wait for it.",
        evidence: [],
      },
    });
  });

  it.each<[string, MetricWindow, Partial<MetricReading>, object, string, string]>([
    ["is judged", windowOf(3, 8), {}, {}, "judged", "condition_clear"],
    ["is met", windowOf(3, 8), { value: 0.2 }, {}, "met", "condition_met"],
    ["says a part of it, where it is not full", windowOf(0, 4), {}, {}, "partial", "watch_incomplete"],
    [
      "says a part of it, where that was looked at",
      windowOf(3, 8),
      {},
      { partly: true },
      "partial",
      "watch_incomplete",
    ],
    ["is judged where all of it was looked at", windowOf(3, 8), {}, { partly: false }, "judged", "condition_clear"],
    ["is a hole without data", windowOf(3, 8), { value: null }, {}, "hole", "no_data"],
    ["is a hole before all of it has come", windowOf(3, 8), { complete: false }, {}, "hole", "no_data"],
  ])("%s", (_what, window, reading, known, kind, reasonCode) => {
    const { answer, asked } = judge(window, [reading], { known });
    expect(answer).toMatchObject({ kind, verdict: { reasonCode }, basis: { reading: { window } } });
    expect(asked).toEqual([window]);
  });

  it("that is a hole stays one only where what is known of it is complete", () => {
    const settled = (reading: Partial<MetricReading>, known: object = {}) => {
      const { answer } = judge(windowOf(3, 8), [{ value: -1, ...reading }], { known });
      return answer.kind === "hole" ? answer.settled : answer.kind;
    };
    const beyond = { count: 1, quantile: 0.99 };
    expect(settled({})).toBe(true);
    expect(settled({ complete: false })).toBe(false);
    expect(settled({ value: null })).toBe(false);
    expect(settled({ value: null, complete: false }, { beyond })).toBe(false);
    expect(settled({ value: null, sampleCount: -1 }, { beyond })).toBe(true);
  });
});

describe("a window with too few samples", () => {
  const few = { sampleCount: 10 };

  it("is judged on the whole watch so far", () => {
    const { answer, asked } = judge(windowOf(15, 20), [few, { sampleCount: 60 }]);
    expect(asked).toEqual([windowOf(15, 20), windowOf(0, 20)]);
    expect(answer).toMatchObject({ kind: "judged", basis: { reading: { sampleCount: 60 } } });
  });

  it("is no more than a part where that is what was looked at", () => {
    const whole = [few, { sampleCount: 60 }];
    expect(judge(windowOf(15, 20), whole, { known: { partly: true } }).answer.kind).toBe("partial");
    expect(judge(windowOf(15, 20), whole, { known: { partly: false } }).answer.kind).toBe("judged");
  });

  it("is nothing more where it is the whole watch so far", () => {
    const { answer, asked } = judge(windowOf(0, 5), [few, { sampleCount: 60 }]);
    expect(asked).toHaveLength(1);
    expect(answer).toMatchObject({ kind: "judged", verdict: { reasonCode: "too_few_samples" } });
  });

  it("is unread until the whole watch is, and a hole where its vendor gives no answer to that", () => {
    expect(judge(windowOf(15, 20), [few, undefined]).answer).toEqual({ kind: "unread" });
    expect(judge(windowOf(15, 20), [few, TROUBLE]).answer).toMatchObject({
      kind: "hole",
      verdict: { reasonCode: "vendor_unavailable" },
    });
  });

  it("is a gap where the rest of the watch had many more, and says how many were to be expected", () => {
    const { answer } = judge(windowOf(15, 20), [{ sampleCount: 1 }, { sampleCount: 301 }]);
    expect(answer).toEqual({
      kind: "hole",
      verdict: {
        outcome: "hold",
        reasonCode: "no_data",
        summary: `${CONDITION.text}: 1 samples where the rest of the watch suggests about 100, so the data has a gap.`,
        remedy:
          "Check that the site, and everything between it and the vendor, still reports; late data is judged when it arrives.",
        evidence: [],
      },
    });
  });
});
