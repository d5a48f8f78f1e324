import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold } from "../../src/lib/verdict.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { renderElapsed, renderTimeline, TERMINAL_COLUMNS, wrap } from "../../src/report/timeline.ts";

const note = (text: string): ReleaseEvent => ({ event: "note", at: 90_000, text });

describe("a timeline", () => {
  it("fits 80 columns and carries no control character, whatever others say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 400 }), (text) => {
        const events: ReleaseEvent[] = [
          note(text),
          { event: "output", at: 0, title: "t", line: text },
          { event: "gate", at: 0, title: text, verdict: hold("no_data", text, text) },
          { event: "decision", at: 0, command: "watch", decision: "hold", reasonCode: "no_data", summary: text },
        ];
        for (const line of events.flatMap((event) => renderTimeline(event, 0))) {
          expect(line.length).toBeLessThanOrEqual(TERMINAL_COLUMNS);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });

  it("drops what a terminal would obey", () => {
    expect(renderTimeline(note("\u001b[2Jgone \u001b]0;title\u0007x"), 0).join("")).not.toMatch(/\p{Cc}|\[2J/u);
  });

  it("says nothing for progress, and nothing for a condition that is clear", () => {
    expect(renderTimeline({ event: "progress", at: 0, text: "x" }, 0)).toEqual([]);
  });

  it("counts time from the start", () => {
    expect([renderElapsed(0), renderElapsed(61_000), renderElapsed(3_723_000), renderElapsed(-5)]).toEqual([
      "00:00",
      "01:01",
      "1:02:03",
      "00:00",
    ]);
  });

  it("wraps at words, cuts what is longer than a line, and loses nothing", () => {
    expect(wrap("a bb ccc", 4)).toEqual(["a bb", "ccc"]);
    expect(wrap("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(wrap("", 10)).toEqual([""]);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/)), fc.integer({ min: 5, max: 40 }), (words, columns) => {
        const lines = wrap(words.join(" "), columns);
        expect(lines.every((line) => line.length <= columns)).toBe(true);
        expect(lines.join("")).toBe(lines.join("").replace(/\s{2,}/g, " "));
        expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      }),
    );
  });
});
