import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type TestDatabase } from "./database.ts";
import { itServes, joined, type Migration } from "./history-tool-suite.ts";
import { connectTo, createWorld } from "./migrate-world.ts";

const SPEC = {
  tool: "supabase",
  run: 'SUPABASE_TELEMETRY_DISABLED=1 node_modules/.bin/supabase db push --yes --db-url "$DATABASE_URL"',
};
const OWN_NAME = "@effect/sql-pg";

function files(migrations: readonly Migration[]): Readonly<Record<string, string>> {
  const sql = migrations.map(({ version, title, up }) => [`supabase/migrations/${version}_${title}.sql`, joined(up)]);
  return { "supabase/config.toml": 'project_id = "web"\n', ...Object.fromEntries(sql) };
}

describe("the Supabase CLI", () => {
  itServes({
    spec: SPEC,
    files,
    nameOf: ({ version, title }) => `${version}_${title}.sql`,
    afterFailure: { first: true, half: false, says: "1 of 2 pending migrations are applied, each of them whole" },
    sessionName: OWN_NAME,
    blocked: "lock_not_available",
  });

  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.close());

  it("is not started while a session of an earlier one works, which bears no name of ours", async () => {
    const left = await connectTo(database.url(), OWN_NAME);
    const sleeping = left.query("select pg_sleep(600)").catch(() => {});
    const world = await createWorld(
      database.url(),
      files([{ version: "1", title: "a", up: ["select 1"], down: null }]),
    );
    const end = await world.apply({ ...SPEC, wait: "1s" });
    world.close();
    expect(end).toMatchObject({ verdict: { outcome: "hold", reasonCode: "migration_locked" }, untouched: true });
    expect(end.verdict.summary).toContain(`${OWN_NAME} (pid`);
    await database.run(`select pg_cancel_backend(pid) from pg_stat_activity where application_name = '${OWN_NAME}'`);
    await sleeping;
    await left.end();
  });
});
