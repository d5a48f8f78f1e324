/** A small share of what `npm run simulate:comparison` measures. */
import { describe, expect, it } from "vitest";
import { BAD_CELLS, ERROR_CELLS, failedShare, findBad, LATENCY_CELLS } from "./comparison/cells.ts";
import { uniformFrom } from "./evidence/random-counts.ts";

const SEED = 20_261_121;
/** Of so few watches not one may fail: 0.1 % of all these together is far less than one. */
const GOOD_WATCHES = 20;
const GOOD = [...LATENCY_CELLS, ...ERROR_CELLS].filter(({ name }) =>
  ["level varies, CV 20 %", "level wanders, CV 20 %", "independent, 5 req/s × 0.1 %, 48 h"].includes(name),
);
const BAD = BAD_CELLS.filter(({ name }) => name.includes("30 min"));

describe("a release in a simulated watch", () => {
  it("stays where it is good, whatever its latency does from bucket to bucket", () => {
    expect(GOOD).toHaveLength(3);
    for (const cell of GOOD)
      expect([cell.name, failedShare(cell, GOOD_WATCHES, uniformFrom(SEED))]).toEqual([cell.name, 0]);
  });

  it("is found where it is bad, at +50 % of p99 and at twice the errors", () => {
    for (const cell of BAD) {
      const { share, medianSeconds } = findBad(cell, 10, uniformFrom(SEED));
      expect([cell.name, share]).toEqual([cell.name, 1]);
      expect(medianSeconds).toBeLessThan(900);
    }
  });
});
