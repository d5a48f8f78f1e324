import { describe, expect, it } from "vitest";
import {
  addRow,
  countSamples,
  createRowGroup,
  parseField,
  percentileOf,
} from "../../../src/sandbox/sentry/aggregate.ts";
import type { Dimensions } from "../../../src/sandbox/sentry/event-table.ts";

function compute(field: string, rows: readonly [number, Dimensions][], extrapolate = false): number | null {
  const meaning = parseField(field);
  if (meaning === null || "unknown" in meaning) throw new Error(`no function: ${field}`);
  const group = createRowGroup();
  for (const [value, dimensions] of rows) addRow(group, value, dimensions);
  return meaning.compute(group, extrapolate);
}

const ok: Dimensions = { "trace.status": "ok", "span.status_code": "200", route: "a" };
const missing: Dimensions = { "trace.status": "not_found", "span.status_code": "404", route: "b" };
const broken: Dimensions = { "trace.status": "internal_error", "span.status_code": "500", route: "b" };
const silent: Dimensions = { "trace.status": "ok", route: "c" };

describe("aggregate functions", () => {
  it("tells failed from 5xx, as Sentry does: a 404 is a failure, and no 5xx", () => {
    const rows: [number, Dimensions][] = [
      [1, ok],
      [1, missing],
      [1, broken],
      [1, silent],
    ];
    expect(compute("count()", rows)).toBe(4);
    expect(compute("failure_count()", rows)).toBe(2);
    expect(compute("failure_rate()", rows)).toBe(0.5);
    expect(compute("http_response_rate(5)", rows)).toBeCloseTo(1 / 3);
    expect(compute("http_response_rate(2)", rows)).toBeCloseTo(1 / 3);
    expect(compute("count_unique(route)", rows)).toBe(3);
  });

  it("takes percentiles by nearest rank", () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    const rows = values.map((value): [number, Dimensions] => [value, ok]);
    expect(compute("p50(span.duration)", rows)).toBe(50);
    expect(compute("p99(span.duration)", rows)).toBe(99);
    expect(compute("p100(span.duration)", rows)).toBe(100);
    expect(compute("avg(span.duration)", rows)).toBe(50.5);
    expect(compute("sum(span.duration)", rows)).toBe(5_050);
    expect(compute("min(span.duration)", rows)).toBe(1);
    expect(compute("max(span.duration)", rows)).toBe(100);
  });

  it("counts a row as often as it stands for", () => {
    const group = createRowGroup();
    addRow(group, 100, ok, 98);
    addRow(group, 200, broken);
    addRow(group, 300, broken);
    expect(countSamples(group)).toBe(100);
    expect([0, 0.98, 0.981, 0.99, 0.991, 1].map((share) => percentileOf(group, share))).toEqual([
      100, 100, 200, 200, 300, 300,
    ]);
    const alike = createRowGroup();
    for (const value of [300, 100, 200]) addRow(alike, value, ok, 4);
    expect([0, 4 / 12, 5 / 12, 8 / 12, 9 / 12, 1].map((share) => percentileOf(alike, share))).toEqual([
      100, 100, 200, 200, 300, 300,
    ]);
    const of = (field: string) => {
      const meaning = parseField(field);
      return meaning === null || "unknown" in meaning ? null : meaning.compute(group, true);
    };
    expect(["count()", "http_response_rate(5)", "avg(span.duration)", "sum(span.duration)"].map(of)).toEqual([
      100, 0.02, 103, 10_300,
    ]);
  });

  it("gives zero for nothing, which is why callers must ask for count() too", () => {
    for (const field of ["count()", "failure_rate()", "http_response_rate(5)", "p99(span.duration)"]) {
      expect([field, compute(field, [])]).toEqual([field, 0]);
    }
  });

  it("extrapolates sampled rows unless told not to", () => {
    const sampled = { ...ok, "sentry.sample_rate": "0.1" };
    expect(
      compute(
        "count()",
        [
          [1, sampled],
          [1, sampled],
        ],
        true,
      ),
    ).toBe(20);
    expect(
      compute(
        "count()",
        [
          [1, sampled],
          [1, sampled],
        ],
        false,
      ),
    ).toBe(2);
  });

  it("knows keys to group by, and refuses functions that Sentry's spans do not have", () => {
    expect(parseField("transaction")).toBeNull();
    for (const field of ["p99(transaction.duration)", "apdex()", "http_response_rate(6)", "p99()", "rm -rf"]) {
      expect(parseField(field)).toEqual({ unknown: field });
    }
  });
});
