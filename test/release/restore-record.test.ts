import { describe, expect, it } from "vitest";
import {
  describeRestoreRecord,
  isSameRestore,
  parseRestorePayload,
  RESTORED_BY,
  renderRestoreStatus,
  type RestorePayload,
} from "../../src/release/restore-record.ts";

const AT = Date.UTC(2026, 10, 22, 9);

const RESTORED: RestorePayload = {
  holdpoint: 1,
  phase: "restored",
  project: "web",
  variable: "DATABASE_URL",
  database: "app",
  by: "octocat",
  reason: "0042 emptied orders",
  way: "beside",
  end: "restored",
  from: { name: "web.app", release: "r1", takenAt: AT, sha256: "a".repeat(64), place: "path:/mnt/kept/web.app" },
  tables: [],
  toTime: null,
  kept: "app_before_20261122_100000_012345",
  backedUpAs: [],
  startedAt: AT + 60_000,
  endedAt: AT + 180_000,
  runUrl: null,
};

describe("the record of a restore", () => {
  it("is read as it was written", () => {
    for (const one of [RESTORED, { ...RESTORED, from: null, kept: null, end: "restore_switched_back" as const }]) {
      expect(parseRestorePayload(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
  });

  it.each([
    { end: "dry_run" },
    { phase: "restore" },
    { from: { name: "web.app" } },
    { tables: [1] },
    { backedUpAs: null },
    { endedAt: "now" },
    { by: null },
  ])("is none in half: %j", (change) => {
    expect(parseRestorePayload({ ...RESTORED, ...change })).toBeNull();
  });

  it("says who did what to whom, and what was kept", () => {
    expect(describeRestoreRecord(RESTORED)).toBe(
      "app was restored from the backup of 2026-11-22T09:00:00Z before, at 2026-11-22T09:03:00Z, by octocat (0042 emptied orders), in 2m; what it was before is kept as app_before_20261122_100000_012345.",
    );
  });

  it("fits into a status of GitHub's, whatever the names are", () => {
    for (const end of RESTORED_BY) {
      const long = { ...RESTORED, end, database: "a".repeat(63), kept: "b".repeat(63), tables: ["public.orders"] };
      expect(renderRestoreStatus(long).length).toBeLessThanOrEqual(140);
    }
  });

  it("is of the same restore where nothing but the time and the run differs", () => {
    expect(isSameRestore(RESTORED, { ...RESTORED, endedAt: AT, runUrl: "elsewhere", kept: null })).toBe(true);
    for (const change of [{ database: "shop" }, { from: null }, { way: "in-place" }, { tables: ["public.orders"] }]) {
      expect(isSameRestore(RESTORED, { ...RESTORED, ...change })).toBe(false);
    }
  });
});
