import { describe, expect, test } from "vitest";
import { fillJson, fillText, namesIn, parseJsonPath, resolveJsonPath } from "../../src/gates/http/capture.ts";

describe("a path into a JSON answer", () => {
  test.each<[string, readonly (string | number)[]]>([
    ["$", []],
    ["$.id", ["id"]],
    ["$.a.b[0].c-d", ["a", "b", 0, "c-d"]],
    [`$["two words"]['x']`, ["two words", "x"]],
  ])("is parsed: %s", (text, path) => {
    expect(parseJsonPath(text)).toEqual(path);
  });

  test.each(["id", "$id", "$..id", "$.items[*]", "$.a[-1]", "$.a.", "$.a[0", ""])("%j is none", (text) => {
    expect(parseJsonPath(text)).toBeNull();
  });

  test("gives undefined for a missing value, whatever is in its place", () => {
    const value = { a: [{ b: null }], text: "abc" };
    expect(resolveJsonPath(value, ["a", 0, "b"])).toBeNull();
    for (const path of [["a", 1], ["a", "length"], ["a", 0, "b", "c"], ["text", 0], ["toString"], ["constructor"]]) {
      expect(resolveJsonPath(value, path)).toBeUndefined();
    }
  });
});

describe("references", () => {
  test("are found in texts, lists, maps and keys", () => {
    expect(namesIn({ "${k}": ["${a}/${b}", { c: "${d} ${e}" }], n: 5, z: null })).toEqual(["k", "a", "b", "d", "e"]);
  });

  test("are replaced in a text, encoded as required", () => {
    expect(fillText("/t/${id}?q=${q}", { id: "a/b ?", q: 5 }, encodeURIComponent)).toBe("/t/a%2Fb%20%3F?q=5");
    expect(fillText("${id} costs $5", { id: "$&" })).toBe("$& costs $5");
  });

  test("keep the type of a value that stands alone in a body", () => {
    expect(fillJson({ id: "${id}", text: "no ${id}", list: ["${flag}"], n: null }, { id: 7, flag: true })).toEqual({
      id: 7,
      text: "no 7",
      list: [true],
      n: null,
    });
  });
});
