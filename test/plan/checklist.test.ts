import { describe, expect, it } from "vitest";
import { z } from "zod";
import { renderProblem } from "../../src/lib/error.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { extensions as others } from "./extensions.ts";

const extensions: PlanExtensions = {
  ...others,
  gates: {
    ...others.gates,
    sign: {
      key: "sign",
      kind: "world",
      description: "People sign.",
      spec: z.strictObject({ count: z.number().int() }),
      boxes: (spec) => Array.from({ length: (spec as { readonly count: number }).count }),
    },
  },
};

function read(...items: readonly string[]) {
  const text = [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web }, domains: [app.example.com] }",
    "checklist:",
    ...items.map((item) => `  - ${item}`),
    "stages:",
    "  staging: { verify: [{ title: Home, http: { path: / } }] }",
    "  production: {}",
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  return "plan" in parsed ? parsed.plan.checklist : parsed.problems.map(renderProblem);
}

describe("a checklist", () => {
  it("has groups, and items that wait for others", () => {
    expect(
      read(
        "{ title: Tests, command: npm test }",
        "{ title: Build, group: Code, after: Tests, command: npm run build }",
        "{ title: Approved, group: People, after: [Tests, Build], sign: { count: 1 } }",
      ),
    ).toMatchObject([
      { title: "Tests", group: null, after: [], gate: "command" },
      { title: "Build", group: "Code", after: ["Tests"] },
      { title: "Approved", group: "People", after: ["Tests", "Build"], gate: "sign" },
    ]);
  });

  it("says which title is not there, with the nearest one", () => {
    expect(
      read("{ title: Tests, command: npm test }", "{ title: Build, after: Test, command: npm run build }"),
    ).toEqual([
      expect.stringMatching(
        /^plan\.yml:6:\d+: checklist\[1\]\.after: no item of the checklist has the title "Test"\n    Did you mean "Tests"\?$/,
      ),
    ]);
  });

  it("says all circles at once", () => {
    const found = read(
      "{ title: A, after: B, command: a }",
      "{ title: B, after: C, command: b }",
      "{ title: C, after: A, command: c }",
      "{ title: D, after: A, command: d }",
      "{ title: E, after: E, command: e }",
    );
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([expect.stringContaining("checklist[4].after: the item waits for itself")]),
    );
  });

  it("lets no code wait for what is asked where the secrets are", () => {
    expect(
      read("{ title: Approved, sign: { count: 1 } }", "{ title: Tests, after: Approved, command: npm test }"),
    ).toEqual([expect.stringContaining('an item that runs code cannot wait for "Approved"')]);
  });

  it("has no two items of one title, in whichever group", () => {
    expect(read("{ title: A, group: X, command: a }", "{ title: A, group: Y, command: b }")).toEqual([
      expect.stringContaining('another gate of this list has the title "A"'),
    ]);
  });

  it("has at most as many boxes and items as one comment shows", () => {
    expect(read("{ title: A, sign: { count: 60 } }", "{ title: B, sign: { count: 41 } }")).toEqual([
      expect.stringContaining("the items have 101 boxes to tick; expected at most 100"),
    ]);
    expect(read("{ title: A, sign: { count: 60 } }", "{ title: B, sign: { count: 40 } }")).toHaveLength(2);
    const many = Array.from({ length: 301 }, (_, index) => `{ title: T${index}, command: a }`);
    expect(read(...many)).toEqual([expect.stringContaining("300")]);
    expect(read(...many.slice(1))).toHaveLength(300);
  });

  it("is not looked at beyond as many items as it may have", () => {
    const items = Array.from({ length: 300 }, (_, index) => `{ title: Item ${index}, command: npm test }`);
    const circle = ["{ title: A, command: x, after: B }", "{ title: B, command: x, after: A }"];
    expect(read(...items, ...circle)).toEqual([expect.stringContaining("expected at most 300")]);
    expect(read(...circle, ...items)).toHaveLength(3);
  });

  it("is the only list where people are asked", () => {
    const text = [
      "version: 1",
      "name: web",
      "project: { vercel: { project: web }, domains: [app.example.com] }",
      "stages:",
      "  staging: { verify: [{ title: Sign, sign: { count: 1 } }] }",
      "  production: {}",
    ].join("\n");
    const parsed = parsePlan(text, "plan.yml", extensions);
    expect("problems" in parsed && parsed.problems.map(renderProblem).join("\n")).toContain("plan.yml:5:");
  });
});
