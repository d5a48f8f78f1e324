import { expect, it } from "vitest";
import { describeTableRestore, type TableOutlook } from "../../src/release/describe-table-restore.ts";

const NINE = Date.UTC(2026, 10, 22, 9);
const media: TableOutlook = {
  table: "public.media",
  into: "public.media_at_20261122_090000",
  rowsNow: 1_057,
  rowsThen: 1_050,
  same: false,
  done: false,
};

function describeOne(change: Partial<TableOutlook>, way: "beside" | "in-place" = "beside") {
  const tables = [{ ...media, ...change }];
  return describeTableRestore({
    release: "r2",
    takenAt: NINE,
    why: "it is the newest",
    now: NINE + 600_000,
    way,
    tables,
  });
}

it("says of when the rows are, and each table's rows now and then", () => {
  const [when, rows] = describeOne({});
  expect(when).toMatch(
    /^The rows are those of 2026-11-22.* ago: the snapshot of the release r2, because it is the newest\.$/,
  );
  expect(rows).toBe(
    "public.media: 1,057 rows now, 1,050 in the snapshot; changed rows cannot be counted. Those of the snapshot would be put into public.media_at_20261122_090000, and public.media stays as it is.",
  );
});

it("says what is lost where a table is replaced, and what is there already", () => {
  const into = "public.media";
  expect(describeOne({ into }, "in-place")[1]).toContain("everything that was written to it since would be gone");
  const done = describeOne({ into, rowsNow: 1_050, same: true, done: true }, "in-place")[1];
  expect(done).toContain("with the same content. public.media has those of the snapshot already");
});
