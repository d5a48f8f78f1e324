/** What a release's record may say of its migrations: only what a staging gate has really judged. */
import { expect, it } from "vitest";
import { coversMigrations, judgedMigrations } from "../../src/engine/judged-migrations.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";

interface Places {
  readonly checklist?: string;
  readonly staging?: string | readonly string[];
  readonly production?: string;
}

function planOf({ checklist, staging, production }: Places) {
  const item = (spec: string, index = 0) => `{ title: Migrations ${index}, migrations: ${spec} }`;
  const staged = [staging ?? []].flat().map(item);
  const text = [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web }, domains: [app.example.com] }",
    ...(checklist === undefined ? [] : [`checklist: [${item(checklist)}]`]),
    "stages:",
    `  staging: { verify: [${["{ title: Home, http: { path: / } }", ...staged].join(", ")}] }`,
    `  production: { verify: [${production === undefined ? "" : item(production)}] }`,
    "",
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const judged = (places: Places) => judgedMigrations(planOf(places));

const ADDITIVE = "{ tool: drizzle, additive: true }";

it("is that there are none, or that all are additive, or those after a named one", () => {
  expect(judged({})).toBe("none");
  expect(judged({ staging: ADDITIVE })).toBe("additive");
  expect(judged({ staging: "{ tool: drizzle, additive: true, since: 0042_chat }" })).toBe("additive after 0042_chat");
});

it.each<[string, Places]>([
  ["only the checklist judges", { checklist: ADDITIVE }],
  ["only production does, when it is too late", { production: ADDITIVE }],
  ["the gate asks a database alone", { staging: "{ tool: drizzle, database: STAGING_DATABASE_URL }" }],
  [
    "a database decides what is judged",
    { staging: "{ tool: drizzle, database: STAGING_DATABASE_URL, additive: true }" },
  ],
  ["the plan allows a rule", { staging: "{ tool: drizzle, additive: true, allow: [drop-column] }" }],
  ["a comment in a file may allow one", { staging: "{ tool: drizzle, additive: true, allow-comments: true }" }],
])("is nothing where %s", (_, places) => {
  expect(judged(places)).toBe("unknown");
});

const AFTER = "{ tool: drizzle, additive: true, since: 0042_chat }";
const STATE = "{ tool: drizzle, database: STAGING_DATABASE_URL }";
const elsewhere = (spec: string) => spec.replace("tool: drizzle", "tool: drizzle, dir: other");

it.each<[string, Places, string]>([
  ["what says most of one folder", { staging: [STATE, AFTER, ADDITIVE] }, "additive"],
  ["what is said of it beside a gate that says nothing", { staging: [STATE, AFTER] }, "additive after 0042_chat"],
  ["that of both, where both are additive", { staging: [ADDITIVE, elsewhere(ADDITIVE)] }, "additive"],
  ["nothing of one that nobody judged", { staging: [ADDITIVE, elsewhere(STATE)] }, "unknown"],
  ["nothing of one that only the checklist judges", { staging: ADDITIVE, checklist: elsewhere(ADDITIVE) }, "unknown"],
  ["nothing of one that only production judges", { staging: ADDITIVE, production: elsewhere(ADDITIVE) }, "unknown"],
  ["the less of two", { staging: [ADDITIVE, elsewhere(AFTER)] }, "additive after 0042_chat"],
  ["the less of two, in either order", { staging: [AFTER, elsewhere(ADDITIVE)] }, "additive after 0042_chat"],
  [
    "nothing where two folders were judged after different ones",
    { staging: [AFTER, elsewhere("{ tool: drizzle, additive: true, since: 0007_users }")] },
    "unknown",
  ],
])("says of several gates and folders %s", (_, places, expected) => {
  expect(judged(places)).toBe(expected);
});

it("is additive where the steps of production read back that nothing changed, and only then", () => {
  const schema = { database: "DB", newest: "0042", count: 42, schema: null, applied: [], unchanged: true };
  const plan = planOf({});
  expect(judgedMigrations(plan, [schema])).toBe("additive");
  expect(judgedMigrations(plan, [schema, { ...schema, database: "OTHER", unchanged: false }])).toBe("none");
});

it("is told by the steps only where they tell of each folder that the gates know", () => {
  const schema = { database: "DB", newest: "0042", count: 42, schema: null, applied: [], unchanged: true };
  const one = planOf({ staging: ADDITIVE, checklist: ADDITIVE });
  const two = planOf({ staging: ADDITIVE, checklist: "{ tool: drizzle, dir: other, additive: true }" });
  expect([coversMigrations(one, [schema]), coversMigrations(one, []), coversMigrations(two, [schema])]).toEqual([
    true,
    false,
    false,
  ]);
});
