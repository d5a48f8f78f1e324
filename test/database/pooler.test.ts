/** What a real pgbouncer before the database is taken for. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isCi } from "../run-installed.ts";
import { caught } from "../providers/postgres/open-session.ts";
import { withWriter } from "../providers/postgres/open-work.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { type Pgbouncer, startPgbouncer } from "./pgbouncer.ts";
import { hasProgram } from "./system-programs.ts";

// run.ts has said so in large letters, and fails in CI.
describe.runIf(isCi() || hasProgram("pgbouncer"))("pgbouncer before the database", () => {
  let database: TestDatabase;
  let bouncers: readonly Pgbouncer[] = [];
  let role = { user: "", password: "" };
  beforeAll(async () => {
    database = await createDatabase();
    role = await database.createRole();
    const users = { [role.user]: role.password };
    const { port } = database;
    bouncers = await Promise.all([
      startPgbouncer({ port, mode: "transaction", users }),
      startPgbouncer({ port, mode: "transaction", users, poolSize: 1 }),
      startPgbouncer({ port, mode: "session", users }),
    ]);
  });
  afterAll(async () => {
    await Promise.all(bouncers.map((bouncer) => bouncer.stop()));
    await database.close();
  });

  const through = (index: number) => {
    const url = new URL(database.url(role));
    url.port = String(bouncers[index]?.port);
    return url.href;
  };

  it.each([
    ["an idle pool", 0],
    ["a pool of one connection", 1],
  ])("is refused in transaction mode, also with %s, and nothing was set behind it", async (_what, index) => {
    const { error, shown } = await caught(withWriter(through(index), () => Promise.resolve()));
    expect(error).toMatchObject({ reasonCode: "pooler_refused" });
    expect(error.remedy).toContain("session mode");
    expect(shown).not.toContain(role.password);
    expect(await settingsOf(through(index), index === 0 ? 3 : 1)).toEqual(index === 0 ? ["0", "0", "0"] : ["0"]);
  });

  it("is refused while others use it", async () => {
    const others = Array.from({ length: 6 }, () => busy(through(0)));
    const { error } = await caught(withWriter(through(0), () => Promise.resolve()));
    expect(error).toMatchObject({ reasonCode: "pooler_refused" });
    await Promise.all(others.map((other) => other.stop()));
  });

  it("is taken in session mode, where a session keeps its connection", async () => {
    const pids = await withWriter(through(2), async (writer) => {
      const { rows } = await writer.query("select pg_backend_pid() as pid");
      return [writer.backendPid, rows[0]?.["pid"]];
    });
    expect(pids[0]).toBe(pids[1]);
  });
});

/** Of the connections that whoever comes next is given, which are held for as long as they are asked. */
async function settingsOf(url: string, connections: number): Promise<readonly unknown[]> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      return client;
    }),
  );
  await Promise.all(clients.map((client) => client.query("begin")));
  const answers = await Promise.all(
    clients.map((client) => client.query<{ readonly lock_timeout: string }>("show lock_timeout")),
  );
  await Promise.all(clients.map((client) => client.end()));
  return answers.map(({ rows }) => rows[0]?.lock_timeout);
}

/** A client of the pooler's that asks one thing after the other. */
function busy(url: string) {
  const controller = new AbortController();
  const { signal } = controller;
  const run = async () => {
    const client = new pg.Client(url);
    await client.connect();
    while (!signal.aborted) await client.query("select pg_sleep(0.002)");
    await client.end();
  };
  const running = run();
  return {
    stop: async () => {
      controller.abort();
      await running;
    },
  };
}
