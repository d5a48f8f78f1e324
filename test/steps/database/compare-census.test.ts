import { describe, expect, it } from "vitest";
import type { Census, TableCensus } from "../../../src/steps/database/census.ts";
import { compareCensus } from "../../../src/steps/database/compare-census.ts";
import { parseCensus } from "../../../src/steps/database/parse-census.ts";

function censusOf(...tables: readonly TableCensus[]): Census {
  return { serverVersion: "15.18", at: 1_700_000_000_000, lsn: "0/16B3748", tables, leftOut: [] };
}

const USERS: TableCensus = { table: "public.users", rows: 1_200, checksum: "-15749809616222850573" };
const NOTES: TableCensus = { table: "public.notes", rows: 1, checksum: "42" };

describe("two counts of the same tables", () => {
  it("differ in nothing where every count and checksum is equal, in whatever order", () => {
    expect(compareCensus(censusOf(USERS, NOTES), censusOf(NOTES, USERS))).toEqual([]);
  });

  it.each([
    ["missing", [USERS], [], "public.users is missing; it had 1,200 rows"],
    ["new", [], [NOTES], "public.notes is new, with 1 row"],
    ["rows", [USERS], [{ ...USERS, rows: 1_198 }], "public.users has 1,198 rows instead of 1,200, 2 fewer"],
    ["rows", [NOTES], [{ ...NOTES, rows: 2 }], "public.notes has 2 rows instead of 1, 1 more"],
    ["checksum", [USERS], [{ ...USERS, checksum: "7" }], "public.users has as many rows, 1,200, with another content"],
  ] as const)("say what is %s", (kind, expected, found, text) => {
    const [difference, ...more] = compareCensus(censusOf(...expected), censusOf(...found));
    expect(more).toEqual([]);
    expect(difference).toMatchObject({ kind, text });
  });

  it("are not equal where only one of them has a checksum", () => {
    const counted = censusOf({ ...USERS, checksum: null });
    expect(compareCensus(censusOf(USERS), counted)).toMatchObject([{ kind: "checksum" }]);
    expect(compareCensus(counted, censusOf(USERS))).toMatchObject([{ kind: "checksum" }]);
    expect(compareCensus(counted, counted)).toEqual([]);
  });
});

describe("a census that was kept", () => {
  it("is read back as it was", () => {
    const kept = censusOf(USERS, { ...NOTES, checksum: null });
    expect(parseCensus(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    ["a table twice", censusOf(NOTES, NOTES)],
    ["half a row", censusOf({ ...NOTES, rows: 1.5 })],
    ["a checksum in words", censusOf({ ...NOTES, checksum: "many" })],
    ["a word too many", { ...censusOf(NOTES), sampled: true }],
    ["nothing", null],
  ])("is none where it has %s", (_what, kept) => {
    expect(parseCensus(kept)).toBeNull();
  });
});
