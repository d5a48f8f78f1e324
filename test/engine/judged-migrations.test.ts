/** What a release's record may say of its migrations: only what a staging gate has really judged. */
import { expect, it } from "vitest";
import { coversMigrations, judgedMigrations } from "../../src/engine/judged-migrations.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";

interface Places {
  readonly checklist?: string;
  readonly staging?: string;
  readonly production?: string;
}

function planOf({ checklist, staging, production }: Places) {
  const item = (spec: string) => `{ title: Migrations, migrations: ${spec} }`;
  const text = [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web }, domains: [app.example.com] }",
    ...(checklist === undefined ? [] : [`checklist: [${item(checklist)}]`]),
    "stages:",
    `  staging: { verify: [{ title: Home, http: { path: / } }${staging === undefined ? "" : `, ${item(staging)}`}] }`,
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
