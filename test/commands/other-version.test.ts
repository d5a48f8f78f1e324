/** A record in a format of another version of Holdpoint is not "no record". */
import { expect, it } from "vitest";
import type { CommandContext } from "../../src/engine/context.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { listProductionDeployments } from "../../src/engine/release-records.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { record } from "../release/facts.ts";

const parsed = parsePlan(
  `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages: { staging: { verify: [{ title: Home, http: { path: / } }] }, production: {} }
`,
  "plan.yml",
  extensions,
);

function list(payload: unknown) {
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const forge: Partial<Forge> = {
    listDeployments: async () => [
      {
        id: 7,
        environment: "production",
        task: "holdpoint:production",
        sha: "c0ffee",
        payload,
        creator: "holdpoint",
        createdAt: 1,
      },
    ],
  };
  const context: Partial<CommandContext> = { plan: parsed.plan };
  return listProductionDeployments(context as CommandContext, forge as Forge);
}

it.each([
  ["as an object", { ...record("promoting").payload, holdpoint: 2, project: "web" }],
  ["as text", JSON.stringify({ holdpoint: 2 })],
])("of this project it stops a release, %s", async (_how, payload) => {
  await expect(list(payload)).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown", vendor: "GitHub" });
});

it("of another project it is passed over, as is what is no record at all", async () => {
  expect(await list({ holdpoint: 2, project: "other" })).toEqual([]);
  expect(await list({ web_url: "https://example.com" })).toEqual([]);
  expect(await list("")).toEqual([]);
  expect(await list({ ...record("promoting").payload, project: "web" })).toHaveLength(1);
});
