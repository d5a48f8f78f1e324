/** The table from which a person takes a rollback's target, and the same for a terminal. */
import { expect, it } from "vitest";
import { renderTargetLines, renderTargets } from "../../src/report/rollback-targets.ts";
import type { RollbackTarget } from "../../src/release/list-targets.ts";

const HOUR = 3_600_000;
const TARGET: RollbackTarget = {
  id: "dpl_b",
  commit: "a".repeat(40),
  servedAt: 0,
  release: "r1",
  good: true,
  why: "its watch passed",
  people: 'approved by ann ("go | <b>now</b>\nplease @all")',
  wayBack: "safe",
  isDefault: true,
};
const BARE: RollbackTarget = { ...TARGET, id: "dpl_hand", commit: null, release: null, people: "", isDefault: false };

it("has a row for each, with the id to copy, how long ago it came, and others' words without markup", () => {
  const table = renderTargets([TARGET, { ...BARE, good: false, why: "no release record tells its result" }], 50 * HOUR);
  const rows = table.split("\n").slice(4);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain("| `dpl_b` (default) | 2d ago | `aaaaaaaaaaaa` | `r1` | good: its watch passed |");
  expect(rows[0]).toContain("go \\| \\<b\\>now\\</b\\> please @\u2060all");
  expect(rows[1]).toContain("| `dpl_hand` | 2d ago | not known | none | not judged good: no release record");
  expect(renderTargets([], 0)).toBe("");
});

it("is a line for each in a terminal, beginning with what to paste", () => {
  expect(renderTargetLines([{ ...TARGET, people: "started by eve" }, BARE], 90_000)).toEqual([
    "--to dpl_b (default): 1m ago; commit aaaaaaaaaaaa; good: its watch passed; started by eve; way back: safe",
    "--to dpl_hand: 1m ago; commit not known; good: its watch passed; way back: safe",
  ]);
  expect(renderTargetLines([BARE], 10)[0]).toContain("just now");
});
