import { describe, expect, it } from "vitest";
import {
  decideAfterHost,
  decideBeforeHost,
  decideHelp,
  type GateRound,
  type LadderRung,
  leftToPersons,
  ROUNDS_AFTER,
} from "../../src/release/decide-rungs.ts";

const LADDER: readonly LadderRung[] = [
  { key: "flag", moves: "behavior" },
  { key: "host", moves: "deployment" },
  { key: "revert", moves: "source" },
  { key: "command", moves: "behavior" },
];

describe("the rungs before the host", () => {
  it("are taken in the plan's order", () => {
    expect(decideBeforeHost(LADDER, { words: {}, goesBack: false })).toEqual(["flag"]);
  });

  it("are left out where production goes back already, or is somebody else's", () => {
    expect(decideBeforeHost(LADDER, { words: {}, goesBack: true })).toEqual([]);
  });

  it("are not taken again once their word is recorded, but looked at where they were only begun", () => {
    expect(decideBeforeHost(LADDER, { words: { flag: "unhelpful" }, goesBack: false })).toEqual([]);
    expect(decideBeforeHost(LADDER, { words: { flag: "begun" }, goesBack: false })).toEqual(["flag"]);
  });
});

describe("the rungs after the host", () => {
  it("leave production alone where it is right, and change the repository", () => {
    expect(decideAfterHost(LADDER, { words: {}, production: "right" })).toEqual({ behavior: [], source: ["revert"] });
  });

  it("change production where it is wrong, before the repository", () => {
    const after = { behavior: ["command"], source: ["revert"] };
    expect(decideAfterHost(LADDER, { words: {}, production: "wrong" })).toEqual(after);
  });

  it("are none of ours where somebody else has changed production", () => {
    expect(decideAfterHost(LADDER, { words: {}, production: "moved" })).toEqual({ behavior: [], source: [] });
  });

  it("are not taken twice", () => {
    const words = { revert: "done", command: "failed" } as const;
    expect(decideAfterHost(LADDER, { words, production: "wrong" })).toEqual({ behavior: [], source: [] });
  });
});

describe("a rung that loses data", () => {
  const ladder: readonly LadderRung[] = [
    { key: "database", moves: "data" },
    { key: "host", moves: "deployment" },
    { key: "other", moves: "data" },
  ];

  it("is taken by no machine, wherever the ladder has it", () => {
    expect(decideBeforeHost(ladder, { words: {}, goesBack: false })).toEqual([]);
    expect(decideAfterHost(ladder, { words: {}, production: "wrong" })).toEqual({ behavior: [], source: [] });
  });

  it("is left to persons once", () => {
    expect(leftToPersons(ladder, {})).toEqual(["database", "other"]);
    expect(leftToPersons(ladder, { database: "skipped", other: "done" })).toEqual([]);
  });
});

describe("whether a rung helped", () => {
  const SETTLED = 5_000;
  const rounds = (...said: readonly GateRound[]) => said.map((round, index) => ({ at: index * 1_000, round }));
  const passing = Array.from({ length: ROUNDS_AFTER }, () => "passing" as const);

  it("is open while nothing was asked, and while too few rounds passed", () => {
    expect(decideHelp([], SETTLED)).toBe("open");
    expect(decideHelp(rounds(...passing.slice(1)), SETTLED)).toBe("open");
  });

  it("is shown by rounds that all pass", () => {
    expect(decideHelp(rounds(...passing), SETTLED)).toBe("helped");
    expect(decideHelp(rounds("failing", "failing", ...passing), SETTLED)).toBe("helped");
  });

  it("is denied by the first round that fails once all have heard of it", () => {
    expect(decideHelp(rounds("failing", "failing", "failing"), SETTLED)).toBe("open");
    expect(decideHelp(rounds("passing", "passing", "passing", "passing", "passing", "failing"), SETTLED)).toBe(
      "unhelpful",
    );
  });

  it("counts no round that could not be made, and begins again after it", () => {
    expect(decideHelp(rounds(...passing.slice(1), "unknown", "passing"), SETTLED)).toBe("open");
    expect(decideHelp(rounds(...passing.slice(1), "unknown"), SETTLED)).toBe("open");
  });
});
