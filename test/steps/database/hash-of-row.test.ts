import { describe, expect, it } from "vitest";
import { type HashedColumn, hashOfRow } from "../../../src/steps/database/hash-of-row.ts";

const columns = (types: Readonly<Record<string, string | null>>): readonly HashedColumn[] =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

describe("the hash of a row", () => {
  it("takes each value with the hash of those before it as its seed", () => {
    const sql = hashOfRow(columns({ id: "int4", '"Title"': "text" }));
    expect(sql).toMatch(
      /^pg_catalog\.hashtextextended\(coalesce\(t\."Title"::text, ''\) collate "C", pg_catalog\.hashint8extended\(coalesce\(t\.id, 0\), \(case/,
    );
  });

  it("begins with a bit for each value that is null", () => {
    expect(hashOfRow(columns({ id: "int4", title: "text" }))).toContain(
      "(case when t.id is null then 1::bigint else 0 end + case when t.title is null then 2::bigint else 0 end)",
    );
  });

  it.each([null, "numeric", "float8", "bpchar", "_int4", "regtype", "a type of tomorrow"])(
    "writes a value of type %j as text with all others of that kind, after what the row says of it",
    (type) => {
      const sql = hashOfRow(columns({ first: type, id: "int4", last: type }));
      expect(sql).toContain(
        `pg_catalog.hashtextextended(coalesce(row(t.first, t.last)::text, '') collate "C", (case when t.id is null`,
      );
    },
  );

  it("is one for a table without columns, and for one of 1,600", () => {
    expect(hashOfRow([])).toBe("0::bigint");
    const wide = Object.fromEntries(Array.from({ length: 1_600 }, (_, index) => [`c${index}`, "int8"]));
    const sql = hashOfRow(columns(wide));
    expect(sql.match(/hashint8extended/g)).toHaveLength(62);
    // The last bit of a seed that is no negative number; as a number of JavaScript it would be another.
    expect(sql).toContain("then 2305843009213693952::bigint");
    expect(sql).toContain("row(t.c62, t.c63,");
    expect(new Set(sql.match(/\bt\.c\d+\b/g)).size).toBe(1_600);
  });
});
