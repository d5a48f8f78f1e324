import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, cutTextBefore } from "../../src/lib/cut-text.ts";

describe("a text of others that is too long", () => {
  it("is cut at its end, and says so", () => {
    expect(cutText("a sentence", 10)).toBe("a sentence");
    expect(cutText("a sentence", 9)).toBe("a senten…");
    expect(cutText("a sentence", 3)).toBe("a…");
  });

  it("is cut at its beginning where the end is what tells", () => {
    expect(cutTextBefore("a sentence", 10)).toBe("a sentence");
    expect(cutTextBefore("a sentence", 5)).toBe("…ence");
  });

  it("loses no half of a character", () => {
    expect(cutText("ab😀cd", 4)).toBe("ab…");
    expect(cutText("ab😀cd", 5)).toBe("ab😀…");
    expect(cutTextBefore("ab😀cd", 4)).toBe("…cd");
    expect(cutTextBefore("ab😀cd", 5)).toBe("…😀cd");
  });

  it("is never longer than what was said, and stays well formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, maximum) => {
        for (const cut of [cutText(text, maximum), cutTextBefore(text, maximum)]) {
          expect(cut.length).toBeLessThanOrEqual(maximum);
          expect(cut.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
