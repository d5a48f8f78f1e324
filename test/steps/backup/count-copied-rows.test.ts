import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRowCounter, parseQualifiedName, qualifiedName } from "../../../src/steps/backup/count-copied-rows.ts";
import { compareRows } from "../../../src/steps/backup/compare-rows.ts";
import type { Census } from "../../../src/steps/database/census.ts";

const TEXT = [
  "SET x = 1;",
  "COPY public.messages (id, body) FROM stdin;",
  "1\tCOPY public.empty  FROM stdin;",
  "2\t\\\\.",
  "\\.\\.",
  "",
  "\\N",
  "\\.",
  "",
  "COPY public.empty  FROM stdin;",
  "\\.",
  'COPY "My App"."it""s (x)" ("T (") FROM stdin;',
  "a",
  "\\.",
  "-- done",
  "",
].join("\n");

const count = (chunks: readonly string[]) => {
  const counter = createRowCounter();
  for (const chunk of chunks) counter.take(Buffer.from(chunk));
  return counter.end();
};

describe("rows of an archive", () => {
  it("are counted by table, whatever is in them and wherever the text is cut into chunks", () => {
    const expected = new Map([
      [qualifiedName("public", "messages"), 5],
      [qualifiedName("public", "empty"), 0],
      [qualifiedName("My App", 'it"s (x)'), 1],
    ]);
    expect(count([TEXT])).toEqual(expected);
    expect(count([...TEXT])).toEqual(expected);
    fc.assert(
      fc.property(fc.array(fc.nat(TEXT.length)), (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), TEXT.length];
        expect(count(at.slice(1).map((end, index) => TEXT.slice(at[index], end)))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it("are none where the text ends in the middle of a table", () => {
    expect(count(["COPY public.messages (id) FROM stdin;\n1\n"])).toBeNull();
  });

  it("have names that are compared without quotes", () => {
    expect(parseQualifiedName('public."order"')).toBe(qualifiedName("public", "order"));
    expect(parseQualifiedName('"My App"."it""s"')).toBe(qualifiedName("My App", 'it"s'));
    expect(parseQualifiedName("messages")).toBeNull();
  });
});

describe("an archive beside what was counted", () => {
  const census: Census = {
    serverVersion: "15.18",
    at: 1,
    lsn: null,
    tables: [
      { table: "public.messages", rows: 5, checksum: "1" },
      { table: 'public."order"', rows: 2, checksum: "1" },
    ],
    leftOut: [{ table: "public.its_own", reason: "extension" }],
  };
  const whole = [
    [qualifiedName("public", "messages"), 5],
    [qualifiedName("public", "order"), 2],
  ] as const;

  it("is equal where each table has its rows, also beside those of an extension", () => {
    expect(compareRows(census, new Map(whole))).toEqual([]);
    expect(compareRows(census, new Map([...whole, [qualifiedName("public", "its_own"), 1]]))).toEqual([]);
  });

  it("is not equal with half a table, a table less, or one more", () => {
    const half = new Map([whole[0], [qualifiedName("public", "order"), 1] as const]);
    expect(compareRows(census, half)).toEqual(['public."order" has 1 row in the archive; 2 were counted']);
    expect(compareRows(census, new Map([whole[0]]))).toEqual([
      'public."order" is not in the archive; 2 rows were counted',
    ]);
    const more = new Map([...whole, [qualifiedName("public", "new"), 1] as const]);
    expect(compareRows(census, more)).toEqual(["public.new is in the archive, and was not counted"]);
  });
});
