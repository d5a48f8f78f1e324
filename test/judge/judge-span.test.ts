/** Which windows decide, what covers which time, and what health checks say that nobody made. */
import { describe, expect, it } from "vitest";
import type { ProbeRound } from "../../src/judge/probe-rounds.ts";
import { countRounds, probeSpan } from "../../src/judge/probe-rounds.ts";
import {
  at,
  BEFORE,
  lookAt,
  MINUTE,
  type Site,
  type SiteMetric,
  type SiteMinute,
  START,
  taskOf,
  threshold,
} from "./watched-site.ts";

const RATIO = { unit: "ratio", minimumSamples: 20 } as const;
const FOR = 20;
const fine: SiteMinute = { samples: 60, value: 0, late: 0 };

/** Healthy minutes but for those that are given, by their number since the promote. */
function metric(changes: Readonly<Record<number, Partial<SiteMinute>>> = {}): SiteMetric {
  const minutes = Array.from({ length: BEFORE + FOR }, (_, index) => ({ ...fine, ...changes[index - BEFORE] }));
  return { measure: RATIO, settleMinutes: 2, minutes, down: [0, 0] };
}

function span(from: number, to: number, change: Partial<SiteMinute>): Readonly<Record<number, Partial<SiteMinute>>> {
  return Object.fromEntries(Array.from({ length: to - from }, (_, index) => [from + index, change]));
}

function site(changes: Partial<Site> = {}): Site {
  const conditions = [{ list: "rollback" as const, condition: threshold("m0", 5, 0.05) }];
  return { forMinutes: FOR, metrics: [metric()], conditions, rounds: [], ...changes };
}

const SETTLED = FOR + 2;
const OVERDUE = SETTLED + 5;
const answerAt = (watched: Site, minute: number) => lookAt(watched, at(minute)).answer;

describe("the windows of a metric", () => {
  it("pass where all of them are clear, not before the last one has settled", () => {
    expect(answerAt(site(), SETTLED - 0.1)).toEqual({ kind: "continue" });
    expect(answerAt(site(), SETTLED)).toMatchObject({
      kind: "end",
      verdict: { outcome: "pass", reasonCode: "watched" },
    });
  });

  it("roll back on one that was met, however long ago", () => {
    const watched = site({ metrics: [metric(span(6, 8, { value: 0.5 }))] });
    expect(answerAt(watched, 8)).toEqual({ kind: "continue" });
    for (const minute of [9, 10, 15, SETTLED, 500])
      expect(answerAt(watched, minute)).toMatchObject({ kind: "rollback", verdict: { reasonCode: "condition_met" } });
  });

  it("are judged from the newest to the oldest, and no further than to one that is met", () => {
    const watched = site({ metrics: [metric(span(0, FOR, { value: 0.5 }))] });
    const { answer, reads } = lookAt(watched, at(SETTLED));
    expect(answer).toMatchObject({ verdict: { evidence: [{ value: expect.stringContaining("00:15:00–00:20:00") }] } });
    // What is asked for is asked for at once here; a vendor is asked for some windows at a time.
    expect(reads).toBe(FOR);
  });

  it("hold on time that no window covers, and name the newest window without data", () => {
    const watched = site({ metrics: [metric(span(3, 16, { samples: 0 }))] });
    expect(answerAt(watched, OVERDUE)).toMatchObject({
      kind: "end",
      verdict: {
        outcome: "hold",
        reasonCode: "no_data",
        evidence: [{ value: expect.stringMatching(/^no data, 00:11:00–00:16:00/) }],
      },
    });
  });

  it("do not hold on an interruption that is covered by windows with data on both sides", () => {
    const watched = site({ metrics: [metric(span(8, 13, { samples: 0 }))] });
    expect(answerAt(watched, SETTLED)).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
  });

  it("wait for late data until the grace is over, and end at once where it came", () => {
    const late = (minutes: number) => site({ metrics: [metric(span(10, FOR, { late: minutes }))] });
    expect(answerAt(late(3), SETTLED)).toEqual({ kind: "continue" });
    expect(answerAt(late(3), SETTLED + 3)).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(answerAt(late(9), OVERDUE - 0.1)).toEqual({ kind: "continue" });
    expect(answerAt(late(9), OVERDUE)).toMatchObject({
      kind: "end",
      verdict: { outcome: "hold", reasonCode: "no_data" },
    });
  });

  it("with too few samples are judged on the whole watch so far", () => {
    const quiet = span(0, FOR, { samples: 3 });
    expect(answerAt(site({ metrics: [metric(quiet)] }), SETTLED)).toMatchObject({ verdict: { outcome: "pass" } });
    const quieter = span(0, FOR, { samples: 0.5 });
    expect(answerAt(site({ metrics: [metric(quieter)] }), SETTLED)).toMatchObject({
      kind: "end",
      verdict: { outcome: "hold", reasonCode: "too_few_samples" },
    });
  });

  it("that are nearly empty after a busy time count as a gap in the data, not as a quiet site", () => {
    const watched = site({ metrics: [metric(span(15, FOR, { samples: 1 }))] });
    expect(answerAt(watched, OVERDUE)).toMatchObject({
      verdict: { reasonCode: "no_data", summary: expect.stringContaining("has a gap") },
    });
  });

  it("of a success condition count only at the end, and one that is not met rolls nothing back", () => {
    const goal = threshold("m0", 5, 0.05, 20, "<");
    const conditions = [{ list: "success" as const, condition: goal }];
    const early = site({ conditions, metrics: [metric(span(0, 12, { value: 0.5 }))] });
    expect(answerAt(early, SETTLED)).toMatchObject({ verdict: { outcome: "pass" } });
    expect(lookAt(early, at(SETTLED)).reads).toBe(1);
    const late = site({ conditions, metrics: [metric(span(18, FOR, { value: 0.5 }))] });
    expect(answerAt(late, SETTLED)).toMatchObject({ kind: "end", verdict: { reasonCode: "success_unmet" } });
  });
});

/** A round a minute from one minute to another. */
const roundsOf = (from: number, to: number, failed: readonly number[] = []): ProbeRound[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    at: at(from + index),
    failed: failed.includes(from + index),
  }));

function probed(rounds: readonly ProbeRound[], list: "rollback" | "success" = "rollback"): Site {
  const condition = threshold("health_check_failures", 5, 1, 1, list === "rollback" ? ">" : "<=");
  return site({ rounds, conditions: [{ list, condition }] });
}

describe("the rounds in a window", () => {
  it("are counted, and are enough from half of those that belong into it", () => {
    const window = { from: at(10), to: at(15) };
    const counted = (rounds: readonly ProbeRound[]) => countRounds(rounds, window, MINUTE);
    expect(counted([])).toMatchObject({ reading: { value: null, sampleCount: 0 }, enough: false });
    expect(counted(roundsOf(0, FOR, [9, 11, 16]))).toMatchObject({
      reading: { value: 1, sampleCount: 6 },
      enough: true,
    });
    expect(counted(roundsOf(11, 12)).enough).toBe(false);
    expect(counted(roundsOf(11, 13)).enough).toBe(true);
    expect(countRounds(roundsOf(11, 13), { from: at(10), to: at(16) }, MINUTE).enough).toBe(true);
  });
});

describe("health checks", () => {
  it("pass where they were made all the time, right at the end of the watch", () => {
    expect(answerAt(probed(roundsOf(0, FOR)), FOR)).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
  });

  it("roll back at the look that makes one too many of them, before its window is over", () => {
    const watched = probed(roundsOf(0, FOR, [7, 8]));
    expect(answerAt(watched, 7.5)).toEqual({ kind: "continue" });
    expect(answerAt(watched, 8)).toMatchObject({ kind: "rollback" });
    expect(answerAt(watched, 9)).toMatchObject({ kind: "rollback" });
    // Also where next to nothing else is known.
    expect(
      answerAt(
        probed([
          { at: at(16), failed: true },
          { at: at(16.5), failed: true },
        ]),
        16.5,
      ),
    ).toMatchObject({
      kind: "rollback",
    });
  });

  it("that nobody made are unknown: the watch holds and says which time that is", () => {
    const watched = probed([...roundsOf(0, 6), ...roundsOf(15, FOR)]);
    expect(answerAt(watched, FOR)).toMatchObject({
      kind: "end",
      verdict: {
        outcome: "hold",
        reasonCode: "watch_incomplete",
        summary: expect.stringContaining("00:09:00–00:12:00 UTC"),
      },
    });
    expect(answerAt(probed([]), FOR)).toMatchObject({
      kind: "end",
      verdict: { outcome: "hold", summary: expect.stringContaining("00:00:00–00:20:00 UTC") },
    });
    expect(answerAt(probed(roundsOf(0, 14), "success"), FOR)).toMatchObject({
      kind: "end",
      verdict: { outcome: "hold", summary: expect.stringContaining("00:15:00–00:20:00 UTC") },
    });
  });

  it("that are missing for less than half a window are made up for by the others in it", () => {
    expect(answerAt(probed([...roundsOf(0, 8), ...roundsOf(11, FOR)]), FOR)).toMatchObject({
      verdict: { outcome: "pass" },
    });
  });

  it("of a restarted watch are made for its whole length from then on, and the pass says so", () => {
    const watched = probed(roundsOf(12, 12 + FOR));
    expect(taskOf(watched).settledAt).toBe(at(12 + FOR));
    expect(answerAt(watched, FOR)).toEqual({ kind: "continue" });
    const { answer, standings } = lookAt(watched, at(12 + FOR));
    expect(answer).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    expect(standings[0]?.verdict?.evidence.at(-1)).toEqual({
      label: "health checks",
      value: "none are known of 00:00:00–00:12:00 UTC, so they were made until 00:32:00",
    });
  });

  it("are not made up for where nobody stays, and not moved where the watch's job was slow to start", () => {
    const whole = { from: START, to: at(FOR) };
    expect(probeSpan(whole, MINUTE, roundsOf(12, 13), false)).toEqual(whole);
    expect(probeSpan(whole, MINUTE, roundsOf(2, 3), true)).toEqual(whole);
    expect(probeSpan(whole, MINUTE, [], true)).toEqual(whole);
    expect(probeSpan(whole, MINUTE, [{ at: at(12.7), failed: false }], true)).toEqual({
      from: at(12),
      to: at(12 + FOR),
    });
    const looked = probed(roundsOf(FOR, FOR));
    expect(lookAt(looked, at(FOR), undefined, taskOf(looked, looked.rounds, false)).answer).toMatchObject({
      kind: "end",
      verdict: { reasonCode: "watch_incomplete" },
    });
  });
});
