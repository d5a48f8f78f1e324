import { describe, expect, it } from "vitest";
import type { ManagedDatabases } from "../../../src/providers/contract.ts";
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
function vendorOf(keeps: boolean, asked: string[]): ManagedDatabases {
  const done = { state: "done" as const, keptAs: keeps ? "kept" : null, operations: [] };
  return {
    abilities: { restoreKeepsPrevious: keeps, restoreLeavesTrace: keeps, cannot: [] },
    open: () => ({
      findRestore: async () => null,
      readBackups: async () => ({ backups: [], reach: { from: AT - 1, to: AT + 1 }, told: "history of 7 days" }),
      restore: async (target: object) => {
        asked.push(JSON.stringify(target));
        return done;
      },
      followRestore: async () => done,
    }),
  } as unknown as ManagedDatabases;
}

async function ask(details: object, wishes: Wishes = {}, keeps = true) {
  const asked: string[] = [];
  const written: string[] = [];
  const { result } = await askRestore({
    wish: { toTime: AT, withoutFresh: "it is gone" },
    records: [recordOf(OURS, {}, details)],
    managed: vendorOf(keeps, asked),
    written,
    ...wishes,
  });
  return { result, asked, written };
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
    expect(asked).toEqual([JSON.stringify({ kind: "moment", at: AT })]);
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
});
