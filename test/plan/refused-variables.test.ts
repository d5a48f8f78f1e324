/** With the registries as they are: whatever a vendor declares as its credential is refused. */
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { credentialsOf, whyRefused } from "../../src/plan/why-refused.ts";

const BEGIN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging:
    verify:
`;

/** Every mistake as `line:column: message`. */
function mistakesIn(verify: string, rest = ""): readonly string[] {
  const result = parsePlan(`${BEGIN}      - ${verify}\n  production: {}\n${rest}`, "plan.yml", extensions);
  if ("plan" in result) return [];
  return result.problems.map(({ position, message }) => `${position?.line}:${position?.column}: ${message}`);
}

const credentials = credentialsOf(extensions);
const names = credentials.map(({ name }) => name);

describe("a plan that names a credential", () => {
  it("knows all of them from what the vendors declare", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "VERCEL_TOKEN",
        "GITHUB_TOKEN",
        "TEAM_READ_TOKEN",
        "SENTRY_AUTH_TOKEN",
        "CHECKLY_API_KEY",
        "SUPABASE_ACCESS_TOKEN",
        "VERCEL_AUTOMATION_BYPASS_SECRET",
      ]),
    );
  });

  it.each([...names, "ACTIONS_RUNTIME_TOKEN", "RUNNER_TEMP", "GITHUB_SHA", "INPUT_PLAN", "vercel_token"])(
    "is refused where a header names %s",
    (name) => {
      const place = "7:59: stages.staging.verify[0].http.headers.x.env";
      expect(mistakesIn(`{ title: A, http: { path: /, headers: { x: { env: ${name} } } } }`)).toEqual([
        expect.stringMatching(`^${place.replaceAll(/[[\].]/g, "\\$&")}: ${name} is `),
      ]);
    },
  );

  it("is refused at each of its places: a command, a setup, a database, any request of several, an alias", () => {
    const checklist = [
      "checklist:",
      "  - { title: B, command: { run: x, env: [OWN, SENTRY_AUTH_TOKEN] } }",
      "  - { title: C, migrations: { database: SUPABASE_ACCESS_TOKEN, tool: drizzle } }",
      "  - { title: D, rls: { database: CHECKLY_API_KEY, schemas: [public] } }",
      "  - { title: E, http: [{ path: / }, { path: /, headers: { a: &a { env: GITHUB_TOKEN }, b: *a } }] }",
      "",
    ].join("\n");
    const mistakes = mistakesIn("{ title: A, http: { path: / } }", checklist);
    expect(mistakes.map((text) => text.replace(/ is .*/, ""))).toEqual([
      "10:47: checklist[0].command.env[1]: SENTRY_AUTH_TOKEN",
      "11:41: checklist[1].migrations.database: SUPABASE_ACCESS_TOKEN",
      "12:34: checklist[2].rls.database: CHECKLY_API_KEY",
      "13:72: checklist[3].http[1].headers.a.env: GITHUB_TOKEN",
      "13:72: checklist[3].http[1].headers.b.env: GITHUB_TOKEN",
    ]);
    const staged = `${BEGIN.replace("    verify:", "    setup: { run: npm ci, env: [VERCEL_TOKEN] }\n    verify:")}      - { title: A, command: x }\n  production: {}\n`;
    const result = parsePlan(staged, "plan.yml", extensions);
    expect("problems" in result && result.problems).toMatchObject([
      {
        position: { line: 6, column: 33 },
        message: expect.stringContaining("stages.staging.setup.env[0]: VERCEL_TOKEN"),
      },
    ]);
  });

  it("may name what only opens the site to be tested, for a command and nobody else", () => {
    expect(mistakesIn("{ title: A, command: { run: x, env: [VERCEL_AUTOMATION_BYPASS_SECRET] } }")).toEqual([]);
    expect(whyRefused("VERCEL_AUTOMATION_BYPASS_SECRET", "world", credentials)).toContain("credential");
  });

  it("may name secrets of its own, and settings that are no credential", () => {
    expect(mistakesIn("{ title: A, command: { run: x, env: [MY_GITHUB_TOKEN, SENTRY_ORG, DATABASE_URL] } }")).toEqual(
      [],
    );
    expect(mistakesIn("{ title: A, env: { target: production, required: [GITHUB_TOKEN] } }")).toEqual([]);
  });

  it("is refused where a step would be given it if it were set", () => {
    const step =
      "{ title: M, migrate: { database: DB, tool: knex, run: x, trial: { from: scratch, identity: GITHUB_TOKEN } } }";
    const text = `${BEGIN.replace("    verify:", `    before: [${step}]\n    verify:`)}      - { title: A, command: x }\n  production: {}\n`;
    const result = parsePlan(text, "plan.yml", extensions);
    expect("problems" in result && result.problems).toMatchObject([
      { message: expect.stringContaining("stages.staging.before[0].migrate.trial.identity: GITHUB_TOKEN") },
    ]);
  });

  it("is refused where a metric names it, and its own secret is not", () => {
    const watched = (name: string) =>
      parsePlan(
        `${BEGIN}      - { title: A, http: { path: / } }
  production:
    watch:
      for: 10m
      metrics:
        connections: { postgres: ${name} }
        statements: { postgres: { measure: database_query_time, database: ${name} } }
      rollback_conditions: [connections > 80%]
`,
        "plan.yml",
        extensions,
      );
    expect(watched("PRODUCTION_DATABASE_URL")).toHaveProperty("plan");
    expect(watched("VERCEL_TOKEN")).toMatchObject({
      problems: [
        { message: expect.stringMatching(/metrics\.connections\.postgres: VERCEL_TOKEN is a credential/) },
        { message: expect.stringMatching(/metrics\.statements\.postgres\.database: VERCEL_TOKEN is a credential/) },
      ],
    });
  });

  it("does not let a metric be compared that only a watching process sees", () => {
    const conditions = "[connections increases by > 20%]";
    const text = `${BEGIN}      - { title: A, http: { path: / } }
  production:
    watch: { for: 10m, metrics: { connections: { postgres: DATABASE } }, rollback_conditions: ${conditions} }
`;
    expect(parsePlan(text, "plan.yml", extensions)).toMatchObject({
      problems: [{ message: expect.stringMatching("exists only during the watch") }],
    });
  });
});
