/** Evidence of what is known by its number alone: bare numbers, and bare ratios. */
import { describe, expect, it } from "vitest";
import { ratioForm } from "../../../src/judge/regression/ratio-form.ts";
import { readingForm } from "../../../src/judge/regression/reading-form.ts";
import { upperRate } from "../../../src/judge/regression/upper-rate.ts";
import { bucket, comparing, DROPS, LEVEL, many, usable } from "./form-world.ts";

describe("the evidence of bare numbers", () => {
  const level = comparing({ series: LEVEL, amount: { kind: "relative", value: 0.1 } });
  const rising = (count: number) => many(count, (index) => ({ value: 100 + index }));

  it("counts those beyond what a tenth of the past lay beyond, and what is accepted", () => {
    const form = usable(readingForm(level, rising(30)));
    expect(form).toMatchObject({ kind: "negative-binomial", rate: 0, isReplayable: true, warnings: [] });
    expect(form.limit).toBeCloseTo(126 * 1.1, 9);
    expect(form.counts).toEqual({ of: "readings", limit: form.limit, side: "above" });
    expect(form.bucketOf(bucket(0, { value: 139 }))).toEqual({ errors: 1, requests: 1 });
    expect(form.bucketOf(bucket(0, { value: form.limit }))).toEqual({ errors: 0, requests: 1 });
    expect(form.bucketOf(bucket(0, { value: null }))).toBeNull();
    expect(form.bucketOf(bucket(0, { value: Number.NaN }))).toBeNull();
    const down = usable(readingForm({ ...level, direction: "drops" }, rising(30)));
    expect(down.limit).toBeCloseTo(103 * 0.9, 9);
    expect(down.counts).toMatchObject({ of: "readings", side: "below" });
    expect(down.bucketOf(bucket(0, { value: 90 }))).toEqual({ errors: 1, requests: 1 });
    expect(down.bucketOf(bucket(0, { value: down.limit }))).toEqual({ errors: 0, requests: 1 });
  });

  it("takes the past in the order of its numbers, whatever order it came in, and leaves out what is none", () => {
    const falling = many(30, (index) => ({ value: 129 - index }));
    const gaps = many(10, () => ({ value: null }));
    for (const direction of ["increases", "drops"] as const) {
      const [up, down] = [rising(30), [...falling, ...gaps]].map((past) =>
        usable(readingForm({ ...level, direction }, past)),
      );
      expect(down?.limit).toBe(up?.limit);
      expect(down?.boundaryAt(1)).toEqual(up?.boundaryAt(1));
    }
  });

  it("allows at least 15 of a hundred, and as many as there may have been", () => {
    const long = usable(readingForm(level, rising(3_000)));
    expect(long.boundaryAt(1)).toMatchObject({ rate: 0.15 });
    expect(long.boundaryAt(2)).toMatchObject({ rate: 0.3 });
    expect(long.boundaryAt(100)).toMatchObject({ rate: 1 });
    const equal = comparing({ series: LEVEL, amount: { kind: "relative", value: 0 } });
    const scattered = many(40, (index) => ({ value: index % 10 }));
    const form = usable(readingForm(equal, scattered));
    // The tenth one is a nine: none is above it.
    expect([form.limit, form.rate]).toEqual([8, 0.1]);
    expect(form.boundaryAt(1)).toMatchObject({ rate: upperRate({ errors: 4, requests: 40 }, 0) });
  });

  it("is none of fewer than 30 numbers", () => {
    const text = (count: number) => `The baseline has ${count} readings, and fewer than 30 say nothing.`;
    expect(readingForm(level, rising(29))).toEqual({ unusable: text(29) });
    const gaps = many(60, (index) => ({ value: index < 20 ? index : index < 40 ? null : Number.NaN }));
    expect(readingForm(level, gaps)).toEqual({ unusable: text(20) });
  });
});

describe("the evidence of bare ratios", () => {
  const tenth = () => ({ value: 0.1, badCount: null });
  const upper = 0.1 + 3.719 / 30;

  it("bets against the mean that the past may have had", () => {
    const form = usable(ratioForm(comparing(), many(30, tenth)));
    expect(form).toMatchObject({ kind: "betting", counts: { of: "ratios" }, isReplayable: true, warnings: [] });
    expect(form.rate).toBeCloseTo(0.1, 12);
    expect(form.limit).toBeCloseTo(0.15, 12);
    expect((form.boundaryAt(1) as { ratio: number }).ratio).toBeCloseTo(1.5 * upper, 9);
    expect((form.boundaryAt(2) as { ratio: number }).ratio).toBeCloseTo(2 * upper, 9);
    expect(form.boundaryAt(100)).toEqual({ ratio: 1 });
    expect(form.bucketOf(bucket(0, { value: 0.3 }))).toEqual({ ratio: 0.3 });
    expect([-0.1, 1.1, null].map((value) => form.bucketOf(bucket(0, { value })))).toEqual([null, null, null]);
    expect([0, 1].map((value) => form.bucketOf(bucket(0, { value })))).toEqual([{ ratio: 0 }, { ratio: 1 }]);
  });

  it("is wider where the ratio varies", () => {
    const form = usable(
      ratioForm(
        comparing(),
        many(50, (index) => ({ value: index % 2 === 0 ? 0.05 : 0.15 })),
      ),
    );
    const variance = (50 * 0.05 ** 2) / 49;
    const widened = 0.1 + 3.719 * Math.sqrt(variance / 50) + 3.719 / 50;
    expect((form.boundaryAt(1) as { ratio: number }).ratio).toBeCloseTo(1.5 * widened, 9);
  });

  it("of one that may not fall is of what is missing", () => {
    const form = usable(
      ratioForm(
        DROPS,
        many(30, () => ({ value: 0.9, badCount: null })),
      ),
    );
    expect(form.rate).toBeCloseTo(0.1, 12);
    expect(form.limit).toBeCloseTo(0.72, 12);
    expect(form.bucketOf(bucket(0, { value: 0.75 }))).toEqual({ ratio: 0.25 });
    expect(form.bucketOf(bucket(0, { value: null }))).toBeNull();
    expect((form.boundaryAt(1) as { ratio: number }).ratio).toBeCloseTo(1 - 0.8 * (1 - upper), 9);
  });

  it("is none of fewer than 30 ratios", () => {
    const text = "The baseline has 29 readings, and fewer than 30 say nothing.";
    expect(
      ratioForm(
        comparing(),
        many(31, (index) => ({ value: index < 2 ? 2 : 0.1 })),
      ),
    ).toEqual({ unusable: text });
  });
});
