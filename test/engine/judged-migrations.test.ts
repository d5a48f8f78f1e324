/** What a release's record may say of its migrations: only what a staging gate has really judged. */
import { expect, it } from "vitest";
import { judgedMigrations } from "../../src/engine/judged-migrations.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";

interface Places {
  readonly checklist?: string;
  readonly staging?: string;
  readonly production?: string;
}

function judged({ checklist, staging, production }: Places): string {
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
  return judgedMigrations(parsed.plan);
}

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
