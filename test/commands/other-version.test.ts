/** A record in a format of another version of Holdpoint is not "no record". */
import { expect, it } from "vitest";
import type { CommandContext, CommandOptions } from "../../src/engine/context.ts";
import type { Journal } from "../../src/engine/journal.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { listProductionRecords } from "../../src/engine/release-records.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { partly } from "../gates/gate-context.ts";
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

const OPTIONS: CommandOptions = {
  stage: "staging",
  to: null,
  reason: null,
  dryRun: false,
  unpin: false,
  authors: [DEFAULT_AUTHOR],
};

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
        creator: DEFAULT_AUTHOR,
        createdAt: 1,
      },
    ],
  };
  const context = partly<CommandContext>({ plan: parsed.plan, options: OPTIONS });
  const journal = partly<Journal>({ noteOnce: () => undefined });
  return listProductionRecords(context, journal, forge as Forge).then(({ records }) => records);
}

it.each([
  ["as an object", { ...record("promoting").payload, holdpoint: 2, project: "web" }],
  ["as text", JSON.stringify({ holdpoint: 2 })],
])("a record of another version of this project stops a release, %s", async (_how, payload) => {
  await expect(list(payload)).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown", vendor: "GitHub" });
});

it("a record of another version of another project is skipped, as is anything that is not a record", async () => {
  expect(await list({ holdpoint: 2, project: "other" })).toEqual([]);
  expect(await list({ web_url: "https://example.com" })).toEqual([]);
  expect(await list("")).toEqual([]);
  expect(await list({ ...record("promoting").payload, project: "web" })).toHaveLength(1);
});
