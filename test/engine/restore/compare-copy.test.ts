/** Whether what was restored is what was backed up. */
import { describe, expect, it } from "vitest";
import { compareCopy, compareDatabase } from "../../../src/engine/restore/compare-copy.ts";
import { type Bench, COPY, mark, openBench } from "./restore-bench.ts";
import { ORDERS, type SmallTable, USERS } from "./small-server.ts";

function open(tables: readonly SmallTable[]): Bench {
  const bench = openBench();
  mark(bench.server.add(COPY, { tables: [...tables] }), { phase: "restored" });
  return bench;
}

const compare = (bench: Bench) =>
  bench.act((server, world, acting) => compareCopy(server, world, acting, bench.source));

const MORE = { table: "public.more", rows: 1, checksum: "1" };
const REMEDY = "A copy beside was not switched to: look at it, and take another backup (--from); --abandon removes it.";

describe("a copy", () => {
  it("that has every row of the backup is marked as compared", async () => {
    const bench = open([ORDERS, USERS]);
    expect(await compare(bench)).toBeNull();
    expect(bench.markOf(COPY)).toMatchObject({ phase: "compared", kept: null });
    expect(bench.server.get(COPY).comment).toMatch(/^holdpoint restore: /);
    expect(bench.steps).toEqual([`${COPY} has the rows and checksums of the backup: 2 tables, 1,204 rows`]);
    expect(bench.server.opened.at(-1)).toBe(`work ${COPY} (holdpoint restore)`);
    expect(bench.said).toEqual(["comparing: 2 of 2 tables counted"]);
  });

  it.each<[string, readonly SmallTable[], string]>([
    ["a table less", [ORDERS], "public.users is missing; it had 4 rows"],
    ["a table more", [MORE, ORDERS, USERS], "public.more is new, with 1 row"],
    ["other rows", [ORDERS, { ...USERS, rows: 3 }], "public.users has 3 rows instead of 4, 1 fewer"],
    [
      "as many rows, and not the same",
      [ORDERS, { ...USERS, checksum: "45" }],
      "public.users has as many rows, 4, with another content",
    ],
  ])("that has %s is none, and stays as it is", async (_what, tables, text) => {
    const bench = open(tables);
    expect(await compare(bench)).toMatchObject({
      outcome: "fail",
      reasonCode: "restore_differs",
      summary: `${COPY} is not what was backed up: ${text}.`,
      remedy: REMEDY,
    });
    expect([bench.markOf(COPY)?.phase, bench.steps]).toEqual(["restored", []]);
  });

  it("that differs in many tables names the first five", async () => {
    const bench = open([ORDERS, USERS, ...[1, 2, 3, 4, 5, 6, 7].map((one) => ({ ...MORE, table: `public.m${one}` }))]);
    const { summary } = (await compare(bench)) ?? { summary: "" };
    expect(summary).toMatch(
      /: public\.m1 is new, with 1 row; public\.m2 .*public\.m5 is new, with 1 row; and 2 more\.$/,
    );
    const five = open([ORDERS, USERS, ...[1, 2, 3, 4, 5].map((one) => ({ ...MORE, table: `public.m${one}` }))]);
    expect((await compare(five))?.summary).not.toContain("more.");
  });
});

it("a database that the backup was restored over may have tables of its own, and no other difference", async () => {
  const bench = openBench();
  const compareApp = () => compareDatabase("app", bench.order(), bench.source, { mayHaveMore: true });
  bench.server.app.tables = [MORE, ORDERS, USERS];
  expect(await compareApp()).toBeNull();
  bench.server.app.tables = [MORE, ORDERS];
  expect(await compareApp()).toMatchObject({ summary: expect.stringContaining("public.users is missing") });
});
