/** Each rule says no to its SQL, and nothing to SQL that looks like it and takes nothing away. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ADDITIVE_RULE_NAMES, type AdditiveRuleName } from "../../src/gates/migrations/additive-rules.ts";
import { judgeAdditive } from "../../src/gates/migrations/judge-additive.ts";
import type { LocalMigration } from "../../src/migrations/migration.ts";
import { openSqlParser } from "../../src/migrations/parse-sql.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

const parser = openSqlParser(600_000);

function migration(text: string, file = "new.sql"): LocalMigration {
  return { name: file, file, text, keys: [], checksums: [] };
}

/** What is there already. */
const BEFORE = `
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50) NOT NULL, note text, price numeric(10,2), at timestamptz(3), active boolean DEFAULT true);
CREATE TABLE IF NOT EXISTS logs (id int);
CREATE SCHEMA core;
CREATE VIEW names AS SELECT name FROM users;
CREATE TYPE mood AS ENUM ('ok', 'bad');
CREATE FUNCTION greet(who text) RETURNS text LANGUAGE sql AS 'select who';
CREATE TRIGGER watch BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY own ON users USING (true);
`;

async function judge(text: string, allowComments = true) {
  return judgeAdditive([migration(BEFORE, "old.sql")], [migration(text)], { allow: {}, allowComments }, parser);
}

async function rulesOf(text: string): Promise<string[]> {
  const { findings, invalid } = await judge(text);
  expect(invalid).toEqual([]);
  return [...new Set(findings.map(({ rule }) => rule))];
}

const REFUSED: readonly (readonly [AdditiveRuleName, string])[] = [
  ["drop-table", "DROP TABLE users"],
  ["drop-table", 'DROP TABLE IF EXISTS "app"."users", logs CASCADE'],
  ["drop-table", "DROP FOREIGN TABLE remote"],
  ["drop-column", "ALTER TABLE users DROP COLUMN note"],
  ["drop-column", "ALTER TABLE IF EXISTS ONLY users ADD COLUMN x int, DROP COLUMN IF EXISTS note CASCADE"],
  ["drop-view", "DROP VIEW v"],
  ["drop-view", "DROP MATERIALIZED VIEW v"],
  ["drop-type", "DROP TYPE mood"],
  ["drop-type", "DROP DOMAIN email"],
  ["drop-type", "ALTER TYPE pair DROP ATTRIBUTE a"],
  ["drop-schema", "DROP SCHEMA app CASCADE"],
  ["drop-schema", "CREATE SCHEMA IF NOT EXISTS core; DROP SCHEMA core"],
  ["drop-table", "CREATE SCHEMA IF NOT EXISTS public; DROP TABLE users"],
  ["drop-view", "CREATE OR REPLACE VIEW names AS SELECT name FROM users; DROP VIEW names"],
  ["drop-function", "DROP FUNCTION greet(text)"],
  ["drop-function", "DROP PROCEDURE p"],
  ["drop-function", "DROP AGGREGATE total(int)"],
  // The same name with other arguments is another function.
  [
    "drop-function",
    "DROP FUNCTION greet(text); CREATE FUNCTION greet(who text, how int) RETURNS text LANGUAGE sql AS 'select 1'",
  ],
  ["drop-sequence", "DROP SEQUENCE ids"],
  ["drop-trigger", "DROP TRIGGER watch ON users"],
  ["drop-trigger", "ALTER TABLE users DISABLE TRIGGER watch"],
  ["drop-object", "DROP EXTENSION pgcrypto"],
  ["drop-object", "DROP OWNED BY app"],
  ["drop-object", "DROP OPERATOR === (int, int)"],
  ["drop-role", "DROP ROLE app"],
  ["drop-database", "DROP DATABASE app"],
  ["drop-default", "ALTER TABLE users ALTER COLUMN active DROP DEFAULT"],
  ["drop-default", "ALTER TABLE users ALTER COLUMN id DROP IDENTITY"],
  ["drop-default", "ALTER TABLE users ALTER COLUMN id DROP EXPRESSION"],
  ["rename-table", "ALTER TABLE users RENAME TO people"],
  ["rename-column", "ALTER TABLE users RENAME COLUMN note TO remark"],
  ["rename-column", "ALTER TABLE users RENAME note TO remark"],
  ["rename-schema", "ALTER SCHEMA app RENAME TO web"],
  ["rename-enum-value", "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"],
  ["rename-object", "ALTER TYPE mood RENAME TO feeling"],
  ["rename-object", "ALTER VIEW v RENAME TO w"],
  ["rename-object", "ALTER FUNCTION greet(text) RENAME TO hello"],
  ["move-schema", "ALTER TABLE users SET SCHEMA app"],
  ["narrow-type", "ALTER TABLE users ALTER COLUMN name TYPE varchar(20)"],
  ["narrow-type", "ALTER TABLE users ALTER COLUMN note TYPE varchar(2000)"],
  ["narrow-type", "ALTER TABLE users ALTER COLUMN id TYPE int"],
  ["narrow-type", "ALTER TABLE users ALTER COLUMN price TYPE numeric(8,2)"],
  ["narrow-type", "ALTER TABLE users ALTER COLUMN price TYPE numeric(11,1)"],
  ["narrow-type", "ALTER TABLE users ALTER COLUMN at TYPE timestamptz(0)"],
  ["change-type", "ALTER TABLE users ALTER COLUMN note TYPE jsonb USING note::jsonb"],
  ["change-type", "ALTER TABLE logs ALTER COLUMN id TYPE bigint"],
  ["change-type", "ALTER TABLE users ALTER COLUMN price TYPE numeric(14,4)"],
  ["change-type", "ALTER TABLE users ALTER COLUMN at TYPE timestamp(3)"],
  ["change-type", "ALTER TABLE users ALTER COLUMN note TYPE text[] USING array[note]"],
  ["change-type", "ALTER TABLE not_in_the_migrations ALTER COLUMN name TYPE text"],
  ["change-type", "ALTER TYPE pair ALTER ATTRIBUTE a TYPE text"],
  ["set-not-null", "ALTER TABLE users ALTER COLUMN note SET NOT NULL"],
  ["set-not-null", "ALTER TABLE users ADD COLUMN x int; ALTER TABLE users ALTER COLUMN x SET NOT NULL"],
  ["set-not-null", "ALTER TABLE users ADD CONSTRAINT n NOT NULL note"],
  ["set-not-null", "ALTER DOMAIN email SET NOT NULL"],
  ["add-required-column", "ALTER TABLE users ADD COLUMN age int NOT NULL"],
  ["add-required-column", "ALTER TABLE users ADD COLUMN key uuid PRIMARY KEY"],
  ["add-check", "ALTER TABLE users ADD CONSTRAINT c CHECK (length(note) < 10)"],
  ["add-check", "ALTER TABLE users ADD CHECK (price > 0) NOT VALID"],
  ["add-check", "ALTER TABLE users ADD COLUMN low int; ALTER TABLE users ADD CHECK (low < price)"],
  ["add-check", "ALTER DOMAIN email ADD CHECK (value like '%@%')"],
  ["add-unique", "ALTER TABLE users ADD CONSTRAINT u UNIQUE (name)"],
  ["add-unique", "CREATE UNIQUE INDEX CONCURRENTLY u ON users (lower(name))"],
  ["add-unique", "ALTER TABLE users ADD COLUMN code text NOT NULL DEFAULT '' UNIQUE"],
  ["add-primary-key", "ALTER TABLE logs ADD PRIMARY KEY (id)"],
  ["add-foreign-key", "ALTER TABLE logs ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES users (id) NOT VALID"],
  ["add-exclusion", "ALTER TABLE users ADD EXCLUDE USING gist (at WITH &&)"],
  ["generated-always", "ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY"],
  ["generated-always", "ALTER TABLE users ALTER COLUMN id SET GENERATED ALWAYS"],
  ["truncate", "TRUNCATE users, logs"],
  ["delete-rows", "DELETE FROM users"],
  ["delete-rows", "WITH gone AS (DELETE FROM users RETURNING *) INSERT INTO logs SELECT id FROM gone"],
  ["delete-rows", "EXPLAIN ANALYZE DELETE FROM users"],
  ["revoke", "REVOKE SELECT ON users FROM anon"],
  ["revoke", "REVOKE app FROM alice"],
  ["enable-row-security", "ALTER TABLE users ENABLE ROW LEVEL SECURITY"],
  ["enable-row-security", "ALTER TABLE users FORCE ROW LEVEL SECURITY"],
  ["change-policy", "DROP POLICY own ON users"],
  ["change-policy", "ALTER POLICY own ON users USING (false)"],
  ["change-policy", "CREATE POLICY less ON users AS RESTRICTIVE USING (active)"],
  ["detach-partition", "ALTER TABLE logs DETACH PARTITION logs_1"],
  ["detach-partition", "ALTER TABLE logs_1 NO INHERIT logs"],
  ["unjudged", "SELECT app.do_it()"],
  ["unjudged", "CALL p()"],
  ["unjudged", "CREATE RULE r AS ON INSERT TO users DO INSTEAD NOTHING"],
  ["unjudged", "DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE users'; END $$"],
  ["unjudged", "DO $$ DECLARE r record; BEGIN FOR r IN EXECUTE 'select 1' LOOP NULL; END LOOP; END $$"],
  ["unjudged", "DO LANGUAGE plpython3u $$ plpy.execute('x') $$"],
  ["unjudged", "DO $$ DECLARE n int; BEGIN n := app.drop_all(); END $$"],
  ["unjudged", "DO $$ BEGIN IF app.ask() THEN NULL; END IF; END $$"],
  ["unjudged", "COPY users FROM PROGRAM 'cat /etc/passwd'"],
  ["drop-table", "DO $$ BEGIN IF true THEN DROP TABLE users; END IF; END $$"],
  ["delete-rows", "DO $$ DECLARE r record; BEGIN FOR r IN DELETE FROM users RETURNING id LOOP NULL; END LOOP; END $$"],
  ["drop-column", "SET search_path TO app; ALTER TABLE users DROP COLUMN note"],
];

const ACCEPTED: readonly string[] = [
  "CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL); DROP TABLE t",
  "CREATE TABLE t (id int, a text); ALTER TABLE t DROP COLUMN a; ALTER TABLE t RENAME COLUMN id TO key",
  'CREATE TABLE "t" (id int); ALTER TABLE public.t ADD COLUMN x int NOT NULL; ALTER TABLE t RENAME TO u; DROP TABLE u',
  "CREATE TABLE t (id int); ALTER TABLE t ADD UNIQUE (id), ADD CHECK (id > 0), ALTER id TYPE text, ALTER id SET NOT NULL",
  "CREATE TABLE t (id int); ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES users (id)",
  "CREATE TABLE t (id int); CREATE UNIQUE INDEX i ON t (id); DROP INDEX i; TRUNCATE t; DELETE FROM t",
  "CREATE TABLE t (id int); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t AS RESTRICTIVE USING (true)",
  "CREATE TABLE IF NOT EXISTS t (id int); ALTER TABLE t ADD COLUMN a int NOT NULL",
  "CREATE SCHEMA app; CREATE TABLE app.t (id int); DROP TABLE app.t; DROP SCHEMA app",
  "CREATE VIEW v AS SELECT 1 AS one; DROP VIEW v",
  "CREATE OR REPLACE VIEW v AS SELECT id, name FROM users",
  "CREATE TYPE colour AS ENUM ('red'); ALTER TYPE colour RENAME VALUE 'red' TO 'blue'; DROP TYPE colour",
  "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'great'",
  "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'select 1'; DROP FUNCTION f(int, text)",
  "DROP FUNCTION greet(text); CREATE FUNCTION greet(name text) RETURNS text LANGUAGE sql AS 'select name'",
  "DROP FUNCTION greet; CREATE FUNCTION greet(name text) RETURNS text LANGUAGE sql AS 'select name'",
  "CREATE OR REPLACE FUNCTION greet(who text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN DROP TABLE users; END $$",
  "DROP TRIGGER watch ON users; CREATE TRIGGER watch AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION f()",
  "CREATE SEQUENCE s; DROP SEQUENCE s",
  "CREATE ROLE r; DROP ROLE r",
  "ALTER TABLE users ALTER COLUMN active SET DEFAULT false",
  "ALTER TABLE users ADD COLUMN a int DEFAULT 1; ALTER TABLE users ALTER a SET NOT NULL",
  "ALTER TABLE users ADD COLUMN a int DEFAULT 1; ALTER TABLE users ALTER a DROP DEFAULT",
  "ALTER TABLE users ADD COLUMN a int; ALTER TABLE users DROP COLUMN a; ALTER TABLE users ADD COLUMN b int; ALTER TABLE users RENAME b TO c",
  "ALTER TABLE users ADD COLUMN IF NOT EXISTS note text NOT NULL",
  "ALTER TABLE users ADD COLUMN n serial, ADD COLUMN m int GENERATED ALWAYS AS IDENTITY, ADD COLUMN o bool NOT NULL DEFAULT false",
  "ALTER TABLE users ADD COLUMN boss bigint; ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (boss) REFERENCES users (id)",
  "ALTER TABLE users ADD COLUMN boss bigint REFERENCES users (id) CHECK (boss > 0)",
  "ALTER TABLE users ADD COLUMN code text; CREATE UNIQUE INDEX CONCURRENTLY u ON users (code)",
  "ALTER TABLE users ADD COLUMN key uuid DEFAULT gen_random_uuid() UNIQUE",
  "ALTER TABLE users ADD COLUMN low int, ADD COLUMN high int; ALTER TABLE users ADD CHECK (low < high)",
  "ALTER TABLE users ALTER COLUMN name TYPE varchar(100); ALTER TABLE users ALTER COLUMN name TYPE text",
  "ALTER TABLE users ALTER COLUMN price TYPE numeric(12,2)",
  "ALTER TABLE users ALTER COLUMN price TYPE numeric",
  "ALTER TABLE users ALTER COLUMN at TYPE timestamptz",
  "ALTER TABLE users ALTER COLUMN name SET NOT NULL",
  "ALTER TABLE users ALTER COLUMN name DROP NOT NULL",
  "ALTER TABLE users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
  "ALTER TABLE users DISABLE ROW LEVEL SECURITY",
  "ALTER INDEX i RENAME TO j; ALTER TABLE users RENAME CONSTRAINT a TO b",
  "CREATE INDEX i ON users (name); CREATE INDEX CONCURRENTLY j ON users (note); DROP INDEX i",
  "DROP INDEX users_name; ALTER TABLE users DROP CONSTRAINT u",
  "DELETE FROM users WHERE id < 0; UPDATE users SET note = ''; INSERT INTO users VALUES (1, 'DROP TABLE users')",
  "CREATE TABLE copy AS SELECT * FROM users; DROP TABLE copy",
  "SELECT * INTO copy FROM users; DROP TABLE copy",
  "GRANT SELECT ON users TO anon; GRANT app TO alice",
  "CREATE TABLE t (id int); REVOKE ALL ON t FROM anon",
  "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1'; REVOKE ALL ON FUNCTION f() FROM public",
  "CREATE POLICY more ON users FOR SELECT USING (true); ALTER POLICY more ON users USING (active)",
  "CREATE TABLE logs_2 PARTITION OF logs FOR VALUES IN (1); ALTER TABLE logs ATTACH PARTITION logs_3 DEFAULT",
  "SELECT pg_catalog.setval('ids', 10); SELECT set_config('search_path', '', false); SELECT count(*) FROM users",
  "DO $$ BEGIN CREATE TYPE role AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$; DROP TYPE role",
  "DO $$ DECLARE n int := 1; BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type) THEN n := n + 1; RAISE NOTICE '%', n; END IF; END $$",
  "BEGIN; COMMENT ON TABLE users IS 'DROP TABLE users'; CREATE EXTENSION IF NOT EXISTS pgcrypto; COMMIT",
  "SET search_path TO app; CREATE TABLE t (id int); RESET search_path; DROP TABLE app.t",
  "EXPLAIN DELETE FROM users",
  "CREATE DOMAIN d AS text; ALTER DOMAIN d SET NOT NULL; DROP DOMAIN d",
];

describe("SQL that would break an older version", () => {
  test.each(REFUSED)("is refused by the rule %s: %s", async (rule, text) => {
    expect(await rulesOf(text)).toEqual([rule]);
  });

  test("is listed above for every rule", () => {
    const named = new Set(REFUSED.map(([rule]) => rule));
    expect(ADDITIVE_RULE_NAMES.filter((rule) => !named.has(rule))).toEqual([]);
  });
});

describe("SQL that an older version can live with", () => {
  test.each(ACCEPTED)("is accepted: %s", async (text) => {
    expect(await rulesOf(text)).toEqual([]);
  });
});

/** A text in which words of SQL stand where they mean nothing. */
const WORDS = fc.constantFrom(
  "DROP TABLE users;",
  "ALTER TABLE users DROP COLUMN note;",
  "TRUNCATE users;",
  "\n",
  "é🎉",
  "'",
  '"',
  "--",
  " $ ",
);
const HIDDEN = fc.array(WORDS, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const HARMLESS = fc.oneof(
  HIDDEN.map((text) => `-- ${text.replaceAll("\n", " ")}\n`),
  HIDDEN.map((text) => `/* ${text.replaceAll("*/", "").replaceAll("/*", "")} */`),
  HIDDEN.map((text) => `SELECT '${text.replaceAll("'", "''")}';`),
  HIDDEN.map((text) => `INSERT INTO notes VALUES ($body$${text}$body$);`),
  HIDDEN.map((text) => `CREATE TABLE IF NOT EXISTS t ("${text.replaceAll('"', '""')}" int);`),
  HIDDEN.map((text) => `COMMENT ON TABLE users IS E'${text.replaceAll("'", "\\'")}';`),
);

test("words of SQL in comments, texts and names are refused nowhere, and one statement between them is found at its line", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(HARMLESS, { maxLength: 6 }),
      fc.array(HARMLESS, { maxLength: 3 }),
      async (before, after) => {
        expect(await rulesOf([...before, ...after].join("\n"))).toEqual([]);
        const head = [...before, ""].join("\n");
        const { findings } = await judge(`${head}DROP TABLE users;\n${after.join("\n")}`);
        expect(findings.map(({ rule, line }) => ({ rule, line }))).toEqual([
          { rule: "drop-table", line: head.split("\n").length },
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

test("a file of many statements takes a time that grows with them and no faster", async () => {
  const growth = await growthOf(async (statements) => {
    const { findings } = await judge("DROP TABLE users;\n".repeat(statements));
    expect(findings.at(-1)?.line).toBe(statements);
  }, 1_000);
  // A second walk over the text for each statement would make it sixteen.
  expect(growth).toBeLessThan(NEARLY_LINEAR);
});

describe("the place", () => {
  test("is the statement's own line, also after letters of several bytes", async () => {
    const { findings } = await judge(
      "-- ünïcödé 🎉\nSELECT 'é🎉';\n\n/* DROP TABLE a */\n\n  DROP TABLE\n users;\nDROP TABLE logs",
    );
    expect(findings.map(({ line, what }) => ({ line, what }))).toEqual([
      { line: 6, what: "drops the table users" },
      { line: 8, what: "drops the table logs" },
    ]);
  });

  test("in a DO block is the line inside", async () => {
    const { findings } = await judge("SELECT 1;\nDO $$\nBEGIN\n  NULL;\n  DROP TABLE users;\n  EXECUTE 'x';\nEND\n$$;");
    expect(findings.map(({ line, rule }) => ({ line, rule }))).toEqual([
      { line: 5, rule: "drop-table" },
      { line: 6, rule: "unjudged" },
    ]);
  });

  test.each([
    ["SELECT 'é';\nSELCT 1;\n", 2, 'syntax error at or near "SELCT"', false],
    ["SELECT 1;\nSELECT 'open", 2, `unterminated quoted string at or near "'open"`, false],
    ["SELECT 'ü';\n\\connect app\n", 2, 'syntax error at or near "\\"', true],
  ])("of what is no SQL: %j", async (text, line, message, command) => {
    const { invalid } = await judge(text);
    expect(invalid).toEqual([{ file: "new.sql", line, message, command }]);
  });
});

describe("a comment that allows", () => {
  const reasonOf = async (text: string) => (await judge(text)).findings.map(({ allowedBecause }) => allowedBecause);

  test("counts for its rule and the statement below it", async () => {
    expect(await reasonOf("-- holdpoint: allow drop-table nobody reads it\nDROP TABLE users; DROP TABLE logs")).toEqual(
      ["nobody reads it", null],
    );
    const two = "-- holdpoint: allow drop-column a\n-- a remark\n--holdpoint: allow set-not-null b\n";
    const alter = "ALTER TABLE users DROP COLUMN note, ALTER active SET NOT NULL, DROP COLUMN price";
    expect(await reasonOf(two + alter)).toEqual(["a", "b", "a"]);
  });

  test("counts only where the plan lets files speak for themselves", async () => {
    const [finding] = (await judge("-- holdpoint: allow drop-table nobody reads it\nDROP TABLE users", false)).findings;
    expect(finding).toMatchObject({ allowedBecause: null, allowedByFile: false });
    expect(finding?.mistakes.join()).toContain("allow-comments");
  });

  test.each([
    ["-- holdpoint: allow drop-table\nDROP TABLE users", "gives no reason"],
    ["-- holdpoint: allow everything now\nDROP TABLE users", "names no rule"],
    ["-- holdpoint: drop-table fine\nDROP TABLE users", "names no rule"],
  ])("says what is wrong with it: %j", async (text, mistake) => {
    const [finding] = (await judge(text)).findings;
    expect(finding?.allowedBecause).toBeNull();
    expect(finding?.mistakes.join()).toContain(mistake);
  });

  test("says of many mistakes the first ones, and shortly", async () => {
    const [finding] = (await judge(`${`-- holdpoint: ${"x".repeat(1_000)}\n`.repeat(100)}DROP TABLE users`)).findings;
    expect(finding?.mistakes).toHaveLength(3);
    expect(finding?.mistakes.join().length).toBeLessThan(1_200);
  });

  test.each([
    "-- holdpoint: allow drop-column other rule\nDROP TABLE users",
    "SELECT '\n-- holdpoint: allow drop-table inside of a text\n'; DROP TABLE users",
    "-- holdpoint: allow drop-table for the one below\nSELECT 1; DROP TABLE users",
    "DROP TABLE users -- holdpoint: allow drop-table too late",
  ])("does not count: %j", async (text) => {
    expect(await reasonOf(text)).toEqual([null]);
  });
});

test("a table of an earlier migration is not made new by IF NOT EXISTS", async () => {
  expect(await rulesOf("CREATE TABLE IF NOT EXISTS logs (id int); ALTER TABLE logs DROP COLUMN id")).toEqual([
    "drop-column",
  ]);
});

test("what one migration of the set makes, the next may take away", async () => {
  const set = [
    migration("CREATE TABLE t (id int)", "1.sql"),
    migration("DROP TABLE t", "2.sql"),
    migration("DROP TABLE users", "3.sql"),
  ];
  const { findings } = await judgeAdditive([], set, { allow: {}, allowComments: false }, parser);
  expect(findings.map(({ file }) => file)).toEqual(["3.sql"]);
});

test("what cannot be read of older migrations stops nothing", async () => {
  const { findings, invalid } = await judgeAdditive(
    [migration("\\connect x")],
    [migration("SELECT 1")],
    { allow: {}, allowComments: false },
    parser,
  );
  expect({ findings, invalid }).toEqual({ findings: [], invalid: [] });
});

test.each([
  ["DELETE FROM users WHERE id = 1", "deletes rows of users."],
  ["UPDATE users SET note = ''", "changes rows of users, which an older version reads."],
  ["DROP INDEX i", "drops the index i."],
  [
    "CREATE OR REPLACE FUNCTION greet(a text) RETURNS text LANGUAGE sql AS 'select 1'",
    "replaces what public.greet(text) does.",
  ],
])("says of %s: %s", async (text, note) => {
  expect((await judge(text)).notes).toEqual([{ file: "new.sql", line: 1, what: note }]);
});
