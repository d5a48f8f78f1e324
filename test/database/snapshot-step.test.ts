/** The step `snapshot` with a real PostgreSQL and a folder: taken, read back, killed in between, damaged, put back. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { Secret } from "../../src/lib/secret.ts";
import { backupStores, storedBackups } from "../../src/providers/stores.ts";
import { parseRecordedSnapshot } from "../../src/release/recorded-snapshot.ts";
import { createPassingKey } from "../../src/steps/backup/age-format.ts";
import type { StepContext, StepDetails } from "../../src/steps/contract.ts";
import { snapshot } from "../../src/steps/snapshot/index.ts";
import { restoreSnapshot } from "../../src/steps/snapshot/restore-snapshot.ts";
import { addressOf, openWork } from "../providers/postgres/open-work.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { HARD_VALUES } from "./hard-values.ts";

type Context = StepContext<"databaseWork" | "stores" | "storedBackups">;

let database: TestDatabase;
let folder = "";
beforeAll(async () => {
  database = await createDatabase();
  await database.run(`${HARD_VALUES}; create schema app; create table app.tags (id int primary key, tag text)`);
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-kept-"));
  await database.run("truncate app.tags; insert into app.tags select i, 'tag ' || i from generate_series(1, 500) i");
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => database.close());

async function open(recorded: StepDetails | null = null, words: object = {}) {
  const settings = { project: "web", team: null, repository: null };
  const provided = { env: {}, clock: systemClock, random: Math.random, debug: () => {} };
  const context: Context = {
    roles: {
      databaseWork: await openWork(),
      stores: await backupStores.connect(settings, provided),
      storedBackups: await storedBackups.connect(settings, provided),
    },
    release: { id: "r1", commit: "c0ffee", project: "web", stage: "staging", runUrl: null },
    title: "Keep rows",
    identity: "0123456789abcdef",
    clock: systemClock,
    random: Math.random,
    signal: new AbortController().signal,
    directory: "/",
    env: {},
    secret: (name) => new Secret(name, database.url()),
    output: () => {},
    progress: () => {},
    begun: null,
    recorded,
    earlier: [],
  };
  const written = { database: "STAGING_DATABASE_URL", tables: ["hard", "app.tags"], to: `path:${folder}` };
  return { context, spec: snapshot.spec.parse({ ...written, ...words }) };
}

/** Takes one; what the record has of it. */
async function take(words: object = {}): Promise<StepDetails> {
  const { context, spec } = await open(null, words);
  const { verdict, details } = await snapshot.apply(spec, null, context);
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "step_done" });
  return details ?? {};
}

it("is due, taken, and seen where it was stored", async () => {
  const { context, spec } = await open();
  expect(await snapshot.observe(spec, context)).toEqual({ is: "due", state: null });
  const details = await take();
  const again = await open(JSON.parse(JSON.stringify(details)) as StepDetails);
  expect(await snapshot.observe(again.spec, again.context)).toMatchObject({
    is: "done",
    summary: expect.stringContaining("503 rows of 2 tables"),
  });
  expect(readdirSync(folder).map((name) => name.replace(/.*z\./, ""))).toEqual(["1.jsonl.zst", "2.jsonl.zst", "json"]);
  expect(JSON.stringify(details)).not.toContain(new URL(database.url()).password);
});

it("leaves nothing of a run that was killed, and is damaged where somebody touched it", async () => {
  await take();
  const details = await take();
  expect(readdirSync(folder)).toHaveLength(3);
  const [rows = ""] = readdirSync(folder).filter((name) => name.endsWith("2.jsonl.zst"));
  appendFileSync(join(folder, rows), "x");
  const { context, spec } = await open(details);
  expect(await snapshot.observe(spec, context)).toMatchObject({
    is: "impossible",
    verdict: { reasonCode: "backup_damaged", summary: expect.stringContaining("app.tags") },
  });
  rmSync(join(folder, rows));
  expect(await snapshot.observe(spec, context)).toMatchObject({ is: "impossible" });
});

it("is put back table by table, and loses what came since", async () => {
  const rows = () => database.run("select t::text from hard t union all select t::text from app.tags t order by 1");
  const before = await rows();
  const details = await take();
  await database.run("delete from app.tags where id > 9; update app.tags set tag = 'x'; update hard set t = 'gone'");
  const { context, spec } = await open(details);
  expect(snapshot.undo?.has(spec, details)).toBe(true);
  expect(snapshot.undo?.losesData(spec, details)).toBe(true);
  expect(await snapshot.undo?.apply(spec, context)).toMatchObject({ outcome: "pass", reasonCode: "step_undone" });
  expect(await rows()).toEqual(before);
  await database.run("create table refers (id int references app.tags)");
  const verdict = await snapshot.undo?.apply(spec, context);
  await database.run("drop table refers");
  expect(verdict).toMatchObject({
    outcome: "hold",
    reasonCode: "table_changed",
    summary: expect.stringContaining("public.hard has the rows of the snapshot again; then:"),
  });
});

it("is opened with a key of the recipient's alone", async () => {
  const { recipient, identity } = await createPassingKey();
  const details = await take({ encrypt: { to: recipient } });
  const { context, spec } = await open(details, { encrypt: { to: recipient } });
  expect(snapshot.undo?.has(spec, details)).toBe(true);
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), "latin1")).not.toContain("tag 1");
  const recorded = parseRecordedSnapshot(details);
  if (recorded === null) throw new Error("not recorded");
  const put = (key: Secret | null) =>
    restoreSnapshot({
      work: context.roles.databaseWork,
      stores: context.roles.storedBackups,
      url: addressOf(database.url()),
      recorded,
      place: `path:${folder}`,
      identity: key,
      destination: ({ table }) => (table === "app.tags" ? { beside: "app.tags_then" } : null),
      restored: () => {},
    });
  await expect(put(null)).rejects.toMatchObject({ reasonCode: "secret_missing" });
  const other = await createPassingKey();
  await expect(put(new Secret("KEY", other.identity))).rejects.toMatchObject({ reasonCode: "backup_damaged" });
  await put(new Secret("KEY", identity));
  expect(await database.run("select count(*)::int as count from app.tags_then")).toEqual([{ count: 500 }]);
});

it("is put back though it is encrypted where the identity that the plan names is set, and else says so", async () => {
  const { recipient, identity } = await createPassingKey();
  const words = { encrypt: { to: recipient }, identity: "SNAPSHOT_KEY" };
  const details = await take(words);
  const rows = () => database.run("select count(*)::int as count from app.tags where tag = 'x'");
  await database.run("update app.tags set tag = 'x'");
  const { context, spec } = await open(details, words);
  const secret: Context["secret"] = (name) => new Secret(name, name === "SNAPSHOT_KEY" ? identity : database.url());
  const without = await snapshot.undo?.apply(spec, { ...context, secret });
  expect(without).toMatchObject({ outcome: "hold", reasonCode: "secret_missing" });
  expect(without?.summary).toContain("SNAPSHOT_KEY is not set here: no table was changed");
  const unnamed = await open(details, { encrypt: { to: recipient } });
  expect(await snapshot.undo?.apply(unnamed.spec, unnamed.context)).toMatchObject({
    outcome: "hold",
    summary: expect.stringContaining("the plan names no identity"),
  });
  expect(await rows()).toEqual([{ count: 500 }]);
  const put = await snapshot.undo?.apply(spec, { ...context, env: { SNAPSHOT_KEY: identity }, secret });
  expect(put).toMatchObject({ outcome: "pass", reasonCode: "step_undone" });
  expect(await rows()).toEqual([{ count: 0 }]);
});

it("holds where a place does not take it, and where a table is not there", async () => {
  const broken = await open(null, { to: "path:/dev/null/nowhere" });
  expect(await snapshot.apply(broken.spec, null, broken.context)).toMatchObject({ verdict: { outcome: "hold" } });
  const missing = await open(null, { tables: ["nowhere"] });
  await expect(snapshot.apply(missing.spec, null, missing.context)).rejects.toMatchObject({ reasonCode: "not_found" });
});
