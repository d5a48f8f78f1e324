import { describe, expect, it } from "vitest";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import { historyOf, isAtWork, isSameHistory, isTakenBackOnce, listSteps } from "../../src/release/step-history.ts";
import { parseStepPayload, STEP_RECORDS, type StepPart, type StepPayload } from "../../src/release/step-record.ts";
import { readAllTheSame } from "../spoil.ts";

const GOOD = pass("step_done", "It is done.", [{ label: "rows", value: "7", url: "https://db.example.com" }]);
const BAD = fail("command_failed", "It failed.", "Fix it.");

function payloadOf(part: StepPart, at: number, parts: Partial<StepPayload> = {}, verdict: Verdict = GOOD): StepPayload {
  const isEnd = part === "ended" || part === "undone";
  return {
    holdpoint: 1,
    phase: "step",
    project: "web",
    release: "r1",
    commit: "c1",
    planDigest: "p1",
    part,
    stage: "staging",
    step: "command",
    title: "Move",
    identity: "i1",
    attempt: null,
    at,
    runUrl: "https://runs/1",
    plannedMs: null,
    end: isEnd ? { verdict, details: { place: "s3" }, untouched: false, startedAt: 1 } : null,
    leaves: "it stays",
    word: null,
    ...parts,
  };
}

const stateOf = (...oldestFirst: readonly StepPayload[]) => listSteps(oldestFirst.toReversed(), "r1");
const wanted = { title: "Move", identity: "i1" };

describe("the record of a step", () => {
  it("is read back as it was written, from an object and from text", () => {
    for (const written of [payloadOf("begun", 1), payloadOf("ended", 2, {}, BAD), payloadOf("undone", 3)]) {
      expect(parseStepPayload(JSON.parse(JSON.stringify(written)))).toEqual(written);
      expect(parseStepPayload(JSON.stringify(written))).toEqual(written);
    }
  });

  it("is none where any part is missing or of another kind, except what nobody decides by", () => {
    const whole = payloadOf("ended", 9, { plannedMs: 5, word: { said: "repeat", reason: "it was lost" } }, BAD);
    expect(parseStepPayload(whole)).toEqual(whole);
    const tolerated = readAllTheSame(whole, parseStepPayload).map((path) => path.replace(/: .*/, ""));
    expect([...new Set(tolerated)]).toEqual([
      "project",
      "attempt",
      "runUrl",
      "plannedMs",
      "end.verdict.remedy",
      "end.verdict.evidence",
      "end.details",
      "end.details.place",
      "end.untouched",
      "leaves",
      "word",
      "word.said",
      "word.reason",
    ]);
    const without = (part: Partial<Record<keyof StepPayload, unknown>>) => parseStepPayload({ ...whole, ...part });
    expect(without({ runUrl: 7, plannedMs: "soon", leaves: {}, word: { said: "repeat" } })).toEqual({
      ...whole,
      runUrl: null,
      plannedMs: null,
      leaves: null,
      word: null,
    });
    expect(without({ word: { said: "again", reason: "it was lost" } })?.word).toBeNull();
    for (const said of ["done", "repeat", "undo"] as const) {
      expect(without({ word: { said, reason: "it was lost" } })?.word?.said).toBe(said);
    }
  });

  it("says that nothing was changed only where it is written so, and keeps of the evidence what is whole", () => {
    const end = { verdict: GOOD, details: null, untouched: true, startedAt: 1 };
    const read = (changes: object) => parseStepPayload({ ...payloadOf("ended", 9), end: { ...end, ...changes } })?.end;
    expect(read({})).toEqual(end);
    expect(read({ untouched: "true" })?.untouched).toBe(false);
    const evidence = [{ label: "rows", value: 7 }, { value: "7" }, null, { label: "rows", value: "7", url: 1 }];
    expect(read({ verdict: { ...GOOD, evidence } })?.verdict).toEqual({
      ...GOOD,
      evidence: [{ label: "rows", value: "7" }],
    });
    expect(read({ verdict: { ...GOOD, evidence: "none" } })?.verdict.evidence).toEqual([]);
    expect(read({ verdict: { ...BAD, remedy: 7 } })?.verdict).not.toHaveProperty("remedy");
  });

  it("may be of either stage, and of a beginning has no end", () => {
    for (const stage of ["staging", "production"] as const) {
      expect(parseStepPayload(payloadOf("undoing", 1, { stage }))).toMatchObject({ stage, end: null });
    }
    expect(parseStepPayload({ ...payloadOf("undone", 1), end: null })).toBeNull();
    expect(STEP_RECORDS.task).toBe("holdpoint:step");
  });

  it.each([
    ["of another format", { holdpoint: 2 }],
    ["of another phase", { phase: "staging" }],
    ["without a part that is known", { part: "stopped" }],
    ["of no stage", { stage: "preview" }],
    ["without its title", { title: 7 }],
    ["without its time", { at: "now" }],
    ["without its end", { end: null }],
    ["with a verdict that contradicts itself", { end: { startedAt: 1, verdict: { ...BAD, outcome: "pass" } } }],
    ["with a code that nobody knows", { end: { startedAt: 1, verdict: { ...GOOD, reasonCode: "fine" } } }],
  ])("is none %s", (_, changes) => {
    expect(parseStepPayload({ ...payloadOf("ended", 2), ...changes })).toBeNull();
  });
});

describe("the steps of a release, by their records", () => {
  it("stand as the newest word says", () => {
    const begun = payloadOf("begun", 1);
    const ended = payloadOf("ended", 9);
    expect(stateOf(begun)).toMatchObject([{ state: "begun", startedAt: 1, endedAt: null, verdict: null }]);
    expect(stateOf(begun, ended)).toMatchObject([
      { state: "done", startedAt: 1, endedAt: 9, details: { place: "s3" }, verdict: GOOD },
    ]);
    expect(stateOf(begun, payloadOf("ended", 9, {}, BAD))).toMatchObject([{ state: "failed" }]);
    expect(stateOf(begun, ended, payloadOf("begun", 20))).toMatchObject([{ state: "begun", details: null }]);
    expect(stateOf(begun, ended, payloadOf("undoing", 20))).toMatchObject([
      { state: "undoing", startedAt: 1, details: { place: "s3" } },
    ]);
    expect(stateOf(begun, ended, payloadOf("undone", 20))).toMatchObject([{ state: "undone", endedAt: 9 }]);
    expect(stateOf(begun, ended, payloadOf("undone", 20, {}, BAD))).toMatchObject([{ state: "left" }]);
  });

  it("are those of this release, in the order in which their beginnings were written, whatever clocks say", () => {
    const second = { identity: "i2", title: "Second" };
    const titles = (...oldestFirst: readonly StepPayload[]) => stateOf(...oldestFirst).map(({ title }) => title);
    // The second one's machine is behind.
    const taken = [payloadOf("begun", 5), payloadOf("ended", 6), payloadOf("begun", 1, second)];
    expect(titles(...taken, payloadOf("begun", 0, { release: "r0", identity: "i0" }))).toEqual(["Move", "Second"]);
    // Who begins it once more and finds it done has changed nothing; taken back and taken again, it comes last.
    expect(titles(...taken, payloadOf("begun", 9))).toEqual(["Move", "Second"]);
    expect(titles(...taken, payloadOf("undone", 8), payloadOf("begun", 9))).toEqual(["Second", "Move"]);
  });

  it("stand as nobody knows where their way back was taken while they were at work", () => {
    const mine = { attempt: "a1" };
    const other = { attempt: "a2" };
    const back = [payloadOf("undoing", 5, other), payloadOf("undone", 6, other)];
    const crossed = stateOf(payloadOf("begun", 1, mine), ...back, payloadOf("ended", 9, mine));
    expect(crossed).toMatchObject([{ state: "crossed", verdict: GOOD, details: { place: "s3" } }]);
    // It is neither done nor never begun.
    const begun = { at: 1, runUrl: "https://runs/1" };
    expect(historyOf(crossed, wanted)).toEqual({ begun, ended: null, underOtherPlan: false });
    const untouched = { verdict: BAD, details: null, untouched: true, startedAt: 1 };
    const nothing = stateOf(payloadOf("begun", 1, mine), ...back, payloadOf("ended", 9, { ...mine, end: untouched }));
    expect(nothing).toMatchObject([{ state: "failed", untouched: true }]);
    // Begun after it, or of another step, or seen to be done by somebody who did not begin it.
    const after = stateOf(...back, payloadOf("begun", 7, mine), payloadOf("ended", 9, mine));
    expect(after).toMatchObject([{ state: "done" }]);
    const elsewhere = back.map((one) => ({ ...one, identity: "i2" }));
    const apart = stateOf(payloadOf("begun", 1, mine), ...elsewhere, payloadOf("ended", 9, mine));
    expect(apart).toMatchObject([{ state: "done" }, { identity: "i2", state: "undone" }]);
    expect(stateOf(payloadOf("begun", 1), ...back, payloadOf("ended", 9, mine))).toMatchObject([{ state: "done" }]);
  });

  it("may be worked on by a run that has not said how its own beginning ended, whatever others wrote", () => {
    const atWork = (...oldestFirst: readonly StepPayload[]) => isAtWork(oldestFirst.toReversed(), "i1");
    const [mine, other] = [{ attempt: "a1" }, { attempt: "a2" }];
    expect(atWork(payloadOf("begun", 1, mine), payloadOf("begun", 2, other), payloadOf("ended", 3, other))).toBe(true);
    expect(atWork(payloadOf("begun", 1, mine), payloadOf("undone", 3, mine))).toBe(true);
    expect(atWork(payloadOf("begun", 1, mine), payloadOf("ended", 3, mine))).toBe(false);
    expect(atWork(payloadOf("begun", 1, { ...mine, identity: "i2" }), payloadOf("undoing", 2, mine))).toBe(false);
    expect(atWork(payloadOf("begun", 1))).toBe(false);
  });

  it("were taken back a single time where one end of a way back is in the record", () => {
    const once = (...oldestFirst: readonly StepPayload[]) => isTakenBackOnce(oldestFirst.toReversed(), "i1");
    const [undoing, undone] = [payloadOf("undoing", 2), payloadOf("undone", 3)];
    expect(once(payloadOf("begun", 1), undoing, undone)).toBe(true);
    expect(once(payloadOf("begun", 1), undoing, undone, payloadOf("undone", 5, { identity: "i2" }))).toBe(true);
    expect(once(payloadOf("begun", 1), undoing)).toBe(false);
    expect(once(payloadOf("begun", 1), undoing, undone, payloadOf("undone", 5))).toBe(false);
    // Written again because its answer was lost, or another way back.
    const back = (at: number, attempt: string) => payloadOf("undone", at, { attempt });
    expect(once(payloadOf("begun", 1), undoing, back(3, "b1"), back(4, "b1"))).toBe(true);
    expect(once(payloadOf("begun", 1), undoing, back(3, "b1"), back(4, "b2"))).toBe(false);
  });

  it("are the same story only where neither the beginning nor the end is another one", () => {
    const read = (...oldestFirst: readonly StepPayload[]) => historyOf(stateOf(...oldestFirst), wanted);
    const begun = payloadOf("begun", 1);
    expect(isSameHistory(read(), read())).toBe(true);
    expect(isSameHistory(read(begun), read(begun))).toBe(true);
    expect(isSameHistory(read(), read(begun))).toBe(false);
    expect(isSameHistory(read(begun), read(payloadOf("begun", 2)))).toBe(false);
    expect(isSameHistory(read(begun), read(payloadOf("begun", 1, { runUrl: "https://runs/2" })))).toBe(false);
    expect(isSameHistory(read(begun), read(begun, payloadOf("ended", 9)))).toBe(false);
  });

  it("are not changed by an end that is written again because its answer was lost", () => {
    const [mine, other] = [{ attempt: "a1" }, { attempt: "a2" }];
    const taken = [payloadOf("begun", 1, mine), payloadOf("ended", 2, mine)];
    const back = [payloadOf("undoing", 5, other), payloadOf("undone", 6, other)];
    expect(stateOf(...taken, ...back, payloadOf("ended", 2, mine))).toMatchObject([{ state: "undone" }]);
    const again = [payloadOf("begun", 7, { attempt: "a3" }), payloadOf("ended", 8, { attempt: "a3" })];
    expect(stateOf(...taken, ...back, ...again, payloadOf("undone", 6, other))).toMatchObject([{ state: "done" }]);
    // A beginning that is written again is about to be followed by its work.
    expect(stateOf(payloadOf("begun", 1, mine), ...back, payloadOf("begun", 1, mine))).toMatchObject([
      { state: "begun" },
    ]);
  });

  it("stand as they stood before an attempt that changed nothing", () => {
    const [mine, other] = [{ attempt: "a1" }, { attempt: "a2", at: 20 }];
    const untouched = { verdict: BAD, details: null, untouched: true, startedAt: 20 };
    const begins = payloadOf("begun", 20, other);
    const refused = payloadOf("ended", 21, { ...other, end: untouched });
    const begun = payloadOf("begun", 1, mine);
    expect(stateOf(begun, begins, refused)).toMatchObject([{ state: "begun", startedAt: 1, untouched: false }]);
    expect(stateOf(payloadOf("begun", 1), begins, refused)).toMatchObject([{ state: "begun", startedAt: 1 }]);
    const done = [begun, payloadOf("ended", 9, mine)];
    expect(stateOf(...done, begins, refused)).toMatchObject([{ state: "done", endedAt: 9, verdict: GOOD }]);
    // Of another run that ended in between, and of one that only found it done.
    expect(stateOf(begun, begins, payloadOf("ended", 9, mine), refused)).toMatchObject([{ state: "done" }]);
    expect(stateOf(payloadOf("ended", 9, mine), begins, refused)).toMatchObject([{ state: "done" }]);
    // Whoever began it meanwhile may be at it.
    expect(stateOf(begins, begun, refused)).toMatchObject([{ state: "begun", startedAt: 1 }]);
    // Nobody else was there, or only at another step.
    expect(stateOf(begins, refused)).toMatchObject([{ state: "failed", untouched: true }]);
    expect(stateOf({ ...begun, identity: "i2" }, begins, refused)).toMatchObject([
      { state: "begun" },
      { state: "failed", untouched: true },
    ]);
    const third = { attempt: "a3", at: 30 };
    expect(
      stateOf(begins, refused, payloadOf("begun", 30, third), payloadOf("ended", 31, { ...third, end: untouched })),
    ).toMatchObject([{ state: "failed", untouched: true, endedAt: 30 }]);
  });

  it("stand as their way back says, where that is all that is found of them", () => {
    const bare = { endedAt: null, verdict: null, details: null, untouched: false };
    expect(stateOf(payloadOf("undoing", 20))).toMatchObject([
      { ...bare, title: "Move", state: "undoing", startedAt: 20 },
    ]);
    // An end knows when it began.
    expect(stateOf(payloadOf("undone", 20))).toMatchObject([{ ...bare, title: "Move", state: "undone", startedAt: 1 }]);
    expect(stateOf(payloadOf("undone", 20, { end: null }))).toMatchObject([{ ...bare, state: "left", startedAt: 20 }]);
    expect(stateOf(payloadOf("ended", 20, { end: null }))).toMatchObject([{ ...bare, state: "begun", startedAt: 20 }]);
  });

  it("are held where a person must look, and touched unless their end says otherwise", () => {
    const held = hold("step_unfinished", "It is half done.", "Look at it.");
    expect(stateOf(payloadOf("ended", 9, {}, held))).toMatchObject([{ state: "held", untouched: false }]);
    const untouched = { verdict: BAD, details: null, untouched: true, startedAt: 1 };
    expect(stateOf(payloadOf("ended", 9, { end: untouched }))).toMatchObject([{ state: "failed", untouched: true }]);
    const word = { said: "undo", reason: "it was wrong" } as const;
    expect(stateOf(payloadOf("ended", 9), payloadOf("undoing", 20, { word }))).toMatchObject([{ word }]);
    expect(stateOf(payloadOf("ended", 9), payloadOf("undone", 20, { word }))).toMatchObject([{ word }]);
  });

  it("tell a decision what was begun and how it ended", () => {
    const nothing = { begun: null, ended: null, underOtherPlan: false };
    expect(historyOf([], wanted)).toEqual(nothing);
    const begun = { at: 1, runUrl: "https://runs/1" };
    expect(historyOf(stateOf(payloadOf("begun", 1)), wanted)).toEqual({ ...nothing, begun });
    expect(historyOf(stateOf(payloadOf("ended", 9)), wanted)).toEqual({
      ...nothing,
      begun,
      ended: { at: 9, verdict: GOOD, untouched: false },
    });
    const left = stateOf(payloadOf("ended", 9), payloadOf("undone", 10, {}, BAD));
    expect(historyOf(left, wanted)).toEqual({ ...nothing, begun });
    // What was taken back was never begun; what was half taken back is not done.
    expect(historyOf(stateOf(payloadOf("ended", 9), payloadOf("undone", 10)), wanted)).toEqual(nothing);
    expect(historyOf(stateOf(payloadOf("ended", 9), payloadOf("undoing", 10)), wanted)).toEqual({ ...nothing, begun });
  });

  it("say that another plan of the release took a step of that title, unless it changed nothing", () => {
    const other = { identity: "i9", planDigest: "p9" };
    expect(historyOf(stateOf(payloadOf("ended", 9, other)), wanted)).toEqual({
      begun: null,
      ended: null,
      underOtherPlan: true,
    });
    expect(historyOf(stateOf(payloadOf("ended", 9, { ...other, title: "Copy" })), wanted).underOtherPlan).toBe(false);
    const untouched = payloadOf("ended", 9, {
      ...other,
      end: { verdict: BAD, details: null, untouched: true, startedAt: 1 },
    });
    expect(historyOf(stateOf(untouched), wanted).underOtherPlan).toBe(false);
    expect(
      historyOf(stateOf(payloadOf("ended", 9, other), payloadOf("undone", 10, other)), wanted).underOtherPlan,
    ).toBe(false);
  });
});
