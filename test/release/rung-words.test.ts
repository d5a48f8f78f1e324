/** What came of the rungs, and what a rollback would do: in one line each. */
import { describe, expect, it } from "vitest";
import { describeDryRun } from "../../src/release/describe-dry-run.ts";
import {
  parseRungWords,
  renderRungWords,
  RUNG_WORDS,
  takenRungs,
  withTakenRungs,
} from "../../src/release/rung-words.ts";
import { production } from "./facts.ts";

describe("the words of the rungs", () => {
  it("are read back in the order in which the rungs were taken, each of them", () => {
    const words = Object.fromEntries(RUNG_WORDS.map((word, index) => [`rung-${index}`, word]));
    expect(Object.entries(parseRungWords(renderRungWords(words)))).toEqual(Object.entries(words));
    expect(renderRungWords({ flag: "unhelpful", command: "begun" })).toBe("flag=unhelpful,command=begun");
    expect(renderRungWords({})).toBe("");
  });

  it("say which rungs are not taken again: those that were applied, or may have been", () => {
    const all = {
      a: "begun",
      b: "done",
      c: "helped",
      d: "unhelpful",
      e: "already",
      f: "skipped",
      g: "failed",
    } as const;
    expect(takenRungs(all)).toEqual({ a: "begun", b: "done", c: "helped", d: "unhelpful" });
    expect(withTakenRungs("watching", all, ": new")).toBe("watching took a,b,c,d: new");
    expect(withTakenRungs("watching", { e: "already" }, ": new")).toBe("watching: new");
  });

  it("are as many of the last taken as fit into a status of GitHub's", () => {
    const head = "w".repeat(140 - " took flag,revert".length);
    const words = { flag: "done", revert: "begun" } as const;
    expect(withTakenRungs(head, words, "")).toBe(`${head} took flag,revert`);
    expect(withTakenRungs(head, words, ".")).toBe(`${head} took revert.`);
  });

  it("leave out what is none of theirs", () => {
    expect(parseRungWords("flag=helped,host=gone,revert,=done")).toStrictEqual({ flag: "helped", "": "done" });
    expect(parseRungWords("")).toStrictEqual({});
    expect(parseRungWords("done")).toStrictEqual({});
  });
});

describe("a rollback that does nothing", () => {
  const choice = {
    to: { id: "dpl_old", commit: null },
    from: "dpl_new",
    arriving: null,
    release: null,
    begun: false,
    why: "It is known good. ",
  };
  const said = (
    at: string,
    changes: Partial<typeof choice> | { readonly arriving: string; readonly begun?: boolean },
  ) => describeDryRun(production(at), { ...choice, ...changes });

  it("says from where to where it would go, and why", () => {
    expect(said("dpl_new", {})).toEqual({
      decision: "proceed",
      reasonCode: "dry_run",
      summary: "Would roll production back from dpl_new to dpl_old. It is known good. Nothing was changed.",
    });
    const coming = said("dpl_old", { arriving: "dpl_next", begun: true });
    expect(coming.summary).toBe(
      "Would roll production back from dpl_next to dpl_old. It is known good. Nothing was changed.",
    );
    const nothing = describeDryRun(production(null), { ...choice, from: null });
    expect(nothing.summary).toContain("from nothing to dpl_old");
  });

  it("says that production is there already only where that was begun and is shown", () => {
    expect(said("dpl_old", { begun: true })).toEqual({
      decision: "rolled-back",
      reasonCode: "already_done",
      summary: "Production already serves dpl_old. It is known good. Nothing was changed.",
    });
    expect(said("dpl_old", {}).reasonCode).toBe("dry_run");
    expect(said("dpl_new", { begun: true }).reasonCode).toBe("dry_run");
  });
});
