import { describe, expect, it } from "vitest";
import { joinRounds } from "../../../src/providers/checkly/join-rounds.ts";

const run = (location: string, failed: boolean, sequenceId: string | null = "one", startedAt = 0) => ({
  startedAt,
  failed,
  sequenceId,
  location,
});
const failedRounds = (...runs: readonly ReturnType<typeof run>[]) => joinRounds(runs).map(({ failed }) => failed);

describe("runs of a check in several places at once", () => {
  it("are one round, which fails where two of the places fail", () => {
    expect(failedRounds(run("eu", true), run("us", true), run("ap", false))).toEqual([true]);
  });

  it("are no failure where one place of several fails, since it may be the way there", () => {
    expect(failedRounds(run("eu", true), run("us", false), run("ap", false))).toEqual([false]);
    expect(failedRounds(run("eu", true), run("us", false))).toEqual([false]);
  });

  it("count a place once, however often it ran", () => {
    expect(failedRounds(run("eu", true), run("eu", true), run("us", false))).toEqual([false]);
  });

  it("begin with the first of them", () => {
    expect(joinRounds([run("eu", false, "one", 70), run("us", false, "one", 60)])).toMatchObject([{ startedAt: 60 }]);
  });
});

describe("a run by itself", () => {
  it("is a round that fails where it failed", () => {
    expect(failedRounds(run("eu", true), run("eu", false, "two"))).toEqual([true, false]);
  });

  it("is one where Checkly does not say which runs belong together", () => {
    expect(failedRounds(run("eu", true, null), run("us", false, null), run("ap", true, null))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
