import { describe, expect, it } from "vitest";
import { describeLoss, describeRestore, type RestoreOutlook } from "../../src/release/describe-restore.ts";

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
  dropped: [],
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
  migrations: { newest: null, since: [] },
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
    expect(text).toContain("takes, its proof, and the restore, which took 1m 3s when it was proven.");
    expect(text).toContain("would be gone, but for a backup of it, which is taken and proven before");
    expect(text).toContain("public.invoices: is not in the backup, and stays as it is.");
    expect(text).not.toContain("Dropped");
  });

  it("says which schemas are dropped, and that newer tables in them go", () => {
    const inUse = OUTLOOK.inUse.map((one) => ({ ...one, dropped: true }));
    const text = describeRestore({ ...OUTLOOK, way: "in-place", dropped: ["public"], inUse }).join("\n");
    expect(text).toContain(
      "Dropped with all that is in them, and restored in the same transaction: the schema public.",
    );
    expect(text).toContain("public.invoices: is not in the backup, and would be gone with 7 rows.");
  });

  it("names the migrations that it is from before", () => {
    const said = (newest: string | null, ...since: readonly string[]) =>
      describeRestore({ ...OUTLOOK, migrations: { newest, since } }).filter((text) => text.includes("igration"));
    expect(said(null)).toEqual([]);
    expect(said("0041_tags")).toEqual(["The newest migration in it is 0041_tags."]);
    expect(said("0041_tags", "0042_users")).toEqual([
      "This backup is from before migration 0042_users: code that needs it does not run on it.",
      "The newest migration in it is 0041_tags.",
    ]);
    expect(said(null, "0042", "0043", "0044")[0]).toBe(
      "This backup is from before migration 0042 and 2 more, up to 0044: code that needs them does not run on it.",
    );
  });

  it("does not invent a time that was never measured", () => {
    const text = describeRestore({ ...OUTLOOK, backup: { ...OUTLOOK.backup, restoreMs: null } }).join("\n");
    expect(text).toContain("never measured");
  });

  it("says how far the backup was proven", () => {
    const said = (proof: "restore" | "read") =>
      describeRestore({ ...OUTLOOK, backup: { ...OUTLOOK.backup, proof } })[0] ?? "";
    expect(said("restore")).toMatch(/restored once/);
    expect(said("read")).toMatch(/never restored/);
  });

  it("says what is kept, who is connected and what stands in the way", () => {
    const beside = describeRestore({ ...OUTLOOK, connected: [], obstacles: ["a slot", "a lock"] });
    const text = beside.join("\n");
    expect(text).toMatch(/app is now would be kept/);
    expect(text).toMatch(/nobody is connected/i);
    expect(text).not.toMatch(/cut off/);
    expect(beside.filter((line) => /a slot|a lock/.test(line))).toHaveLength(2);
    expect(describeRestore({ ...OUTLOOK, connected: ["ann", "bob"] }).join("\n")).toContain("ann; bob");
  });

  it("says that the downtime is seconds beside, and all of the time in place, measured or not", () => {
    const down = (way: "beside" | "in-place", restoreMs: number | null) =>
      describeRestore({ ...OUTLOOK, way, backup: { ...OUTLOOK.backup, restoreMs } }).find((line) =>
        line.startsWith("Down"),
      ) ?? "";
    expect([down("beside", 63_000), down("beside", null)].every((line) => /seconds/.test(line))).toBe(true);
    expect([down("in-place", 63_000), down("in-place", null)].every((line) => /all the time/.test(line))).toBe(true);
    for (const way of ["beside", "in-place"] as const) {
      expect(down(way, 63_000)).toContain("1m 3s");
      expect(down(way, null)).toContain("never measured");
      expect(down(way, 63_000)).not.toContain("never measured");
    }
  });

  it("counts for each table what would come back and what would be gone, and says what it could not count", () => {
    const loss = (inBackup: number | null, inUse: number | null) =>
      describeLoss({ ...OUTLOOK, inBackup: [{ table: "t", rows: inBackup }], inUse: [{ table: "t", rows: inUse }] });
    expect(loss(10, 3)[1]).toMatch(/^t: 3 rows now, 10 .* 7 would come back/);
    expect(loss(3, 10)[1]).toMatch(/^t: 10 rows now, 3 .* 7 would be gone/);
    for (const [before, now] of [
      [null, 3],
      [3, null],
      [null, null],
    ] as const) {
      expect(loss(before, now)[1]).toMatch(/^t: .*not be counted/);
    }
    expect(loss(3, 3)).toHaveLength(2);
    expect(loss(3, 3)[1]).toMatch(/as many rows/);
    expect(loss(3, 4).join(" ")).not.toMatch(/as many rows|there again/);
  });

  it("names twenty tables at most, of those that differ as of those that would be there again", () => {
    const tables = (count: number) => Array.from({ length: count }, (_, index) => ({ table: `t${index}.`, rows: 1 }));
    const loss = (inBackup: number, inUse: number) =>
      describeLoss({ ...OUTLOOK, inBackup: tables(inBackup), inUse: tables(inUse) }).join("\n");
    expect(loss(0, 20)).not.toMatch(/more tables/);
    expect(loss(0, 21)).toMatch(/1 more tables/);
    expect(loss(30, 0)).toContain("t18., t19..");
    expect(loss(30, 0)).not.toContain("t20.");
  });

  it("measures what is lost from the backup's moment, and of one from a clock that is ahead says nothing", () => {
    const lost = (now: number) => describeLoss({ ...OUTLOOK, now })[0] ?? "";
    expect(lost(OUTLOOK.now)).toContain("the last 2h 55m.");
    expect(lost(OUTLOOK.backup.takenAt - 60_000)).toContain("the last 0");
  });

  it("sums up what would not fit on a screen", () => {
    const inUse = Array.from({ length: 50 }, (_, index) => ({ table: `t${index}`, rows: 1 }));
    const lines = describeRestore({ ...OUTLOOK, inUse });
    expect(lines).toContain("30 more tables differ as well.");
    expect(lines.length).toBeLessThan(32);
  });
});
