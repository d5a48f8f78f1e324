import { describe, expect, it } from "vitest";
import { parseRecordedBackup, type RecordedBackup } from "../../src/release/recorded-backup.ts";

const BACKUP: RecordedBackup = {
  database: "PRODUCTION_DATABASE_URL",
  takenAt: Date.UTC(2026, 10, 20),
  proof: "restore",
  restoreMs: 33_000,
  bytes: 219_000_000,
  sha256: "a".repeat(64),
  serverVersion: "15.18",
  lsn: "0/16B3748",
  newestMigration: "0042_users",
  places: [{ kind: "s3", at: "s3://acme-backups/production/1.dump", readBack: true }],
};

describe("a backup in the record", () => {
  it("is read as it was written", () => {
    expect(parseRecordedBackup(JSON.parse(JSON.stringify(BACKUP)))).toEqual(BACKUP);
  });

  it("may be one that a vendor keeps, which has no file", () => {
    const kept = { ...BACKUP, bytes: null, sha256: null, restoreMs: null, lsn: null, newestMigration: null };
    expect(parseRecordedBackup(kept)).toEqual(kept);
  });

  it.each([
    ["nothing", null],
    ["text", "backup"],
    ["no database", { ...BACKUP, database: "" }],
    ["no instant", { ...BACKUP, takenAt: "yesterday" }],
    ["an unknown proof", { ...BACKUP, proof: "believed" }],
    ["no places", { ...BACKUP, places: undefined }],
    ["a place of which half is missing", { ...BACKUP, places: [...BACKUP.places, { kind: "s3", at: "s3://b/c" }] }],
  ])("is none where it is not whole: %s", (_, details) => {
    expect(parseRecordedBackup(details)).toBeNull();
  });
});
