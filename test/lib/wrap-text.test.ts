import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText, widthOf, wrapText } from "../../src/lib/wrap-text.ts";

describe("wrapText", () => {
  it("breaks between words, cuts what is longer than a line, and gives an empty text one line", () => {
    expect(wrapText("one two three four five", 20)).toEqual(["one two three four", "five"]);
    expect(wrapText("x".repeat(45), 20)).toEqual(["x".repeat(20), "x".repeat(20), "x".repeat(5)]);
    expect(wrapText("", 20)).toEqual([""]);
  });

  it("hangs the text under its beginning, and in a narrow terminal a little in from the left", () => {
    const text = "word ".repeat(20).trim();
    expect(wrapText(text, 60, "00:00    done    ")).toEqual([
      "00:00    done    word word word word word word word word",
      "                 word word word word word word word word",
      "                 word word word word",
    ]);
    expect(wrapText(text, 40, "00:00    done    ").slice(0, 3)).toEqual([
      "00:00    done    word word word word",
      "    word word word word word word word",
      "    word word word word word word word",
    ]);
    expect(wrapText(text, 40, "   - ").slice(0, 2)).toEqual([
      "   - word word word word word word word",
      "     word word word word word word word",
    ]);
    expect(wrapText("below", 40, " ".repeat(17))).toEqual(["    below"]);
    expect(wrapText("", 80, "00:00    done    ")).toEqual(["00:00    done"]);
  });

  it("counts letters by the columns that they take", () => {
    expect(wrapText("日本語の説明文はこの幅で折り返す", 20)).toEqual(["日本語の説明文はこの", "幅で折り返す"]);
    expect(wrapText("👩‍👩‍👧 naïve café", 20)).toEqual(["👩‍👩‍👧 naïve café"]);
    expect(widthOf("日本 👩‍👩‍👧")).toBe(7);
  });

  it("stays within every width and loses no letter, whatever is written", () => {
    const word = fc.oneof(fc.stringMatching(/^[a-z]{1,30}$/), fc.stringMatching(/^[日本語🚀é]{1,12}$/u));
    const lead = fc.constantFrom("", "- ", "00:00    done    ", " ".repeat(17));
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 20, max: 130 }), lead, (words, columns, before) => {
        const lines = wrapText(words.join(" "), columns, before);
        expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
        const bare = (text: string) => text.replaceAll(/\s/g, "");
        expect(bare(lines.join(""))).toBe(bare(before + words.join("")));
      }),
    );
  });
});

describe("fitText", () => {
  it.each([
    ["Tests", "Tests   "],
    ["Tests pass", "Tests pa"],
    ["日本語の説明", "日本語の"],
    ["a日本語の説明", "a日本語 "],
    ["", "        "],
  ])("makes %j 8 columns wide", (text, fitted) => {
    expect(fitText(text, 8)).toBe(fitted);
    expect(widthOf(fitted)).toBe(8);
  });
});
