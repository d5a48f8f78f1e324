import { describe, expect, it } from "vitest";
import type { RoleName } from "../../../src/providers/contract.ts";
import { parseTableNames } from "../../../src/release/parse-table-names.ts";
import { askRestore, recordOf, type Wishes } from "./open-restore.ts";

const OURS = "github-actions[bot]";
const LIST = { id: "/mnt/kept/s.json", size: 900, mark: "sha256:a" };
const SNAPSHOT = {
  kind: "snapshot",
  version: 1,
  name: "web.database-url.s",
  database: { variable: "DATABASE_URL", name: "app" },
  takenAt: Date.UTC(2026, 10, 22, 9),
  server: "15.18",
  encrypted: false,
  tables: 1,
  rows: 4,
  list: { size: 900, sha256: "a".repeat(64) },
  places: [{ place: "path:/mnt/kept", list: LIST, expiresAt: null }],
};
const WISH = { tables: parseTableNames(["public.users"]).tables };

function ask(records: Wishes["records"] = [], more: Wishes = {}) {
  return askRestore({ ...more, wish: { ...WISH, ...more.wish }, records: records ?? [] });
}

function snapshotOf(creator: string, change: object = {}, details: object = {}) {
  return recordOf(creator, { step: "snapshot", ...change }, { ...SNAPSHOT, ...details });
}

describe("the rows of single tables", () => {
  it.each([
    ["that a stranger recorded", "mallory", {}, {}],
    ["of another project", OURS, { project: "shop" }, {}],
    ["of a step that did not end well", OURS, { end: null, part: "begun" }, {}],
    ["of another database's variable", OURS, {}, { database: { variable: "OTHER_URL", name: "app" } }],
    ["of a database of another name", OURS, {}, { database: { variable: "DATABASE_URL", name: "other" } }],
    ["with a word that is not understood", OURS, {}, { surprise: true }],
  ])("come from no snapshot %s", async (_, creator, change, details) => {
    const { result, connected } = await ask([snapshotOf(creator, change, details)]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_unknown" });
    expect(connected).not.toContain("storedBackups");
  });

  it("come from no snapshot of a step that was held in the end, whatever it recorded before", async () => {
    const verdict = { outcome: "hold", reasonCode: "disk_full", summary: "Full.", evidence: [] };
    const end = { verdict, details: SNAPSHOT, untouched: false, startedAt: 1 };
    const { result } = await ask([snapshotOf(OURS, { end })]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_unknown" });
  });

  it("come from no backup either, which only restores a whole database", async () => {
    const { result } = await ask([recordOf(OURS)]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_unknown" });
    expect(result.summary).toContain("snapshot");
  });

  it("are asked for by a person, who types the database's name", async () => {
    const machine = await ask([snapshotOf(OURS)], { wish: { asker: { kind: "machine" } } });
    expect(machine.result.reasonCode).toBe("restore_needs_person");
    const wrong = await ask([snapshotOf(OURS)], { wish: { name: "app2" } });
    expect(wrong.result.reasonCode).toBe("database_name_differs");
    expect([machine.connected, wrong.connected]).toEqual([[], ["databaseWork"]]);
  });

  it("are not even looked for in a store where the key of an encrypted snapshot is not named", async () => {
    const { result, connected } = await ask([snapshotOf(OURS, {}, { encrypted: true })]);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "secret_missing" });
    expect(connected).not.toContain("storedBackups");
  });

  it.each([
    ["gone", null],
    ["changed", { ...LIST, mark: "sha256:f" }],
  ])("stay where they are where the snapshot's list is %s", async (_, found) => {
    const store = { look: async () => found as never };
    await expect(ask([snapshotOf(OURS)], { store })).rejects.toMatchObject({ reasonCode: "backup_unknown" });
  });

  it("stay where they are where a list lies there that was never recorded, whatever the store says of it", async () => {
    const store = {
      look: async () => LIST as never,
      async *read() {
        yield Buffer.from("{}");
      },
    };
    const connected: RoleName[] = [];
    await expect(ask([snapshotOf(OURS)], { store, connected })).rejects.toMatchObject({ reasonCode: "backup_damaged" });
    // The role by which one could be written or removed is not asked for.
    expect(connected).toContain("storedBackups");
    expect(connected).not.toContain("stores");
  });
});
