/** The flag of a plan's ladder while nothing is at stake: whether it would be found, and what it is recorded as. */
import { describe, expect, it } from "vitest";
import { checkPlannedFlag, snapshotFlag } from "../../../src/engine/flags/read-planned-flag.ts";
import { silence } from "../small-world.ts";
import { openFlagWorld, PLANNED } from "./flag-world.ts";

const silent = () => {
  throw silence();
};
const mistaken = () => {
  throw new TypeError("a mistake");
};

describe("before the first step", () => {
  it("a flag that a rollback can set is found at its vendor, and nothing is said", async () => {
    const { context, flagAsked } = openFlagWorld();
    expect(await checkPlannedFlag(context, PLANNED)).toBeNull();
    expect(flagAsked()).toEqual(["vendor launchdarkly", 'flag open {"key":"chat"}', "flag read"]);
  });

  it("a flag that a rollback could not set holds the release", async () => {
    const { context } = openFlagWorld({ obstacle: "The flag chat is archived." });
    expect(await checkPlannedFlag(context, PLANNED)).toMatchObject({
      outcome: "hold",
      reasonCode: "flag_unfit",
      summary: "The flag chat is archived.",
      remedy: "Correct `rollback.flag` in the plan, or the flag.",
    });
  });

  it("a vendor that does not say is an error", async () => {
    const { context } = openFlagWorld({ read: silent });
    await expect(checkPlannedFlag(context, PLANNED)).rejects.toThrow("no answer");
  });
});

describe("the record of a release", () => {
  it("has the flag as it is before the promote", async () => {
    const { context, journal, flagAsked, said } = openFlagWorld({ setting: { share: 10 } });
    expect(await snapshotFlag(context, journal, PLANNED)).toEqual({
      vendor: "launchdarkly",
      name: "chat",
      setting: { share: 10 },
      version: "7",
    });
    expect(flagAsked()).toEqual(["vendor launchdarkly", 'flag open {"key":"chat"}', "flag read"]);
    expect(said("note")).toEqual([]);
  });

  it.each([
    [
      "is set to more than a record has room for",
      { setting: "x".repeat(3_000) },
      "what the flag chat is set to is too long to be recorded",
    ],
    ["cannot be read", { read: silent }, "what the flag chat is set to was not recorded: no answer"],
  ])("goes without a flag that %s, and says so", async (_, wishes, note) => {
    const { context, journal, said } = openFlagWorld(wishes);
    expect(await snapshotFlag(context, journal, PLANNED)).toBeNull();
    expect(said("note")).toEqual([note]);
  });

  it("does not hide a mistake of ours", async () => {
    const { context, journal } = openFlagWorld({ read: mistaken });
    await expect(snapshotFlag(context, journal, PLANNED)).rejects.toThrow("a mistake");
  });
});
