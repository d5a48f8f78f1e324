/** People copy the examples of docs/gates.md, so each is a plan that loads. */
import { describe, expect, it } from "vitest";
import { renderGatesReference } from "../../scripts/generate/gates-reference.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import type { Gate } from "../../src/gates/contract.ts";
import { gates } from "../../src/gates/index.ts";
import { parsePlan } from "../../src/plan/load.ts";

const all: readonly Gate[] = Object.values(gates) as readonly Gate[];

const HEAD = "version: 1\nname: demo\nproject: { vercel: { project: demo }, domains: [app.example.com] }\n";
const SMALL = "- { title: Home, http: { path: / } }\n";

const indented = (example: string, by: string) => example.replaceAll(/^/gm, by).trimEnd();

/** A plan with these items in its checklist and in its staging stage. */
const planOf = (items: { readonly checklist?: string; readonly staging?: string }) =>
  `${HEAD}${items.checklist === undefined ? "" : `checklist:\n${indented(items.checklist, "  ")}\n`}stages:
  staging:
    verify:
${indented(items.staging ?? SMALL, "      ")}
  production: {}
`;

describe("the example of each gate", () => {
  it.each(all)("$key: is a checklist that loads, and uses that gate alone", ({ key, example = "" }) => {
    const parsed = parsePlan(planOf({ checklist: example }), "plan.yml", extensions);
    if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
    expect(new Set(parsed.plan.checklist.map(({ gate }) => gate))).toEqual(new Set([key]));
  });

  it.each(all.filter(({ boxes }) => boxes === undefined))("$key: stands in a stage, too", ({ example = "" }) => {
    const parsed = parsePlan(planOf({ staging: example }), "plan.yml", extensions);
    expect(parsed).toHaveProperty("plan");
  });

  it.each(all)("$key: is on the page, as it is written", ({ example = "" }) => {
    expect(renderGatesReference({ gates })).toContain(`\n\`\`\`yaml\n${example.trim()}\n\`\`\`\n`);
  });
});
