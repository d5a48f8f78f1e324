/** The threat model's tables name the tests that play each attack: none that does not exist, and every one that does. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const COLUMNS = ["what they write", "what reads it", "the goal", "what stops it", "shown by"];
const ACTORS = [
  "The author of a pull request, from a fork too",
  "A writer outside the approving team",
  "A commenter",
  "A hostile site or vendor, or somebody on the way to one",
  "Somebody who may set variables",
  "Another workflow of the repository",
];

interface Row {
  readonly actor: string;
  readonly cells: readonly string[];
  /** The test's file, from the root. */
  readonly file: string;
  /** Of the test in it that shows this row, where the file has several. */
  readonly title: string | null;
}

const lines = readFileSync(join(ROOT, "docs/threat-model.md"), "utf8").split("\n");

function cellsOf(line: string): readonly string[] {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

/** Rows of every table whose last column says which test shows it, below the heading that it stands under. */
function readRows(): readonly Row[] {
  let actor = "";
  let isAttacks = false;
  return lines.flatMap((line): Row[] => {
    if (line.startsWith("#")) actor = line.replace(/^#+ /, "");
    if (!line.startsWith("|")) isAttacks = false;
    const cells = cellsOf(line);
    if (cells.at(-1) === "shown by") isAttacks = true;
    if (!isAttacks || cells.at(-1) === "shown by" || /^\|[-|]+$/.test(line)) return [];
    const [, file = "", title = null] = /^`(test\/[\w/.-]+\.test\.ts)`(?:: (.+))?$/.exec(cells.at(-1) ?? "") ?? [];
    return [{ actor, cells, file, title }];
  });
}

const rows = readRows();
const attacks = readdirSync(join(ROOT, "test/attacks")).filter((name) => name.endsWith(".test.ts"));

describe("the threat model's tables", () => {
  it("have rows for each of the six actors, all with the same columns", () => {
    expect([...new Set(rows.map(({ actor }) => actor))]).toEqual(ACTORS);
    const heads = lines.filter((line) => line.endsWith("| shown by |"));
    expect(heads.map((line) => cellsOf(line))).toEqual(ACTORS.map(() => COLUMNS));
    expect(rows.filter(({ cells }) => cells.length !== COLUMNS.length || cells.includes(""))).toEqual([]);
  });

  it("name files that exist, and titles that stand in them", () => {
    const missing = rows.filter(({ file }) => file === "" || !existsSync(join(ROOT, file)));
    expect(missing.map(({ cells }) => cells.at(-1))).toEqual([]);
    const untitled = rows.filter(
      ({ file, title }) => title !== null && !readFileSync(join(ROOT, file), "utf8").includes(`"${title}"`),
    );
    expect(untitled.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
  });

  it("name every file of test/attacks, each once or by a title of its own for each row", () => {
    const inFolder = rows.map(({ file }) => file.split("test/attacks/")[1] ?? "").filter((name) => name !== "");
    expect([...new Set(inFolder)].toSorted()).toEqual(attacks.toSorted());
    const shared = rows.filter(({ file }) => rows.filter((other) => other.file === file).length > 1);
    expect(shared.filter(({ title }) => title === null).map(({ cells }) => cells[0])).toEqual([]);
    const named = rows.map(({ file, title }) => `${file}: ${title}`);
    expect(new Set(named).size).toBe(named.length);
  });
});
