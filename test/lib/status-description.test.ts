import { describe, expect, it } from "vitest";
import { cutDescription } from "../../src/lib/status-description.ts";

describe("cutDescription", () => {
  it("leaves what fits, on one line", () => {
    expect(cutDescription("x".repeat(140))).toBe("x".repeat(140));
    expect(cutDescription(" rolled back to\n  dpl_1 ")).toBe("rolled back to dpl_1");
    expect(cutDescription("")).toBe("");
  });

  it("ends what it cuts with an ellipsis", () => {
    expect(cutDescription("x".repeat(141))).toBe(`${"x".repeat(139)}…`);
    expect(cutDescription(`${"x".repeat(138)} word`)).toBe(`${"x".repeat(138)}…`);
  });

  it("never tears a letter from its accent or an emoji apart", () => {
    const accented = "e\u0301";
    const family = "👩‍👩‍👧‍👦";
    expect(cutDescription(accented.repeat(100))).toBe(`${accented.repeat(69)}…`);
    const cut = cutDescription(family.repeat(20));
    expect(cut.length).toBeLessThanOrEqual(140);
    expect(cut).toBe(`${family.repeat(Math.floor(139 / family.length))}…`);
  });
});
