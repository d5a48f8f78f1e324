/** The mutation tests' own judgement: what they count, and when they say no. */
import { describe, expect, it } from "vitest";
import { type Equivalent, judgeMutants } from "./judge-mutants.ts";
import { type Mutant, readMutants, type Report } from "./read-mutants.ts";
import { renderMutants } from "./render-mutants.ts";

const SOURCE = ["export function isOld(age: number): boolean {", "  return age > 9 && age <", "    99;", "}", ""].join(
  "\n",
);

type Found = Report["files"][string]["mutants"][number];

const found = (start: [number, number], end: [number, number], status: Found["status"], to?: string): Found => ({
  mutatorName: "Some",
  ...(to === undefined ? {} : { replacement: to }),
  location: { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } },
  status,
});

const mutant = (fate: Mutant["fate"], changes: Partial<Mutant> = {}): Mutant => ({
  file: "src/release/old.ts",
  line: 2,
  place: "return age > 9;",
  from: "age > 9",
  to: "true",
  fate,
  ...changes,
});

const many = (count: number, fate: Mutant["fate"], changes: Partial<Mutant> = {}) =>
  Array.from({ length: count }, () => mutant(fate, changes));

describe("a report", () => {
  it("names each change by its line and by what stood there, over several lines as well", () => {
    const mutants = [
      found([2, 10], [3, 7], "Survived", "true"),
      found([2, 10], [2, 17], "Killed", "age\n  >= 9"),
      found([1, 45], [4, 2], "NoCoverage"),
    ];
    expect(readMutants({ files: { "src/lib/old.ts": { source: SOURCE, mutants } } })).toEqual([
      {
        file: "src/lib/old.ts",
        line: 1,
        place: "export function isOld(age: number): boolean {",
        from: "{ return age > 9 && age < 99; }",
        to: "Some",
        fate: "unreached",
      },
      {
        file: "src/lib/old.ts",
        line: 2,
        place: "return age > 9 && age <",
        from: "age > 9 && age < 99",
        to: "true",
        fate: "survived",
      },
      {
        file: "src/lib/old.ts",
        line: 2,
        place: "return age > 9 && age <",
        from: "age > 9",
        to: "age >= 9",
        fate: "killed",
      },
    ]);
  });
});

describe("the tests of a folder", () => {
  const listed: Equivalent = {
    file: "src/release/old.ts",
    place: "return age > 9;",
    from: "age > 9",
    to: "true",
    reason: "nobody is younger",
  };

  it("are enough where they notice nine of ten changes, and not where they notice fewer", () => {
    const enough = judgeMutants([...many(8, "killed"), mutant("timed-out"), mutant("survived")], []);
    expect(enough).toMatchObject({ passed: true, folders: [{ name: "src/release", mutants: 10, ratio: 0.9 }] });
    expect(judgeMutants([...many(8, "killed"), mutant("survived")], []).passed).toBe(false);
    expect(judgeMutants([...many(8, "killed"), mutant("unreached")], []).passed).toBe(false);
    expect(judgeMutants([], []).passed).toBe(false);
  });

  it("must be enough in each folder, however good those of another are", () => {
    const judged = judgeMutants([...many(100, "killed"), mutant("survived", { file: "src/judge/a.ts" })], []);
    expect(judged.passed).toBe(false);
    expect(judged.folders.map(({ name, ratio }) => [name, ratio])).toEqual([
      ["src/release", 1],
      ["src/judge", 0],
    ]);
  });

  it("are asked for no change that the list calls invisible, nor for one with which the program did not start", () => {
    const judged = judgeMutants([mutant("survived"), mutant("broken"), mutant("killed", { to: "false" })], [listed]);
    expect(judged).toMatchObject({ passed: true, survivors: [], files: [{ mutants: 2, equivalent: 1, ratio: 1 }] });
  });

  it.each<Partial<Mutant>>([
    { file: "src/release/new.ts" },
    { place: "return !old;" },
    { from: "age" },
    { to: "false" },
  ])("are asked for a change that differs from the listed one: %j", (changes) => {
    const judged = judgeMutants([mutant("survived"), mutant("survived", changes)], [listed]);
    expect(judged).toMatchObject({ passed: false, survivors: [changes] });
  });

  it("are not enough while the list has what a test notices, or what is not there any more", () => {
    expect(judgeMutants([mutant("killed")], [listed])).toMatchObject({ passed: false, stale: [listed] });
    expect(judgeMutants([mutant("killed", { place: "x" })], [listed])).toMatchObject({
      passed: false,
      stale: [listed],
    });
    // Of a file that was not asked nothing is known.
    expect(judgeMutants([mutant("killed", { file: "src/release/new.ts" })], [listed]).passed).toBe(true);
  });

  it("are shown with their shares, with what they miss, and with what the list has too much", () => {
    const missed = mutant("unreached", { from: "if (old) return;", to: "" });
    const text = renderMutants(judgeMutants([...many(8, "killed"), missed], [listed]));
    expect(text.split("\n")).toEqual([
      "                    mutants  killed  timed out  survived  unreached  equivalent  noticed",
      "src/release/old.ts        9       8          0         0          1           0   88.8 %",
      "",
      "src/release               9       8          0         0          1           0   88.8 %",
      "",
      "No test noticed:",
      "  src/release/old.ts:2 (unreached)  if (old) return;  →  ",
      "",
      "Listed in survivors.json, but noticed by a test, or not there any more:",
      "  src/release/old.ts  return age > 9;  age > 9  →  true",
      "",
      "FAILED: at least 90.0 % of what could be noticed in each folder, and no entry of the list without a survivor",
    ]);
  });
});
