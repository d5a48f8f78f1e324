import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Measured } from "../../src/lib/verdict.ts";
import { coverage } from "../../src/gates/coverage/index.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { COBERTURA, COBERTURA_WITHOUT_TOTALS, FINAL, LCOV, LCOV_OF_TWO_TESTS, SUMMARY } from "./coverage-samples.ts";
import { ask, mistakesOf } from "./gate-context.ts";

let directory: string;
let reports = 0;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "holdpoint-coverage-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(content: string | object): string {
  reports += 1;
  const name = `report-${reports}`;
  writeFileSync(join(directory, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

function check(content: string | object, asked: object, baseline?: Measured): Promise<Verdict> {
  return ask(coverage, { file: write(content), ...asked }, {}, { directory, ...(baseline ? { baseline } : {}) });
}

function valueOf(verdict: Verdict, label: string): string | undefined {
  return verdict.evidence.find((one) => one.label === label)?.value;
}

/** Istanbul's summary with these lines alone. */
function lines(covered: number, total: number): object {
  return { total: { lines: { covered, total, skipped: 0, pct: 0 } } };
}

describe("the formats", () => {
  test.each([
    ["Istanbul's summary", SUMMARY, { lines: 6 / 8, branches: 3 / 4, functions: 2 / 3, statements: 7 / 9 }],
    ["Istanbul's full report", FINAL, { lines: 7 / 8, branches: 3 / 4, functions: 2 / 3, statements: 7 / 9 }],
    ["LCOV", LCOV, { lines: 6 / 8, branches: 3 / 4, functions: 2 / 3 }],
    ["LCOV", LCOV.replaceAll("\n", "\r\n"), { lines: 6 / 8, branches: 3 / 4, functions: 2 / 3 }],
    ["LCOV", LCOV_OF_TWO_TESTS, { lines: 3 / 4, branches: 1, functions: 1 }],
    // Each test's own sums are not those of both together.
    [
      "LCOV",
      LCOV_OF_TWO_TESTS.replaceAll("end_of_record", "LF:4\nLH:2\nend_of_record"),
      { lines: 3 / 4, branches: 1, functions: 1 },
    ],
    ["Cobertura", COBERTURA, { lines: 6 / 8, branches: 3 / 4 }],
    ["Cobertura", `\uFEFF\n${COBERTURA_WITHOUT_TOTALS}`, { lines: 6 / 8, branches: 3 / 4 }],
  ])("%s is recognized by its content and measured", async (format, content, measured) => {
    const verdict = await check(content, { lines: "75%", branches: 0.75 });
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed", measured });
    expect(Object.keys(verdict.measured ?? {})).toEqual(Object.keys(measured));
    expect(valueOf(verdict, "report")).toContain(format);
  });

  test("LCOV counts two functions of one name as its writer does, which the details cannot tell apart", async () => {
    const methods = "FN:1,render\nFN:9,render\nFNDA:1,render\nFNDA:0,render\nFNF:2\nFNH:1\n";
    const verdict = await check(`SF:a.ts\n${methods}DA:1,1\nend_of_record\n`, { functions: "60%" });
    expect(verdict).toMatchObject({ outcome: "fail", measured: { functions: 0.5, lines: 1 } });
  });

  test("LCOV of megabytes is read in parts, and the same file in two of them is still one file", async () => {
    const padding = Array.from(
      { length: 30_000 },
      (_, index) => `SF:src/${index}, b.ts\nDA:1,1\nDA:2,0\nend_of_record\n`,
    );
    const verdict = await check(
      `SF:src/a, b.c\nDA:1,1\nDA:2,0\nend_of_record\n${padding.join("")}SF:src/a, b.c\nDA:1,0\nDA:2,3\nend_of_record\n`,
      { lines: "50%" },
    );
    expect(valueOf(verdict, "lines")).toBe("50 % (30,002 of 60,002), asked 50 %");
    expect(valueOf(verdict, "report")).toMatch(/LCOV, 30001 files$/);
  });

  test("LCOV as Node's own test runner writes it", async () => {
    writeFileSync(
      join(directory, "half.mjs"),
      "export function half(a) {\n  if (a) {\n    return 1;\n  }\n  return 2;\n}\n",
    );
    writeFileSync(
      join(directory, "half.test.mjs"),
      'import { test } from "node:test";\nimport { half } from "./half.mjs";\ntest("half", () => half(true));\n',
    );
    const { NODE_OPTIONS: _, NODE_V8_COVERAGE: __, ...env } = process.env;
    const report = execFileSync(
      process.execPath,
      ["--test", "--experimental-test-coverage", "--test-reporter=lcov", "half.test.mjs"],
      { cwd: directory, encoding: "utf8", env },
    );
    const verdict = await check(report, { lines: "100%" });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "coverage_too_low" });
    expect(valueOf(verdict, "least covered file 1")).toMatch(/half\.mjs: lines [678]\d(\.\d+)? % \(\d+ of \d+\)$/);
  });
});

describe("a threshold", () => {
  test("passes with share, counts and what was asked, and the least covered files", async () => {
    const root = realpathSync(directory);
    const files = Object.fromEntries(
      [90, 10, 100, 40, 50, 60, 70, 0].map((covered, index) => [
        `${root}/src/${index}.ts`,
        { lines: { covered, total: covered === 40 ? 50 : 100 } },
      ]),
    );
    const verdict = await check({ ...lines(812, 1_000), ...files }, { lines: "80%" });
    expect(verdict.summary).toBe("Coverage is as required: lines 81.2 % (812 of 1,000).");
    expect(verdict.evidence.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "lines: 81.2 % (812 of 1,000), asked 80 %",
      "least covered file 1: src/7.ts: lines 0 % (0 of 100)",
      "least covered file 2: src/1.ts: lines 10 % (10 of 100)",
      "least covered file 3: src/4.ts: lines 50 % (50 of 100)",
      "least covered file 4: src/5.ts: lines 60 % (60 of 100)",
      "least covered file 5: src/6.ts: lines 70 % (70 of 100)",
      expect.stringMatching(/^report: report-\d+: Istanbul's summary, 8 files$/),
    ]);
  });

  test("fails with the metric and by how much", async () => {
    const verdict = await check(SUMMARY, { lines: "80%", functions: "60%", branches: "100%" });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "coverage_too_low" });
    expect(verdict.summary).toBe(
      "Tests cover lines to 75 % (6 of 8), 5 points below the required 80 %: 1 more is needed. Tests cover branches to 75 % (3 of 4), 25 points below the required 100 %: 1 more is needed.",
    );
    expect(valueOf(verdict, "functions")).toBe("66.66 % (2 of 3), asked 60 %");
    expect(valueOf(verdict, "least covered file 1")).toBe("/repo/src/part.ts: lines 50 % (2 of 4)");
    expect(verdict.measured).toMatchObject({ lines: 0.75 });
  });

  test.each([
    [7_999_999, 10_000_000, "80%", "fail"],
    [8_000_000, 10_000_000, "80%", "pass"],
    [29, 100, "29%", "pass"],
    [7, 100, "7%", "pass"],
    [28, 100, "29%", "fail"],
    [1, 3, "33.3333%", "pass"],
    [1, 3, "33.34%", "fail"],
    [99_999, 100_000, 1, "fail"],
    [5, 5, "100%", "pass"],
    [0, 5, "0%", "pass"],
  ])("compares counts, not rounded shares: %i of %i for %s is a %s", async (covered, total, asked, outcome) => {
    expect(await check(lines(covered, total), { lines: asked })).toMatchObject({ outcome });
  });

  test("never shows a share that was missed as one that was reached", async () => {
    const verdict = await check(lines(79_999, 100_000), { lines: "80%" });
    expect(verdict.summary).toBe(
      "Tests cover lines to 79.99 % (79,999 of 100,000), 0.01 points below the required 80 %: 1 more is needed.",
    );
  });
});

describe("a drop", () => {
  test.each([
    [0.81, "1%", "pass"],
    [0.82, "1%", "fail"],
    [0.8, "0%", "pass"],
    [0.801, 0, "fail"],
    [0.5, "0%", "pass"],
  ])("from %f where %s is allowed: %s", async (before, drop, outcome) => {
    expect(await check(lines(80, 100), { lines: "50%", drop }, { lines: before })).toMatchObject({ outcome });
  });

  test("fails with where it fell from", async () => {
    const verdict = await check(lines(780, 1_000), { lines: "70%", drop: "1%" }, { lines: 0.812 });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "coverage_too_low" });
    expect(verdict.summary).toBe(
      "Coverage of lines fell by 3.2 points from 81.2 % on the base branch to 78 % (780 of 1,000); the plan allows 1 point.",
    );
    expect(valueOf(verdict, "lines, base branch")).toBe("81.2 %, now -3.2 points, may be 1 point less");
  });

  test("is not seen in a share that was recorded with rounding of its own", async () => {
    const recorded = (await check(lines(1, 3), { lines: "1%" })).measured;
    expect(await check(lines(1, 3), { lines: "1%", drop: 0 }, recorded)).toMatchObject({ outcome: "pass" });
  });

  test.each([[undefined], [{}], [{ branches: 0.8 }], [{ lines: ["0.8"] }], [{ lines: 2 }], [{ lines: Number.NaN }]])(
    "holds where the base branch recorded %j",
    async (baseline) => {
      const verdict = await check(lines(80, 100), { lines: "50%", drop: "1%" }, baseline);
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data", measured: { lines: 0.8 } });
      expect(verdict.remedy).toContain("push to the base branch");
    },
  );

  test("against the base branch is shown where none is judged", async () => {
    const verdict = await check(lines(80, 100), { lines: "50%" }, { lines: 0.7 });
    expect(valueOf(verdict, "lines, base branch")).toBe("70 %, now +10 points");
  });
});

describe("what a report does not have", () => {
  test.each([
    [LCOV, "statements", "LCOV has no statements"],
    [COBERTURA, "functions", "Cobertura has no functions"],
    [COBERTURA, "statements", "Cobertura has no statements"],
    [lines(1, 1), "branches", "Istanbul's summary has no branches"],
    [lines(0, 0), "lines", "The report counts no lines at all"],
    [LCOV.replaceAll(/BR.*\n/g, ""), "branches", "The report counts no branches at all"],
    [
      COBERTURA.replace('branches-valid="4" branches-covered="3"', 'branches-valid="0" branches-covered="0"'),
      "branches",
      "The report counts no branches at all",
    ],
  ])("is a hold, even where nothing is asked of it (%#: %s)", async (content, metric, message) => {
    const verdict = await check(content, { [metric]: "0%" });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toBe(`${message}, so nothing is known about them.`);
    expect(verdict.measured).not.toHaveProperty(metric);
  });

  test("does not hide that another metric is too low", async () => {
    const verdict = await check(LCOV, { statements: "80%", lines: "80%" });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "coverage_too_low" });
    expect(verdict.summary).toContain("LCOV has no statements");
  });
});

test("names with markup and line breaks are shown unchanged", async () => {
  const name = "src/<b>|`x`\n[a](javascript:b).ts";
  const verdict = await check({ ...lines(1, 2), [name]: { lines: { covered: 1, total: 2 } } }, { lines: "50%" });
  expect(valueOf(verdict, "least covered file 1")).toBe(`${name}: lines 50 % (1 of 2)`);
  const cobertura = await check(COBERTURA, { lines: "50%" });
  expect(valueOf(cobertura, "least covered file 1")).toBe("src/<part>.ts: lines 50 % (2 of 4)");
});

describe("bad input", () => {
  const bomb = Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join(
    "",
  );
  const withEntities = (declarations: string, name: string) =>
    COBERTURA.replace(/<!DOCTYPE[^>]*>/, `<!DOCTYPE coverage [${declarations}]>`).replaceAll("src/full.ts", name);
  const part = FINAL["/repo/src/part.ts"];

  test.each([
    ["", "is empty"],
    ["\uFEFF \n", "is empty"],
    ["Coverage: 80 %", "is in no known format"],
    ["\0\u0001\u0002", "is in no known format"],
    ["{", "is not whole JSON"],
    [JSON.stringify(FINAL).slice(0, -20), "is not whole JSON"],
    ["[]", "is JSON, but no coverage report"],
    ["{}", "names no file: no test covered anything"],
    ['{"total":{"lines":null}}', "is JSON, but neither"],
    ['{"a":{"coverage":1}}', "is JSON, but neither"],
    ['{"total":{"lines":{"total":1,"covered":2}}}', "says of the lines of the total that 2 of 1 are covered"],
    ['{"total":{"lines":{"total":1,"covered":-1}}}', "that -1 of 1 are covered"],
    ['{"total":{"lines":{"total":1.5,"covered":1}}}', "that 1 of 1.5 are covered"],
    ['{"total":{"lines":{"total":"9","covered":1}}}', "that 1 of 9 are covered"],
    ['{"total":{"lines":{"pct":90}}}', "that undefined of undefined are covered"],
    ['{"total":{"lines":{"total":1,"covered":1}},"a.ts":7}', "has no counts for a.ts"],
    [JSON.stringify({ a: { ...part, s: { 0: "1" } } }), "does not say how often the parts of a ran"],
    [JSON.stringify({ a: { ...part, b: { 0: 1 } } }), "does not say how often the parts of a ran"],
    [JSON.stringify({ a: { ...part, f: undefined } }), "does not say how often the parts of a ran"],
    [LCOV.slice(0, -5), "ends in the middle of a record of LCOV"],
    [LCOV.slice(0, LCOV.lastIndexOf("LF:4")), "ends in the middle of a record of LCOV"],
    [LCOV.replaceAll(/SF:.*\n/g, ""), "has a record of LCOV without its file (SF)"],
    ["TN:\nend_of_record\n", "has a record of LCOV without its file (SF)"],
    [LCOV.replace("LH:2", "LH:5"), "says of the lines of src/part.ts that 5 of 4 are covered"],
    [COBERTURA.slice(0, -30), "is not whole XML"],
    ["<html><body>404</body></html>", "is XML, but not Cobertura's"],
    ['<coverage generated="1" clover="4.5"><project/></coverage>', "is XML without a class of Cobertura"],
    ['<coverage lines-valid="0" lines-covered="0"><packages/></coverage>', "is XML without a class of Cobertura"],
    [COBERTURA.replace('lines-covered="6"', 'lines-covered="9"'), "says of the lines that 9 of 8 are covered"],
    [COBERTURA.replace('lines-covered="6"', 'lines-covered="all"'), "says of the lines that NaN of 8 are covered"],
    [COBERTURA.replace('hits="0"', 'hits="no"'), "does not say how often line 3 of src/<part>.ts ran"],
    [COBERTURA.replace("(1/2)", "(3/2)"), "that 3 of 2 are covered"],
    [`${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`, "is not XML that can be read"],
    [withEntities(`<!ENTITY a0 "lol">${bomb}`, "&a9;"), "declares XML entities"],
    [withEntities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), "declares XML entities"],
    [withEntities('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;', "a"), "declares XML entities"],
  ])("holds (%#)", async (content, message) => {
    const verdict = await check(content, { lines: "0%" });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toContain(message);
    expect(verdict.remedy).not.toBe("");
    expect(verdict.measured).toBeUndefined();
  });

  test("leaves an entity that nobody declared as it is written, and fetches no DTD", async () => {
    const verdict = await check(COBERTURA.replace("src/&lt;part", "&x;&#x110000;&amp;lt;"), { lines: "0%" });
    expect(valueOf(verdict, "least covered file 1")).toBe("&x;&#x110000;&lt;>.ts: lines 50 % (2 of 4)");
  });

  test("keeps names that mean something to JavaScript apart from its objects", async () => {
    const text = '{"total":{"lines":{"total":2,"covered":1}},"__proto__":{"lines":{"total":2,"covered":1}}}';
    const verdict = await check(text, { lines: "50%" });
    expect(valueOf(verdict, "least covered file 1")).toBe("__proto__: lines 50 % (1 of 2)");
    expect(Object.prototype).not.toHaveProperty("lines");
  });

  test.each([["nowhere.json"], ["../outside.json"], ["link"]])("holds for the file %s", async (file) => {
    if (file === "link") symlinkSync("/etc/hosts", join(directory, "link"));
    const verdict = await ask(coverage, { file, lines: "80%" }, {}, { directory });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toBe(`There is no file ${file} in the repository.`);
  });

  test("holds for a folder, for a pipe without waiting for it, and for a file that is too large", async () => {
    const asked = (file: string) => ask(coverage, { file, lines: "80%" }, {}, { directory });
    execFileSync("mkfifo", [join(directory, "pipe")]);
    writeFileSync(join(directory, "huge"), "{");
    truncateSync(join(directory, "huge"), 64_000_001);
    expect((await asked(".")).summary).toBe("The file . is no file.");
    expect((await asked("pipe")).summary).toBe("The file pipe is no file.");
    expect(await asked("huge")).toMatchObject({
      outcome: "hold",
      summary: "The file huge has 64000001 bytes, more than the 64000000 that are read.",
    });
  });
});

test.each([
  [{}, "checks nothing: expected at least one of lines, branches, functions, statements"],
  [{ drop: "1%" }, "checks nothing"],
  [{ lines: "80" }, 'lines: "80" is not a share'],
  [{ lines: "101%" }, "lines: "],
  [{ branches: true }, "branches: expected a share"],
  [{ lines: 0.8, drop: "-1%" }, "drop: "],
  [{ line: 0.8 }, "line"],
  [{ file: "", lines: 0.8 }, "file: "],
])("refuses %j in a plan", (written, message) => {
  expect(mistakesOf(coverage.spec, { file: "a.json", ...written })).toContain(message);
});

test("runs the repository's code nowhere, needs nobody, and comes after the commands", () => {
  expect(coverage).toMatchObject({ key: "coverage", kind: "code", roles: [], after: "commands" });
  expect(coverage.boxes).toBeUndefined();
});
