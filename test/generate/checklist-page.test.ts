/** What people copy from docs/checklist.md is what the examples have, and what loads. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(resolve(root, path), "utf8");

/** The code blocks of a page, without the indentation of the list that they stand in. */
function blocksOf(page: string): readonly string[] {
  return [...page.matchAll(/^( *)```yaml\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", text = ""]) =>
    text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
}

describe("the page of the checklist", () => {
  const [items = "", workflow = ""] = blocksOf(read("docs/checklist.md"));

  it("shows the workflow that the example has", () => {
    expect(workflow).toBe(read("examples/next-app/.github/workflows/checklist.yml"));
  });

  it("shows a checklist that loads", () => {
    const head = "version: 1\nname: demo\nproject: { vercel: { project: demo }, domains: [app.example.com] }\n";
    const stages = "stages:\n  staging:\n    verify: [{ title: Home, http: { path: / } }]\n  production: {}\n";
    const parsed = parsePlan(`${head}${items}${stages}`, "plan.yml", extensions);
    expect(parsed).toHaveProperty("plan.checklist.length", 7);
  });
});
