/** What people see of one look: when a condition is worth a line, how far the watch is, and what is compared. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import { createClosableJournal } from "../../../src/engine/watch/closable-journal.ts";
import type { Look } from "../../../src/engine/watch/look-once.ts";
import { onlyObserved } from "../../../src/engine/watch/only-observed.ts";
import { isTrouble, showCompared } from "../../../src/engine/watch/show-compared.ts";
import { showLook, standingOf } from "../../../src/engine/watch/show-look.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import { record } from "../../release/facts.ts";

const MINUTE = 60_000;
const CLEAR = pass("condition_clear", "clear");
const EMPTY = hold("no_data", "nothing yet", "Wait.");
const DOWN = hold("vendor_unavailable", "it is down", "Wait.");
const REFUSED = hold("credential_rejected", "no", "Look.");

/** Judged over so many minutes, from so many minutes after the beginning of the watch. */
function standing(text: string, verdict: Verdict | null, overMinutes = 5, fromMinutes = 0, begun = 0) {
  const whole = { from: begun, to: begun + 60 * MINUTE };
  const span = { ...whole, from: begun + fromMinutes * MINUTE };
  const condition = { text, overMs: overMinutes * MINUTE };
  return { watched: { condition, span, watched: whole }, verdict, basis: null };
}

function shown(look: object, elapsedMinutes: number, announced = new Set<string>()) {
  const conditions: string[] = [];
  const notes: string[] = [];
  let comparison: (() => unknown) | null = null;
  const journal = {
    condition: (text: string) => void conditions.push(text),
    note: (text: string) => void notes.push(text),
    comparison: (given: () => unknown) => void (comparison = given),
  } as unknown as Journal;
  const compared = { standings: [], prepared: [], evidence: null, answered: () => null };
  const whole = { standings: [], compared, elapsedMs: elapsedMinutes * MINUTE, ...look } as unknown as Look;
  showLook({ plan: { digest: "d" } } as unknown as CommandContext, journal, whole, announced);
  return { conditions, notes, comparison: comparison as (() => unknown) | null };
}

describe("a condition", () => {
  it("is worth no line while its first window fills and its data settles", () => {
    const filling = { standings: [standing("errors", EMPTY)] };
    expect(shown(filling, 7.9).conditions).toEqual([]);
    expect(shown(filling, 8).conditions).toEqual(["errors"]);
    // It is judged from later on: so is what fills.
    const later = { standings: [standing("latency", EMPTY, 5, 2, Date.UTC(2026, 0, 5))] };
    expect(shown(later, 9.9).conditions).toEqual([]);
    expect(shown(later, 10).conditions).toEqual(["latency"]);
  });

  it("is shown at once where it is clear, or its vendor is in trouble, and not before it was judged", () => {
    const standings = [
      standing("clear", CLEAR),
      standing("down", DOWN),
      standing("refused", REFUSED),
      standing("unjudged", null),
      standing("filling", EMPTY),
    ];
    expect(shown({ standings }, 0).conditions).toEqual(["clear", "down", "refused"]);
  });

  it("has a vendor in trouble where the vendor or its credential is the reason, and not for missing data", () => {
    expect([DOWN, REFUSED, EMPTY, CLEAR].map(isTrouble)).toEqual([true, true, false, false]);
  });
});

describe("what is compared", () => {
  const of = (text: string, verdict: Verdict | null) => ({ text, verdict, isNear: false });

  it("is worth no line until there is some data, unless its vendor is in trouble", () => {
    const compared = {
      standings: [of("errors", EMPTY), of("down", DOWN), of("clear", CLEAR), of("unjudged", null)],
      prepared: [],
      evidence: null,
      answered: () => null,
    };
    expect(shown({ compared }, 7.9).conditions).toEqual(["down", "clear"]);
    expect(shown({ compared }, 8).conditions).toEqual(["errors", "down", "clear"]);
    expect(shown({ compared }, 8).comparison).toBeNull();
  });

  it("is kept with the plan that it was computed by, where there is evidence", () => {
    const answers: (object | null)[] = [{ says: "better" }, null];
    const compared = { standings: [], prepared: [], evidence: {}, answered: () => answers.shift() ?? null };
    const { comparison } = shown({ compared }, 1);
    expect(comparison?.()).toEqual({ says: "better", planDigest: "d" });
    expect(comparison?.()).toBeNull();
  });

  it("is announced once, however many looks follow", () => {
    const prepared = (id: string) => ({
      comparison: { id, list: "rollback", metric: { name: "m", measure: {} }, series: { kind: "share" } },
      form: { counts: { of: "beside", above: null } },
      margin: {},
      detectable: null,
      horizonSeconds: 60,
      baseline: {
        value: null,
        readings: { buckets: [] },
        candidate: { kind: "same-hours", buckets: [], windows: [] },
      },
      warnings: [],
    });
    const compared = { standings: [], prepared: [prepared("one"), prepared("other")], evidence: null };
    const announced = new Set<string>();
    expect(shown({ compared }, 20, announced).notes).toEqual([
      expect.stringMatching(/^one: compared with what serves beside it, in the same minutes /),
      expect.stringMatching(/^other: compared with what serves beside it, in the same minutes /),
    ]);
    expect(shown({ compared }, 21, announced).notes).toEqual([]);
  });

  it("says nothing at the start where nothing is prepared", () => {
    const announced = new Set<string>();
    const journal = { note: () => Promise.reject(new Error("noted")) } as unknown as Journal;
    const look = { compared: { standings: [], prepared: [], evidence: null }, elapsedMs: 0 } as unknown as Look;
    showCompared({ plan: { digest: "d" } } as unknown as CommandContext, journal, look, announced);
    expect(announced.size).toBe(0);
  });
});

it("a watch stands with all of its conditions, of which those that pass are clear", () => {
  const standings = [standing("a", CLEAR), standing("b", EMPTY), standing("c", null)];
  const compared = {
    standings: [
      { text: "d", verdict: CLEAR },
      { text: "e", verdict: CLEAR },
    ],
  };
  const look = { standings, compared, elapsedMs: 5, totalMs: 9 } as unknown as Look;
  expect(standingOf(look)).toEqual({ elapsedMs: 5, totalMs: 9, clear: 3, open: 2 });
});

describe("a journal that can be closed", () => {
  it("hears everything until then, and nothing after it", () => {
    const heard: string[] = [];
    const names = ["step", "progress", "note", "noteOnce", "gate", "condition", "comparison", "finish"] as const;
    const listener = Object.fromEntries(
      names.map((name) => [name, (...said: unknown[]) => heard.push(`${name} ${said.join()}`)]),
    );
    const { journal, close } = createClosableJournal(listener as unknown as Journal);
    const say = () => {
      for (const name of names) (journal[name] as (...said: unknown[]) => void)("a", "b");
    };
    say();
    expect(heard).toEqual(names.map((name) => `${name} a,b`));
    heard.length = 0;
    close();
    say();
    // What the command itself says at its end is no part of the look.
    expect(heard).toEqual(["finish a,b"]);
  });
});

describe("a watch that only observes", () => {
  const bad = fail("condition_met", "Too many errors.", "Look.", [{ label: "errors", value: "9 %" }]);

  it("holds where another one would roll back, and says to what", () => {
    const { payload } = record("watching");
    expect(onlyObserved({ kind: "rollback", verdict: bad }, payload)).toEqual({
      kind: "end",
      verdict: hold(
        "would_roll_back",
        "Production would have been rolled back from dpl_new to dpl_old, but this plan only observes: Too many errors.",
        "Decide: keep the release, or dispatch a rollback. Without `observe: true` the watch rolls back by itself.",
        [{ label: "errors", value: "9 %" }],
      ),
    });
    expect(onlyObserved({ kind: "rollback", verdict: bad }, { ...payload, knownGood: null })).toMatchObject({
      verdict: {
        summary:
          "Production would have been rolled back from dpl_new; nothing was in production before, so there is nothing to go back to, but this plan only observes: Too many errors.",
      },
    });
  });

  it("ends and goes on as any other one else", () => {
    const { payload } = record("watching");
    for (const answer of [{ kind: "continue" }, { kind: "end", verdict: CLEAR }] as const)
      expect(onlyObserved(answer, payload)).toBe(answer);
  });
});
