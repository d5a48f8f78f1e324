import { describe, expect, it } from "vitest";
import { askedItemId, parseAskedItems, renderAskedItems } from "../../src/checklist/asked-items.ts";

const COMMIT = "a".repeat(40);
const TESTS = { title: "Tests", gate: "command", spec: { run: "npm test" } };
const idOf = (item: typeof TESTS, plan = "plan.yml") => askedItemId(plan, item);

describe("an item that was asked", () => {
  it("is found again in the line of its commit, among other lines", () => {
    const line = renderAskedItems(COMMIT, [idOf(TESTS), idOf({ ...TESTS, title: "Lint" })]);
    const asked = parseAskedItems(["something else", line], COMMIT);
    expect(asked).toEqual(new Set([idOf(TESTS), idOf({ ...TESTS, title: "Lint" })]));
  });

  it("is another one with another title, gate, question or plan", () => {
    const others = [
      idOf({ ...TESTS, title: "Test" }),
      idOf({ ...TESTS, gate: "bundle" }),
      idOf({ ...TESTS, spec: { run: "npm run lint" } }),
      idOf(TESTS, "web/plan.yml"),
    ];
    expect(new Set([idOf(TESTS), ...others])).toHaveProperty("size", 5);
    expect(idOf({ ...TESTS })).toBe(idOf(TESTS));
  });

  it("counts for no other commit, and not out of any other words", () => {
    const id = idOf(TESTS);
    const line = renderAskedItems(COMMIT, [id]);
    for (const other of [renderAskedItems("b".repeat(40), [id]), `> ${line}`, id, `It says: ${line}`]) {
      expect([other, parseAskedItems([other], COMMIT)]).toEqual([other, new Set()]);
    }
  });

  it("has room beside all others of the longest plan in what the runner keeps of a notice", () => {
    const ids = Array.from({ length: 300 }, (_, index) => idOf({ ...TESTS, title: `${index}` }));
    expect(renderAskedItems(COMMIT, ids).length).toBeLessThan(4_096);
    expect(parseAskedItems([renderAskedItems(COMMIT, ids)], COMMIT)).toEqual(new Set(ids));
  });
});
