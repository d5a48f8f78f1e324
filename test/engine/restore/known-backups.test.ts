/** What our own records say of backups, snapshots and ended steps; what others wrote says nothing. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { readKnownBackups } from "../../../src/engine/restore/known-backups.ts";
import { readKnownSnapshots } from "../../../src/engine/restore/known-snapshots.ts";
import { readBackupWish } from "../../../src/engine/restore/read-backup-wish.ts";
import { readEndedSteps } from "../../../src/engine/restore/read-ended-steps.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import type { Forge, ForgeDeployment } from "../../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { STEP_TASK } from "../../../src/release/step-record.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { record } from "../../release/facts.ts";
import { recordOf, WISH } from "./open-restore.ts";
import { FIRST, SECOND, storeBackup, storeSnapshot } from "./stored-backup.ts";
import { USERS } from "./small-server.ts";

const OURS = "github-actions[bot]";
const C = "c".repeat(40);

function open(records: readonly ForgeDeployment[]) {
  const listed: object[] = [];
  const forge = {
    listDeployments: async (asked: { readonly task: string; readonly limit: number }) => {
      listed.push(asked);
      return records.filter(({ task }) => task === asked.task);
    },
  } as unknown as Forge;
  const context = {
    plan: { project: { host: { project: "web" } }, stages: { production: { environment: "production" } } },
    release: { id: "", commit: "" },
    options: { authors: [OURS] },
    clock: createVirtualClock(0),
    emit: () => undefined,
  } as unknown as CommandContext;
  const journal = createJournal("restore", context);
  return { forge, context, journal, listed, notes: () => journal.finishWith(pass("dry_run", "…")).notes };
}

const managed = {
  kind: "managed",
  version: 1,
  vendor: "neon",
  project: "floral-king-961888",
  branch: null,
  database: "DATABASE_URL",
  way: "schedule",
  id: null,
  name: null,
  takenAt: 7,
  lsn: null,
  expiresAt: null,
  reach: null,
  readBackAt: 8,
};

describe("a recorded archive", () => {
  it("is known with all that a choice is made by", async () => {
    const { details } = storeBackup([USERS]);
    const { context, journal, forge } = open([recordOf(OURS, {}, { ...details })]);
    expect(await readKnownBackups(context, journal, forge)).toEqual({
      archives: [
        {
          release: "r1",
          commit: C,
          project: "web",
          variable: "DATABASE_URL",
          database: "app",
          takenAt: details.takenAt,
          archive: details.clear.sha256,
          proof: "restore",
          restoreMs: 900,
          places: [`${FIRST}//mnt/first/a.dump`, `${SECOND}//mnt/second/a.dump`],
          details,
        },
      ],
      managed: [],
    });
  });

  it("that was only read has no time that a restore takes", async () => {
    const proof = { how: "read", at: 5, place: FIRST, tookMs: 70 } as const;
    const { details } = storeBackup([USERS], { proof });
    const { context, journal, forge } = open([recordOf(OURS, {}, { ...details })]);
    const { archives } = await readKnownBackups(context, journal, forge);
    expect(archives).toMatchObject([{ proof: "read", restoreMs: null }]);
  });
});

it("what a vendor keeps is known of this project and of databases that the plan names", async () => {
  const { context, journal, forge } = open([
    recordOf(OURS, {}, managed),
    recordOf(OURS, { project: "shop" }, managed),
    recordOf(OURS, {}, { ...managed, database: null }),
    recordOf(OURS, {}, { ...managed, surprise: true }),
  ]);
  expect(await readKnownBackups(context, journal, forge)).toEqual({
    archives: [],
    managed: [{ release: "r1", project: "web", variable: "DATABASE_URL", takenAt: 7, details: managed }],
  });
});

it("a recorded snapshot is known with the places of its list, and counts as read", async () => {
  const { details } = storeSnapshot([USERS]);
  const broken = recordOf(OURS, { step: "snapshot" }, { ...details, surprise: true });
  const { context, journal, forge } = open([broken, recordOf(OURS, { step: "snapshot" }, { ...details })]);
  expect(await readKnownSnapshots(context, journal, forge)).toEqual([
    {
      release: "r1",
      commit: C,
      project: "web",
      variable: "DATABASE_URL",
      database: "app",
      takenAt: details.takenAt,
      proof: "read",
      places: [FIRST, SECOND].map((place) => `${place}/${place.replace("path:", "")}/web.database-url.s.json`),
      details,
    },
  ]);
});

describe("a step that ended", () => {
  const details = { kind: "note" };
  const ended = (outcome: object) => ({ verdict: outcome, details, untouched: false, startedAt: 1 });

  it("well is known with what it left, of whichever project, by its own key alone", async () => {
    const records = [
      recordOf(OURS, { step: "migrate", release: "r2" }, details),
      recordOf(OURS, { step: "backup" }, details),
      recordOf(OURS, { step: "migrate", project: "shop" }, details),
      recordOf(OURS, { step: "migrate", project: undefined }, details),
    ];
    const { context, journal, forge, listed } = open(records);
    expect(await readEndedSteps(context, journal, forge, "migrate")).toEqual([
      { release: "r2", commit: C, project: "web", details },
      { release: "r1", commit: C, project: "web", details },
    ]);
    expect(listed).toEqual([{ task: STEP_TASK, limit: 500 }]);
  });

  it.each([
    ["badly", { end: ended(hold("disk_full", "Full.", "…")) }],
    ["and was taken back", { part: "undone", end: ended(pass("step_undone", "Back.")) }],
    ["nowhere", { part: "begun", end: null }],
  ])("%s left nothing that counts", async (_what, change) => {
    const { context, journal, forge } = open([recordOf(OURS, { step: "migrate", ...change }, details)]);
    expect(await readEndedSteps(context, journal, forge, "migrate")).toEqual([]);
  });

  it("by a stranger's word is named and left out", async () => {
    const { context, journal, forge, notes } = open([recordOf("mallory", { step: "migrate" }, details)]);
    expect(await readEndedSteps(context, journal, forge, "migrate")).toEqual([]);
    expect(notes().join(" ")).toContain("mallory");
  });
});

describe("what a backup is chosen by", () => {
  const asked = { noun: "backup", database: "app", wish: { ...WISH, from: "latest" } } as const;

  it("is what a person asked for, and the release that production serves", async () => {
    const { payload } = record("watching");
    const at = { environment: "production", creator: OURS, sha: C };
    const newest = { ...at, id: 9, task: PRODUCTION_TASK, createdAt: 70, payload: { ...payload, project: "web" } };
    const { context, journal, forge } = open([newest as ForgeDeployment]);
    expect(await readBackupWish(context, journal, { ...asked, forge })).toEqual({
      noun: "backup",
      project: "web",
      variable: "DATABASE_URL",
      database: "app",
      from: "latest",
      takenBack: { release: "r1", at: 70 },
    });
  });

  it("is no release where production has none of ours", async () => {
    const { context, journal, forge } = open([]);
    expect(await readBackupWish(context, journal, { ...asked, forge })).toMatchObject({ takenBack: null });
  });
});
