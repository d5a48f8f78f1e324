import { describe, expect, it } from "vitest";
import { fail, pass, type Verdict } from "../../src/lib/verdict.ts";
import { historyOf, listSteps } from "../../src/release/step-history.ts";
import { parseStepPayload, type StepPart, type StepPayload } from "../../src/release/step-record.ts";

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

  it("are those of this release, in the order in which they began", () => {
    const facts = stateOf(
      payloadOf("begun", 5, { identity: "i2", title: "Second" }),
      payloadOf("begun", 1),
      payloadOf("begun", 0, { release: "r0", identity: "i0" }),
    );
    expect(facts.map(({ title }) => title)).toEqual(["Move", "Second"]);
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
