/** The committed bundle against a real server: PostgreSQL's client and its parser are packed, and must work from there. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createDatabase, type TestDatabase } from "./database.ts";

const CLI = join(import.meta.dirname, "../../dist/cli.js");

const PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
checklist:
  - { title: Rows, rls: { database: STAGING_DATABASE_URL, schemas: [app] } }
  - title: Migrations
    migrations: { database: STAGING_DATABASE_URL, tool: folder, dir: migrations, table: public.applied, additive: true }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production: {}
`;

let folder = "";
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-dist-"));
  database = await createDatabase();
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

interface Line {
  readonly event: string;
  readonly title?: string;
  readonly verdict?: { readonly outcome: string; readonly reasonCode: string; readonly summary: string };
}

/** Verdicts by title, as a person's terminal gets them. */
function check(url: string): {
  readonly code: number | null;
  readonly verdicts: Record<string, unknown>;
  readonly text: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "checklist", "--only", "world", "--json"], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, STAGING_DATABASE_URL: url },
  });
  const lines = stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Line]));
  const verdicts = lines.flatMap(({ event, title, verdict }) =>
    event === "gate" && title !== undefined ? [[title, `${verdict?.outcome} ${verdict?.reasonCode}`]] : [],
  );
  return { code: status, verdicts: Object.fromEntries(verdicts) as Record<string, unknown>, text: stdout + stderr };
}

it("asks a database and reads SQL from the bundle", async () => {
  await database.run(`create schema app; create table app.threads (id int); alter table app.threads enable row level security;
    create policy own on app.threads for select to authenticated using (id = 1);
    create table public.applied (version text primary key); insert into public.applied values ('0001_first.sql')`);
  write(".github/holdpoint.yml", PLAN);
  write("migrations/0001_first.sql", "create table app.threads (id int);\n");
  const good = check(database.url());
  expect(good.verdicts).toEqual({ Rows: "pass gate_passed", Migrations: "pass gate_passed" });
  expect(good.code).toBe(0);

  await database.run("create policy everybody on app.threads for select to anon using (true)");
  write("migrations/0002_second.sql", "alter table app.threads\n  drop column id;\n");
  const bad = check(database.url());
  expect(bad.verdicts.Rows).toBe("fail row_security_missing");
  expect(bad.verdicts.Migrations).toMatch(/^fail migration/);
  expect(bad.text).toContain("0002_second.sql");
  expect(bad.code).toBe(1);
});

it("shows no password from the bundle either", () => {
  write(".github/holdpoint.yml", PLAN);
  write("migrations/0001_first.sql", "select 1;\n");
  const url = new URL(database.url());
  url.password = "Sup3rSecretWr0ng";
  const wrong = check(url.href);
  expect(wrong.verdicts).toEqual({ Rows: "hold credential_rejected", Migrations: "hold credential_rejected" });
  expect(wrong.text).not.toContain("Sup3rSecretWr0ng");
  expect(wrong.code).toBe(3);
});
