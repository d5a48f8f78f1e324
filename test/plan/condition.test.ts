import { describe, expect, it } from "vitest";
import { parseCondition } from "../../src/plan/condition.ts";
import type { ConditionMeaning } from "../../src/plan/condition.ts";
import type { MeasureUnit } from "../../src/providers/contract.ts";
import { mistakesOf, planWith, planWithCondition } from "./mistakes.ts";

const UNITS: Record<string, MeasureUnit> = {
  error_rate: "ratio",
  uptime: "ratio",
  p99_latency: "duration",
  failures: "count",
  cls: "number",
};
const HOUR_MS = 3_600_000;

function parse(text: string, watchMs = 30 * 60_000, hasBaseline = true) {
  return parseCondition(text, (metric) => ({
    measure: { unit: UNITS[metric] ?? "count", minimumSamples: 20 },
    watchMs,
    hasBaseline,
  }));
}

function meaningOf(text: string, watchMs?: number): ConditionMeaning {
  const result = parse(text, watchMs);
  if (!result.ok) throw new Error(`${result.column}: ${result.message}`);
  return result.value;
}

describe("the meaning of a condition", () => {
  it.each([
    [
      "error_rate > 5% over 15m",
      { kind: "threshold", comparison: ">", value: 0.05, overMs: 900_000, minimumSamples: 20 },
    ],
    ["error_rate >= 0.02", { kind: "threshold", comparison: ">=", value: 0.02, overMs: 300_000 }],
    ["uptime < 99.5%", { kind: "threshold", comparison: "<", value: 0.995 }],
    ["p99_latency > 2000ms", { kind: "threshold", value: 2_000 }],
    ["p99_latency > 1.5s over 90s", { kind: "threshold", value: 1_500, overMs: 90_000 }],
    ["failures > 3", { kind: "threshold", value: 3 }],
    ["cls > 0.1", { kind: "threshold", value: 0.1 }],
    ["cls increases by > 0.05", { kind: "change", amount: { kind: "absolute", value: 0.05 } }],
    [
      "p99_latency increases by > 20%",
      { kind: "change", direction: "increases", amount: { kind: "relative", value: 0.2 } },
    ],
    [
      "p99_latency increases by >= 200ms",
      { kind: "change", comparison: ">=", amount: { kind: "absolute", value: 200 } },
    ],
    [
      "uptime drops by > 0.01 over 10m",
      { kind: "change", direction: "drops", amount: { kind: "absolute", value: 0.01 }, stepMs: 600_000 },
    ],
    ["failures increases by > 10", { kind: "change", amount: { kind: "absolute", value: 10 } }],
    ["failures > 10/hour", { kind: "rate", count: 10, perMs: HOUR_MS, overMs: 1_800_000 }],
    ["failures > 2/minute", { kind: "rate", count: 2, perMs: 60_000, overMs: 60_000 }],
  ])("is read from '%s'", (text, meaning) => {
    expect(meaningOf(text)).toMatchObject({ text, ...meaning });
  });

  it("of a change counts as one what `over` names, and of a number of events means it as its time", () => {
    expect(meaningOf("p99_latency increases by > 20% over 15m")).toMatchObject({ stepMs: 900_000 });
    expect(meaningOf("p99_latency increases by > 20%")).not.toHaveProperty("stepMs");
    const events = parseCondition("failures increases by > 10 over 15m", () => ({
      measure: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
      watchMs: HOUR_MS,
      hasBaseline: true,
    }));
    expect(events).toMatchObject({ ok: true, value: { overMs: 900_000 } });
    expect(events.ok && events.value).not.toHaveProperty("stepMs");
  });

  it("takes the watch as the window where it is shorter than the default one", () => {
    expect(meaningOf("error_rate > 5%", 120_000).overMs).toBe(120_000);
  });

  it("takes a rate's whole period where the watch is long enough", () => {
    expect(meaningOf("failures > 10/hour", 48 * HOUR_MS).overMs).toBe(HOUR_MS);
    expect(meaningOf("failures < 10/hour", 48 * HOUR_MS)).toMatchObject({ comparison: "<", overMs: HOUR_MS });
  });
});

describe("a unit that does not fit", () => {
  it.each([
    ["error_rate > 5ms", "error_rate is a share, and 5ms is a duration"],
    ["error_rate > 5", "error_rate is a share from 0 to 1, and 5 is more"],
    ["uptime < 99.5", "uptime is a share from 0 to 1, and 99.5 is more"],
    ["p99_latency > 5%", "p99_latency is a duration, and 5% is a share"],
    ["p99_latency > 2000", "p99_latency is a duration, and 2000 has no unit"],
    ["failures > 5%", "failures is a count, and 5% is a share"],
    ["failures > 5s", "failures is a count, and 5s is a duration"],
    ["error_rate > 5/hour", "error_rate is a share, not a count, so it has no number per hour"],
    ["p99_latency > 5/day", "p99_latency is a duration, not a count"],
    ["p99_latency increases by > 200", "p99_latency is a duration, and 200 has no unit"],
    ["error_rate increases by > 5ms", "error_rate is a share, and 5ms is a duration"],
    ["failures increases by > 5s", "failures is a count, and 5s is a duration"],
  ])("is refused in '%s'", (text, message) => {
    const result = parse(text);
    expect(result).toMatchObject({ ok: false, column: text.search(/[\d.]+(?:%|ms|s|\/|$)/) });
    expect("message" in result && result.message).toContain(message);
    expect("remedy" in result && result.remedy).toBeTruthy();
  });
});

describe("a condition that can never decide anything", () => {
  it.each([
    ["error_rate > 500%", "can never be met"],
    ["error_rate > 100%", "can never be met"],
    ["error_rate >= 101%", "can never be met"],
    ["uptime < 0", "can never be met"],
    ["failures < 0", "can never be met"],
    ["p99_latency < 0ms", "can never be met"],
    ["error_rate >= 0", "is always met"],
    ["uptime <= 100%", "is always met"],
    ["failures >= 0", "is always met"],
    ["failures >= 0/hour", "is always met"],
    ["failures < 0/hour", "can never be met"],
    ["uptime drops by > 100%", "can never be met"],
    ["error_rate increases by > 1", "can never be met"],
    ["error_rate > 5% over 1h", "the window of 1h is longer than the watch (30m), so it would never be judged"],
    ["p99_latency increases by > 5% over 31m", "is longer than the watch"],
    ["failures < 10/hour", "fewer than 10 per hour cannot be judged from a watch of 30m"],
  ])("is refused: %s", (text, message) => {
    const result = parse(text);
    expect("message" in result && result.message).toContain(message);
  });

  it.each([
    "error_rate >= 100%",
    "uptime < 100%",
    "failures > 0",
    "failures <= 0",
    "uptime drops by >= 100%",
    "error_rate > 5% over 30m",
  ])("but %s does", (text) => {
    expect(parse(text).ok).toBe(true);
  });

  it("refuses a change of what is told in longer steps than the watch", () => {
    const hourly = (watchMs: number) =>
      parseCondition("uptime drops by > 1%", () => ({
        measure: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: HOUR_MS },
        watchMs,
        hasBaseline: true,
      }));
    expect(hourly(HOUR_MS / 2)).toMatchObject({ ok: false, message: expect.stringContaining("in steps of 1h") });
    expect(hourly(HOUR_MS)).toMatchObject({ ok: true });
  });

  it("refuses a change of what has no earlier value", () => {
    const result = parse("failures increases by > 3", undefined, false);
    expect(result).toMatchObject({ ok: false, column: 0 });
  });
});

describe("in the plan", () => {
  it("compares what is known of the moment alone with no time before", () => {
    const text = planWithCondition("connections increases by > 3").replaceAll("request_failures", "connections");
    expect(mistakesOf(text)).toEqual([
      '20:12: connections exists only during the watch, so there is no earlier value to compare with -> Compare it with a number: "connections > 3".',
    ]);
  });

  it.each([
    ["error_rat > 5%", '20:12: unknown metric "error_rat" -> Did you mean "error_rate"?'],
    [
      "cpu > 5%",
      '20:12: unknown metric "cpu" -> Declare it under stages.production.watch.metrics. Known here: error_rate, p99_latency, request_failures, health_check_failures.',
    ],
    [
      "error_rate > 5ms",
      "20:25: error_rate is a share, and 5ms is a duration -> Write it as 5%, or as a number from 0 to 1.",
    ],
    ["p99_latency > 5%", "20:26: p99_latency is a duration, and 5% is a share -> Write it as 800ms or 2s."],
    [
      "error_rate > 5% over 2h",
      '20:33: the window of 2h is longer than the watch (30m), so it would never be judged -> Shorten the window, or lengthen the watch\'s "for".',
    ],
    [
      "health_check_failures increases by > 3",
      '20:12: health_check_failures exists only during the watch, so there is no earlier value to compare with -> Compare it with a number: "health_check_failures > 3".',
    ],
  ])("%s has its place", (condition, expected) => {
    expect(mistakesOf(planWithCondition(condition))).toEqual([expected]);
  });

  it("is checked in success too, and every one of a list", () => {
    const text = planWith([
      "error_rate > 5% over 15m",
      "error_rate > 5ms\n        - uptim < 5%\n      success: [p99_latency < 5%]",
    ]);
    expect(mistakesOf(text).map((mistake) => mistake.split(":").slice(0, 2).join(":"))).toEqual([
      "20:24",
      "21:11",
      "22:31",
    ]);
  });

  it("has no failed probes to count where production has no http gate", () => {
    const text = planWith(
      ["http: { path: / } }\n    watch", "tls: {} }\n    watch"],
      ["error_rate > 5% over 15m", "health_check_failures > 3"],
    );
    expect(mistakesOf(text)[0]).toContain(
      "20:11: health_check_failures counts failed http gates of stages.production.verify, and there is none",
    );
  });
});
