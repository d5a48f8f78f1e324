import { describe, expect, it } from "vitest";
import { askRestore, recordOf } from "./open-restore.ts";

const OURS = "github-actions[bot]";

describe("the command restore", () => {
  it("opens nothing where the variable is not set", async () => {
    await expect(askRestore({ wish: { variable: "OTHER_URL" } })).rejects.toMatchObject({
      reasonCode: "secret_missing",
    });
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
    expect(connected).not.toContain("stores");
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

  it("says that no deployment was touched", async () => {
    const { result } = await askRestore({});
    expect(result.database).toBe("app at db.example");
    expect(result.production.after).toBeNull();
  });
});
