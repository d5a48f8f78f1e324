import { describe, expect, it } from "vitest";
import { pass } from "../../src/lib/verdict.ts";
import { judgeClaim } from "../../src/release/step-claim.ts";
import type { StepPart, StepPayload } from "../../src/release/step-record.ts";

function page(part: StepPart, attempt: string, changes: Partial<StepPayload> = {}): StepPayload {
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
    attempt,
    at: 1,
    runUrl: null,
    plannedMs: null,
    end: null,
    leaves: null,
    word: null,
    ...changes,
  };
}

const OWN = { release: "r1", identity: "i1", attempt: "mine" };
const judge = (...oldestFirst: readonly StepPayload[]) => judgeClaim(oldestFirst.toReversed(), OWN);

describe("a run that has begun a step", () => {
  it("knows nothing by a list that does not show its own beginning", () => {
    expect(judge()).toEqual({ is: "unseen" });
    expect(judge(page("begun", "other"), page("begun", "mine", { identity: "i2" }))).toEqual({ is: "unseen" });
  });

  it("was first where nothing of the step was written before, whatever came later", () => {
    expect(judge(page("begun", "mine"), page("begun", "other"))).toEqual({ is: "seen", before: [] });
    // Its own beginning twice, since an answer was lost.
    expect(judge(page("begun", "mine"), page("begun", "other"), page("begun", "mine"))).toEqual({
      is: "seen",
      before: [],
    });
  });

  it("comes after one that a person has had repeat it, who saw that this one had begun", () => {
    const word = { said: "repeat", reason: "it hung" } as const;
    const verdict = pass("step_done", "Done.");
    const end = { verdict, details: null, untouched: false, startedAt: 2 };
    const repeated = [page("begun", "other", { word, at: 2 }), page("ended", "other", { end, at: 3 })];
    // The answer to its own beginning was lost, so that it was written once more.
    expect(judge(page("begun", "mine"), ...repeated, page("begun", "mine"))).toMatchObject({
      is: "seen",
      before: [{ identity: "i1", state: "done", startedAt: 2 }],
    });
    expect(judge(page("begun", "mine"), ...repeated.slice(0, 1))).toMatchObject({ before: [{ state: "begun" }] });
    // Another step's, its own, and one of nobody's word are none.
    const other = repeated.map((one) => ({ ...one, identity: "i2" }));
    expect(judge(page("begun", "mine"), ...other)).toEqual({ is: "seen", before: [] });
    expect(judge(page("begun", "mine"), page("begun", "mine", { word }))).toEqual({ is: "seen", before: [] });
    const unsaid = repeated.map((one) => ({ ...one, word: null }));
    expect(judge(page("begun", "mine"), ...unsaid)).toEqual({ is: "seen", before: [] });
    const nameless = repeated.map((one) => ({ ...one, attempt: null }));
    expect(judge(page("begun", "mine"), ...nameless)).toEqual({ is: "seen", before: [] });
    const undo = repeated.map((one) => ({ ...one, word: { said: "undo", reason: "x" } as const }));
    expect(judge(page("begun", "mine"), ...undo)).toEqual({ is: "seen", before: [] });
  });

  it("sees how the step stood before", () => {
    expect(judge(page("begun", "other"), page("begun", "mine"))).toMatchObject({
      is: "seen",
      before: [{ identity: "i1", state: "begun" }],
    });
    expect(judge(page("undoing", "other", { identity: "i0" }), page("begun", "mine"))).toMatchObject({
      before: [{ identity: "i0", state: "undoing" }],
    });
  });
});
