import { describe, expect, it } from "vitest";
import { withoutRepeats } from "../../src/release/without-repeats.ts";
import { record } from "./facts.ts";

describe("a record that GitHub holds twice", () => {
  it("counts once: the one into which something was written last", () => {
    const empty = record("promoting", { forgeId: 3, statusAt: 21 });
    const used = record("watching", { forgeId: 2, statusAt: 40 });
    const other = record("done", { forgeId: 1, payload: { release: "r0" } });
    expect(withoutRepeats([empty, used, other]).map(({ forgeId }) => forgeId)).toEqual([2, 1]);
    expect(withoutRepeats([used, empty, other]).map(({ forgeId }) => forgeId)).toEqual([2, 1]);
    const twin = record("promoting", { forgeId: 2, statusAt: 21 });
    expect(withoutRepeats([empty, twin]).map(({ forgeId }) => forgeId)).toEqual([3]);
  });

  it("is the one with a word, where a second run recorded the release after that", () => {
    const back = record("rolled-back", { forgeId: 1, statusAt: 20 });
    const second = record("promoting", { forgeId: 2, statusAt: 30 });
    expect(withoutRepeats([second, back])).toEqual([back]);
    expect(withoutRepeats([back, second])).toEqual([back]);
    const rolling = record("promoting", { forgeId: 2, statusAt: 30, promotedAt: 25 });
    expect(withoutRepeats([back, rolling])).toEqual([rolling]);
  });
});
