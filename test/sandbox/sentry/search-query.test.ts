import { describe, expect, it } from "vitest";
import {
  createNumberTest,
  matchesTerm,
  parseInstant,
  parseSearch,
  type SearchTerm,
} from "../../../src/sandbox/sentry/search-query.ts";

function parse(query: string): readonly SearchTerm[] {
  const terms = parseSearch(query);
  if ("unknown" in terms) throw new Error(`not understood: ${terms.unknown}`);
  return terms;
}

function matches(query: string, value: string | undefined): boolean {
  const [term] = parse(query);
  if (term === undefined) throw new Error("no term");
  return matchesTerm(term, value);
}

describe("Sentry's search terms", () => {
  it("reads keys, negation, quotes, lists and comparisons", () => {
    expect(
      parse('is_transaction:true !span.status:ok release:"web@1 \\"x\\"" level:[error,fatal] firstSeen:>=2026-11-20'),
    ).toEqual([
      { key: "is_transaction", negated: false, operator: "is", values: ["true"] },
      { key: "span.status", negated: true, operator: "is", values: ["ok"] },
      { key: "release", negated: false, operator: "is", values: ['web@1 "x"'] },
      { key: "level", negated: false, operator: "is", values: ["error", "fatal"] },
      { key: "firstSeen", negated: false, operator: ">=", values: ["2026-11-20"] },
    ]);
    expect(parse("")).toEqual([]);
  });

  it("says the same of many numbers as of each", () => {
    const numbers = [0, 0.5, 1, 377, 377.5, 1_000, 1e-7];
    for (const query of [
      "d:>377ms",
      "d:>=377",
      "d:<1s",
      "!d:<=1",
      "d:377",
      "d:[1,377]",
      "d:>soon",
      "has:d",
      "!has:d",
    ]) {
      const [term] = parse(query);
      if (term === undefined) throw new Error("no term");
      expect([query, numbers.map(createNumberTest(term))]).toEqual([
        query,
        numbers.map((number) => matchesTerm(term, String(number))),
      ]);
    }
  });

  it("refuses what it does not know, instead of leaving it out", () => {
    for (const query of ["a:1 OR b:2", "(a:1)", "free text", "a:", 'release:"open', "a:1 b"]) {
      expect(parseSearch(query)).toHaveProperty("unknown");
    }
  });

  it.each([
    ["op:http.server", "http.server", true],
    ["op:http.server", "http.client", false],
    ["op:http.server", undefined, false],
    ["!op:http.server", undefined, true],
    ["op:http*", "http.client", true],
    ["op:[db,cache]", "cache", true],
    ["has:code", "200", true],
    ["has:code", undefined, false],
    ["!has:code", undefined, true],
    ["code:>=500", "503", true],
    ["code:<500", "503", false],
    ["duration:>1.5s", "1501", true],
    ["duration:>1500ms", "1500", false],
    ["duration:>1500", "1501", true],
    ["seen:>2026-11-20T16:00:00", "2026-11-20T16:00:01Z", true],
    ["seen:>=2026-11-20T16:00:00Z", "2026-11-20T15:59:59Z", false],
    ["seen:>2026-11-20", "soon", false],
  ])("%s of %s is %s", (query, value, expected) => {
    expect(matches(query, value)).toBe(expected);
  });

  it("takes a time without a zone as UTC", () => {
    expect(parseInstant("2026-11-20T16:00:00")).toBe(Date.UTC(2026, 10, 20, 16));
    expect(parseInstant("2026-11-20T17:00:00+01:00")).toBe(Date.UTC(2026, 10, 20, 16));
    expect(parseInstant("tomorrow")).toBeNull();
  });
});
