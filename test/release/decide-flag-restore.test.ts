import { describe, expect, it } from "vitest";
import { decideFlagRestore, type FlagWorld } from "../../src/release/decide-flag-restore.ts";
import { readRecordedFlag, recordFlag } from "../../src/release/recorded-flag.ts";

const ENDED = Date.parse("2026-11-20T03:00:00Z");

const WORLD: FlagWorld = {
  name: "chat",
  now: { setting: "off", version: "43", obstacle: null },
  safe: "off",
  lastChange: { by: "holdpoint", at: ENDED - 20_000 },
  recorded: { vendor: "v", name: "chat", setting: "on", version: "42" },
  endedAt: ENDED,
};

describe("a flag that a rollback has set", () => {
  it("is put back to what the record says", () => {
    expect(decideFlagRestore(WORLD)).toEqual({ to: "on" });
  });

  it("is as it was already, whatever the order of a map's keys", () => {
    const recorded = { vendor: "v", name: "chat", setting: { a: 1, b: 2 }, version: "1" };
    const now = { setting: { b: 2, a: 1 }, version: "9", obstacle: null };
    expect(decideFlagRestore({ ...WORLD, recorded, now })).toMatchObject({
      outcome: "pass",
      reasonCode: "already_done",
    });
  });

  it.each<[string, Partial<FlagWorld>, string]>([
    ["no record has it", { recorded: null }, "no_data"],
    [
      "somebody gave it another setting",
      { now: { setting: "on for 10 %", version: "44", obstacle: null } },
      "flag_changed",
    ],
    ["somebody changed it after the rollback", { lastChange: { by: "ada", at: ENDED + 60_001 } }, "flag_changed"],
    ["nobody says since when it is so", { lastChange: { by: null, at: null } }, "flag_changed"],
  ])("stays as it is where %s", (_what, change, reasonCode) => {
    expect(decideFlagRestore({ ...WORLD, ...change })).toMatchObject({ outcome: "hold", reasonCode });
  });

  it("names who changed it, and when", () => {
    const lastChange = { by: "ada", at: ENDED + 3_600_000 };
    expect(decideFlagRestore({ ...WORLD, lastChange })).toMatchObject({
      summary: expect.stringContaining("was changed by ada at 2026-11-20T04:00:00Z, after the rollback ended"),
    });
  });

  it("counts a minute's difference between two clocks as none", () => {
    expect(decideFlagRestore({ ...WORLD, lastChange: { by: null, at: ENDED + 60_000 } })).toEqual({ to: "on" });
  });
});

describe("the flag in a record", () => {
  it("is read as it was written, null and false included", () => {
    for (const setting of [null, false, 0, "", { a: [1] }]) {
      const flag = { vendor: "v", name: "chat", setting, version: "1" };
      expect(readRecordedFlag(JSON.parse(JSON.stringify(recordFlag(flag))))).toEqual(flag);
    }
  });

  it.each([null, "on", {}, { vendor: "v", name: "chat", version: "1" }, { vendor: "v", name: "chat", setting: 1 }])(
    "is none where it is not whole: %j",
    (stored) => {
      expect(readRecordedFlag(stored)).toBeNull();
    },
  );

  it("is left out where it is too long for a record", () => {
    expect(recordFlag({ vendor: "v", name: "chat", setting: "x".repeat(2_000), version: "1" })).toBeNull();
  });
});
