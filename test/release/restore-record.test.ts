import { describe, expect, it } from "vitest";
import { isInPlace } from "../../src/release/restore-wish.ts";
import {
  describeRestoreRecord,
  isSameRestore,
  parseRestorePayload,
  RESTORE_RECORDS,
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
    const others: Partial<RestorePayload>[] = [
      { from: null, kept: null, end: "restore_switched_back" },
      { toTime: AT, runUrl: "https://github.com/acme/web/actions/runs/1" },
      { tables: ["public.orders", "public.users"], backedUpAs: ["path:/mnt/kept/web.app.2"] },
    ];
    for (const one of [RESTORED, ...others.map((change) => ({ ...RESTORED, ...change }))]) {
      expect(parseRestorePayload(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
  });

  it("stands under a task of its own", () => {
    expect(RESTORE_RECORDS).toMatchObject({ task: "holdpoint:restored", noun: "a record of a restore" });
    expect(RESTORE_RECORDS.parse(RESTORED)).toEqual(RESTORED);
  });

  it.each([
    { end: "dry_run" },
    { phase: "restore" },
    { holdpoint: 2 },
    { project: 1 },
    { variable: null },
    { database: null },
    { reason: null },
    { way: 1 },
    { startedAt: null },
    { from: { name: "web.app" } },
    { from: { ...RESTORED.from, name: null } },
    { from: { ...RESTORED.from, release: null } },
    { from: { ...RESTORED.from, takenAt: "today" } },
    { from: { ...RESTORED.from, sha256: null } },
    { from: { ...RESTORED.from, place: null } },
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

  it.each<[string, Partial<RestorePayload>, string]>([
    ["whole", {}, "was restored from the backup of 2026-11-22T09:00:00Z"],
    [
      "beside",
      { end: "restored_beside" },
      "was restored into a database beside from the backup of 2026-11-22T09:00:00Z",
    ],
    [
      "in its tables",
      { end: "tables_restored", tables: ["public.orders", "public.users"] },
      "got rows of public.orders, public.users back from the backup of 2026-11-22T09:00:00Z",
    ],
    ["at its vendor", { end: "restored_at_vendor", from: null }, "was put back by its vendor"],
    [
      "at its vendor to a moment",
      { end: "restored_at_vendor", from: null, toTime: AT },
      "was put back by its vendor to 2026-11-22T09:00:00Z",
    ],
    ["back", { end: "restore_switched_back", from: null }, "was switched back to what it was before a restore"],
    ["by its way down", { end: "schema_restored", from: null }, "had its release's migrations taken back"],
    ["from nothing of ours", { from: null }, "was restored"],
  ])("says in a status how it was restored: %s", (_how, change, said) => {
    const one = { ...RESTORED, ...change };
    expect(renderRestoreStatus({ ...one, kept: null })).toBe(`app ${said} in 2m`);
    expect(renderRestoreStatus({ ...one, kept: "app_before" })).toMatch(/ in 2m; kept as app_before$/);
  });

  it("says where what was there before is backed up, where it is not kept", () => {
    expect(describeRestoreRecord({ ...RESTORED, kept: null })).toMatch(/, in 2m\.$/);
    expect(describeRestoreRecord({ ...RESTORED, kept: null, backedUpAs: ["s3://a", "path:/b"] })).toMatch(
      /, in 2m; what was there before is backed up as s3:\/\/a and path:\/b\.$/,
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

it("a restore over what is in use keeps nothing of it but a backup", () => {
  const ways = ["beside", "in-place", "drop-schemas", "down"] as const;
  expect(ways.filter(isInPlace)).toEqual(["in-place", "drop-schemas"]);
});
