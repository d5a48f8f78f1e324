import { describe, expect, it } from "vitest";
import { joinPoints } from "../../../src/providers/sentry/join-points.ts";
import type { SeriesPoint } from "../../../src/providers/sentry/time-series.ts";

function point(samples: number, options: Partial<SeriesPoint> = {}): SeriesPoint {
  return { from: 0, to: 60_000, values: {}, samples, sampleRatio: null, incomplete: false, ...options };
}

const completeOf = (all: SeriesPoint, bad: readonly SeriesPoint[] | null) =>
  joinPoints([all], bad, () => 1).map(({ complete }) => complete);

describe("two series of the same buckets", () => {
  it.each([
    ["both are there", point(60), [point(6)], true],
    ["nobody asked for the second", point(60), null, true],
    ["the first may still fill", point(60, { incomplete: true }), [point(6)], false],
    ["the second may still fill", point(60), [point(6, { incomplete: true })], false],
    ["the second has no such bucket", point(60), [point(6, { from: 60_000 })], false],
    ["more are bad than there are, since they were asked for later", point(60), [point(61)], false],
  ])("are complete or not where %s", (_what, all, bad, expected) => {
    expect(completeOf(all, bad)).toEqual([expected]);
  });

  it("count nothing against the release where nothing is known", () => {
    expect(joinPoints([point(0)], [point(0)], () => null)).toMatchObject([{ value: null, badCount: null }]);
  });
});
