/** Numbers of evidence as people read them: rounded to the safe side, and never with more digits than they mean. */
import { describe, expect, it } from "vitest";
import { grouped, instantOf, lasting, odds, percent, rarity, times } from "../../../src/judge/evidence/words.ts";

describe("numbers of evidence", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [999.5, "1,000"],
    [1_234, "1,234"],
    [12_345_678, "12,345,678"],
    [1e15, "1000000000000000"],
    [-1_234, "-1234"],
  ])("are grouped: %d", (value, text) => {
    expect(grouped(value)).toBe(text);
  });

  it.each([
    [0, "0.00 %"],
    [0.000_04, "less than 0.01 %"],
    [0.000_05, "0.01 %"],
    [0.005_3, "0.53 %"],
    [1, "100.00 %"],
    [10_000, "1000000.00 %"],
    [10_001, "more than 1,000,000 %"],
  ])("are shares: %d", (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it.each([
    [5.34, "5.3x"],
    [999.94, "999.9x"],
    [1_000, "1,000x"],
    [1_000_000, "1,000,000x"],
    [1_000_001, "more than 1,000,000x"],
  ])("are factors: %d", (factor, text) => {
    expect(times(factor)).toBe(text);
  });

  it.each([
    [0.25, "0.3 s"],
    [45, "45 s"],
    [89.9, "89.9 s"],
    [90, "2 min"],
    [5_399, "90 min"],
    [5_400, "1.5 h"],
    [12_600, "3.5 h"],
    [172_799, "48 h"],
    [172_800, "2 d"],
    [216_000, "2.5 d"],
  ])("are lengths of time: %d seconds", (seconds, text) => {
    expect(lasting(seconds)).toBe(text);
  });

  it("are instants since the promotion", () => {
    expect([instantOf(0), instantOf(-1), instantOf(1), instantOf(360)]).toEqual([
      "the promotion",
      "the promotion",
      "1 s after the promotion",
      "6 min after the promotion",
    ]);
  });

  it.each([
    [0.5, "0.5 : 1"],
    [9.99, "9.9 : 1"],
    [10, "10 : 1"],
    [99.9, "99 : 1"],
    [1_000, "1,000 : 1"],
    [5_099, "5,090 : 1"],
    [1_000_000, "1,000,000 : 1"],
    [1_000_002, "more than 1,000,000 : 1"],
  ])("are odds, rounded down: %d", (value, text) => {
    expect(odds(Math.log(value))).toBe(text);
  });

  it.each([
    [5, "1 of 5"],
    [1_000, "1 of 1,000"],
    [5_999, "1 of 5,000"],
    [2e9, "1 of 1,000,000"],
  ])("say how rare something is, rounded down to one digit: %d", (value, text) => {
    expect(rarity(Math.log(value))).toBe(text);
  });
});
