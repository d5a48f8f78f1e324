import { describe, expect, it } from "vitest";
import { describeRestore, type RestoreOutlook } from "../../src/release/describe-restore.ts";

const OUTLOOK: RestoreOutlook = {
  database: "app",
  backup: {
    release: "r1",
    project: "web",
    variable: "DATABASE_URL",
    database: "app",
    takenAt: Date.UTC(2026, 10, 22, 6),
    archive: "a".repeat(64),
    proof: "restore",
    restoreMs: 63_000,
    places: [],
  },
  why: "it is the newest",
  now: Date.UTC(2026, 10, 22, 8, 55),
  way: "beside",
  inBackup: [
    { table: "public.orders", rows: 1_190 },
    { table: "public.users", rows: 10 },
    { table: "public.old", rows: 3 },
  ],
  inUse: [
    { table: "public.orders", rows: 1_204 },
    { table: "public.users", rows: 10 },
    { table: "public.invoices", rows: 7 },
    { table: "public.huge", rows: null },
  ],
  connected: ["app_user from 10.0.0.4, 12 sessions"],
  acting: ["2 jobs of pg_cron"],
  obstacles: [],
  server: "16.4",
};

describe("what a restore would do", () => {
  it("says the moment, the minutes, the rows of each table and who is connected", () => {
    const text = describeRestore(OUTLOOK).join("\n");
    expect(text).toContain("2026-11-22T06:00:00Z, 2h 55m ago");
    expect(text).toContain("public.orders: 1,204 rows now, 1,190 in the backup: 14 would be gone.");
    expect(text).toContain("public.invoices: is not in the backup, and would be gone with 7 rows.");
    expect(text).toContain("public.huge: is not in the backup, and would be gone with all its rows.");
    expect(text).toContain("Would be there again: public.old.");
    expect(text).not.toContain("public.users");
    expect(text).toContain("1m 3s when it was proven");
    expect(text).toContain("app_user from 10.0.0.4, 12 sessions");
    expect(text).toContain("2 jobs of pg_cron");
  });

  it("says that in place all of the time is downtime, and that nothing is kept", () => {
    const text = describeRestore({ ...OUTLOOK, way: "in-place" }).join("\n");
    expect(text).toContain("Down: all the time that the restore takes, 1m 3s when it was proven.");
    expect(text).toContain("would be gone, but for its backups");
  });

  it("does not invent a time that was never measured", () => {
    const text = describeRestore({ ...OUTLOOK, backup: { ...OUTLOOK.backup, restoreMs: null } }).join("\n");
    expect(text).toContain("never measured");
  });

  it("sums up what would not fit on a screen", () => {
    const inUse = Array.from({ length: 50 }, (_, index) => ({ table: `t${index}`, rows: 1 }));
    const lines = describeRestore({ ...OUTLOOK, inUse });
    expect(lines).toContain("30 more tables differ as well.");
    expect(lines.length).toBeLessThan(32);
  });
});
