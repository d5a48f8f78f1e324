import { describe, expect, it } from "vitest";
import { showProgress } from "../../../src/engine/steps/step-progress.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";

const MINUTE = 60_000;

async function shownOver(ms: number, takesMs: number | null) {
  const clock = createVirtualClock(0);
  const beats: number[] = [];
  const lines: string[] = [];
  const notes: string[] = [];
  const journal = {
    stepProgress: ({ beat, elapsedMs, text }) => {
      if (beat) beats.push(elapsedMs / MINUTE);
      else lines.push(text);
    },
    note: (text) => void notes.push(`${clock.now() / MINUTE}: ${text}`),
  } as Pick<Journal, "stepProgress" | "note"> as Journal;
  const shown = showProgress({ clock }, journal, { title: "Move", takesMs });
  shown.report({ ratio: 0.1, text: "first" });
  shown.report({ ratio: 0.2, text: "too soon" });
  await clock.sleep(ms);
  await shown.end();
  const atEnd = beats.length;
  await clock.sleep(MINUTE * 10);
  expect(beats).toHaveLength(atEnd);
  return { beats, lines, notes };
}

describe("the progress of a step", () => {
  it("shows life each minute, less often once it is long, and nothing after its end", async () => {
    expect((await shownOver(3.5 * MINUTE, null)).beats).toEqual([1, 2, 3]);
    const { beats } = await shownOver(42 * MINUTE, null);
    expect(beats.slice(28)).toEqual([29, 30, 35, 40]);
  });

  it("says once that it runs late, at that moment", async () => {
    const { notes } = await shownOver(5 * MINUTE, 2.5 * MINUTE);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^2\.5\d*: "Move" runs late: it was planned to take 2m 30s$/);
    expect((await shownOver(2 * MINUTE, 3 * MINUTE)).notes).toEqual([]);
    // At the very end of its time it is not late yet.
    const whole = await shownOver(1.5 * MINUTE, MINUTE);
    expect([whole.beats, whole.notes]).toEqual([[1], [expect.stringMatching(/^1\.0\d+: "Move" runs late/)]]);
  });

  it("does not change faster than people read", async () => {
    expect((await shownOver(MINUTE / 2, null)).lines).toEqual(["first"]);
  });

  it("changes half a second after the last line, and says how far the step is, since when, and what was planned", async () => {
    const clock = createVirtualClock(MINUTE);
    const shownSteps: object[] = [];
    const journal = { stepProgress: (facts: object) => void shownSteps.push(facts) } as Partial<Journal> as Journal;
    const shown = showProgress({ clock }, journal, { title: "Move", takesMs: 3 * MINUTE });
    await clock.sleep(1_000);
    shown.report({ ratio: 0.1, text: "first" });
    await clock.sleep(499);
    shown.report({ ratio: 0.2, text: "too soon" });
    await clock.sleep(1);
    shown.report({ ratio: 0.3, text: "second" });
    await clock.sleep(MINUTE);
    await shown.end();
    const step = { title: "Move", plannedMs: 3 * MINUTE };
    expect(shownSteps).toEqual([
      { ...step, ratio: 0.1, text: "first", elapsedMs: 1_000, beat: false },
      { ...step, ratio: 0.3, text: "second", elapsedMs: 1_500, beat: false },
      { ...step, ratio: 0.3, text: "second", elapsedMs: MINUTE, beat: true },
    ]);
  });

  it("shows life before anything is reported, and none once the command is ended", async () => {
    const clock = createVirtualClock(0);
    const shownSteps: object[] = [];
    const journal = { stepProgress: (facts: object) => void shownSteps.push(facts) } as Partial<Journal> as Journal;
    const command = new AbortController();
    const shown = showProgress({ clock, signal: command.signal }, journal, { title: "Move", takesMs: null });
    await clock.sleep(1.5 * MINUTE);
    command.abort();
    await clock.sleep(5 * MINUTE);
    await shown.end();
    const nothing = { ratio: null, text: "", plannedMs: null };
    expect(shownSteps).toEqual([{ title: "Move", ...nothing, elapsedMs: MINUTE, beat: true }]);
  });
});
