import { describe, expect, it } from "vitest";
import { beganSince, stageOf } from "../../src/release/rollout-stage.ts";

const BEGUN = Date.UTC(2026, 10, 22, 9);

it("a stage is watched from its own beginning for as long as a stage takes, and judged since the first one", () => {
  const progress = { startedAt: BEGUN, stage: 1, stages: 3, stageAt: BEGUN + 60_000, looks: null };
  expect(stageOf(progress, 900_000)).toEqual({
    index: 1,
    stages: 3,
    startedAt: BEGUN,
    from: BEGUN + 60_000,
    to: BEGUN + 960_000,
  });
});

describe("a rolling release that the host tells of", () => {
  it.each([
    ["began anew", BEGUN + 5_001, true],
    ["is the same by two clocks that differ by seconds", BEGUN + 5_000, false],
    ["is the same", BEGUN, false],
    ["began before", BEGUN - 60_000, false],
    ["has no beginning", null, false],
    ["begins at this moment", BEGUN + 60_000, true],
    ["is yet to begin, by a clock that is ahead", BEGUN + 60_001, false],
  ])("%s", (_what, startedAt, anew) => {
    expect(beganSince({ startedAt }, BEGUN, BEGUN + 60_000)).toBe(anew);
  });
});
