import { describe, expect, it } from "vitest";
import {
  databaseOf,
  parseRecordedBackup,
  parseRecordedDump,
  type RecordedBackup,
} from "../../src/release/recorded-backup.ts";
import { recordedDump } from "./recorded-dump.ts";

const MANAGED: RecordedBackup = {
  kind: "managed",
  version: 1,
  vendor: "neon",
  project: "floral-king-961888",
  branch: null,
  database: "STAGING_DATABASE_URL",
  way: "branch",
  id: "br-1",
  name: "holdpoint-0123456789abcdef",
  takenAt: Date.UTC(2026, 10, 22, 9),
  lsn: null,
  expiresAt: null,
  reach: null,
  readBackAt: Date.UTC(2026, 10, 22, 9),
};

describe("what the record keeps of a backup", () => {
  it("is read as it was written", () => {
    const details = recordedDump();
    expect(parseRecordedBackup(JSON.parse(JSON.stringify(details)))).toEqual(details);
    const open = recordedDump({ encryption: null, stored: details.clear, lsn: null });
    expect(parseRecordedBackup(JSON.parse(JSON.stringify(open)))).toEqual(open);
  });

  it("may be one that a vendor keeps, which has no archive", () => {
    expect(parseRecordedBackup(JSON.parse(JSON.stringify(MANAGED)))).toEqual(MANAGED);
    expect(parseRecordedDump(MANAGED)).toBeNull();
    expect([MANAGED, recordedDump()].map(databaseOf)).toEqual(["STAGING_DATABASE_URL", "STAGING_DATABASE_URL"]);
    expect(parseRecordedDump(recordedDump())).toEqual(recordedDump());
    expect(parseRecordedBackup({ ...MANAGED, places: [] })).toBeNull();
  });

  it.each([
    ["a word that is not known", { compression: "zstd" }],
    ["another version", { version: 2 }],
    ["another kind", { kind: "branch" }],
    ["no place", { places: [] }],
    ["a place twice", { places: [...recordedDump().places, ...recordedDump().places] }],
    ["a proof from elsewhere", { proof: { ...recordedDump().proof, place: "artifact" } }],
    ["a proof of a kind that is not known", { proof: { ...recordedDump().proof, how: "list" } }],
    ["a hash that is none", { stored: { size: 1, sha256: "abc" } }],
    ["a size below nothing", { stored: { size: -1, sha256: "b".repeat(64) } }],
    ["no recipient", { encryption: { format: "age", recipients: [] } }],
    ["encryption that changed nothing", { stored: recordedDump().clear }],
    ["no encryption, and yet another file", { encryption: null }],
    ["a position in the log that is none", { lsn: "soon" }],
  ])("is no backup with %s", (_what, changes) => {
    expect(parseRecordedBackup({ ...recordedDump(), ...changes })).toBeNull();
  });

  it.each([[null], ["dump"], [[]], [{}]])("is no backup where it is %j", (value) => {
    expect(parseRecordedBackup(value)).toBeNull();
  });
});
