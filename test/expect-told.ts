/** What a verdict that somebody has to act on owes its reader, whatever its words are. */
import { expect } from "vitest";
import type { Verdict } from "../src/lib/verdict.ts";

/** That it names these facts, and says what to do. */
export function expectTold(said: object | null, facts: readonly (string | RegExp)[]): void {
  const { summary, remedy, evidence } = said as Verdict;
  const words = [summary, ...evidence.map(({ label, value }) => `${label}: ${value}`), remedy ?? ""].join("\n");
  for (const fact of facts) {
    if (typeof fact === "string") expect(words).toContain(fact);
    else expect(words).toMatch(fact);
  }
  expect(remedy ?? "").not.toBe("");
}
