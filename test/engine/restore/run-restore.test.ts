import { describe, expect, it } from "vitest";
import type { RoleName } from "../../../src/providers/contract.ts";
import { askRestore, recordOf } from "./open-restore.ts";

const OURS = "github-actions[bot]";

describe("the command restore", () => {
  it("opens nothing where the variable is not set", async () => {
    await expect(askRestore({ wish: { variable: "OTHER_URL" } })).rejects.toMatchObject({
      reasonCode: "secret_missing",
      problems: [{ message: "OTHER_URL is not set, so the database cannot be reached." }],
    });
  });

  it("says that no backup is known where none is recorded", async () => {
    const { result } = await askRestore({});
    expect(result.summary).toMatch(/^No record of ours names a proven backup of app in DATABASE_URL/);
  });

  it("asks nobody but the address where the typed name is another", async () => {
    const { result, connected } = await askRestore({ wish: { name: "app2" }, records: [recordOf(OURS)] });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "database_name_differs" });
    expect(connected).toEqual(["databaseWork"]);
  });

  it.each([
    ["another project's", { project: "shop" }, {}],
    ["a step that did not end well", { end: null, part: "begun" }, {}],
    ["another step's", { step: "command" }, {}],
    ["another database's", {}, { database: { variable: "DATABASE_URL", name: "other" } }],
    ["one that is not wholly understood", {}, { surprise: true }],
  ])("takes no backup that is %s", async (_, change, details) => {
    const { result, connected } = await askRestore({ records: [recordOf(OURS, change, details)] });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_unknown" });
    expect(connected).not.toContain("storedBackups");
  });

  it.each([
    ["gone", null],
    ["another size", { size: 1_399, mark: "sha256:b" }],
    ["other bytes of the same size", { size: 1_400, mark: "sha256:f" }],
  ])("opens no session where what lies at the backup's place is %s", async (_, found) => {
    const store = { look: async () => found as never };
    const asking = askRestore({ records: [recordOf(OURS)], store });
    await expect(asking).rejects.toMatchObject({ reasonCode: "backup_unknown" });
  });

  it.each([
    ["of which a schema is missing", { schemas: ["app"], exclude: [] }],
    ["of which a table is missing", { schemas: null, exclude: ["public.logs"] }],
    ["of which nobody knows", "unknown"],
  ])("does not make a database from a backup %s", async (_, selection) => {
    const { result, connected } = await askRestore({ records: [recordOf(OURS, {}, { selection })] });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_is_part" });
    expect(connected).not.toContain("storedBackups");
  });

  it("reads a stored backup by a role that can neither write nor remove one", async () => {
    const connected: RoleName[] = [];
    const store = { look: async () => null };
    await expect(askRestore({ records: [recordOf(OURS)], store, connected })).rejects.toThrow("not to be had");
    expect(connected).toContain("storedBackups");
    expect(connected).not.toContain("stores");
  });

  it("says that no deployment was touched", async () => {
    const { result } = await askRestore({});
    expect(result.database).toBe("app at db.example");
    expect(result.production.after).toBeNull();
  });
});
