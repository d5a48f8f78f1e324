import { describe, expect, it } from "vitest";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import { decideStep, type StepFacts, type StepHistory, type StepWord } from "../../src/release/decide-step.ts";
import { expectTold } from "../expect-told.ts";

const NOTHING: StepHistory = { begun: null, ended: null, underOtherPlan: false };
const BEGUN: StepHistory = { ...NOTHING, begun: { at: 0, runUrl: "https://runs/1" } };
const SAID = pass("gate_passed", "It ended with exit code 0.");
const FAILED = fail("command_failed", "It failed.", "Fix it.");
const ended = (verdict: typeof SAID, untouched = false): StepHistory => ({
  ...BEGUN,
  ended: { at: 60_000, verdict, untouched },
});
const UNKNOWN = hold("vendor_unavailable", "Nobody answers.", "Run it again.");

function decide(facts: Partial<StepFacts>) {
  const plain = { once: false, wordCounts: false };
  return decideStep({
    title: "Move",
    history: NOTHING,
    traits: plain,
    word: null,
    observed: null,
    applied: null,
    ...facts,
  });
}

const DUE = { is: "due" } as const;
const DONE = { is: "done", summary: "It is there." } as const;
const ONCE = { once: true, wordCounts: true } as const;
const WORD = { once: false, wordCounts: true } as const;

describe("a step that the world tells of", () => {
  it.each([NOTHING, BEGUN, ended(SAID), ended(FAILED)])("is read before anything else %#", (history) => {
    expect(decide({ history })).toEqual({ do: "observe" });
  });

  it("is applied where it is due, also where an earlier run began it or ended it otherwise", () => {
    for (const history of [NOTHING, BEGUN, ended(FAILED), ended(SAID), { ...BEGUN, underOtherPlan: true }]) {
      expect(decide({ history, observed: DUE })).toEqual({ do: "apply" });
    }
  });

  it("ends where it is done, and its end is recorded where it is not yet", () => {
    const verdict = pass("step_done", "It is there.");
    expect(decide({ observed: DONE })).toEqual({ do: "end", verdict });
    expect(decide({ history: BEGUN, observed: DONE })).toEqual({ do: "end", verdict });
    expect(decide({ history: ended(FAILED), observed: DONE })).toEqual({ do: "end", verdict });
    expect(decide({ history: ended(SAID), observed: DONE })).toEqual({ do: "end", verdict, recorded: true });
    expect(decide({ history: { ...ended(SAID), underOtherPlan: true }, observed: DONE })).toEqual({
      do: "end",
      verdict,
    });
  });

  it("ends on what speaks against it", () => {
    expect(decide({ observed: { is: "impossible", verdict: UNKNOWN } })).toEqual({ do: "end", verdict: UNKNOWN });
  });

  it("counts as applied only when it was read again", () => {
    expect(decide({ applied: SAID })).toEqual({ do: "observe" });
    const evidence = [{ label: "place", value: "s3" }];
    expect(decide({ applied: SAID, observed: { ...DONE, evidence } })).toEqual({
      do: "end",
      verdict: { ...SAID, evidence },
    });
    expect(decide({ applied: SAID, observed: DUE })).toMatchObject({
      do: "end",
      verdict: { outcome: "hold", reasonCode: "step_not_shown" },
    });
    expect(decide({ applied: SAID, observed: { is: "impossible", verdict: UNKNOWN } })).toEqual({
      do: "end",
      verdict: UNKNOWN,
    });
  });

  it("ends on its own verdict where that is no pass, without being read again", () => {
    expect(decide({ applied: FAILED })).toEqual({ do: "end", verdict: FAILED });
    expect(decide({ applied: UNKNOWN })).toEqual({ do: "end", verdict: UNKNOWN });
  });

  it("is told by its title where reading back contradicts what it or a person said, with what it had to show", () => {
    const told = (facts: Partial<StepFacts>) => {
      const action = decide({ observed: DUE, ...facts });
      if (action.do !== "end") throw new Error(action.do);
      expectTold(action.verdict, ["Move"]);
      return action.verdict.evidence;
    };
    const evidence = [{ label: "rows", value: "7" }];
    expect(told({ applied: { ...SAID, evidence } })).toEqual(evidence);
    expect(told({ word: "done" })).toEqual([]);
    const found = decide({ applied: { ...SAID, evidence }, observed: DONE });
    expect(found.do === "end" && found.verdict.evidence).toEqual(evidence);
  });

  it("is not done because a person says so", () => {
    expect(decide({ word: "done" })).toEqual({ do: "observe" });
    expect(decide({ word: "done", observed: DUE })).toMatchObject({
      do: "end",
      verdict: { outcome: "hold", reasonCode: "step_not_shown" },
    });
    expect(decide({ word: "repeat", history: BEGUN, observed: DONE })).toMatchObject({
      do: "end",
      verdict: { outcome: "pass" },
    });
  });
});

describe("a step of which only its own word is known", () => {
  it("is done where the record says so, without being asked", () => {
    expect(decide({ traits: WORD, history: ended(SAID) })).toEqual({ do: "end", verdict: SAID, recorded: true });
  });

  it("is done when it has said so", () => {
    expect(decide({ traits: WORD, observed: DUE, applied: SAID })).toEqual({ do: "end", verdict: SAID });
  });

  it("is asked whether it can be applied where the record says nothing good, or speaks of another plan", () => {
    for (const history of [NOTHING, BEGUN, ended(FAILED), { ...ended(SAID), underOtherPlan: true }]) {
      expect(decide({ traits: WORD, history })).toEqual({ do: "observe" });
      expect(decide({ traits: WORD, history, observed: DUE })).toEqual({ do: "apply" });
    }
  });

  it("is done again where a person wants it", () => {
    expect(decide({ traits: WORD, history: ended(SAID), word: "repeat", observed: DUE })).toEqual({ do: "apply" });
  });
});

describe("a step that must not be applied twice", () => {
  it("is applied where nobody began it, and where whoever did changed nothing", () => {
    expect(decide({ traits: ONCE, observed: DUE })).toEqual({ do: "apply" });
    expect(decide({ traits: ONCE, history: ended(UNKNOWN, true), observed: DUE })).toEqual({ do: "apply" });
  });

  it.each([
    ["begun and cut off", BEGUN, "how it ended is not known"],
    ["begun and failed", ended(FAILED), "did not end well (command_failed)"],
    ["begun under another plan", { ...NOTHING, underOtherPlan: true }, "under another plan"],
  ])("holds where it was %s", (_, history, words) => {
    const action = decide({ traits: ONCE, history, observed: DUE });
    expect(action).toMatchObject({ do: "end", verdict: { outcome: "hold", reasonCode: "step_unfinished" } });
    expect(action.do === "end" && action.verdict.summary).toContain(words);
    expect(action.do === "end" && action.verdict.remedy).toContain('--step-done "Move"');
  });

  it("is told with what is known of the earlier run, so that a person can look", () => {
    const held = (history: StepHistory) => {
      const action = decide({ traits: { once: true, wordCounts: false }, history, observed: DUE });
      if (action.do !== "end") throw new Error(action.do);
      return action.verdict;
    };
    const run = { label: "run", value: "https://runs/1", url: "https://runs/1" };
    const begun = { label: "begun", value: "1970-01-01T00:00:00Z" };
    expect(held(BEGUN).evidence).toEqual([begun, run]);
    expect(held(BEGUN).remedy).toContain("https://runs/1");
    const said = { label: "exit code", value: "1" };
    expect(held(ended({ ...SAID, evidence: [said] })).evidence).toEqual([begun, run, said]);
    expectTold(held(ended(SAID)), ["Move", /was done by an earlier run/]);
    const nameless: StepHistory = { ...NOTHING, begun: { at: 0, runUrl: null } };
    expect(held(nameless).evidence).toEqual([begun]);
    expect(held(nameless).remedy).not.toContain("its run");
    expect(held({ ...NOTHING, underOtherPlan: true }).evidence).toEqual([]);
  });

  it("holds where it was done, is to be read from the world, and is not there", () => {
    const traits = { once: true, wordCounts: false };
    expect(decide({ traits, history: ended(SAID), observed: DUE })).toMatchObject({
      verdict: { reasonCode: "step_unfinished" },
    });
  });

  it("goes on by a person's word", () => {
    const wordOf = (word: StepWord) => decide({ traits: ONCE, history: BEGUN, word, observed: DUE });
    expect(wordOf("repeat")).toEqual({ do: "apply" });
    for (const traits of [ONCE, WORD, { once: true, wordCounts: false }]) {
      const byWord = decide({ traits, history: BEGUN, word: "done", observed: DUE });
      expect(byWord).toMatchObject({ do: "end", byWord: true, verdict: { outcome: "pass", reasonCode: "step_done" } });
      expect(byWord.do === "end" && byWord.verdict.summary).toMatch(/person/);
    }
  });

  it("hears no word where nothing could be asked", () => {
    const observed = { is: "impossible", verdict: UNKNOWN } as const;
    expect(decide({ traits: ONCE, history: BEGUN, word: "repeat", observed })).toEqual({ do: "end", verdict: UNKNOWN });
  });
});
