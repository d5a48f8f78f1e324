import { describe, expect, it } from "vitest";
import { type BackupWish, chooseBackup, type KnownBackup } from "../../src/release/choose-backup.ts";

const HOUR = 3_600_000;

function backupOf(change: Partial<KnownBackup> = {}): KnownBackup {
  return {
    release: "r1",
    project: "web",
    variable: "DATABASE_URL",
    database: "app",
    takenAt: 10 * HOUR,
    archive: "a".repeat(64),
    proof: "restore",
    restoreMs: 60_000,
    places: ["s3://acme/app/r1.dump"],
    ...change,
  };
}

function wishOf(change: Partial<BackupWish> = {}): BackupWish {
  return {
    noun: "backup",
    project: "web",
    variable: "DATABASE_URL",
    database: "app",
    from: null,
    takenBack: null,
    ...change,
  };
}

const R1 = backupOf();
const R2 = backupOf({ release: "r2", takenAt: 20 * HOUR, places: ["s3://acme/app/r2.dump"] });
const R2_LATER = backupOf({ release: "r2", takenAt: 21 * HOUR });
const R3 = backupOf({ release: "r3", takenAt: 30 * HOUR });
const ALL = [R2, R3, R1, R2_LATER];

describe("the backup that is restored", () => {
  it.each<[string, Partial<BackupWish>, KnownBackup]>([
    ["the first of the release that is taken back", { takenBack: { release: "r2", at: 22 * HOUR } }, R2],
    ["the newest before a release that took none", { takenBack: { release: "r9", at: 25 * HOUR } }, R2_LATER],
    ["the newest where no release is taken back", {}, R3],
    ["the newest where that is asked for", { from: "latest", takenBack: { release: "r2", at: 22 * HOUR } }, R3],
    ["that of a release that is named", { from: "r1" }, R1],
    ["the one at a place that is named", { from: "s3://acme/app/r2.dump" }, R2],
  ])("is %s", (_, wish, expected) => {
    expect(chooseBackup(ALL, wishOf(wish))).toMatchObject({ backup: expected });
  });

  it.each<[string, Partial<KnownBackup>]>([
    ["of another project", { project: "shop" }],
    ["of another database's variable", { variable: "STAGING_DATABASE_URL" }],
    ["of a database of another name", { database: "app_old" }],
    ["that was never proven", { proof: null }],
  ])("is none %s, by itself or by name", (_, change) => {
    const other = backupOf({ ...change, release: "r4", takenAt: 40 * HOUR });
    expect(chooseBackup([...ALL, other], wishOf({ from: "latest" }))).toMatchObject({ backup: R3 });
    const named = chooseBackup([...ALL, other], wishOf({ from: "r4" }));
    expect(named).toMatchObject({ refusal: { outcome: "hold", reasonCode: "backup_foreign" } });
  });

  it("is none that no record names, wherever it lies", () => {
    const chosen = chooseBackup(ALL, wishOf({ from: "s3://acme/app/forged.dump" }));
    expect(chosen).toMatchObject({ refusal: { outcome: "hold", reasonCode: "backup_unknown" } });
  });

  it("is none where there is none from before the release", () => {
    const chosen = chooseBackup([R3], wishOf({ takenBack: { release: "r9", at: 25 * HOUR } }));
    expect(chosen).toMatchObject({ refusal: { reasonCode: "backup_unknown" } });
  });
});
