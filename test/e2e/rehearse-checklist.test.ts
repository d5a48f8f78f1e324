/** `rehearse --checklist` as a person starts it: the built program, no credential, nothing but loopback. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { expectLegible, joined, OWN_PLAN, readLines } from "../commands/checklist-rehearsal.ts";
import { type CliRun, runProgram } from "./release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of the environment it gets the PATH alone. */
function rehearse(args: readonly string[], directory = folder): Promise<CliRun> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder };
  return runProgram("cli.js", ["rehearse", "--checklist", ...args], directory, env);
}

describe("the demo checklist", () => {
  it("may ship in the end: its JSON says of which commit, and what each item answered", async () => {
    const comment = join(folder, "comment.md");
    const { code, stdout, stderr } = await rehearse(["--json", "--comment", comment]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { end } = readLines(stdout.trimEnd().split("\n"));
    expect(end).toMatchObject({
      decision: "proceed",
      reasonCode: "checklist_passed",
      commit: "c0ffee0000000000000000000000000000000007",
      production: { before: null, after: null, served: null },
      summary: "All 9 items passed.",
      remedy: null,
    });
    expect(end.items).toHaveLength(9);
    expect(new Set(end.items.map(({ outcome }) => outcome))).toEqual(new Set(["pass"]));
    expect(end.virtualSeconds).toBeGreaterThan(600);
    expect(end.wallSeconds).toBeLessThan(10);
    const body = readFileSync(comment, "utf8");
    expect(body).toMatch(/^<!-- holdpoint:checklist/);
    expect(body.match(/^- \[x\]/gm)).toHaveLength(3);
    expect(body).toContain("devops-1");
  });

  it("tells a story that can be followed at 80 columns", async () => {
    const { code, stdout, stderr } = await rehearse([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expectLegible(lines);
    const text = joined(lines);
    const story = [
      "robin opens pull request #7",
      "Coverage above 80 %: Coverage is as required",
      "Bundle within budget: 1.4 kB of 4 kB gzip",
      "0 of 1 signed off; missing: @demo/devops",
      "sam ticks “On-call schedule confirmed”",
      "is not in demo/devops; the tick was set back",
      "devops-1 ticks “On-call schedule confirmed”",
      "On-call schedule confirmed: 1 of 1 signed off: @devops-1",
      "product-1 ticks “Approved” (@demo/product) in the same second",
      "2 of 2 signed off: @eng-leads-1, @product-1",
      "This commit may ship: all 9 items passed.",
    ];
    let told = 0;
    for (const part of story) {
      const at = text.indexOf(part, told);
      expect({ part, inItsPlace: at >= told }).toEqual({ part, inItsPlace: true });
      told = at + part.length;
    }
    // Each act begins a paragraph, and nothing is said again within one.
    const paragraphs = stdout.split("\n\n").map((part) => part.split("\n").filter((line) => line !== ""));
    for (const paragraph of paragraphs) {
      expect(
        paragraph.filter((line, index) => paragraph.indexOf(line) !== index && /ticks|pass|FAIL/.test(line)),
      ).toEqual([]);
    }
  });

  it("ends with 2 on a fault that nobody knows, and names those that are known", async () => {
    const { code, stdout, stderr } = await rehearse(["--fault", "meteor", "--fault", "outage"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('A checklist has no fault "meteor"');
    expect(stderr).toContain('A checklist has no fault "outage"');
    for (const known of [
      "tests-fail",
      "variable-missing",
      "coverage-missing",
      "vercel-{",
      "supabase-{",
      "advisor-error",
    ]) {
      expect(stderr).toContain(known);
    }
  });
});

describe("a plan of one's own", () => {
  it("has its own file of variables, its own pages, and no history", async () => {
    const own = join(folder, "own");
    mkdirSync(join(own, ".github"), { recursive: true });
    writeFileSync(join(own, ".env.example"), "ONLY_HERE=\n");
    writeFileSync(join(own, ".github/holdpoint.yml"), OWN_PLAN);
    const { code, stdout } = await rehearse([], own);
    const text = joined(stdout.split("\n"));
    expect(text).toContain("not rehearsed: Drilled - there is no history of drills on loopback.");
    expect(text).toContain("not rehearsed: Staged - there is no history of releases on loopback.");
    expect(text).toContain("This commit may ship: all 3 items passed.");
    expect(code).toBe(0);
  });
});
