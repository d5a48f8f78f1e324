import { describe, expect, it } from "vitest";
import type { Following, ForgeDeployment, ManagedDatabases, ManagedPlace } from "../../../src/providers/contract.ts";
import { restoreIdentity } from "../../../src/release/restore-names.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { askRestore, recordOf, type Wishes } from "./open-restore.ts";

const OURS = "github-actions[bot]";
const AT = Date.UTC(2026, 10, 22, 9);

const managed = {
  kind: "managed",
  version: 1,
  vendor: "neon",
  project: "floral-king-961888",
  branch: null,
  database: "DATABASE_URL",
};

/** A vendor that keeps what was there, tells what it was asked for, and is asked what it is told here. */
function vendorOf(keeps: boolean, asked: string[], cannot: readonly string[] = []): ManagedDatabases {
  const done = { state: "done" as const, keptAs: keeps ? "kept" : null, operations: [] };
  return {
    abilities: { restoreKeepsPrevious: keeps, restoreLeavesTrace: keeps, cannot },
    open: ({ project, branch }: ManagedPlace) => ({
      findRestore: async () => null,
      readBackups: async () => ({ backups: [], reach: { from: AT - 1, to: AT + 1 }, told: "history of 7 days" }),
      restore: async (target: object, keepAs: string) => {
        asked.push(JSON.stringify(target), `${project} ${branch ?? "-"} ${keepAs}`);
        return done;
      },
      followRestore: async (_: object, { timeoutMs, progress }: Following) => {
        progress(`for at most ${timeoutMs / 3_600_000} hours`);
        return done;
      },
    }),
  } as unknown as ManagedDatabases;
}

async function ask(details: object, wishes: Wishes = {}, keeps = true, cannot: readonly string[] = []) {
  const asked: string[] = [];
  const written: string[] = [];
  const created: object[] = [];
  const events: unknown[] = [];
  const { result } = await askRestore({
    wish: { toTime: AT, withoutFresh: "it is gone" },
    records: [recordOf(OURS, {}, details)],
    managed: vendorOf(keeps, asked, cannot),
    written,
    created,
    events,
    ...wishes,
  });
  return { result, asked, written, created, events, notes: result.notes.join("\n") };
}

/** The whole of a managed backup's record, which another test of its parser describes. */
function whole(change: object = {}): object {
  return {
    ...managed,
    way: "schedule",
    id: null,
    name: null,
    takenAt: AT,
    lsn: null,
    expiresAt: null,
    reach: null,
    readBackAt: AT,
    ...change,
  };
}

describe("a restore to a moment", () => {
  it("holds where no record says at which vendor the database is", async () => {
    const { result, asked } = await ask({});
    expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_unknown" });
    expect(asked).toEqual([]);
  });

  it("is recorded before the vendor is asked, and says what is kept", async () => {
    const { result, asked, written } = await ask(whole());
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "restored_at_vendor" });
    expect(asked[0]).toEqual(JSON.stringify({ kind: "moment", at: AT }));
    expect(written).toEqual(["holdpoint:restore", "holdpoint:restored"]);
  });

  it("asks nothing in a dry run", async () => {
    const { result, asked, written } = await ask(whole(), { dryRun: true });
    expect(result.summary).toContain("history of 7 days");
    expect([...asked, ...written]).toEqual([]);
  });

  it("is not made without a fresh backup where the vendor keeps nothing, whatever reason is given", async () => {
    const { result, asked } = await ask(whole(), {}, false);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "fresh_backup_missing" });
    expect(asked).toEqual([]);
  });

  /** The same in every run of it, and what a killed run has written is found by it. */
  const KEEP_AS = `holdpoint-${restoreIdentity("app", `neon/floral-king-961888/@${AT}`, 0)}`;

  function askedBefore(change: object = {}, creator = OURS): ForgeDeployment {
    const payload = { holdpoint: 1, phase: "restore", project: "web", keepAs: KEEP_AS, reason: null, ...change };
    return { id: 5, task: "holdpoint:restore", environment: "production", createdAt: 1, creator, payload } as never;
  }

  it("says what is lost and what the vendor cannot do, and how it goes on", async () => {
    const { notes, events, asked } = await ask(whole(), {}, true, ["Neon keeps no roles."]);
    expect(notes).toContain(
      "The vendor would put app back to 2026-11-22T09:00:00Z: lost is everything that was written in the 1h since, whose rows nobody can count before. It is out of service meanwhile.",
    );
    expect(notes).toContain("Neon keeps no roles.");
    expect(events).toContainEqual(expect.objectContaining({ event: "progress", text: "for at most 3 hours" }));
    expect(asked[1]).toBe(`floral-king-961888 - ${KEEP_AS}`);
  });

  it("of a moment that is not yet over loses nothing", async () => {
    const { notes } = await ask(whole(), { wish: { toTime: Date.UTC(2026, 10, 22, 11), withoutFresh: "x" } });
    expect(notes).toContain("written in the 0ms since");
  });

  it("is of the branch that the record has, under a name of its own", async () => {
    const { asked } = await ask(whole({ branch: "main" }));
    const name = `holdpoint-${restoreIdentity("app", `neon/floral-king-961888/main@${AT}`, 0)}`;
    expect(asked[1]).toBe(`floral-king-961888 main ${name}`);
  });

  it("is written down beside the release that production serves, with why", async () => {
    const { created } = await ask(whole());
    expect(created[0]).toEqual({
      ref: "c".repeat(40),
      task: "holdpoint:restore",
      environment: "production",
      description: "Holdpoint: asks a vendor to put a database back",
      payload: { holdpoint: 1, phase: "restore", project: "web", keepAs: KEEP_AS, reason: "test" },
      productionEnvironment: true,
    });
  });

  it("is not asked for where it cannot be written down", async () => {
    await expect(ask(whole(), { isUnreleased: true })).rejects.toThrow("a backup is recorded, and no release");
  });

  it("is of the vendor of this variable alone", async () => {
    const other = recordOf(OURS, { at: 3 }, whole({ database: "OTHER_URL", project: "other-project-1" }));
    const { asked } = await ask({}, { records: [other, recordOf(OURS, {}, whole())] });
    expect(asked[1]).toContain("floral-king-961888");
    const none = await ask({}, { records: [other] });
    expect(none.result).toMatchObject({
      reasonCode: "backup_unknown",
      summary: "No record of ours says at which vendor app is kept, so nobody can be asked to put it back to a moment.",
      remedy: "A step `backup` of a managed kind records it. Without one, use the vendor's own dashboard.",
    });
  });

  it("counts a fresh backup of this database where the vendor keeps nothing", async () => {
    const now = Date.UTC(2026, 10, 22, 10);
    const fresh = (name: string) =>
      recordOf(OURS, {}, { ...recordedDump({ database: { variable: "DATABASE_URL", name }, takenAt: now - 60_000 }) });
    const records = (name: string) => [recordOf(OURS, {}, whole()), fresh(name)];
    expect((await ask({}, { records: records("app") }, false)).result.reasonCode).toBe("restored_at_vendor");
    expect((await ask({}, { records: records("other") }, false)).result.reasonCode).toBe("fresh_backup_missing");
  });

  it("that a killed run may have asked for needs no fresh backup, and is a person's matter where nothing tells", async () => {
    const { result, asked } = await ask(whole(), { deployments: [askedBefore()] }, false);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "vendor_restore_unknown" });
    expect(asked).toEqual([]);
  });

  it.each<[string, object, string?]>([
    ["of another moment", { keepAs: "holdpoint-other" }],
    ["of another project", { project: "shop" }],
    ["of another kind", { phase: "restored" }],
    ["without a name", { keepAs: 7 }],
    ["of a stranger", {}, "mallory"],
  ])("was not begun by a record %s", async (_what, change, creator) => {
    const { result } = await ask(whole(), { deployments: [askedBefore(change, creator)] }, false);
    expect(result.reasonCode).toBe("fresh_backup_missing");
  });

  it("is not asked for where a newer version may have asked", async () => {
    const asking = ask(whole(), { deployments: [askedBefore({ holdpoint: 2 })] });
    await expect(asking).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
  });

  it("was begun by a record of a version that named no project", async () => {
    const { result } = await ask(whole(), { deployments: [askedBefore({ project: undefined })] }, false);
    expect(result.reasonCode).toBe("vendor_restore_unknown");
  });

  it("says of a stranger's record what it is", async () => {
    const { notes } = await ask(whole(), { deployments: [askedBefore({}, "mallory")] });
    expect(notes).toContain("a record of a restore");
  });

  it("in a dry run says what the vendor has", async () => {
    const { result } = await ask(whole(), { dryRun: true });
    expect(result).toMatchObject({
      reasonCode: "dry_run",
      summary: "Nothing was changed. The vendor has of floral-king-961888: history of 7 days.",
    });
  });
});
