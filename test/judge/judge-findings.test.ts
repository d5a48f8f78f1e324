/** What the findings of a condition's windows come to: one table of each, without a site and its vendors. */
import { describe, expect, it } from "vitest";
import { firmUp, judgeSpan } from "../../src/judge/judge-span.ts";
import type { Finding, WatchedCondition } from "../../src/judge/judge-window.ts";
import { hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { WindowCondition } from "../../src/plan/plan.ts";
import { at, HEALTH, MINUTE, threshold } from "./watched-site.ts";

const OVER = 5;
const SPAN = { from: at(0), to: at(20) };
const VENDOR = { ...HEALTH, name: "error_rate", provider: "model" };

/** A window that ends at each minute, five minutes long. */
const GRID = Array.from({ length: 20 }, (_, index) => ({ from: at(Math.max(0, index + 1 - OVER)), to: at(index + 1) }));

function watchedBy(metric: WatchedCondition["metric"], changes: Partial<WatchedCondition> = {}): WatchedCondition {
  return {
    condition: threshold(metric.name, OVER, 2, 1) as WindowCondition,
    list: "rollback",
    metric,
    watched: SPAN,
    span: SPAN,
    series: null,
    everyMs: MINUTE,
    grid: GRID,
    ...changes,
  };
}
const vendor = (changes?: Partial<WatchedCondition>) => watchedBy(VENDOR, changes);
const probes = (changes?: Partial<WatchedCondition>) => watchedBy(HEALTH, changes);

type Letter = "j" | "p" | "h" | "m";
const KINDS = { j: "judged", p: "partial", h: "hole", m: "met" } as const;
const VERDICTS: Readonly<Record<Letter, (index: number) => Verdict>> = {
  j: (index) => pass("condition_clear", `clear ${index}`),
  p: (index) => hold("watch_incomplete", `early ${index}`, "The watch continues."),
  h: (index) => hold("no_data", `nothing ${index}`, "Wait."),
  m: (index) => ({ ...pass("condition_clear", `met ${index}`) }),
};

/** By letter, the oldest window first: judged, partial, hole, met, and `.` of what is not known. */
function findings(letters: string, firm = 0): { firm: number; found: Map<number, Finding> } {
  const found = new Map<number, Finding>();
  for (const [offset, letter] of [...letters].entries()) {
    if (letter === ".") continue;
    const index = firm + offset;
    found.set(index, { kind: KINDS[letter as Letter], verdict: VERDICTS[letter as Letter](index) });
  }
  return { firm, found };
}

/** What it says after so many minutes. */
function summaryAt(watched: WatchedCondition, minute: number, given: ReturnType<typeof findings>) {
  const answer = judgeSpan(watched, at(minute), given);
  return answer.kind === "judged" ? (answer.verdict?.summary ?? null) : answer.windows;
}

describe("the windows that must be judged", () => {
  it.each<[string, WatchedCondition, number, string, readonly number[] | null]>([
    ["none before the first has ended", vendor(), 0.9, "", null],
    ["all that have ended, the newest first", vendor(), 3.5, "", [2, 1, 0]],
    ["those that are not known", vendor(), 5, "j.j..", [4, 3, 1]],
    ["of a goal the newest alone", vendor({ list: "success" }), 4, "", [3]],
    ["of health checks the one that is open as well", probes(), 3, "", [3, 2, 1, 0]],
    ["of health checks the open one before any has ended", probes(), 0.5, "", [0]],
    ["no open one of a goal on health checks", probes({ list: "success" }), 3, "", [2]],
    ["no open one once the watch is over", probes(), 20, `${"j".repeat(18)}`, [19, 18]],
  ])("are %s", (_what, watched, minute, letters, expected) => {
    const answer = judgeSpan(watched, at(minute), findings(letters));
    expect(answer).toEqual(
      expected === null ? { kind: "judged", verdict: null } : { kind: "unjudged", windows: expected },
    );
  });

  it("are none that are judged for good", () => {
    expect(summaryAt(vendor(), 8, findings("", 6))).toEqual([7, 6]);
  });

  it("are those of data that has settled", () => {
    const late = watchedBy({ ...VENDOR, settleMs: 2 * MINUTE });
    expect(summaryAt(late, 3.9, findings(""))).toEqual([0]);
  });
});

describe("the windows of a condition, once they are judged,", () => {
  it.each<[string, WatchedCondition, number, string, string | null]>([
    ["say what the newest one says", vendor(), 6, "ppppjj", "clear 5"],
    ["say that one is met, whatever is not known of the older ones", vendor(), 6, "..m.hj", "met 2"],
    ["are known of the newest one that is over, beside one that is open", probes(), 3, "pppp", "early 2"],
    ["are known of the open one alone, before any is over", probes(), 0.5, "p", "early 0"],
    ["say no more than a window that is not full", vendor(), 3, "ppp", "early 2"],
    ["say of a goal what its window says, full as it is", vendor({ list: "success" }), 6, ".....p", "early 5"],
    ["say of a goal that there is no data", vendor({ list: "success" }), 6, ".....h", "nothing 5"],
    ["say of a goal on health checks what they said", probes({ list: "success" }), 6, ".....j", "clear 5"],
  ])("%s", (_what, watched, minute, letters, expected) => {
    expect(summaryAt(watched, minute, findings(letters))).toBe(expected);
  });

  it.each<[string, number, string, string]>([
    // Judged up to the fifth minute and from the eighth on.
    ["the newest one in the gap, and not one that others cover", 15, "ppppjhhhhhhhjhj", "nothing 11"],
    ["the one in the newer of two gaps", 20, `ppppjhhhhhhj${"h".repeat(7)}j`, "nothing 18"],
    ["none of those before the gap", 14, "ppppjhjppppppj", "00:07:00–00:09:00 UTC"],
    ["the first one, where that is all", 5, "pppph", "nothing 4"],
    ["nobody, where windows were looked at in part", 5, "ppppp", "00:00:00–00:05:00 UTC"],
  ])("leave the time between them unknown, of which speaks %s", (_what, minute, letters, expected) => {
    expect(summaryAt(vendor(), minute, findings(letters))).toContain(expected);
  });

  it("are asked for no more than a window that is known by a later look alone", () => {
    expect(summaryAt(probes(), 6, findings("ppppjhj"))).toContain("00:05:00–00:06:00 UTC");
    expect(summaryAt(vendor(), 6, findings("ppppjph"))).toContain("00:05:00–00:06:00 UTC");
  });

  it("of which the first lies over the whole beginning hold where that has no data", () => {
    const grid = [{ from: at(0), to: at(5) }];
    expect(summaryAt(vendor({ grid }), 5, findings("h"))).toBe("nothing 0");
  });

  it("go on from the last one that is judged for good, if that was full", () => {
    const after = (firm: number) => summaryAt(probes(), 20, findings("p".repeat(20 - firm), firm));
    expect(after(6)).toContain("at 00:06:00–00:20:00 UTC");
    expect(after(5)).toContain("at 00:05:00–00:20:00 UTC");
    expect(after(4)).toContain("at 00:00:00–00:20:00 UTC");
    expect(summaryAt(vendor(), 20, findings("p".repeat(14), 6))).toContain("at 00:06:00–00:20:00 UTC");
  });

  it("name the times without health checks, the first three of many, and what to do", () => {
    const grid = GRID.map(({ to }) => ({ from: to - MINUTE, to }));
    const condition = { ...probes().condition, overMs: MINUTE };
    const said = (letters: string) => judgeSpan(probes({ grid, condition }), at(20), findings(letters));
    const three = said("jpjjpjjjpjjjjjjjjjjj");
    expect(three).toMatchObject({
      verdict: {
        reasonCode: "watch_incomplete",
        summary: expect.stringContaining(
          "at 00:01:00–00:02:00, 00:04:00–00:05:00, 00:08:00–00:09:00 UTC, so what production answered",
        ),
        remedy: expect.stringContaining("keep it, or dispatch a rollback"),
      },
    });
    expect(said("jpjjpjjjpjjjppjjjjjp")).toMatchObject({
      verdict: {
        summary: expect.stringContaining("at 00:01:00–00:02:00, 00:04:00–00:05:00, 00:08:00–00:09:00 and 2 more UTC"),
      },
    });
  });

  it("say beside a pass which part of the watch is not judged", () => {
    const later = { from: at(2), to: at(20) };
    const grid = GRID.filter(({ from }) => from >= later.from);
    const letters = "j".repeat(grid.length);
    const judged = (watched: WatchedCondition, given: string) => {
      const answer = judgeSpan(watched, at(20), findings(given));
      return answer.kind === "judged" ? answer.verdict?.evidence : null;
    };
    expect(judged(vendor({ grid, span: later }), letters)).toEqual([
      { label: "warm-up", value: "00:00:00–00:02:00 UTC is not judged" },
    ]);
    expect(judged(probes({ grid, span: later }), letters)).toEqual([
      {
        label: "health checks",
        value: "none are known of 00:00:00–00:02:00 UTC, so they were made until 00:20:00",
      },
    ]);
    expect(judged(vendor(), "j".repeat(20))).toEqual([]);
    const lastIsHeld = judgeSpan(vendor({ grid, span: later }), at(20), {
      firm: 0,
      found: new Map([
        ...findings(letters).found,
        [grid.length - 1, { kind: "judged", verdict: VERDICTS.h(grid.length - 1) }],
      ]),
    });
    expect(lastIsHeld).toMatchObject({ verdict: { outcome: "hold", evidence: [] } });
    // Nothing is added to what an open window says, full as it may be.
    const open = { ...findings(""), found: new Map([[0, { kind: "judged", verdict: VERDICTS.j(0) } as const]]) };
    const single = [{ from: at(2), to: at(7) }];
    expect(judgeSpan(probes({ grid: single, span: later }), at(3), open)).toMatchObject({ verdict: { evidence: [] } });
  });
});

describe("findings that are kept between looks", () => {
  it.each<[string, number, string, number, readonly number[]]>([
    ["all but the newest of those that are judged", 6, "ppppjj", 5, [5]],
    ["up to the first hole", 8, "ppppjhjj", 5, [5, 6, 7]],
    ["up to one that is full and was looked at in part", 8, "ppppjpjj", 5, [5, 6, 7]],
    ["none before a window is over", 0.5, "p", 0, [0]],
    ["none where the first has no data", 4, "hppp", 0, [0, 1, 2, 3]],
    ["none that is not known", 4, ".ppp", 0, [1, 2, 3]],
  ])("are firm: %s", (_what, minute, letters, firm, kept) => {
    const given = findings(letters);
    const firmed = firmUp(vendor(), at(minute), given);
    expect(firmed.firm).toBe(firm);
    expect([...firmed.found.keys()]).toEqual(kept);
    // Where nothing changed, nothing is copied.
    expect(firmed.found === given.found).toBe(firm === 0);
  });

  it("go on from those that are firm already", () => {
    const firmed = firmUp(vendor(), at(9), findings("jjj", 6));
    expect([firmed.firm, [...firmed.found.keys()]]).toEqual([8, [8]]);
  });
});
