import { describe, expect, it } from "vitest";
import type { ArchiveEntry, EntryKind } from "../../../../src/steps/backup/partial/archive-contents.ts";
import { decideRestore } from "../../../../src/steps/backup/partial/decide-restore.ts";
import type { Crossing, OutsideObject, Resolved } from "../../../../src/steps/backup/partial/outside-object.ts";

const TYPE = 1247;
const PROC = 1255;
const RELATION = 1259;

const entry = (id: number, kind: EntryKind, after: readonly number[] = []): ArchiveEntry => ({
  id,
  classId: kind === "rows" || kind === "materialized rows" ? 0 : RELATION,
  objectId: 20_000 + id,
  kind,
  text: `ENTRY ${id}`,
  after,
});
const object = (key: string, definition: OutsideObject["definition"]): OutsideObject => ({
  is: "outside",
  key,
  label: `${definition.kind} ${key}`,
  name: `auth.x${key.replace(":", "_")}`,
  schema: "auth",
  definition,
});
const column = (number: number, uses: readonly [number, number] = [TYPE, 23]) =>
  ({ number, name: `c${number}`, type: "integer", uses }) as const;

const USERS = object(`${RELATION}:1`, { kind: "relation", columns: [column(1), column(2), column(3, [TYPE, 90_001])] });
const UID = object(`${PROC}:2`, { kind: "function", arguments: [], defaults: 0, result: "uuid", uses: [] });
const KIND = object(`${TYPE}:3`, { kind: "enum", labels: ["a", "it's"] });
const OTHER = object("3456:4", { kind: "other" });

function decide(
  entries: readonly ArchiveEntry[],
  crossings: readonly (Partial<Crossing> & { readonly from: number; readonly of: Resolved; readonly name?: string })[],
  more: Readonly<Record<string, Resolved>> = {},
) {
  const found = crossings.map(({ from, of, ...rest }, index): readonly [Crossing, Resolved] => {
    const entryOf = entries.find(({ id }) => id === from);
    if (entryOf === undefined) throw new Error("no entry");
    const to = of.is === "outside" ? (of.key.split(":").map(Number) as [number, number]) : ([9_000, index] as const);
    const { objectId, classId } = entryOf;
    return [{ entry: [classId, objectId], computed: false, parent: null, to, column: 0, ...rest }, of];
  });
  const decided = decideRestore(entries, {
    crossings: found.map(([crossing]) => crossing),
    resolved: new Map([...found.map(([{ to }, of]) => [to.join(":"), of] as const), ...Object.entries(more)]),
    names: new Map(
      entries.map(({ classId, objectId, id }) => [`${classId}:${objectId}`, ["public", `n${id}`] as const]),
    ),
  });
  return {
    sql: decided.standIns.map(({ sql }) => sql),
    extensions: decided.extensions,
    leftOut: decided.leftOut.map(({ entry: { id } }) => id),
    impossible: decided.impossible.map(({ entry: { id } }) => id),
  };
}

const NOTHING = { sql: [], extensions: [], leftOut: [], impossible: [] };
const TABLE = [entry(1, "table"), entry(2, "rows", [1])];

describe("a part of a database that is restored alone", () => {
  it("needs nothing where it refers to what it has itself", () => {
    expect(decide(TABLE, [{ from: 1, of: { is: "inside" } }])).toEqual(NOTHING);
  });

  it("needs the extensions that it uses", () => {
    expect(decide(TABLE, [{ from: 1, of: { is: "extension", name: "citext" } }])).toEqual({
      ...NOTHING,
      extensions: ["citext"],
    });
  });

  it("goes without a foreign key to a table that it has not, for which nothing has to stand in", () => {
    const entries = [...TABLE, entry(3, "foreign key", [1])];
    expect(decide(entries, [{ from: 3, of: USERS, column: 1 }])).toEqual({ ...NOTHING, leftOut: [3] });
  });

  it("has a view stand on an empty table with the columns that it names, and no other", () => {
    const entries = [...TABLE, entry(3, "other", [1])];
    const decided = decide(entries, [
      { from: 3, of: USERS, column: 2 },
      { from: 3, of: USERS, column: 0 },
    ]);
    expect(decided).toEqual({ ...NOTHING, sql: ['create table auth.x1259_1 ("c2" integer)'] });
  });

  it("has all columns of a table that another inherits, and of one whose row is a value", () => {
    const uses = { [`${TYPE}:90001`]: KIND };
    const all = 'create table auth.x1259_1 ("c1" integer, "c2" integer, "c3" integer)';
    const inherits = decide(TABLE, [{ from: 1, of: USERS, parent: "inherited" }], uses);
    expect(inherits.sql).toEqual(["create type auth.x1247_3 as enum (E'a', E'it\\'s')", all]);
    expect(decide(TABLE, [{ from: 1, of: USERS, to: [TYPE, 77] }], uses).sql.at(-1)).toBe(all);
  });

  it("leaves out the rows of a materialized view that stands on what stands in, and keeps the view and its index", () => {
    const entries = [
      ...TABLE,
      entry(3, "other", [1]),
      entry(4, "materialized view", [3]),
      entry(5, "index", [4]),
      entry(6, "materialized rows", [4]),
      entry(7, "materialized view", [4]),
      entry(8, "materialized rows", [7, 6]),
    ];
    expect(decide(entries, [{ from: 3, of: USERS, column: 1 }]).leftOut).toEqual([6, 8]);
  });

  it.each(["index", "constraint"] as const)(
    "leaves out an %s that calls a function elsewhere, and what follows it",
    (kind) => {
      const entries = [...TABLE, entry(3, kind, [1]), entry(4, "other", [3])];
      expect(decide(entries, [{ from: 3, of: UID }])).toEqual({ ...NOTHING, leftOut: [3, 4] });
    },
  );

  it("leaves out an index that calls it through a function of its own", () => {
    const entries = [...TABLE, entry(3, "other"), entry(4, "index", [1, 3])];
    const decided = decide(entries, [{ from: 3, of: UID }]);
    expect(decided.leftOut).toEqual([4]);
    expect(decided.sql).toHaveLength(1);
  });

  it("keeps the indexes of a table whose default calls it, since rows that come have no default", () => {
    const entries = [...TABLE, entry(3, "index", [1])];
    expect(decide(entries, [{ from: 1, of: UID }])).toMatchObject({ leftOut: [], impossible: [] });
  });

  it("keeps them also where the default calls a function of its own that calls it", () => {
    const entries = [entry(3, "other"), entry(1, "table", [3]), entry(2, "rows", [1]), entry(4, "index", [1])];
    expect(decide(entries, [{ from: 3, of: UID }])).toMatchObject({ leftOut: [], impossible: [] });
  });

  it("leaves out a partition's attachment to a whole that it has not, and that alone", () => {
    const attachments = [
      { ...entry(3, "table attachment", [1]), classId: 0, text: "TABLE ATTACH public n1 postgres" },
      { ...entry(4, "table attachment", [1]), classId: 0, text: "TABLE ATTACH public n10 postgres" },
    ];
    const decided = decide([...TABLE, ...attachments], [{ from: 1, of: USERS, parent: "partition" }]);
    expect(decided).toEqual({ ...NOTHING, leftOut: [3] });
  });

  it("leaves out what refers to something for which nothing can stand in, and nothing stands in for its sake", () => {
    const entries = [...TABLE, entry(3, "other", [1]), entry(4, "other", [3])];
    const decided = decide(entries, [
      { from: 3, of: OTHER },
      { from: 3, of: UID },
      { from: 4, of: KIND },
    ]);
    expect(decided).toEqual({ ...NOTHING, leftOut: [3, 4] });
  });

  it("leaves out what calls a function that takes a type of the archive's own, which is not there before it", () => {
    const takes = { ...UID, definition: { ...UID.definition, uses: [[TYPE, 55_555]] } } as OutsideObject;
    const entries = [...TABLE, entry(3, "other", [1])];
    expect(decide(entries, [{ from: 3, of: takes }], { [`${TYPE}:55555`]: { is: "inside" } })).toEqual({
      ...NOTHING,
      leftOut: [3],
    });
  });

  it("cannot be restored where rows are computed by a function elsewhere", () => {
    expect(decide(TABLE, [{ from: 1, of: UID, computed: true }])).toEqual({ ...NOTHING, impossible: [1] });
  });

  it("cannot be restored where a table needs something for which nothing can stand in, and says it of its rows too", () => {
    const entries = [...TABLE, entry(3, "index", [1])];
    expect(decide(entries, [{ from: 1, of: OTHER }])).toEqual({ ...NOTHING, leftOut: [3], impossible: [1, 2] });
  });

  it("is decided of nothing that nobody described", () => {
    expect(() => decide(TABLE, [{ from: 1, of: UID, entry: [1, 1] }])).toThrow("from or to nothing");
  });
});
