import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold } from "../../src/lib/verdict.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { widthOf } from "../../src/lib/wrap-text.ts";
import { renderElapsed, renderTimeline } from "../../src/report/timeline.ts";
import { anyCharacter } from "./checklist-arbitrary.ts";

const note = (text: string): ReleaseEvent => ({ event: "note", at: 90_000, text });

const DECIDED = {
  event: "decision",
  at: 0,
  command: "watch",
  production: { before: "dpl_new", after: "dpl_old", served: null },
} as const;

describe("a timeline", () => {
  it("says of a rollback what production serves, before anything else", () => {
    const end = { ...DECIDED, decision: "rolled-back", reasonCode: "rolled_back", summary: "Why." } as const;
    expect(renderTimeline(end, 0, 120).join("")).toContain(
      "ROLLED BACK, production serves dpl_old (rolled_back): Why.",
    );
    const failed = { ...end, decision: "failed", reasonCode: "no_known_good" } as const;
    expect(renderTimeline(failed, 0, 120).join("")).toMatch(/=\s+FAILED \(no_known_good\): Why\./);
  });

  it("fits the terminal and carries no control character, whatever others say", () => {
    const said = fc.oneof(
      ...(["binary-ascii", "grapheme", anyCharacter] as const).map((unit) => fc.string({ unit, maxLength: 300 })),
    );
    fc.assert(
      fc.property(said, fc.constantFrom(40, 80, 120), (text, columns) => {
        const events: ReleaseEvent[] = [
          note(text),
          { event: "output", at: 0, title: "t", line: text },
          { event: "gate", at: 0, title: text, verdict: hold("no_data", text, text) },
          { ...DECIDED, decision: "hold", reasonCode: "no_data", summary: text },
          { ...DECIDED, decision: "rolled-back", reasonCode: "rolled_back", summary: text },
        ];
        for (const line of events.flatMap((event) => renderTimeline(event, 0, columns))) {
          expect(widthOf(line)).toBeLessThanOrEqual(columns);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });

  it("drops what a terminal would obey", () => {
    expect(renderTimeline(note("\u001b[2Jgone \u001b]0;title\u0007x"), 0, 80).join("")).not.toMatch(/\p{Cc}|\[2J/u);
  });

  it("says nothing for progress, and nothing for a condition that is clear", () => {
    expect(renderTimeline({ event: "progress", at: 0, text: "x" }, 0, 80)).toEqual([]);
  });

  it("counts time from the start", () => {
    expect([renderElapsed(0), renderElapsed(61_000), renderElapsed(3_723_000), renderElapsed(-5)]).toEqual([
      "00:00",
      "01:01",
      "1:02:03",
      "00:00",
    ]);
  });
});
