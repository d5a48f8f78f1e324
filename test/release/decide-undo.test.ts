import { describe, expect, it } from "vitest";
import { decideUndo, type UndoFacts } from "../../src/release/decide-undo.ts";
import type { StepState } from "../../src/release/step-history.ts";

function decide(facts: Partial<UndoFacts>, state: StepState = "done", untouched = false) {
  return decideUndo({
    fact: { title: "Move", state, untouched },
    way: { has: true, losesData: false, tells: true },
    asked: false,
    trouble: null,
    ...facts,
  });
}

const why = (facts: Partial<UndoFacts>) => {
  const choice = decide(facts);
  return choice.do === "leave" ? choice.why : choice.do;
};

describe("the way back of a step", () => {
  it.each(["begun", "done", "failed", "held", "undoing", "left", "crossed"] as const)(
    "is taken where it was %s, since it may have changed something",
    (state) => {
      expect(decide({}, state)).toEqual({ do: "undo" });
    },
  );

  it.each([
    ["begun", "nothing tells whether it was done"],
    ["undoing", "nothing tells how that ended"],
    ["left", "did not end well"],
    ["crossed", "nothing tells which of them came last"],
  ] as const)(
    "is taken only where a person asks, of what nothing can be read and the record says %s",
    (state, said) => {
      const way = { has: true, losesData: false, tells: false };
      const choice = decide({ way }, state);
      expect(choice).toMatchObject({ do: "leave", unclear: true });
      expect(choice).toHaveProperty("why", expect.stringContaining(said));
      expect(choice).toHaveProperty("why", expect.stringContaining('rollback --undo "Move"'));
      expect(decide({ way, asked: true }, state)).toEqual({ do: "undo" });
    },
  );

  it.each(["done", "failed", "held"] as const)("is taken by a machine where its record says %s", (state) => {
    expect(decide({ way: { has: true, losesData: false, tells: false } }, state)).toEqual({ do: "undo" });
  });

  it("is not taken where it was taken, or where nothing was changed", () => {
    expect(decide({}, "undone")).toEqual({ do: "nothing" });
    expect(decide({}, "failed", true)).toEqual({ do: "nothing" });
  });

  it("is not taken by another plan, without a way, or without what it needs", () => {
    expect(why({ way: null })).toContain("not the one that it was taken by");
    expect(why({ way: { has: false, losesData: false, tells: true } })).toBe("It has no way back.");
    expect(why({ trouble: "TOKEN is not set here." })).toBe("TOKEN is not set here.");
  });

  it("loses data only where a person asks for it", () => {
    const way = { has: true, losesData: true, tells: true };
    expect(why({ way })).toContain('rollback --undo "Move"');
    expect(why({ way, asked: true })).toBe("undo");
    expect(why({ way, asked: true, trouble: "not here." })).toBe("not here.");
    expect(why({ way: { has: false, losesData: true, tells: true }, asked: true })).toBe("It has no way back.");
  });
});
