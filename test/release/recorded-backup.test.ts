import { describe, expect, it } from "vitest";
import {
  databaseOf,
  parseRecordedBackup,
  parseRecordedDump,
  type RecordedBackup,
} from "../../src/release/recorded-backup.ts";
import { readAllTheSame } from "../spoil.ts";
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

  it("says what of the database is in it, which records of before do not", () => {
    const { selection: _, ...before } = recordedDump();
    expect(parseRecordedDump(before)?.selection).toBe("unknown");
    const part = recordedDump({ selection: { schemas: ["app"], exclude: ["app.logs"] } });
    expect(parseRecordedDump(JSON.parse(JSON.stringify(part)))).toEqual(part);
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
    ["a position with something before it", { lsn: "x0/16B3748" }],
    ["a position with something behind it", { lsn: "0/16B3748x" }],
    ["a hash with something before it", { clear: { size: 1, sha256: `x${"a".repeat(64)}` } }],
    ["a hash with something behind it", { clear: { size: 1, sha256: `${"a".repeat(64)}x` } }],
  ])("is no backup with %s", (_what, changes) => {
    expect(parseRecordedBackup({ ...recordedDump(), ...changes })).toBeNull();
  });

  it("may lie in many places, far into the log", () => {
    const [place] = recordedDump().places;
    const dump = recordedDump({
      lsn: "1AF/16B3748",
      places: ["path:/mnt/backups", "artifact"].map((name) => ({
        ...(place as NonNullable<typeof place>),
        place: name,
      })),
    });
    expect(parseRecordedBackup(dump)).toEqual(dump);
  });

  it.each(["branch", "snapshot", "schedule"] as const)("may be a vendor's own, made by %s", (way) => {
    const kept = { ...MANAGED, way, lsn: "x".repeat(40) };
    expect(parseRecordedBackup(kept)).toEqual(kept);
    expect(parseRecordedBackup({ ...kept, lsn: "x".repeat(41) })).toBeNull();
    expect(parseRecordedDump(null)).toBeNull();
  });

  it("is no backup where any part of it is missing or of another kind", () => {
    const dump = recordedDump();
    const onlyRead = recordedDump({ proof: { how: "read", at: 1, place: "path:/mnt/backups", tookMs: 900 } });
    expect(parseRecordedBackup(onlyRead)).toEqual(onlyRead);
    // What is in it was not said once, and is not known then: a backup is one all the same.
    expect(readAllTheSame(onlyRead, parseRecordedBackup)).toEqual(["selection: missing"]);
    // Nor was anything left out of a proof before that was said.
    expect(readAllTheSame(dump, parseRecordedBackup).toSorted()).toEqual([
      "proof.notProven: missing",
      "selection: missing",
    ]);
    const reach = { from: 1, to: 2 };
    const managed = { ...MANAGED, branch: "main", lsn: "0/1", expiresAt: 3, reach };
    expect(parseRecordedBackup(managed)).toEqual(managed);
    // A vendor may say nothing of how far back it reaches.
    expect(readAllTheSame(managed, parseRecordedBackup)).toEqual(["reach: null"]);
  });

  it.each([[null], ["dump"], [[]], [{}]])("is no backup where it is %j", (value) => {
    expect(parseRecordedBackup(value)).toBeNull();
  });
});
