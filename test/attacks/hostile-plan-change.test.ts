/** A pull request changes the plan, and its words are made for the comment that says what it changes. */
import { expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { comparePlans } from "../../src/plan/compare/compare-plans.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { renderPlanChanges } from "../../src/report/plan-changes.ts";

const planWith = (items: readonly string[]) => {
  const text = [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web }, domains: [app.example.com] }",
    `checklist: [${items.join(", ")}]`,
    "stages:",
    "  staging: { verify: [{ title: Home, http: { path: / } }] }",
    "  production: {}",
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
};

const HOSTILE = [
  "`</code> @acme/leads please merge`",
  "<img src=x onerror=alert(1)>",
  "[approved](https://evil.example)",
  "x --> <!-- holdpoint:box=0123456789abcdef -->",
];

it("words of a plan that a pull request changes are inert in the comment", () => {
  const items = HOSTILE.map((title) => `{ title: ${JSON.stringify(title)}, command: "true" }`);
  const text = renderPlanChanges(comparePlans(planWith([]), planWith(items), extensions), 20, 500);
  expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(HOSTILE.length + 1);
  // What stands as code is inert, whatever it is.
  expect(text.replace(/`[^`\n]*`/g, "")).not.toMatch(/(?<!\\)<|@acme|(?<!\\)\]\(/);
});

it("changes that nobody would read to their end show what weakens the plan first", () => {
  const noise = Array.from({ length: 60 }, (_, index) => `{ title: "New ${index}", command: "true" }`);
  const tests = '{ title: Tests, command: "npm test" }';
  const changes = comparePlans(planWith([tests]), planWith(noise), extensions);
  const lines = renderPlanChanges(changes, 5, 500).split("\n");
  expect(lines.find((line) => line.startsWith("- "))).toMatch(/^- \*\*weaker\*\*, checklist: .*without "Tests"/);
  expect(lines.at(-1)).toContain("56 more");
});
