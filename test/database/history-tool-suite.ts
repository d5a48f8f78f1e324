/**
 * What the step `migrate` asks of a tool, asked of the tool itself: what is pending and applied, whether our settings reach
 * its sessions, two releases at once, a file that fails in the middle, a lock in the way, and a way back that does nothing.
 */
import { execFileSync } from "node:child_process";
import type pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { parseRecordedMigration } from "../../src/release/recorded-migration.ts";
import { connectTo, createWorld, type World } from "./migrate-world.ts";

export interface Migration {
  /** Digits, as many as the tool's own generator writes. */
  readonly version: string;
  readonly title: string;
  readonly up: readonly string[];
  /** Null: there is no way back in it. */
  readonly down: readonly string[] | null;
}

export interface RealTool {
  /** Fields of the step. */
  readonly spec: { readonly tool: string; readonly run: string; readonly undo?: string };
  /** The tool's own files of these migrations. */
  files(migrations: readonly Migration[]): Readonly<Record<string, string>>;
  /** What a migration is called in the repository. */
  nameOf(migration: Migration): string;
  /** After a second file whose second statement fails. */
  readonly afterFailure: {
    /** Whether the first file stays. */
    readonly first: boolean;
    /** Whether the second file's first statement stays. */
    readonly half: boolean;
    readonly says: string;
    /** Without this, a command line or a statement, the tool does not go on. */
    readonly repair?: { readonly run: string } | { readonly sql: string };
  };
  /** What its sessions are called; default: as we told it. */
  readonly sessionName?: string;
  /** What a lock in the way ends with, at a single try. */
  readonly blocked: "lock_not_available" | "migration_unfinished";
  /** What a way back that is missing comes to; absent for a tool that has none. */
  readonly missingDown?: "data_unexpected" | "command_failed";
}

const USERS: Migration = {
  version: "20250101000001",
  title: "users",
  up: [
    "create table users (id int primary key, name text)",
    "insert into users values (1, 'a')",
    "create table settings as select current_setting('lock_timeout') as timeout, current_setting('application_name') as name",
  ],
  down: ["drop table settings", "drop table users"],
};
const BAD: Migration = {
  version: "20250101000002",
  title: "extra",
  up: ["create table extra (id int)", "insert into nowhere values (1)"],
  down: null,
};
const GOOD: Migration = { ...BAD, up: ["create table extra (id int)"] };
const MAIL: Migration = {
  version: "20250101000003",
  title: "mail",
  up: ["alter table app.users add mail text"],
  down: ["alter table app.users drop mail"],
};

const OURS = /^holdpoint-tool [0-9a-f]+$/;

export function itServes(tool: RealTool): void {
  let server: pg.Client;
  let name = "";
  let url = "";
  let worlds: World[] = [];

  beforeEach(async () => {
    const { port, password } = inject("postgres");
    name = `tool_${Math.random().toString(16).slice(2, 12)}`;
    const address = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
    server = await connectTo(address("postgres"));
    await server.query(`create database ${name}`);
    url = address(name);
  });
  afterEach(async () => {
    for (const world of worlds) world.close();
    worlds = [];
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  });

  async function open(...migrations: readonly Migration[]): Promise<World> {
    const world = await createWorld(url, tool.files(migrations));
    worlds.push(world);
    return world;
  }

  /** Without a session that stays: it would keep the database from being copied. */
  async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
    const client = await connectTo(url);
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function exists(table: string): Promise<boolean> {
    const [row] = await ask(`select to_regclass('public.${table}') is not null as found`);
    return row?.["found"] === true;
  }

  it("is tried on a copy, applied with our settings, read back, and taken back", async () => {
    const { apply, observe, undo } = await open(USERS);
    expect(await observe(tool.spec)).toMatchObject({ is: "due", state: { pending: [tool.nameOf(USERS)] } });
    const end = await apply({ ...tool.spec, trial: { from: "template" } });
    expect(end.verdict).toMatchObject({ outcome: "pass", reasonCode: "step_done" });
    const run = parseRecordedMigration(end.details);
    expect(run).toMatchObject({
      applied: [tool.nameOf(USERS)],
      before: { count: 0 },
      after: { count: 1, newest: tool.nameOf(USERS) },
      trial: { copy: "template", down: tool.spec.undo === undefined ? "not_tried" : "loses" },
    });
    const lost = tool.spec.undo === undefined ? [] : ["table public.settings", "table public.users"];
    expect(run?.trial?.loses.toSorted()).toEqual(lost);
    const [settings] = await ask("select * from settings");
    expect(settings?.["timeout"]).toBe("2s");
    expect(settings?.["name"]).toMatch(tool.sessionName ?? OURS);
    expect(await observe(tool.spec, { recorded: end.details ?? null })).toMatchObject({ is: "done" });
    const back = tool.spec.undo === undefined ? null : await undo(tool.spec, end.details ?? null);
    expect(back?.reasonCode).toBe(tool.spec.undo === undefined ? undefined : "step_undone");
    expect(await exists("users")).toBe(back === null);
    expect((await observe(tool.spec)).is).toBe(back === null ? "done" : "due");
  });

  it("applies everything once for two releases at once", async () => {
    await ask("create schema app; create table app.log (line text)");
    const once: Migration = { ...USERS, up: ["select pg_sleep(0.2)", "insert into app.log values ('once')"] };
    const [first, second] = [await open(once), await open(once)];
    const ends = await Promise.all([first.apply(tool.spec), second.apply(tool.spec)]);
    expect(ends.map(({ verdict }) => verdict.outcome)).toEqual(["pass", "pass"]);
    expect(await ask("select count(*)::int as count from app.log")).toEqual([{ count: 1 }]);
  });

  it("says what is left of a file that fails in the middle, goes on, and cannot hide that a way back is missing", async () => {
    const { apply, undo, write, directory } = await open(USERS, BAD);
    const failed = await apply(tool.spec);
    expect(failed.verdict).toMatchObject({ outcome: "fail", reasonCode: "command_failed" });
    expect(failed.verdict.summary).toContain(tool.afterFailure.says);
    const recorded = failed.details ?? null;
    expect(parseRecordedMigration(recorded)).toMatchObject({
      applied: tool.afterFailure.first ? [tool.nameOf(USERS)] : [],
    });
    expect(await exists("users")).toBe(tool.afterFailure.first);
    expect(await exists("extra")).toBe(tool.afterFailure.half);

    const { repair } = tool.afterFailure;
    if (tool.afterFailure.half) await ask("drop table extra");
    const refused = repair === undefined ? null : await apply(tool.spec, { recorded });
    expect(refused?.verdict.reasonCode).toBe(repair === undefined ? undefined : "migration_unfinished");
    if (repair !== undefined && "sql" in repair) await ask(repair.sql);
    if (repair !== undefined && "run" in repair) {
      const env = { ...process.env, DATABASE_URL: url };
      execFileSync("sh", ["-c", repair.run], { cwd: directory, env, stdio: "pipe" });
    }
    write(tool.files([USERS, GOOD]));
    const again = await apply(tool.spec, { recorded, begun: { at: 1, runUrl: null } });
    expect(again.verdict).toMatchObject({ outcome: "pass" });
    expect(parseRecordedMigration(again.details)).toMatchObject({
      applied: [USERS, GOOD].map((migration) => tool.nameOf(migration)),
    });
    const back = tool.missingDown === undefined ? null : await undo(tool.spec, again.details ?? null);
    expect(back?.reasonCode).toBe(tool.missingDown);
    expect(await exists("extra")).toBe(true);
  });

  it("ends at a lock that somebody holds, and names who", async () => {
    await ask("create schema app; create table app.users (id int primary key)");
    const { apply } = await open(MAIL);
    const reader = await connectTo(url, "reporting");
    await reader.query("begin; select count(*) from app.users");
    const end = await apply({ ...tool.spec, "lock-timeout": "300ms", retries: 0 });
    await reader.end();
    // All of the verdict is shown where it is another one: what the tool said tells why.
    expect(end.verdict).toEqual(expect.objectContaining({ outcome: "hold", reasonCode: tool.blocked }));
    expect(JSON.stringify(end.verdict.evidence)).toContain("reporting, postgres, idle in transaction");
  });
}

/** The statements as one text. */
export function joined(statements: readonly string[] | null): string {
  return (statements ?? []).map((statement) => `${statement};\n`).join("");
}
