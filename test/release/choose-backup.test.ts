import { describe, expect, it } from "vitest";
import { type BackupWish, chooseBackup, type KnownBackup } from "../../src/release/choose-backup.ts";
import { expectTold } from "../expect-told.ts";

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

  it("is what a restore took out only where that is named", () => {
    const known = [...ALL, backupOf({ release: "before-restore-0123456789abcdef", takenAt: 40 * HOUR })];
    for (const wish of [{}, { from: "latest" }, { takenBack: { release: "r9", at: 50 * HOUR } }]) {
      expect(chooseBackup(known, wishOf(wish))).toMatchObject({ backup: R3 });
    }
    const named = wishOf({ from: "before-restore-0123456789abcdef" });
    expect(chooseBackup(known, named)).toMatchObject({ backup: { takenAt: 40 * HOUR } });
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

  it("is told with why it is this one", () => {
    const why = (wish: Partial<BackupWish>) => {
      const chosen = chooseBackup(ALL, wishOf(wish));
      return "why" in chosen ? chosen.why : "";
    };
    const reasons = [
      why({}),
      why({ from: "latest" }),
      why({ from: "r1" }),
      why({ takenBack: { release: "r2", at: 22 * HOUR } }),
      why({ takenBack: { release: "r9", at: 25 * HOUR } }),
    ];
    expect(reasons.every((reason) => reason !== "")).toBe(true);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect([reasons[3]?.includes("r2"), reasons[4]?.includes("r9")]).toEqual([true, true]);
  });

  it("was taken before the promote and not with it", () => {
    const at = (hour: number) => chooseBackup([R1, R3], wishOf({ takenBack: { release: "r9", at: hour * HOUR } }));
    expect(at(30)).toMatchObject({ backup: R1 });
    expect(at(31)).toMatchObject({ backup: R3 });
  });

  it("is refused with what it is, and what the plan asks for", () => {
    const refused = (change: Partial<KnownBackup>, ...facts: readonly (string | RegExp)[]) => {
      const chosen = chooseBackup([backupOf({ ...change, release: "r4" })], wishOf({ from: "r4" }));
      expectTold("refusal" in chosen ? chosen.refusal : null, ["1970-01-01T10:00:00Z", "backup", ...facts]);
    };
    refused({ project: "shop" }, "shop", "web");
    refused({ variable: "STAGING_DATABASE_URL" }, "STAGING_DATABASE_URL", "app", "DATABASE_URL");
    refused({ database: "app_old" }, "app_old", "DATABASE_URL");
    refused({ proof: null }, /never proven/);
  });

  it("is missed in words that fit what is looked for: a backup or a snapshot, of when, and of which database", () => {
    const missed = (wish: Partial<BackupWish>, ...facts: readonly (string | RegExp)[]) => {
      const chosen = chooseBackup([], wishOf(wish));
      const refusal = "refusal" in chosen ? chosen.refusal : null;
      expectTold(refusal, facts);
      return refusal?.summary ?? "";
    };
    const takenBack = { release: "r9", at: HOUR };
    const where = [/app in DATABASE_URL/, "--from"];
    expect(missed({}, ...where, /proven backup/)).not.toContain("before");
    missed({ takenBack }, ...where, "before the release r9");
    expect(missed({ takenBack, from: "latest" }, ...where)).not.toContain("before");
    expect(missed({ noun: "snapshot" }, ...where, /snapshot of/, "--without-switch")).not.toContain("proven");
    missed({ from: "r4" }, "backup r4", "--from");
    missed({ noun: "snapshot", from: "r4" }, "snapshot r4", "--from");
    // Of a snapshot it leads to the backups, which have every table.
    const snapshot = chooseBackup([], wishOf({ noun: "snapshot" }));
    const backup = chooseBackup([], wishOf());
    expect("refusal" in backup && backup.refusal.remedy).not.toContain("--without-switch");
    expect("refusal" in snapshot && snapshot.refusal.remedy).toContain("--without-switch");
  });

  it("is none where there is none from before the release", () => {
    const chosen = chooseBackup([R3], wishOf({ takenBack: { release: "r9", at: 25 * HOUR } }));
    expect(chosen).toMatchObject({ refusal: { reasonCode: "backup_unknown" } });
  });
});
