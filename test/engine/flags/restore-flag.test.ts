/** A flag that a rollback has set, put back the morning after to what a release recorded. */
import { describe, expect, it } from "vitest";
import { restoreFlag } from "../../../src/engine/flags/restore-flag.ts";
import { NOW } from "../small-world.ts";
import { type FlagWishes, openFlagWorld, RECORDED } from "./flag-world.ts";

const MINUTE = 60_000;
const SET = 'flag set "on" from 7: Holdpoint: put back after a rollback: test';

async function restored(wishes: FlagWishes = {}) {
  const world = openFlagWorld(wishes);
  const result = await restoreFlag(world.context, world.journal);
  return { result, world, sets: world.asked.filter((text) => text.startsWith("flag set")) };
}

describe("a flag that a rollback has set to what is safe", () => {
  it("is set to what the release recorded, right after it was read, and read back", async () => {
    const { result, world } = await restored();
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "rung_done",
      summary: 'The flag chat is "on" again.',
    });
    expect(world.flagAsked()).toEqual([
      "vendor launchdarkly",
      'flag open {"key":"chat"}',
      "records",
      "flag read",
      "flag history",
      SET,
      "flag read",
    ]);
    expect(world.writes().filter((text) => text.startsWith("status"))).toEqual([]);
  });

  it("is set for the reason that a person gave, or for none", async () => {
    expect((await restored({ options: { reason: "it was the database" } })).sets).toEqual([
      'flag set "on" from 7: Holdpoint: put back after a rollback: it was the database',
    ]);
    expect((await restored({ options: { reason: null } })).sets).toEqual([
      'flag set "on" from 7: Holdpoint: put back after a rollback: no reason was given',
    ]);
  });

  it("is only spoken of in a dry run", async () => {
    const { result, sets } = await restored({ options: { dryRun: true } });
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "dry_run",
      summary: 'Would set the flag chat back to "on". Nothing was changed.',
    });
    expect(sets).toEqual([]);
  });

  it("is what a reading says of it, whatever the vendor answered", async () => {
    const made = await restored({ answer: { kind: "refused", status: 409, message: "somebody was faster" } });
    expect(made.result).toMatchObject({ decision: "proceed", reasonCode: "rung_done" });
    const lost = await restored({ isMade: false });
    expect(lost.result).toMatchObject({
      decision: "hold",
      reasonCode: "flag_refused",
      summary: 'The flag chat is "off": it was asked for, and is not read back.',
      remedy: "Look at the flag, and set it by hand.",
    });
    const refused = await restored({
      isMade: false,
      answer: { kind: "refused", status: 405, message: "it waits for an approval" },
    });
    expect(refused.result.summary).toBe('The flag chat is "off": it waits for an approval.');
  });
});

describe("what it is put back to", () => {
  it("is the newest record that has this flag other than safe", async () => {
    const { sets } = await restored({
      recorded: [
        undefined,
        { ...RECORDED, vendor: "unleash", setting: "another vendor's" },
        { ...RECORDED, name: "search", setting: "another flag's" },
        { ...RECORDED, setting: "off" },
        RECORDED,
        { ...RECORDED, setting: "older" },
      ],
    });
    expect(sets).toEqual([SET]);
  });

  it("is not known where no release recorded it, and then it stays as it is", async () => {
    for (const recorded of [[], [undefined], [{ ...RECORDED, setting: "off" }]]) {
      const { result, sets } = await restored({ recorded });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "no_data" });
      expect(sets).toEqual([]);
    }
  });

  it("is what it is already", async () => {
    const { result, sets } = await restored({ setting: "on" });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
    expect(sets).toEqual([]);
  });

  it("is nobody's to decide where somebody set the flag after the release had its last word", async () => {
    const lastChange = { by: "ada", at: NOW + 61_000 };
    const { result, sets } = await restored({ lastChange, endedAt: NOW });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "flag_changed" });
    expect(sets).toEqual([]);
    expect((await restored({ lastChange, endedAt: NOW + MINUTE })).sets).toEqual([SET]);
  });
});

it("a plan whose ladder sets no flag has nothing to put back", async () => {
  const { result, world } = await restored({ isPlanned: false });
  expect(result).toMatchObject({
    decision: "hold",
    reasonCode: "flag_unfit",
    summary: "The plan's ladder sets no flag.",
    remedy: "Set the flag by hand.",
  });
  expect(world.flagAsked()).toEqual([]);
});
