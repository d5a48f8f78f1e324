/** A release that changes what its vendor keeps looks neither better nor worse for it. */
import { describe, expect, it } from "vitest";
import type { Measure } from "../../../src/providers/contract.ts";
import { compare, METRIC, type Says } from "./known-service.ts";

const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const EVENTS: Measure = { unit: "count", minimumSamples: 0, series: { kind: "events" } };
const regression = { metrics: [METRIC], named: true };

/** Of 600 requests a minute the release loses `errors`; of those `ofBad` are kept, and `ofGood` of the others. */
function keeping(ofGood: number, ofBad: number, errors = 6): Says {
  return (minute) => {
    const [bad, keptBad, keptGood] = minute < 0 ? [6, 1, 1] : [errors, ofBad, ofGood];
    const [badCount, goodCount] = [Math.round(bad * keptBad), Math.round((600 - bad) * keptGood)];
    const sampleCount = badCount + goodCount;
    return {
      value: badCount / sampleCount,
      sampleCount,
      badCount,
      sampleRatio: sampleCount / 600,
      ...(badCount === 0 ? {} : { badSampleRatio: badCount / bad }),
    };
  };
}

const sharing = (says: Says) => compare({ measure: SHARE, says, regression });
const wordsOf = (says: Says) => {
  const { standings, evidence } = sharing(says);
  const [{ verdict } = { verdict: null }] = standings;
  return { reasonCode: verdict?.reasonCode, summary: verdict?.summary, compared: evidence?.compared[0] };
};

describe("a release that keeps fewer of its samples", () => {
  it("is judged by its share of them, which says so", () => {
    const { reasonCode, compared } = wordsOf(keeping(0.5, 0.5));
    expect(reasonCode).toBe("regression_excluded");
    expect(compared?.warnings).toEqual([
      "The sample rate changed with the release: 50.00 % of its samples are kept, and 100.00 % of those before. A share of them stays the same, if what is kept is chosen by chance.",
    ]);
    const [standing] = sharing(keeping(0.5, 0.5)).standings;
    expect(standing?.verdict?.evidence?.map(({ value }) => value)).toContain(compared?.warnings[0]);
  });

  it("is found where it is worse", () => {
    expect(wordsOf(keeping(0.5, 0.5, 24)).reasonCode).toBe("regression_shown");
  });

  it("holds where it keeps more of what failed, and looks worse than it is", () => {
    const { reasonCode, summary, compared } = wordsOf(keeping(0.1, 1));
    expect(reasonCode).toBe("sampling_changed");
    expect(summary).toMatch(
      /^regression of m: Whether a sample is kept depends on how it ended, and not as before: 100\.00 %/,
    );
    expect(compared).toBeUndefined();
  });

  it("holds where it keeps less of what failed, and looks better than it is", () => {
    expect(wordsOf(keeping(1, 0.5, 24)).reasonCode).toBe("sampling_changed");
  });

  it("is not suspected where it keeps all as before, or fails too seldom to tell", () => {
    expect(wordsOf(keeping(1, 1)).compared?.warnings).toEqual([]);
    const one: Says = (minute, request) => {
      const said = keeping(1, 1)(minute, request);
      return minute < 0 ? said : { ...said, value: 0, sampleCount: 600, badCount: 0 };
    };
    expect(wordsOf(one).reasonCode).toBe("regression_excluded");
  });
});

describe("a number of events", () => {
  const counting = (before: number | undefined, since: number | undefined) => {
    const says: Says = (minute) => {
      const ratio = minute < 0 ? before : since;
      return { value: 6, sampleCount: 600, badCount: 6, ...(ratio === undefined ? {} : { badSampleRatio: ratio }) };
    };
    return compare({ measure: EVENTS, says, conditions: ["m increases by > 50%"] }).standings[0]?.verdict?.reasonCode;
  };

  it("is compared where as many are kept, or nobody says", () => {
    expect([counting(1, 1), counting(0.2, 0.2), counting(undefined, undefined), counting(undefined, 0.1)]).toEqual(
      Array.from({ length: 4 }, () => "condition_clear"),
    );
  });

  it("holds where more or fewer of them are kept than before", () => {
    expect([counting(1, 0.1), counting(0.1, 1)]).toEqual(["sampling_changed", "sampling_changed"]);
  });
});
