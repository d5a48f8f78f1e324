import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCondition } from "../../../src/providers/betterstack/filter-sql.ts";
import { FilterMistake, parseFilter } from "../../../src/providers/betterstack/filter-syntax.ts";
import { renderFilter } from "../../../src/providers/betterstack/filter-text.ts";
import { betterStackSpec } from "../../../src/providers/betterstack/spec.ts";

const SCOPE = { commit: "abc'; DROP", environment: "production" };

function sqlOf(text: string): string {
  return renderCondition(parseFilter(text), SCOPE);
}

function mistakeIn(text: string): string {
  try {
    parseFilter(text);
    return "none";
  } catch (error) {
    if (error instanceof FilterMistake) return `${error.column}: ${error.message}`;
    throw error;
  }
}

describe("a filter of events", () => {
  it("becomes a condition on the members of the event", () => {
    expect(sqlOf("level = 'error' and event = 'thread.create.failed'")).toBe(
      "(JSONExtract(raw, 'level', 'Nullable(String)') = 'error' AND JSONExtract(raw, 'event', 'Nullable(String)') = 'thread.create.failed')",
    );
    expect(sqlOf("http.status >= 500 or NOT (ok = true)")).toBe(
      "(JSONExtract(raw, 'http', 'status', 'Nullable(Float64)') >= 500 OR (NOT JSONExtract(raw, 'ok', 'Nullable(Bool)') = true))",
    );
    expect(sqlOf("kind in ('a', 'b') and x is not null")).toBe(
      "(JSONExtract(raw, 'kind', 'Nullable(String)') IN ('a', 'b') AND (NOT JSONType(raw, 'x') = 'Null'))",
    );
    expect(sqlOf(`"odd name".b <> 'x' and path like '/api/%'`)).toBe(
      "(JSONExtract(raw, 'odd name', 'b', 'Nullable(String)') != 'x' AND JSONExtract(raw, 'path', 'Nullable(String)') LIKE '/api/%')",
    );
  });

  it("lets no text of the plan, of the release or of a name out of its quotes", () => {
    expect(sqlOf(`a = 'it''s \\'`)).toBe(String.raw`JSONExtract(raw, 'a', 'Nullable(String)') = 'it\'s \\'`);
    expect(sqlOf("a = '{commit}'")).toBe(String.raw`JSONExtract(raw, 'a', 'Nullable(String)') = 'abc\'; DROP'`);
    expect(sqlOf(`"it's" = 1`)).toBe(String.raw`JSONExtract(raw, 'it\'s', 'Nullable(Float64)') = 1`);
    const quoted = /'(?:[^'\\]|\\.)*'/gs;
    const outside = /^[\s\w(),<>=!.-]*$/;
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, name) => {
        const filter = `"${name.replaceAll(/["\\]/g, "")}x" = '${text.replaceAll("'", "''")}'`;
        expect(sqlOf(filter).replaceAll(quoted, "")).toMatch(outside);
      }),
    );
  });

  it.each([
    ["level = 'error' and event ~ 3", `26: "~ 3" is not understood`],
    ["level = 'error", "8: a text has no closing quote"],
    ["level == 'error'", `7: expected a text in single quotes, a number, true or false, found "="`],
    ["level = error", `8: expected a text in single quotes, a number, true or false, found "error"`],
    ["level > 'a'", "8: > compares with a number"],
    ["a in (1, 'b')", "6: a list has texts or numbers, not both"],
    ["a = 1 b = 2", `6: expected "and", "or" or the end, found "b"`],
    ["a = 1; drop table x", `5: "; drop tab" is not understood`],
    ["a = 1 -- b", `6: "-- b" is not understood`],
    ["count() > 1", `5: expected =, !=, <, <=, >, >=, in, like or is, found "("`],
    ["a in (select 1)", `6: expected a text in single quotes, a number, true or false, found "select"`],
    ["and a = 1", `0: expected the name of a field, found "and"`],
    ["a =", "3: expected a text in single quotes, a number, true or false"],
    ["(a = 1", `6: expected ")"`],
    ["a not = 1", `6: expected =, !=, <, <=, >, >=, in, like or is, found "="`],
    ["a like 5", `7: expected a text such as 'timeout%', found "5"`],
    ["a = 5ms", `4: "5ms" is not understood`],
    [`${"(".repeat(30)}a = 1`, "21: parentheses are more than 20 deep"],
  ])("names the place of the mistake in %s", (text, mistake) => {
    expect(mistakeIn(text)).toBe(mistake);
  });

  it.each([
    "level = 'error' and (a = 1 or not (b is null))",
    "x in ('it''s', 'b')",
    `"odd name".b like '%'`,
    "a = -1.5",
  ])("is shown in its own words: %s", (text) => {
    expect(renderFilter(parseFilter(text))).toBe(text);
  });

  it("never throws anything else, whatever is written", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(mistakeIn(text)).not.toBe("");
      }),
    );
    const words = fc.constantFrom(
      "a",
      "=",
      "'x'",
      "and",
      "or",
      "not",
      "(",
      ")",
      "in",
      "is",
      "null",
      "1",
      "like",
      ",",
      "true",
    );
    fc.assert(
      fc.property(fc.array(words), (list) => {
        expect(mistakeIn(list.join(" "))).not.toBe("");
      }),
    );
  });
});

describe("what a plan may write", () => {
  it.each([
    [{ among: "a = 1" }, "names neither where nor value"],
    [{ where: "a = 1", among: "b = 1", value: "c" }, "only one of them"],
    [{ where: "a = 1", quantile: "90%" }, "quantile and unit are of a value"],
    [{ value: "c", quantile: "100%" }, "between 0% and 100%"],
    [{ where: "a = 1", source: "t1_web; drop" }, "team and source as in the names of its tables"],
    [{ where: "a = 1", release: "a b" }, "not the name of a field"],
    [5, "expected a filter such as"],
  ])("is not %o", (spec, message) => {
    const parsed = betterStackSpec.safeParse(spec);
    expect(JSON.stringify(parsed.error?.issues)).toMatch(message);
  });
});
