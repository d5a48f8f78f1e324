import { describe, expect, it } from "vitest";
import type { OutsideObject } from "../../../../src/steps/backup/partial/outside-object.ts";
import { renderStandIn } from "../../../../src/steps/backup/partial/render-stand-in.ts";

const render = (definition: OutsideObject["definition"], wanted: ReadonlySet<number> | "all" = "all") =>
  renderStandIn(
    { is: "outside", key: "1:1", label: "thing auth.it", name: "auth.it", schema: "auth", definition },
    wanted,
  );
const COLUMNS = [
  { number: 1, name: 'a "b"', type: "text", uses: [1247, 25] },
  { number: 2, name: "c", type: "numeric(9,2)", uses: [1247, 1700] },
] as const;

describe("what stands in", () => {
  it("has a type's labels, base or columns", () => {
    expect(render({ kind: "enum", labels: [] })).toBe("create type auth.it as enum ()");
    expect(render({ kind: "enum", labels: ["it's", "b"] })).toBe("create type auth.it as enum (E'it\\'s', E'b')");
    expect(render({ kind: "domain", base: "character varying(3)", uses: [] })).toBe(
      "create domain auth.it as character varying(3)",
    );
    expect(render({ kind: "composite", columns: COLUMNS })).toBe(
      'create type auth.it as ("a ""b""" text, "c" numeric(9,2))',
    );
  });

  it("has of a table the columns that are wanted, or none", () => {
    expect(render({ kind: "relation", columns: COLUMNS }, new Set([2]))).toBe(
      'create table auth.it ("c" numeric(9,2))',
    );
    expect(render({ kind: "relation", columns: COLUMNS }, new Set())).toBe("create table auth.it ()");
    expect(render({ kind: "sequence" })).toBe("create sequence auth.it");
  });

  it("takes a function's arguments, and fails when it is called", () => {
    const sql = render({
      kind: "function",
      arguments: [
        { mode: "i", name: "", type: "text" },
        { mode: "o", name: "out of", type: "integer" },
        { mode: "b", name: "both", type: "auth.level" },
        { mode: "v", name: "rest", type: "integer[]" },
        { mode: "t", name: "column", type: "text" },
      ],
      defaults: 2,
      result: "record",
      uses: [],
    });
    expect(sql).toContain(
      'create function auth.it(text, out "out of" integer, inout "both" auth.level default null, variadic "rest" integer[] default null) returns record language plpgsql as',
    );
    expect(sql).toContain("begin raise exception");
    expect(sql).toContain("thing auth.it is not in the backup");
  });

  it("is nothing where nobody knows how", () => {
    expect(render({ kind: "other" })).toBeNull();
  });
});
