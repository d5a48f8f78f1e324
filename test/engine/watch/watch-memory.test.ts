/** What a process that watches keeps between its looks, and what it forgets so that it is read again. */
import { describe, expect, it } from "vitest";
import {
  compactFindings,
  createWatchMemory,
  judgedUntil,
  rememberBlindness,
  reopenHoles,
  startFindings,
} from "../../../src/engine/watch/watch-memory.ts";
import type { WatchTask } from "../../../src/judge/judge-look.ts";
import type { Finding, WatchedCondition } from "../../../src/judge/judge-window.ts";
import { hold, pass, type Verdict } from "../../../src/lib/verdict.ts";

const SPAN = { from: 0, to: 20 };

/** A window that ends with each instant, as long as one of them. */
function watchedBy(provider: string, list: "rollback" | "success" = "rollback"): WatchedCondition {
  const grid = Array.from({ length: 20 }, (_, index) => ({ from: index, to: index + 1 }));
  const condition = { text: `${provider} ${list}`, overMs: 1 };
  return { condition, list, metric: { provider, settleMs: 0 }, span: SPAN, grid } as unknown as WatchedCondition;
}
const taskOf = (...conditions: readonly WatchedCondition[]) => ({ conditions, span: SPAN }) as unknown as WatchTask;

const EMPTY = hold("no_data", "nothing", "Wait.");
const DOWN = hold("vendor_unavailable", "it is down", "Wait.");
const CLEAR = pass("condition_clear", "clear");
const hole = (verdict: Verdict, settled?: boolean): Finding => ({
  kind: "hole",
  verdict,
  ...(settled === undefined ? {} : { settled }),
});
const JUDGED: Finding = { kind: "judged", verdict: CLEAR };

describe("a new memory", () => {
  it("knows nothing but who looked before", () => {
    expect(createWatchMemory(true)).toMatchObject({
      attended: true,
      presence: null,
      judgedUntil: null,
      rounds: [],
      setup: null,
      gates: null,
      task: null,
      probedFrom: 0,
      isExtra: false,
    });
    const presence = { looks: 2, longestSilenceMs: 3, acceptedMs: 4 };
    expect(createWatchMemory(false, { presence, judgedUntil: 7 })).toMatchObject({
      attended: false,
      presence,
      judgedUntil: 7,
    });
  });
});

describe("windows without an answer", () => {
  function kept(findings: readonly (readonly [number, Finding])[], isOver = false) {
    const memory = createWatchMemory(true);
    const watched = watchedBy("model");
    memory.findings.set(watched, { firm: 3, found: new Map(findings) });
    reopenHoles(memory, isOver);
    expect(memory.findings.get(watched)?.firm).toBe(3);
    return [...(memory.findings.get(watched)?.found.keys() ?? [])].toSorted((one, other) => one - other);
  }

  it("are read again, and those that are judged are not", () => {
    expect(
      kept([
        [3, JUDGED],
        [4, hole(EMPTY)],
        [5, { kind: "partial", verdict: EMPTY }],
      ]),
    ).toEqual([3, 5]);
  });

  it("are not read again where what is known of them is complete", () => {
    expect(
      kept([
        [3, hole(EMPTY, true)],
        [4, hole(EMPTY, false)],
      ]),
    ).toEqual([3]);
  });

  it("are read again ten at a time, the newest first, and all of them once the watch is over", () => {
    const empty = Array.from({ length: 12 }, (_, index) => [index + 3, hole(EMPTY)] as const);
    expect(kept(empty)).toEqual([3, 4]);
    expect(kept(empty.toReversed())).toEqual([3, 4]);
    expect(kept(empty, true)).toEqual([]);
  });

  it("of a vendor in trouble are all read again, and count for none of the ten", () => {
    const both = Array.from({ length: 24 }, (_, index) => [index, hole(index % 2 === 0 ? EMPTY : DOWN)] as const);
    expect(kept(both)).toEqual([0, 2]);
  });
});

it("what is judged for good is kept as no more than that", () => {
  const memory = createWatchMemory(true);
  const watched = watchedBy("model");
  memory.findings.set(watched, { firm: 0, found: new Map([0, 1, 2, 3].map((index) => [index, JUDGED])) });
  compactFindings(memory, 4);
  expect(memory.findings.get(watched)).toEqual({ firm: 3, found: new Map([[3, JUDGED]]) });
});

it("a condition is blind since the first look that could not judge it, until one can", () => {
  const memory = createWatchMemory(true);
  const look = (now: number, verdict: Verdict | null) => {
    rememberBlindness(memory, [{ text: "m > 1", verdict }], now);
    return memory.blindSince.get("m > 1");
  };
  expect([look(1, DOWN), look(2, DOWN), look(3, CLEAR), look(4, EMPTY), look(5, DOWN), look(6, null)]).toEqual([
    1,
    1,
    undefined,
    undefined,
    5,
    undefined,
  ]);
});

describe("another task", () => {
  const [model, goal, health] = [watchedBy("model"), watchedBy("model", "success"), watchedBy("probe")];

  it("begins with nothing, or with what the record says is judged for good", () => {
    const fresh = createWatchMemory(true);
    fresh.findings.set(model, { firm: 9, found: new Map() });
    startFindings(fresh, taskOf(model));
    expect([...fresh.findings]).toEqual([]);
    const looking = createWatchMemory(false, {
      presence: { looks: 1, longestSilenceMs: 0, acceptedMs: 1 },
      judgedUntil: 7,
    });
    startFindings(looking, taskOf(model, goal, health));
    expect([...looking.findings]).toEqual([[model, { firm: 7, found: new Map() }]]);
  });

  it("is judged for good as far as each of its conditions is, goals and health checks aside", () => {
    const memory = createWatchMemory(true);
    expect(judgedUntil(memory)).toBeNull();
    memory.task = taskOf(goal, health);
    expect(judgedUntil(memory)).toBeNull();
    const other = watchedBy("another");
    memory.task = taskOf(model, other, goal);
    expect(judgedUntil(memory)).toBe(0);
    memory.findings.set(model, { firm: 5, found: new Map() });
    expect(judgedUntil(memory)).toBe(0);
    memory.findings.set(other, { firm: 3, found: new Map() });
    expect(judgedUntil(memory)).toBe(3);
  });
});
