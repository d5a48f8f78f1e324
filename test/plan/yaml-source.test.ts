import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/plan/yaml-source.ts";
import type { YamlSource } from "../../src/plan/yaml-source.ts";
import { MINIMAL } from "./extensions.ts";
import { mistakesOf, planWith } from "./mistakes.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

function sourceOf(text: string): YamlSource {
  const source = parseYaml(text, "plan.yml");
  if ("problems" in source) throw new Error(JSON.stringify(source.problems));
  return source;
}

describe("what is not YAML, or not one plan", () => {
  it.each([
    [
      "a tab as indentation",
      "version: 1\nproject:\n\tvercel: x\n",
      "3:1: a tab is used as indentation, which YAML does not allow -> Indent with spaces.",
    ],
    ["an open bracket", "version: 1\nname: [a\n", '2:7: not YAML: the "[" that opens here is not closed'],
    ["an open quote", 'name: "demo\n', "1:7: not YAML: the quotation mark that opens here is not closed"],
    ["a second colon", "title: a: b\n", '1:8: not YAML: a second ": " on one line'],
    ["a reserved character", "name: @demo\n", "1:7: not YAML: a text cannot begin with this character"],
    ["plain text", "hello world\n", '1:1: not a plan: expected a mapping of keys, found "hello world"'],
    ["a list", "- version: 1\n", "1:1: not a plan: expected a mapping of keys, found a list"],
    ["zero bytes", "\0\0\0", "1:1: not a plan"],
    ["nothing", "", "1:1: the file is empty"],
    ["only comments", "# a plan\n\n", "1:1: the file is empty"],
    ["a second document", `${MINIMAL}---\nversion: 1\n`, "21:1: a second document begins here; a plan is one document"],
    ["a tag", "version: 1\nname: !secret demo\n", "2:7: tags (!name) have no meaning in a plan"],
    [
      "an alias without anchor",
      "version: 1\nname: *name\n",
      '2:7: the alias "*name" has no anchor above it -> Put "&name" before the part that it repeats; a text that begins with "*" stands in quotes.',
    ],
    [
      "an alias inside its own anchor",
      "version: &a [*a]\n",
      '1:14: the alias "*a" stands inside the part that it repeats',
    ],
  ])("is refused with its place: %s", (_, text, expected) => {
    expect(mistakesOf(text)[0]).toContain(expected);
  });

  it("refuses aliases that multiply, without following them", () => {
    const levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [index, name] of [..."bcdefghi"].entries()) {
      levels.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${"abcdefghi"[index]}`).join(", ")}]`);
    }
    // Followed, they would be a thousand million parts.
    expect(mistakesOf(levels.join("\n"))).toEqual([
      "2:8: aliases repeat more than 100 parts of the file, so it was not read -> Write the parts out, or use fewer aliases inside anchored parts.",
    ]);
  });

  it("refuses more aliases than a plan needs, and takes that many", () => {
    const anchors = `a: [${Array.from({ length: 11 }, (_, index) => `&a${index} x`).join(", ")}]`;
    const text = (aliases: number) =>
      `${anchors}\nb: [${Array.from({ length: aliases }, (_, index) => `*a${index % 11}`).join(", ")}]\n`;
    expect(mistakesOf(text(1_000)).join()).not.toContain("aliases");
    expect(mistakesOf(text(1_001))).toEqual([
      "2:5: the file has more than 1000 aliases, so it was not read -> Write the parts out.",
    ]);
  });

  it("takes four times as long on four times as many keys, and not sixteen times", async () => {
    const growth = await growthOf((keys) => {
      const text = Array.from({ length: keys }, (_, index) => `k${index}: v`).join("\n");
      expect(mistakesOf(text)).toHaveLength(101);
    }, 1_500);
    expect(growth).toBeLessThan(NEARLY_LINEAR);
  });

  it("says where nesting is too deep", () => {
    expect(mistakesOf(`a: ${"[".repeat(20_000)}`).join("\n")).toContain("nested too deeply");
  });
});

describe("places", () => {
  it("finds keys, values and characters inside a text", () => {
    const source = sourceOf("a:\n  - { b: one two }\n  - 'three four'\n");
    expect(source.keyPosition(["a", 0, "b"])).toEqual({ file: "plan.yml", line: 2, column: 7 });
    expect(source.valuePosition(["a", 0, "b"], 4)).toMatchObject({ line: 2, column: 14 });
    expect(source.valuePosition(["a", 1], 6)).toMatchObject({ line: 3, column: 12 });
  });

  it("gives the beginning of a text whose characters are not where they are read", () => {
    const source = sourceOf('a: "x\\ty > 5"\nb: >\n  folded\n  text\n');
    expect(source.valuePosition(["a"], 4)).toMatchObject({ line: 1, column: 4 });
    expect(source.valuePosition(["b"], 4)).toMatchObject({ line: 2, column: 4 });
  });

  it("gives what is around a thing that is missing", () => {
    const source = sourceOf("a:\n  b:\n    c: 1\nd:\n");
    expect(source.keyPosition(["a", "b", "x"])).toMatchObject({ line: 2, column: 3 });
    expect(source.valuePosition(["a", "b", "x"])).toMatchObject({ line: 2, column: 3 });
    expect(source.valuePosition(["d"])).toMatchObject({ line: 4, column: 1 });
    expect(source.keyPosition(["x"])).toMatchObject({ line: 1, column: 1 });
    expect(source.has(["a", "b", "x"])).toBe(false);
    expect(source.has(["a", "b", "c"])).toBe(true);
  });

  it("follows aliases and merge keys to where a thing is written", () => {
    const source = sourceOf("a: &a { x: 1 }\nb: { <<: *a, y: 2 }\nc: *a\nd: { <<: [{ z: 3 }, *a] }\n");
    expect(source.keyPosition(["b", "x"])).toMatchObject({ line: 1, column: 9 });
    expect(source.keyPosition(["b", "y"])).toMatchObject({ line: 2, column: 14 });
    expect(source.keyPosition(["c", "x"])).toMatchObject({ line: 1, column: 9 });
    expect(source.keyPosition(["d", "z"])).toMatchObject({ line: 4, column: 13 });
    expect(source.keyPosition(["d", "x"])).toMatchObject({ line: 1, column: 9 });
  });

  it("reports a mistake inside an anchored part where it is written", () => {
    const text = planWith(
      ["- { title: Home, http: { path: / } }", "- &home { title: Home, http: { pth: / } }"],
      ["- { title: Home, http: { path: / } }", "- *home"],
    );
    expect(new Set(mistakesOf(text))).toEqual(
      new Set([
        '9:38: unknown key "pth" in stages.staging.verify[0].http -> Did you mean "path"?',
        '9:38: unknown key "pth" in stages.production.verify[0].http -> Did you mean "path"?',
      ]),
    );
  });
});
