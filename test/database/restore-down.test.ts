/** `restore --way down`: a release's migrations taken back on a real PostgreSQL with Knex, where the trial has proven it. */
import { createHash } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { stepIdentity } from "../../src/engine/steps/step-book.ts";
import { fail, pass } from "../../src/lib/verdict.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { ForgeDeployment } from "../../src/providers/contract.ts";
import { askRestore, recordOf, type Wishes } from "../engine/restore/open-restore.ts";
import { RELEASE } from "../release/facts.ts";
import { connectTo, createWorld, knexFiles, TOOLS, type World } from "./migrate-world.ts";

const OURS = "github-actions[bot]";
const TITLE = "Migrate";
const UP = "create index users_nick on users (nick)";
const DOWN = "drop index users_nick";

let server: pg.Client;
let name: string;
let url: string;
let world: World;

beforeEach(async () => {
  const { port, password } = inject("postgres");
  name = `down_${createHash("sha256").update(String(Math.random())).digest("hex").slice(0, 10)}`;
  const address = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  server = await connectTo(address("postgres"));
  await server.query(`create database ${name}`);
  url = address(name);
  await ask("create table users (id int primary key, nick text); insert into users values (1, 'a'), (2, 'b')");
});

afterEach(async () => {
  world.close();
  await server.query(`drop database if exists ${name} with (force)`);
  await server.end();
});

/** Without a session that stays: it would keep the database from being copied. */
async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = await connectTo(url);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function hasIndex(): Promise<boolean> {
  return (await ask("select to_regclass('users_nick') is not null as there"))[0]?.["there"] === true;
}

/** The release has migrated; what its step left on record. */
async function release(
  down: string,
  trial: unknown,
): Promise<{ readonly spec: object; readonly record: ForgeDeployment }> {
  world = await createWorld(url, { ...knexFiles({ "1_first": [UP, down] }), ".git/HEAD": `${RELEASE.commit}\n` });
  const spec = { database: "DATABASE_URL", ...TOOLS.knex, trial };
  const about = { id: RELEASE.id, commit: RELEASE.commit, project: "web", stage: "production", runUrl: null } as const;
  const { verdict, details } = await world.apply(spec, { release: about });
  if (verdict.outcome !== "pass") throw new Error(verdict.summary);
  const plan = { digest: "p", project: { host: { project: "web" } } } as Plan;
  const identity = stepIdentity({ plan }, RELEASE, "production", { title: TITLE, step: "migrate" } as never);
  const kept = { kind: "migrate", ...(JSON.parse(JSON.stringify(details)) as object) };
  return { spec, record: recordOf(OURS, { step: "migrate", title: TITLE, identity, planDigest: "p" }, kept) };
}

function restore({ spec, record }: Awaited<ReturnType<typeof release>>, more: Wishes = {}) {
  return askRestore({
    wish: { name, way: "down" },
    records: [record],
    roles: world.roles,
    env: { PATH: process.env["PATH"] ?? "", DATABASE_URL: url },
    directory: world.directory,
    steps: [{ title: TITLE, step: "migrate", spec }],
    ...more,
  });
}

it("takes back what the trial has proven, judged by the schema of before, and records it", async () => {
  const released = await release(DOWN, { from: "template" });
  await ask("insert into users values (3, 'c')");
  const dry = await restore(released, { dryRun: true });
  expect(dry.result).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
  expect(dry.result.notes.join(" ")).toContain("1_first");
  expect(await hasIndex()).toBe(true);
  const payloads: unknown[] = [];
  const { result } = await restore(released, { payloads });
  expect(result).toMatchObject({ decision: "proceed", reasonCode: "schema_restored" });
  expect(await hasIndex()).toBe(false);
  expect(await ask("select count(*)::int as n from users")).toEqual([{ n: 3 }]);
  expect(payloads).toMatchObject([
    { part: "undoing", word: { said: "undo" } },
    { part: "undone", end: { verdict: { outcome: "pass" } } },
    { phase: "restored", way: "down", end: "schema_restored", from: null },
  ]);
});

it("is refused without a trial", async () => {
  const released = await release(DOWN, false);
  expect((await restore(released)).result).toMatchObject({ decision: "hold", reasonCode: "down_unproven" });
  expect(await hasIndex()).toBe(true);
});

it("is refused from another checkout than the release's", async () => {
  const released = await release(DOWN, { from: "template" });
  const { result } = await restore(released, { directory: "/" });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "step_left" });
  expect(result.summary).toContain("only in a checkout of");
  expect(await hasIndex()).toBe(true);
});

it("prepares the checkout by the plan's setup first, and takes nothing back where that fails", async () => {
  const released = await release(DOWN, { from: "template" });
  const payloads: unknown[] = [];
  const { result } = await restore(released, {
    setup: fail("command_failed", "npm ci ended with 1.", "Read."),
    payloads,
  });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "setup_failed" });
  expect(payloads).toEqual([]);
  expect(await hasIndex()).toBe(true);
  const prepared = await restore(released, { setup: pass("gate_passed", "Installed.") });
  expect(prepared.result).toMatchObject({ decision: "proceed", reasonCode: "schema_restored" });
});

it("changes nothing where the schema was changed by hand since the release, and names what", async () => {
  const released = await release(DOWN, { from: "template" });
  await ask("create table by_hand (id int); alter table users alter column nick set default 'x'");
  for (const dryRun of [true, false]) {
    const { result } = await restore(released, { dryRun });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "schema_changed" });
    expect(result.summary).toContain("changed: table public.users; new: table public.by_hand.");
    expect(result.remedy).toContain('rollback --undo "Migrate"');
  }
  expect(await hasIndex()).toBe(true);
  await ask("drop table by_hand; alter table users alter column nick drop default");
  expect((await restore(released)).result).toMatchObject({ decision: "proceed", reasonCode: "schema_restored" });
});

it("changes nothing where the record does not say how the release left the schema", async () => {
  const released = await release(DOWN, { from: "template" });
  const record = structuredClone(released.record) as unknown as {
    payload: { end: { details: { after: { schema: string | null } } } };
  };
  record.payload.end.details.after.schema = null;
  const { result } = await restore({ ...released, record: record as unknown as ForgeDeployment });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "down_unproven" });
  expect(result.summary).toContain("is not on record");
  expect(await hasIndex()).toBe(true);
});

it("fails where the command ends well and the schema is not the one of before", async () => {
  const more = "do $$ begin if (select count(*) from users) > 2 then create table left_over (id int); end if; end $$";
  const released = await release(`${DOWN}; ${more}`, { from: "template" });
  await ask("insert into users values (3, 'c')");
  const { result } = await restore(released);
  expect(result).toMatchObject({ decision: "failed", reasonCode: "data_unexpected" });
  expect(result.summary).toContain("the schema is not");
});
