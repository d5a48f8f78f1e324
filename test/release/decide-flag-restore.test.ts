import { describe, expect, it } from "vitest";
import { decideFlagRestore, type FlagWorld } from "../../src/release/decide-flag-restore.ts";
import { readRecordedFlag, recordFlag } from "../../src/release/recorded-flag.ts";
import { expectTold } from "../expect-told.ts";
import { readAllTheSame } from "../spoil.ts";

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
    ["nobody knows when the rollback ended", { endedAt: null }, "no_data"],
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

  it("says what the flag is and was, and leaves out who and when where nobody tells", () => {
    const told = (changes: Partial<FlagWorld>, ...facts: readonly (string | RegExp)[]) =>
      expectTold(decideFlagRestore({ ...WORLD, ...changes }), ["chat", ...facts]);
    const other = { setting: "on for 10 %", version: "44", obstacle: null };
    told({ recorded: null }, "chat");
    told({ endedAt: null }, "chat");
    told({ now: other }, '"on for 10 %"', '"on"', "by holdpoint at 2026-11-20T02:59:40Z");
    told({ now: other, lastChange: { by: null, at: null } }, /last\.$/m);
    told({ lastChange: { by: "ada", at: null } }, "nobody says since when");
    const same = decideFlagRestore({ ...WORLD, now: { ...other, setting: "on" } });
    expect("outcome" in same && same.summary).toContain('chat is "on"');
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

  it("is none where any part is missing or of another kind than it can be", () => {
    const flag = { vendor: "v", name: "chat", setting: "on", version: "1" };
    // A setting is what the vendor makes of it.
    expect(readAllTheSame(flag, readRecordedFlag)).toEqual(["setting: 7"]);
  });

  it.each([null, "on", {}, { vendor: "v", name: "chat", version: "1" }, { vendor: "v", name: "chat", setting: 1 }])(
    "is none where it is not whole: %j",
    (stored) => {
      expect(readRecordedFlag(stored)).toBeNull();
    },
  );

  it("is left out where it is too long for a record", () => {
    // Two more for the quotation marks.
    const long = (length: number) =>
      recordFlag({ vendor: "v", name: "chat", setting: "x".repeat(length), version: "1" });
    expect(long(1_998)?.setting).toHaveLength(1_998);
    expect(long(1_999)).toBeNull();
  });
});
