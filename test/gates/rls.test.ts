/** What the gate makes of a database's answers. With a real one: test/database/rls.test.ts. */
import { describe, expect, it, test } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import type { DatabaseRow, Databases, DatabaseSession } from "../../src/providers/contract.ts";
import { isAlwaysTrue } from "../../src/gates/rls/always-true.ts";
import { rls } from "../../src/gates/rls/index.ts";
import { ask, mistakesOf } from "./gate-context.ts";

const TABLE: DatabaseRow = {
  schema: "app",
  name: "notes",
  kind: "r",
  partition: false,
  secured: true,
  forced: false,
  invoker: false,
  readers: "[]",
  owners: "[]",
};
const POLICY: DatabaseRow = {
  schema: "app",
  relation: "notes",
  name: "own",
  permissive: true,
  command: "r",
  using: "(user_id = auth.uid())",
  with_check: null,
  applies_to: '["authenticated"]',
};
const ROLES: readonly DatabaseRow[] = [
  { name: "anon", superuser: false, bypasses: false },
  { name: "authenticated", superuser: false, bypasses: false },
];

interface World {
  readonly schemas?: readonly DatabaseRow[];
  readonly roles?: readonly DatabaseRow[];
  readonly tables?: readonly DatabaseRow[];
  readonly policies?: readonly DatabaseRow[];
  /** Rows that a role sees, and that there are; `foreign` ones are not the role's own. */
  readonly seen?: DatabaseRow | Error;
  readonly total?: DatabaseRow;
}

/** Answers each question of the gate by the catalog table that it reads. */
function databasesOf(world: World): Databases {
  const rowsOf = (text: string): readonly DatabaseRow[] => {
    if (text.includes("from pg_catalog.pg_policy")) return world.policies ?? [POLICY];
    if (text.includes("from pg_catalog.pg_class")) return world.tables ?? [TABLE];
    if (text.includes("r.rolsuper as superuser")) return world.roles ?? ROLES;
    if (text.includes("from pg_catalog.pg_namespace")) return world.schemas ?? [{ name: "app" }];
    if (text.includes("row_security_active")) return [{ active: false }];
    return [world.total ?? { own: 2, foreign: 3 }];
  };
  const session: DatabaseSession = {
    query: async (text) => ({ rows: rowsOf(text) }),
    attempt: async (text) => ({ rows: rowsOf(text) }),
    asRole: (_role, _claims, act) => {
      const seen = world.seen ?? { own: 2, foreign: 0 };
      const attempt = async () => {
        if (seen instanceof Error) throw seen;
        return { rows: [seen] };
      };
      return act({ ...session, query: attempt, attempt });
    },
  };
  return {
    examineLine: () => Promise.reject(new Error("not asked")),
    withSession: (_url, _limits, act) => act(session),
  };
}

function check(world: World, spec: Record<string, unknown> = {}) {
  const written = { database: "STAGING", schemas: ["app"], ...spec };
  return ask(rls, written, { databases: databasesOf(world) }, { env: { STAGING: "postgres://u:p@h/db" } });
}

const own = { as: "authenticated", table: "notes", rows: { only: { user_id: "alice" } } };

test("passes, and says on how many tables and queries", async () => {
  expect(await check({}, { sees: [own] })).toMatchObject({
    outcome: "pass",
    summary: "Every table of app has row security (1 of 1). Queries as a role that saw only what they should: 1.",
  });
});

test.each<[string, World, string]>([
  ["no row security", { tables: [{ ...TABLE, secured: false }] }, "1 without row security: app.notes."],
  ["no policy", { policies: [] }, "1 with row security but no policy"],
  [
    "a policy that is true for anon",
    { policies: [{ ...POLICY, using: "true", applies_to: '["anon"]' }] },
    "1 policy is true for everybody: own on app.notes (select).",
  ],
  [
    "a role that bypasses",
    { roles: [{ ...ROLES[0], bypasses: true } as DatabaseRow, ...ROLES.slice(1)] },
    "anon bypasses",
  ],
  [
    "a superuser",
    { roles: [{ ...ROLES[0], superuser: true } as DatabaseRow, ...ROLES.slice(1)] },
    "anon is a superuser",
  ],
  [
    "a foreign table",
    { tables: [TABLE, { ...TABLE, name: "far", kind: "f", readers: '["anon"]' }] },
    "foreign table app.far",
  ],
])("fails for %s", async (_what, world, summary) => {
  const verdict = await check(world);
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "row_security_missing" });
  expect(verdict.summary).toContain(summary);
  expect(verdict.remedy).not.toBe("");
});

test.each<[string, World]>([
  ["a policy that is true for those who are logged in", { policies: [{ ...POLICY, using: "true" }] }],
  ["a restrictive policy", { policies: [{ ...POLICY, using: "true", permissive: false, applies_to: '["anon"]' }] }],
  ["a view that nobody of the web reads", { tables: [TABLE, { ...TABLE, name: "v", kind: "v" }] }],
  [
    "a view with the rights of who asks",
    { tables: [TABLE, { ...TABLE, name: "v", kind: "v", readers: '["anon"]', invoker: true }] },
  ],
])("passes for %s", async (_what, world) => {
  expect(await check(world)).toMatchObject({ outcome: "pass" });
});

test.each<[string, World, string]>([
  ["a schema without tables", { tables: [] }, "no_data"],
  ["a schema that is missing", { schemas: [], tables: [] }, "no_data"],
  ["a database without the role anon", { roles: ROLES.slice(1) }, "not_found"],
  ["nothing to hide", { total: { own: 2, foreign: 0 } }, "no_data"],
])("holds for %s", async (_what, world, reasonCode) => {
  expect(await check(world, { sees: [own] })).toMatchObject({ outcome: "hold", reasonCode });
});

test("a leak outweighs what is not known, and every finding is reported", async () => {
  const verdict = await check({ seen: { own: 2, foreign: 3 }, roles: [] }, { sees: [own] });
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "row_security_leaks" });
  expect(verdict.summary).toContain("sees 3 rows that are not its own");
  expect(verdict.summary).toContain("has no role anon");
});

test("a query without an answer is a hold, and the tables are still judged", async () => {
  const late = new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "PostgreSQL",
    message: "late",
    remedy: "wait",
  });
  expect(await check({ seen: late }, { sees: [own] })).toMatchObject({ outcome: "hold", reasonCode: "vendor_timeout" });
  expect(await check({ seen: late, policies: [] }, { sees: [own] })).toMatchObject({ outcome: "fail" });
  expect(await check({ seen: new Error("ours") }, { sees: [own] })).toMatchObject({ reasonCode: "internal_error" });
});

test("holds without the address, and asks for it by name", async () => {
  const spec = { database: "STAGING", schemas: ["app"] };
  expect(rls.secrets?.(rls.spec.parse(spec))).toEqual(["STAGING"]);
  expect(await ask(rls, spec, { databases: databasesOf({}) })).toMatchObject({
    outcome: "hold",
    reasonCode: "secret_missing",
  });
});

test.each([
  [{ schemas: ["app"] }, "database: "],
  [{ database: "postgres://u:p@h/db", schemas: ["app"] }, "database: expected the name of an environment variable"],
  [{ database: "A", schemas: [] }, "schemas: "],
  [{ database: "A", schemas: ["app"], sees: [{ as: "anon", table: "t" }] }, "sees.0.rows: expected none, denied, all"],
  [{ database: "A", schemas: ["app"], sees: [{ ...own, rows: "some" }] }, "sees.0.rows: expected none, denied, all"],
  [{ database: "A", schemas: ["app"], sees: [{ ...own, rows: { count: 0 } }] }, "for none write rows: none"],
  [{ database: "A", schemas: ["app"], sees: [{ ...own, rows: { only: {} } }] }, "expected at least one column"],
  [{ database: "A", schemas: ["app"], sees: [{ ...own, rows: {} }] }, "expected either only or count"],
  [{ database: "A", schemas: ["app"], sees: [{ ...own, table: "a\0b" }] }, "expected a name of the database"],
  [{ database: "A", schemas: ["app"], sees: [{ ...own, where: { a: { b: 1 } } }] }, "sees.0.where.a"],
  [{ database: "A", schemas: ["app"], excluded: [] }, "excluded"],
])("%j is a mistake", (written, message) => {
  expect(mistakesOf(rls.spec, written)).toContain(message);
});

describe("an expression", () => {
  it.each([
    "true",
    "(true)",
    "((true)::boolean)",
    "(1 = 1)",
    "('a'::text = 'a'::text)",
    "((user_id = auth.uid()) OR true)",
    "(true AND (1 = 1))",
    "(NOT false)",
    "( SELECT true AS bool)",
    "(1 <> 2)",
    "(('x'::text) IS NOT NULL)",
  ])("%s is true whatever the row", (expression) => {
    expect(isAlwaysTrue(expression)).toBe(true);
  });

  it.each([
    null,
    "false",
    "(user_id = auth.uid())",
    "(true AND (user_id = auth.uid()))",
    "(1 = 2)",
    "(title = ' OR true'::text)",
    "(NOT true)",
    "(is_public = true)",
    "(user_id IS NOT NULL)",
    '("x OR true" = 1)',
    "((a = 1) OR (b = (true OR c)))",
    "( SELECT (count(*) > 0) FROM t)",
  ])("%s is not", (expression) => {
    expect(isAlwaysTrue(expression)).toBe(false);
  });
});
