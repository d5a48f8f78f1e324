/** `regression` in a plan: what it names, what it means where it says nothing, and how it is explained. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gates } from "../../src/gates/index.ts";
import { failuresUntilShown } from "../../src/plan/explain-evidence.ts";
import { explainPlan } from "../../src/plan/explain.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { roleProviders } from "../../src/providers/index.ts";
import { metricProviders } from "../../src/providers/metrics.ts";

const EXTENSIONS = { gates, metricProviders, roles: roleProviders };
const TEXT = readFileSync(join(import.meta.dirname, "health-companion.yml"), "utf8");

/** The plan of the design with these lines in its watch. */
function planOf(...lines: readonly string[]) {
  const text = TEXT.replace(/^( *)for: 30m$/m, (line, indent: string) =>
    [line, ...lines.map((one) => indent + one)].join("\n"),
  );
  return parsePlan(text, "plan.yml", EXTENSIONS);
}

/** The same with a metric that its vendor tells in whole hours, watched for as long. */
function hourly(length: string, ...lines: readonly string[]) {
  const text = TEXT.replace(/^( *)for: 30m$/m, (_, indent: string) =>
    [`for: ${length}`, ...lines].map((one) => indent + one).join("\n"),
  ).replace(/^( *)error_rate:.*$/m, (line, indent: string) =>
    [line, `${indent}crash_free_sessions: { sentry: { project: web } }`].join("\n"),
  );
  const result = parsePlan(text, "plan.yml", EXTENSIONS);
  return "problems" in result
    ? result.problems.map(({ message }) => message)
    : (result.plan.stages.production.watch?.regression.metrics ?? []);
}

function watchOf(...lines: readonly string[]) {
  const result = planOf(...lines);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.plan.stages.production.watch;
}

const mistakeIn = (...lines: readonly string[]) => {
  const result = planOf(...lines);
  return "problems" in result ? result.problems.map(({ message, remedy }) => `${message} -> ${remedy ?? ""}`) : [];
};

describe("regression", () => {
  it("is on by itself for shares and quantiles that have no relative condition", () => {
    expect(watchOf()?.regression).toEqual({ metrics: ["error_rate", "uptime"], named: false, falseAlarms: 0.001 });
  });

  it("is turned off, named and bounded as the plan says", () => {
    expect(watchOf("regression: false")?.regression.metrics).toEqual([]);
    expect(watchOf("regression: { metrics: [p99_latency, p99_latency], false_alarms: 1% }")?.regression).toEqual({
      metrics: ["p99_latency"],
      named: true,
      falseAlarms: 0.01,
    });
    expect(watchOf("regression: { false_alarms: 0.5% }")?.regression).toMatchObject({
      metrics: ["error_rate", "uptime"],
      named: false,
      falseAlarms: 0.005,
    });
  });

  it("of a metric in whole hours is on by itself only in a watch of several, and never longer than the watch", () => {
    expect(hourly("24h")).toContain("crash_free_sessions");
    expect(hourly("2h")).not.toContain("crash_free_sessions");
    expect(hourly("2h", "regression: { metrics: [crash_free_sessions] }")).toEqual(["crash_free_sessions"]);
    expect(hourly("30m", "regression: { metrics: [crash_free_sessions] }")).toEqual([
      expect.stringContaining("in steps of 1h, which is longer than the watch (30m), so it would never be compared"),
    ]);
  });

  it("of a metric that nobody declared, or without a sensible bound, is a mistake with its place", () => {
    expect(mistakeIn("regression: { metrics: [eror_rate] }")).toEqual([
      'stages.production.watch.regression.metrics[0]: unknown metric "eror_rate" -> Did you mean "error_rate"?',
    ]);
    expect(mistakeIn("regression: { metrics: [health_check_failures] }").join()).toContain("unknown metric");
    for (const line of [
      "false_alarms: 0%",
      "false_alarms: 20%",
      "false_alarms: often",
      "metrics: []",
      "metric: [uptime]",
    ])
      expect([line, mistakeIn(`regression: { ${line} }`)]).toEqual([line, [expect.stringContaining("regression")]]);
    expect(mistakeIn("regression: true")).toHaveLength(1);
  });
});

describe("the explanation", () => {
  const explained = (...lines: readonly string[]) => {
    const result = planOf(...lines);
    return "plan" in result ? explainPlan(result.plan, EXTENSIONS, 10_000) : "";
  };

  it("says what is compared, and how many failures it takes to show, without a number that nobody knows", () => {
    const text = explained();
    expect(text).toContain("error_rate, uptime: shown to be worse than what served before, where there is something");
    expect(text).toContain("p99_latency increases by > 20% (shown over the whole watch, against what served before");
    expect(text).toContain(
      "at most 0.1 % of good releases are rolled back by it. It shows x2 after about 42 failed requests, x5 after about 10 and x20 after about 4;",
    );
  });

  it("says nothing of evidence where nothing is compared", () => {
    const off = explained("regression: { metrics: [error_rate] }");
    expect(off).toContain("error_rate: shown to be worse than what served before\n");
  });

  it("takes its figures from the law of sample sizes", () => {
    expect([1.5, 2, 3, 5, 10, 20].map((size) => failuresUntilShown(size, 0.001))).toEqual([96, 36, 16, 9, 5, 4]);
  });
});
