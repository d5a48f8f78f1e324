import { describe, expect, it } from "vitest";
import { backupName, fileNames, namePrefix, stepPrefix, timeInName } from "../../../src/steps/backup/backup-name.ts";
import { createTally } from "../../../src/steps/backup/follow-dump.ts";
import { parseTableList } from "../../../src/steps/backup/table-list.ts";

const PARTS = { project: "Acme / Web", variable: "STAGING_DATABASE_URL", identity: "0123456789abcdef" };
const AT = Date.UTC(2026, 10, 22, 9, 8, 7);

describe("the name of a backup", () => {
  it("begins with its project and database, has its step's identity and ends with its moment", () => {
    const name = backupName(PARTS, AT);
    expect(name).toBe("acme-web.staging-database-url.0123456789abcdef.20261122t090807z");
    expect(name.startsWith(namePrefix(PARTS))).toBe(true);
    expect(name.startsWith(stepPrefix(PARTS))).toBe(true);
    expect(timeInName(fileNames(name, true).archive)).toBe(AT);
    expect(timeInName("acme.json")).toBeNull();
  });

  it("is never empty in one of its parts", () => {
    expect(namePrefix({ project: "日本", variable: "_" })).toBe("database.database.");
  });
});

describe("the progress of a dump", () => {
  it("goes up table by table, and never says that all is done", () => {
    const tally = createTally();
    expect(tally.take("public.a", 500, 1_000, 2_000)).toEqual({
      ratio: 0.25,
      text: "public.a, 500 of about 1,000 rows",
    });
    expect(tally.take("public.b", 2_000, 1_000, 2_000).ratio).toBe(0.99);
    expect(tally.take("public.c", 1, -1, 0)).toEqual({ ratio: null, text: "public.c, 1 rows" });
  });
});

describe("the list of tables beside an archive", () => {
  const list = {
    version: 2,
    census: { serverVersion: "15.18", at: 1, lsn: null, tables: [], leftOut: [] },
    catalog: { encoding: "UTF8", roles: ["app"], extensions: [], largeObjects: 0 },
  };

  it("is read as it was written, and in no other form", () => {
    expect(parseTableList(JSON.stringify(list))).toEqual(list);
    for (const other of ["", "{}", JSON.stringify({ ...list, version: 1 }), JSON.stringify({ ...list, more: 1 })]) {
      expect(parseTableList(other)).toBeNull();
    }
    expect(parseTableList(JSON.stringify({ ...list, census: { ...list.census, tables: [{}] } }))).toBeNull();
  });
});
