/** A backup that is killed at any call of a store, that goes through a pooler, and whose server is newer than the programs. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BackupStore, Roles } from "../../src/providers/contract.ts";
import { isCi } from "../run-installed.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { findBinaries, NEWEST } from "./binaries.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { startPgbouncer } from "./pgbouncer.ts";
import { startServer } from "./start-server.ts";
import { hasProgram } from "./system-programs.ts";

const ENCRYPT = { to: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" };

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.run("create table notes (id int); insert into notes select generate_series(1, 10)");
});
afterAll(() => database.close());

/** Stores that end the run at their n-th call that changes something, before or after it. */
function killing(
  stores: Roles["stores"],
  at: number,
  when: "before" | "after",
): { readonly stores: Roles["stores"]; readonly calls: () => number } {
  let calls = 0;
  const through = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    calls += 1;
    if (calls === at && when === "before") throw new Error("killed");
    const value = await act();
    if (calls === at) throw new Error("killed");
    return value;
  };
  return {
    calls: () => calls,
    stores: {
      open: async (place) => {
        const store: BackupStore = await stores.open(place);
        return {
          ...store,
          put: (file) => through(() => store.put(file)),
          remove: (id) => through(() => store.remove(id)),
          endBrokenUploads: (prefix) => through(() => store.endBrokenUploads(prefix)),
        };
      },
    },
  };
}

async function runKilled(world: BackupWorld, at: number, when: "before" | "after"): Promise<boolean> {
  const { stores } = killing(world.roles.stores, at, when);
  const ended = await world
    .apply(world.spec({ encrypt: ENCRYPT }), { roles: { ...world.roles, stores } as never })
    .then(() => true)
    .catch((error: unknown) => {
      if (error instanceof Error && error.message === "killed") return false;
      throw error;
    });
  return ended;
}

describe("a backup whose run was killed", () => {
  it("is finished by the next one, wherever that was, and leaves nothing half", async () => {
    const outcomes: string[] = [];
    for (const when of ["before", "after"] as const) {
      for (let at = 1; at <= 10; at += 1) {
        const world = await createBackupWorld({ DATABASE_URL: database.url() });
        const ended = await runKilled(world, at, when);
        const spec = world.spec({ encrypt: ENCRYPT });
        const begun = { at: 0, runUrl: null };
        const seen = await world.observe(spec, { begun });
        // A run that wrote the last file is done, whether it could say so or not.
        if (seen.is === "due") await world.make(spec, { begun });
        outcomes.push(`${when} ${at}: ${ended ? "ended" : "killed"}, ${seen.is}`);
        expect([outcomes.at(-1), readdirSync(join(world.folder, "kept")).length]).toEqual([outcomes.at(-1), 3]);
        world.close();
        if (ended) break;
      }
    }
    expect(outcomes).toContain("before 4: killed, due");
    expect(outcomes).toContain("after 4: killed, done");
  });

  it("is never taken for another release's", async () => {
    const world = await createBackupWorld({ DATABASE_URL: database.url() });
    await world.make(world.spec({ encrypt: ENCRYPT }));
    const seen = await world.observe(world.spec({ encrypt: ENCRYPT }), {
      begun: { at: 0, runUrl: null },
      identity: "ffffffffffffffff",
    });
    expect(seen).toEqual({ is: "due", state: null });
    world.close();
  });
});

describe("a server of another kind", () => {
  const refusal = async (url: string) => {
    const world = await createBackupWorld({ DATABASE_URL: url });
    const error: unknown = await world.apply(world.spec()).catch((thrown: unknown) => thrown);
    expect(readdirSync(world.folder)).toEqual([]);
    world.close();
    return error;
  };

  // run.ts has said so in large letters, and fails in CI.
  it.runIf(isCi() || hasProgram("pgbouncer"))("is refused behind a transaction pooler", async () => {
    const role = await database.createRole("superuser");
    const bouncer = await startPgbouncer({
      port: database.port,
      mode: "transaction",
      users: { [role.user]: role.password },
    });
    const url = new URL(database.url(role));
    url.port = String(bouncer.port);
    expect(await refusal(url.href)).toMatchObject({ reasonCode: "pooler_refused" });
    await bouncer.stop();
  });

  it("is refused where it is newer than every pg_dump of this machine", async () => {
    const server = await startServer(findBinaries(NEWEST));
    const url = `postgres://postgres:${encodeURIComponent(server.password)}@127.0.0.1:${server.port}/postgres`;
    expect(await refusal(url)).toMatchObject({ reasonCode: "tool_missing" });
    await server.stop();
  });

  it("may have thousands of tables", async () => {
    const other = await createDatabase();
    await other.run(
      "do $$ begin for i in 1..2000 loop execute format('create table t%s (id int)', i); end loop; end $$",
    );
    const world = await createBackupWorld({ DATABASE_URL: other.url() });
    const backup = await world.make(world.spec({ prove: "restore" }));
    expect(backup.counts.tables).toBe(2_000);
    world.close();
    await other.close();
  });
});
