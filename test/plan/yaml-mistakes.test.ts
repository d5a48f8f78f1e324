import { describe, expect, it } from "vitest";
import { MINIMAL } from "./extensions.ts";
import { mistakesOf, planWith } from "./mistakes.ts";

const PLAN = `version: 1
name: web
project:
  vercel: { project: web, team: acme }
  domains: [app.example.com]
stages:
  staging:
    verify:
      - { title: Start page, http: { path: /, contains: Threads } }
  production:
    verify:
      - { title: "Health", http: { path: "/api/health" } }
`;

/** The plan with one text replaced, which must stand in it. */
function planAfter(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, PLAN);
}

const QUOTE = "not YAML: the quotation mark that opens here is not closed";
const open = (bracket: string) => `not YAML: the "${bracket}" that opens here is not closed`;

describe("one mistake in a YAML text is one message, where it was made", () => {
  it.each<readonly [string, readonly [string, string], string]>([
    [
      "a closing brace in an unquoted text",
      ["contains: Threads", "contains: a } b"],
      "9:61: not YAML: the value ended",
    ],
    ["an opening bracket in an unquoted text", ["contains: Threads", "contains: [abc"], `9:57: ${open("[")}`],
    ["a mapping that is not closed", ["team: acme }", "team: acme"], `4:11: ${open("{")}`],
    ["a list that is not closed", ["[app.example.com]", "[app.example.com"], `5:12: ${open("[")}`],
    ["a colon in an unquoted text", ["title: Start page", "title: Start: page"], '9:18: not YAML: a second ": "'],
    ["a single quote that the file never closes", ["title: Start page", "title: 'Start page"], `9:18: ${QUOTE}`],
    ["a double quote that a later line seems to close", ["contains: Threads", 'contains: "Threads'], `9:57: ${QUOTE}`],
    ["a quote in a block mapping", ["name: web", 'name: "web'], `2:7: ${QUOTE}`],
    ["a tab", ["  vercel:", "\tvercel:"], "4:1: a tab is used as indentation"],
  ])("for %s", (_, change, expected) => {
    const mistakes = mistakesOf(planAfter(change));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });

  it("and each of several mistakes is reported", () => {
    const mistakes = mistakesOf(
      planAfter(
        ["[app.example.com]", "[app.example.com"],
        ["contains: Threads", "contains: a } b"],
        ['title: "Health"', "title: Health: x"],
      ),
    );
    expect(mistakes.map((mistake) => mistake.split(": ")[0])).toEqual(["5:12", "9:61", "12:18"]);
  });

  it("but no more than twenty times, and once in a very long file", () => {
    const broken = Array.from({ length: 40 }, (_, index) => `k${index}: { a } b`).join("\n");
    expect(mistakesOf(broken)).toHaveLength(20);
    expect(mistakesOf(`${broken}\n${"# a long comment\n".repeat(7_000)}`)).toHaveLength(1);
  });
});

describe("one mistake of the plan's words is one message", () => {
  it("where a required key is misspelt", () => {
    expect(mistakesOf(planWith(["name: demo", "nam: demo"]))).toEqual([
      expect.stringContaining('unknown key "nam" in the plan -> Did you mean "name"?'),
    ]);
  });

  it("where a required key lacks its colon", () => {
    expect(mistakesOf(planAfter(["project: web,", "project web,"]))).toEqual([
      expect.stringContaining(
        'unknown key "project web" in project.vercel, without a value -> Is a colon missing? "project: web".',
      ),
    ]);
  });

  it("where an unquoted comma made a key", () => {
    expect(mistakesOf(planAfter(["title: Start page", "title: Start, page"]))).toEqual([
      expect.stringContaining("put a text with a comma in quotes"),
    ]);
  });

  it("but a key that is missing for another reason is reported beside an unknown one", () => {
    expect(mistakesOf(planWith(["name: demo", "colour: red"]))).toEqual([
      expect.stringContaining("name is missing"),
      expect.stringContaining('unknown key "colour"'),
    ]);
  });
});

describe("mistakes that used to hide behind others", () => {
  it("come with them: an unknown title in `after`, and a title that is there twice", () => {
    const mistakes = mistakesOf(`${MINIMAL}checklist:
  - { title: Tests, command: npm test, colour: red }
  - { title: Types, command: npm run types, after: [Test] }
  - { title: Types, command: npm run types }
`);
    expect(mistakes).toEqual([
      expect.stringContaining('unknown key "colour"'),
      expect.stringContaining('no item of the checklist has the title "Test" -> Did you mean "Tests"?'),
      expect.stringContaining('another gate of this list has the title "Types"'),
    ]);
  });
});
