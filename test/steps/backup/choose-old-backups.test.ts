import { describe, expect, it } from "vitest";
import { chooseOldBackups, type KeepRules } from "../../../src/steps/backup/choose-old-backups.ts";

const at = (day: number) => ({ name: `day ${day}`, takenAt: day });
const DAYS = [10, 1, 5, 3, 9].map(at);
const RULES: KeepRules = { now: 10, keepMs: 4, made: at(10), since: null };
const choose = (change: Partial<KeepRules> = {}, found = DAYS) =>
  chooseOldBackups(found, { ...RULES, ...change }).map(({ takenAt }) => takenAt);

describe("backups that were kept for long enough", () => {
  it("are those that are older than that, the oldest first, and no other", () => {
    expect(choose()).toEqual([1, 3, 5]);
    expect(choose({ keepMs: 5 })).toEqual([1, 3]);
  });

  it("are never those that the way back may need, nor the newest from before it", () => {
    expect(choose({ since: 4 })).toEqual([1]);
    expect(choose({ since: 1 })).toEqual([]);
    expect(choose({ since: 9.5, keepMs: 0.1 })).toEqual([1, 3, 5]);
  });

  it("are never the newest, however old the clock says that it is", () => {
    expect(choose({ now: 1_000 })).toEqual([1, 3, 5, 9]);
  });

  it("are none where a place does not show the new one, or has only newer ones", () => {
    expect(choose({}, DAYS.slice(1))).toEqual([]);
    expect(choose({ made: at(1), now: 1_000 })).toEqual([]);
  });
});
