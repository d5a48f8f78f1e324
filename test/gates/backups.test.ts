import { PLACES_EXPECTED } from "../../src/lib/backup-place.ts";
import { describe, expect, test } from "vitest";
import { backups } from "../../src/gates/backups/index.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import type { StoredBackups, Forge, StoredFile } from "../../src/providers/contract.ts";
import { STEP_TASK } from "../../src/release/step-record.ts";
import { recordedDump } from "../release/recorded-dump.ts";
import { forgeOf, type KeptRecord } from "./forge-of.ts";
import { ask, mistakesOf, NOW, partly, vendorTrouble } from "./gate-context.ts";

const HOUR = 3_600_000;
const PLACE = "s3://acme-backups/staging";
const READ = { how: "read", at: NOW, place: PLACE, tookMs: 9_000 } as const;
const RESTORED = { how: "restore", at: NOW, place: PLACE, tookMs: 33_400, server: "15.18" } as const;

function dump(hoursAgo: number, changes: object = {}): object {
  const [first] = recordedDump().places;
  return recordedDump({
    takenAt: NOW - hoursAgo * HOUR,
    places: [{ ...first!, place: PLACE, expiresAt: null }],
    proof: READ,
    ...changes,
  });
}

function managed(hoursAgo: number, changes: object = {}): object {
  const names = { vendor: "neon", project: "p", branch: null, database: "STAGING_DATABASE_URL", id: "br-1", name: "n" };
  const moments = { takenAt: NOW - hoursAgo * HOUR, readBackAt: NOW, expiresAt: null, reach: null, lsn: null };
  return { kind: "managed", version: 1, way: "branch", ...names, ...moments, ...changes };
}

interface Wishes extends Partial<KeptRecord> {
  readonly outcome?: "pass" | "fail";
  readonly part?: "begun" | "ended";
  readonly project?: string;
}

/** The record of a step that ended with these details. */
function ended(details: object, wishes: Wishes = {}): KeptRecord {
  const { outcome = "pass", part = "ended", project = "web", ...rest } = wishes;
  const reasonCode = outcome === "pass" ? "deployed" : "command_failed";
  const verdict = { outcome, reasonCode, summary: "Backed up.", evidence: [] };
  return {
    task: STEP_TASK,
    environment: "production",
    createdAt: NOW,
    payload: {
      holdpoint: 1,
      phase: "step",
      project,
      release: "r1",
      commit: "c".repeat(40),
      planDigest: "d",
      part,
      stage: "production",
      step: "backup",
      title: "Back up",
      identity: "i",
      at: NOW,
      runUrl: null,
      plannedMs: null,
      word: null,
      end: { verdict, details, untouched: false, startedAt: NOW },
    },
    ...rest,
  };
}

const NO_STORES: StoredBackups = { open: () => Promise.reject(new Error("not asked")) };

function check(records: readonly KeptRecord[], spec: object = {}, stores = NO_STORES): Promise<Verdict> {
  return ask(
    backups,
    { database: "STAGING_DATABASE_URL", ...spec },
    { deployments: forgeOf(records).forge, storedBackups: stores },
  );
}

describe("the newest backup", () => {
  test("passes in time, with what is known of it", async () => {
    const verdict = await check([ended(dump(40)), ended(dump(3, { proof: RESTORED }))]);
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
    expect(verdict.summary).toBe(
      "The newest backup of STAGING_DATABASE_URL is of 2026-11-19T21:00:00Z, 3h ago, restored once.",
    );
    expect(verdict.evidence).toEqual([
      { label: "backup", value: `2026-11-19T21:00:00Z, for the release r1, restored once: ${PLACE}` },
      { label: "a restore took", value: "33s" },
    ]);
  });

  test.each<readonly [string, readonly KeptRecord[], object, string]>([
    ["is too old", [ended(dump(25))], {}, "1d 1h ago; the plan allows 1d"],
    ["was read where it must be restored", [ended(dump(1))], { proven: "restore" }, "was read to its end only"],
    [
      "was restored too long ago",
      [ended(dump(90, { proof: RESTORED })), ended(dump(1))],
      { proven: "restore" },
      "A newer one",
    ],
    ["is one that its host keeps, where it must be read", [ended(managed(1))], {}, "was stored only"],
    ["was removed by its host", [ended(managed(1, { expiresAt: NOW - 1 }))], { proven: "stored" }, "is still where"],
  ])("fails where it %s", async (_, records, spec, said) => {
    const verdict = await check(records, spec);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "backup_overdue" });
    expect(verdict.summary).toContain(said);
  });

  test("may be one that the database's host keeps", async () => {
    expect((await check([ended(managed(1))], { proven: "stored" })).outcome).toBe("pass");
  });

  test("is no newer than its record, whatever the server's clock said", async () => {
    const verdict = await check([ended(dump(-48), { createdAt: NOW - 30 * HOUR })]);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "backup_overdue" });
    expect(verdict.summary).toContain("1d 6h ago");
  });
});

describe("none is known", () => {
  test.each<readonly [string, readonly KeptRecord[]]>([
    ["without a record", []],
    ["by a step that began", [ended(dump(1), { part: "begun" })]],
    ["by a step that failed", [ended(dump(1), { outcome: "fail" })]],
    ["of another database", [ended(dump(1, { database: { variable: "OTHER_URL", name: "app" } }))]],
    ["by details that are not whole", [ended({ kind: "dump", takenAt: NOW })]],
    ["by another step", [ended({ exitCode: 0 })]],
  ])("%s", async (_, records) => {
    const verdict = await check(records);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.remedy).toContain("before: [{ title: Back up");
  });

  test("to a plan that names its project, of another one", async () => {
    const records = [ended(dump(1), { project: "docs" })];
    expect((await check(records)).outcome).toBe("pass");
    expect(await check(records, { project: "web" })).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });

  test("where more is recorded than was read", async () => {
    const others = Array.from({ length: 600 }, () => ended({ exitCode: 0 }, { createdAt: NOW - HOUR }));
    const verdict = await check([ended(dump(30), { createdAt: NOW - 30 * HOUR }), ...others]);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });

  test("where another version wrote the records, or GitHub does not answer", async () => {
    const newer = await check([ended({}, { payload: { holdpoint: 2 } })]);
    expect(newer).toMatchObject({ outcome: "hold", reasonCode: "vendor_answer_unknown" });
    const deployments = partly<Forge>({ listDeployments: () => Promise.reject(vendorTrouble()) });
    const silent = await ask(backups, { database: "DB" }, { deployments, storedBackups: NO_STORES });
    expect(silent).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
  });
});

describe("the places", () => {
  const [place] = recordedDump().places;
  const files = [place!.archive, place!.tables];

  /** A store that has these of the files, with these changes. */
  function holding(has: (id: string) => boolean, changes: Partial<StoredFile> = {}): StoredBackups {
    const look = async (id: string) => {
      const file = files.find((one) => one.id === id);
      return file === undefined || !has(id) ? null : { name: id, expiresAt: null, ...file, ...changes };
    };
    return { open: async () => partly<Awaited<ReturnType<StoredBackups["open"]>>>({ look }) };
  }

  test("are asked where the plan names them", async () => {
    const verdict = await check(
      [ended(dump(1))],
      { from: [`${PLACE}/`] },
      holding(() => true),
    );
    expect(verdict.outcome).toBe("pass");
    expect(verdict.summary).toContain(`and still lies in ${PLACE}/.`);
  });

  test.each<readonly [string, StoredBackups, string]>([
    ["have lost the archive", holding((id) => id !== files[0]?.id), "any more"],
    ["have lost the list of tables", holding((id) => id !== files[1]?.id), "any more"],
    ["have other bytes", holding(() => true, { mark: "another" }), "is not what was stored"],
    ["have another size", holding(() => true, { size: 1 }), "is not what was stored"],
  ])("that %s do not have the backup", async (_, stores, said) => {
    const verdict = await check([ended(dump(1))], { from: [PLACE] }, stores);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "backup_overdue" });
    expect(verdict.evidence[0]?.value).toContain(said);
  });

  test("that were never used do not have it, and nothing is asked of them", async () => {
    const verdict = await check([ended(dump(1))], { from: ["s3://acme-backups/production"] });
    expect(verdict.evidence[0]?.value).toContain("it was not stored in s3://acme-backups/production");
  });

  test("that removed it in the meantime do not have it", async () => {
    const gone = dump(1, { places: [{ ...place!, place: PLACE, expiresAt: NOW - 1 }] });
    expect(await check([ended(gone)])).toMatchObject({ outcome: "fail", reasonCode: "backup_overdue" });
  });

  test("of an older backup count where those of the newest are empty", async () => {
    const gone = dump(1, { places: [{ ...place!, place: PLACE, expiresAt: NOW - 1 }] });
    const verdict = await check([ended(dump(5)), ended(gone)]);
    expect(verdict.outcome).toBe("pass");
    expect(verdict.summary).toContain("5h ago");
  });

  test("that do not answer hold", async () => {
    const stores: StoredBackups = { open: () => Promise.reject(vendorTrouble()) };
    const verdict = await check([ended(dump(1))], { from: [PLACE] }, stores);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
  });

  test("are written as the step writes them", () => {
    const mistakes = mistakesOf(backups.spec, { database: "DB", from: ["acme-backups"] });
    expect(mistakes).toContain(`from.0: expected ${PLACES_EXPECTED}`);
  });
});
