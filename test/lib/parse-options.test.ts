import { describe, expect, it } from "vitest";
import type { Options } from "../../src/lib/option.ts";
import { parseOptions } from "../../src/lib/parse-options.ts";

const options = {
  plan: { type: "text", placeholder: "FILE", description: "The plan." },
  stage: { type: "choice", values: ["staging", "production"], description: "Which." },
  "dry-run": { type: "flag", description: "Change nothing." },
  fault: { type: "list", placeholder: "NAME", description: "Trouble." },
  at: { type: "duration", placeholder: "DURATION", description: "When.", needs: "fault" },
  start: { type: "instant", placeholder: "INSTANT", description: "From when on." },
  seed: { type: "integer", placeholder: "NUMBER", description: "Another.", idleWith: "dry-run" },
  "code-result": { type: "text", placeholder: "TEXT", description: "Packed.", edge: "action" },
} as const satisfies Options;

const others: Readonly<Record<string, Options>> = {
  rollback: { reason: { type: "text", placeholder: "TEXT", description: "Why." } },
  promote: { unpin: { type: "flag", description: "Go on." } },
};

const parse = (...args: readonly string[]) => parseOptions(args, { name: "verify", options, others });
const problemsOf = (...args: readonly string[]) =>
  parse(...args).problems.map(({ message, remedy }) => (remedy === undefined ? message : `${message} ${remedy}`));

describe("what is given", () => {
  it("is read as its type, in both forms of writing", () => {
    const args = ["--plan", "a.yml", "--stage=production", "--fault", "a", "--fault=b", "--at", "3m", "--seed", "-7"];
    expect(parse(...args)).toEqual({
      values: { plan: "a.yml", stage: "production", fault: ["a", "b"], at: 180_000, seed: -7 },
      problems: [],
    });
    expect(parse("--start", "2026-11-22T02:30+01:00").values).toEqual({ start: Date.UTC(2026, 10, 22, 1, 30) });
    expect(parse("--dry-run")).toEqual({ values: { "dry-run": true }, problems: [] });
  });

  it("may be words beside the options, where the call is declared with some", () => {
    const operands = {
      files: { type: "operands", edge: "terminal", placeholder: "FILE…", description: "Which." },
    } as const;
    const read = (...args: readonly string[]) =>
      parseOptions(args, { name: "judge", options: { ...options, ...operands }, others });
    expect(read("a.json", "--dry-run", "-", "--", "--b")).toEqual({
      values: { files: ["a.json", "-", "--b"], "dry-run": true },
      problems: [],
    });
    expect(read().problems.map(({ message }) => message)).toEqual(["judge needs FILE…."]);
    expect(read("--files", "a").problems.map(({ message }) => message)).toEqual(["judge has no option --files."]);
    expect(problemsOf("a.json")).toEqual([expect.stringContaining('takes only options, and "a.json" is not one')]);
  });

  it("counts as not given where it is empty, as a script's empty variable is", () => {
    expect(parse("--plan", "", "--stage=")).toEqual({ values: {}, problems: [] });
  });

  it("may begin with a dash where it is written with =", () => {
    expect(parse("--plan=-x.yml").values).toEqual({ plan: "-x.yml" });
  });
});

describe("a mistake", () => {
  it.each([
    ["a letter wrong", ["--plna", "x"], "verify has no option --plna. Did you mean --plan?"],
    ["a forgotten dash", ["dry-run"], 'verify takes only options, and "dry-run" is not one. Did you mean --dry-run?'],
    [
      "a value that is near one",
      ["--stage", "prodution"],
      '--stage is "prodution"; expected staging or production. Did you mean production?',
    ],
    ["a value that is near none", ["--stage", "x"], '--stage is "x"; expected staging or production.'],
    ["no duration", ["--fault", "a", "--at", "soon"], '--at is "soon"; expected a duration such as 3m.'],
    [
      "a moment without its zone",
      ["--start", "2026-11-22T02:30"],
      '--start is "2026-11-22T02:30"; expected a date and time with a zone, such as 2026-11-22T02:30Z or 2026-11-22T02:30+01:00.',
    ],
    ["no whole number", ["--seed", "1.5"], '--seed is "1.5"; expected a whole number.'],
    ["a forgotten value", ["--plan"], "--plan needs a value. Write --plan=FILE."],
    ["the next option as value", ["--plan", "--dry-run"], "--plan needs a value and not --dry-run. Write --plan=FILE."],
    ["a flag with a value", ["--dry-run=false"], '--dry-run takes no value, but was given "false".'],
    ["one option twice", ["--plan", "a", "--plan", "b"], "--plan is given twice. Leave one of them out."],
    [
      "another's option",
      ["--reason", "x"],
      "verify has no option --reason: it belongs to rollback. Run `holdpoint verify --help` for its options.",
    ],
    ["one near another's", ["--unpn"], "verify has no option --unpn. Did you mean --unpin, an option of promote?"],
    [
      "one near nothing",
      ["--zzzzzzzz"],
      "verify has no option --zzzzzzzz. Run `holdpoint verify --help` for its options.",
    ],
    ["a short one that is none", ["-p"], "verify has no option -p. Run `holdpoint verify --help` for its options."],
    [
      "an input of the action",
      ["--code-result", "x"],
      "verify has no option --code-result. Run `holdpoint verify --help` for its options.",
    ],
    [
      "one without what it is for",
      ["--at", "3m"],
      "--at has no effect without --fault. Add --fault, or leave --at out.",
    ],
    [
      "one that another makes idle",
      ["--seed", "2", "--dry-run"],
      "--seed has no effect with --dry-run. Leave one of them out.",
    ],
    [
      "a name of every object",
      ["--constructor", "x"],
      "verify has no option --constructor. Run `holdpoint verify --help` for its options.",
    ],
  ])("is named: %s", (_, args, problem) => {
    expect(problemsOf(...args)[0]).toBe(problem);
  });

  it("hides no other one", () => {
    expect(problemsOf("--plna=x", "--stage", "prod", "--seed", "x", "--at", "3m")).toHaveLength(4);
  });
});
