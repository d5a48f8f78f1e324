import { describe, expect, it } from "vitest";
import {
  COMMENT_LIMIT,
  INPUT_LIMIT,
  packCodeResults,
  questionOf,
  unpackCodeResults,
} from "../../src/checklist/code-results.ts";
import { packJson } from "../../src/lib/packed-json.ts";
import { fail, pass, type Verdict } from "../../src/lib/verdict.ts";

const COMMIT = "a".repeat(40);
const ASKED = questionOf({ gate: "command", spec: "npm test" });
const RUN = "https://github.com/acme/site/actions/runs/42";

function results(verdicts: readonly Verdict[]) {
  return {
    commit: COMMIT,
    runUrl: RUN,
    items: verdicts.map((verdict, index) => ({ title: `Item ${index}`, asked: ASKED, verdict })),
  };
}

/** Text that does not pack. */
function noise(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(33 + (state % 94));
  }).join("");
}

describe("the answers of code items", () => {
  it("arrive as they were sent", () => {
    const sent = results([
      {
        ...pass("gate_passed", "fine", [{ label: "size", value: "3 kB" }]),
        measured: { gzip: 3, names: ["a"] },
      },
      fail("command_failed", "no", "fix it"),
    ]);
    expect(unpackCodeResults(packCodeResults(sent, INPUT_LIMIT))).toEqual(sent);
  });

  it("fit whatever they say, and never lose a verdict", () => {
    const loud = (index: number) =>
      fail("command_failed", noise(400, index), noise(400, index + 1), [
        { label: "output", value: noise(10_000, index) },
      ]);
    const sent = results(Array.from({ length: 300 }, (_, index) => loud(index)));
    for (const limit of [INPUT_LIMIT, COMMENT_LIMIT]) {
      const packed = packCodeResults(sent, limit);
      expect(packed.length).toBeLessThanOrEqual(limit);
      expect(packed).toMatch(/^[\w-]+$/);
      const arrived = unpackCodeResults(packed);
      expect(arrived?.items.map(({ title, verdict }) => [title, verdict.outcome])).toEqual(
        sent.items.map(({ title }) => [title, "fail"]),
      );
    }
  });

  it("are nothing where somebody made them up wrongly", () => {
    const one = { title: "x", asked: ASKED, verdict: pass("gate_passed", "fine") };
    const wrong: readonly unknown[] = [
      null,
      "text",
      { commit: "main", runUrl: null, items: [] },
      { commit: COMMIT, runUrl: "javascript:alert(1)", items: [] },
      { commit: COMMIT, runUrl: null, items: [{ ...one, verdict: { ...one.verdict, outcome: "great" } }] },
      { commit: COMMIT, runUrl: null, items: [{ ...one, verdict: { ...one.verdict, reasonCode: "toString" } }] },
      { commit: COMMIT, runUrl: null, items: [{ ...one, title: "x".repeat(101) }] },
      { commit: COMMIT, runUrl: null, items: Array.from({ length: 301 }, () => one) },
    ];
    for (const value of wrong) expect(unpackCodeResults(packJson(value))).toBeNull();
    expect(unpackCodeResults("!!!")).toBeNull();
    expect(unpackCodeResults("")).toBeNull();
  });

  it("are not unpacked beyond what we would pack", () => {
    expect(unpackCodeResults(packJson("x".repeat(50_000_000)))).toBeNull();
  });
});
