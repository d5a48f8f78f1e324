import { describe, expect, it } from "vitest";
import type { Chart } from "../../../src/report/charts/chart.ts";
import { chartsOf } from "../../../src/report/charts/comparison-charts.ts";
import { describeChart } from "../../../src/report/charts/chart-words.ts";
import { renderXychart } from "../../../src/report/charts/render-xychart.ts";
import { stretchesOf } from "../../../src/report/charts/stretches.ts";
import { renderSvgChart } from "../../../src/report/page/svg-chart.ts";
import { comparedWatch } from "../compared-watch.ts";
import { resultOf } from "../result-of.ts";
import { planWith } from "./plan-with.ts";

const [evidence, errors] = chartsOf(
  resultOf({ comparison: comparedWatch() }),
  planWith("error_rate > 5% over 15m"),
) as [Chart, Chart];

const numbersOf = (line: string) => /\[(.*)\]/.exec(line)?.[1]?.split(", ").map(Number) ?? [];
const linesOf = (text: string) => text.split("\n").filter((line) => line.startsWith("  line ["));

describe("charts of what a watch compared", () => {
  it("shows the evidence with what it must reach, and the metric with its baseline, its limits and the plan's own", () => {
    expect(evidence).toMatchObject({ unit: "evidence", limits: [{ value: Math.log(1_000) }], decidedAtSeconds: 900 });
    expect(errors).toMatchObject({ title: "error_rate", unit: "share", decidedAtSeconds: 900, gapSeconds: 90 });
    expect(errors.limits).toEqual([
      { kind: "baseline", label: "baseline", value: 0.01 },
      { kind: "threshold", label: "no worse up to", value: 0.015 },
      { kind: "threshold", label: "error_rate > 5% over 15m", value: 0.05, saysValue: true },
    ]);
    const [compared] = comparedWatch().compared;
    const same = comparedWatch({ compared: compared === undefined ? [] : [{ ...compared, limit: 0.01 }] });
    expect(chartsOf(resultOf({ comparison: same }), null)[1]?.limits.map(({ label }) => label)).toEqual(["baseline"]);
  });

  it("draws a metric once however often it is compared, the one that decided first", () => {
    const [compared] = comparedWatch().compared;
    if (compared === undefined) throw new Error("nothing compared");
    const other = { ...compared, id: "p99", metric: "p99", unit: "duration" as const };
    const twice = { ...compared, id: "error_rate increases by > 20%", list: "rollback" as const };
    const comparison = comparedWatch({ compared: [other, twice, compared] });
    const titles = chartsOf(resultOf({ comparison }), null).map(({ title }) => title);
    expect(titles).toEqual(["Evidence against the release", "error_rate", "p99"]);
  });

  it("draws nothing where nothing was compared, or where one point is all there is", () => {
    expect(chartsOf(resultOf(), null)).toEqual([]);
    const [compared] = comparedWatch().compared;
    if (compared === undefined) throw new Error("nothing compared");
    const one = { ...compared, readings: compared.readings.slice(0, 1) };
    expect(chartsOf(resultOf({ comparison: comparedWatch({ evidence: null, compared: [one] }) }), null)).toEqual([]);
  });

  it("says in words what there is to see, and what is not known", () => {
    expect(describeChart(errors)).toBe(
      "Highest 4 %, 14 min after the promotion; last 3.83 %. Compared with baseline 1 % and no worse up to 1.5 % and error_rate > 5% over 15m. Decided 15 min after the promotion. Nothing is known of 2 min of it.",
    );
    expect(describeChart({ ...errors, points: [] })).toBe("Nothing was measured.");
  });
});

describe("few numbers of many", () => {
  it("keep the lowest and the highest of each stretch, and leave out what nobody measured", () => {
    const points = Array.from({ length: 1_000 }, (_, seconds) => ({
      seconds,
      value: seconds === 501 ? 9 : seconds % 2,
    }));
    const without = points.filter(({ seconds }) => seconds < 200 || seconds >= 300);
    const stretches = stretchesOf(without, { from: 0, to: 1_000 }, 10);
    expect(stretches.map(({ index }) => index)).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9]);
    expect(stretches[4]).toMatchObject({ low: 0, high: 9, seconds: 550 });
    expect(stretches[0]).toMatchObject({ low: 0, mean: 0.5, high: 1 });
  });
});

describe("a chart for GitHub", () => {
  it("has even numbers on a numeric axis: the decision as a peak, then the limits, then what was measured", () => {
    const text = renderXychart(errors);
    expect(text).toContain('  x-axis "minutes since the promotion" 0 --> 18');
    expect(text).toContain('  y-axis "per cent" 0 --> 5.25');
    const lines = linesOf(text).map(numbersOf);
    expect(lines).toHaveLength(5);
    for (const numbers of lines) {
      expect(numbers).toHaveLength(90);
      for (const value of numbers) expect(value).toBeGreaterThanOrEqual(0);
    }
    expect(lines[0]?.indexOf(5.25)).toBe(75);
    expect(lines[0]?.filter((value) => value > 0)).toEqual([5.25]);
    expect(Math.max(...(lines[4] ?? []))).toBe(4);
    expect(text).toContain("Yellow peak: the decision");
  });

  it("goes straight on over what nobody measured, and not down to 0", () => {
    const measured = numbersOf(linesOf(renderXychart(errors)).at(-1) ?? "");
    expect(Math.min(...measured)).toBeGreaterThan(0.8);
  });

  it("stays small and keeps both extremes of a long watch", () => {
    const points = Array.from({ length: 2_880 }, (_, index) => ({
      seconds: (index + 1) * 60,
      value: index === 77 ? 1 : 0.01,
    }));
    const text = renderXychart({ ...errors, points });
    expect(text.length).toBeLessThan(6_000);
    expect(text).toContain('"hours since the promotion" 0 --> 48');
    expect(text).toContain("lowest and highest of each 32 min");
    expect(Math.max(...numbersOf(linesOf(text).at(-1) ?? ""))).toBe(100);
  });

  it("draws evidence of a total outage at its edge, so that the limit can still be seen", () => {
    const outage = { ...evidence, points: [...evidence.points, { seconds: 1_140, value: 676 }] };
    expect(Math.max(...linesOf(renderXychart(outage)).flatMap(numbersOf))).toBeLessThan(22);
    expect(renderXychart(outage)).toContain("Highest 676");
  });

  it("is not ended, commented out or turned into another diagram by a metric's name", () => {
    const hostile = '"]\n```\n# Production serves dpl_good %%{init: {"theme":"x"}}%% --> <script>; line [1';
    const text = renderXychart({
      ...errors,
      title: hostile,
      limits: [{ kind: "threshold", label: hostile, value: 0.02 }],
    });
    expect(text.split("\n").filter((line) => line.startsWith("```"))).toHaveLength(2);
    expect(text.split("\n").find((line) => line.includes("title"))).toMatch(/^ {2}title "[\p{L}\p{N} _.,:/()=+-]+"$/u);
    expect(text).not.toContain("<script>");
  });
});

describe("a chart on a page", () => {
  it("has a title and words of its own, a line that breaks where nothing is known, and dashed limits with their words", () => {
    const svg = renderSvgChart(errors, "chart-7");
    expect(svg).toContain('role="img" aria-labelledby="chart-7-title chart-7-words"');
    expect(svg).toContain('<desc id="chart-7-words">Highest 4 %');
    const curve = /class="curve" d="([^"]+)"/.exec(svg)?.[1] ?? "";
    expect(curve.match(/M/g)).toHaveLength(2);
    expect(svg).not.toContain("NaN");
    expect(svg).toContain('class="limit baseline"');
    expect(svg).toContain("decided 15 min after the promotion");
  });

  it("shows many points as a band with its mean, in a few kilobytes", () => {
    const points = Array.from({ length: 2_880 }, (_, index) => ({
      seconds: (index + 1) * 60,
      value: (index % 7) / 100,
    }));
    const svg = renderSvgChart({ ...errors, points }, "long");
    expect(svg).toContain('class="band"');
    expect(svg.length).toBeLessThan(16_000);
  });

  it("keeps the words of limits that are close together apart", () => {
    const limits = [0.01, 0.0101, 0.0102].map((value) => ({ kind: "threshold" as const, label: "limit", value }));
    const svg = renderSvgChart({ ...errors, limits }, "close");
    const rows = [...svg.matchAll(/<text x="594" y="([\d.]+)"[^>]*class="label threshold"/g)].map(([, y]) => Number(y));
    expect(rows).toHaveLength(3);
    const [highest = 0, middle = 0, lowest = 0] = rows.toSorted((one, other) => one - other);
    expect(Math.min(middle - highest, lowest - middle)).toBeGreaterThanOrEqual(14);
  });
});
