/** PostgreSQL's own programs against real servers: how they fail, and what of an address can be seen meanwhile. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProgramEnd } from "../../src/providers/contract.ts";
import { addressOf, openWork, readAll } from "../providers/postgres/open-work.ts";
import { findBinaries, NEWEST } from "./binaries.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const AUTHORITY = readFileSync(join(import.meta.dirname, "../providers/certificates/ca.pem"), "utf8");

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.run(`create table notes (id int primary key, body text);
    insert into notes select i, repeat('text ', 100) from generate_series(1, 20000) i`);
});
afterAll(() => database.close());

/** Runs pg_dump of the plain kind to its end. */
async function dump(
  url: string,
  args: readonly string[] = [],
): Promise<{ readonly end: ProgramEnd; readonly text: string }> {
  const work = await openWork();
  const program = await work.startProgram(addressOf(url), "pg_dump", 15, args);
  return { text: await readAll(program.stdout), end: await program.ended };
}

describe("pg_dump and pg_restore", () => {
  it("carry a table from one database to another, with and without TLS", async () => {
    const other = await createDatabase();
    const url = new URL(database.url());
    url.hostname = "localhost";
    const work = await openWork();
    const dumping = await work.startProgram(addressOf(`${url.href}?sslmode=verify-full\n${AUTHORITY}`), "pg_dump", 15, [
      "-Fc",
    ]);
    const restoring = await work.startProgram(addressOf(other.url()), "pg_restore", 15, [
      "--dbname=",
      "--exit-on-error",
    ]);
    for await (const chunk of dumping.stdout) await restoring.write(chunk);
    restoring.end();
    await readAll(restoring.stdout);
    expect((await dumping.ended).failure).toBeNull();
    expect((await restoring.ended).failure).toBeNull();
    expect(await other.run("select count(*)::int as count from notes")).toEqual([{ count: 20_000 }]);
    await other.close();
  });

  it("lose nothing of what is read only when they have ended", async () => {
    await database.run("create table small (id int); insert into small values (1)");
    const work = await openWork();
    const program = await work.startProgram(addressOf(database.url()), "pg_dump", 15, ["--table=small"]);
    expect((await program.ended).failure).toBeNull();
    expect(await readAll(program.stdout)).toContain("COPY public.small");
  });

  it("show no password in the process list, and their variables to nobody but us", async () => {
    const role = await database.createRole("superuser");
    const lines: string[] = [];
    const work = await openWork(undefined, (line) => lines.push(line));
    const program = await work.startProgram(addressOf(database.url(role)), "pg_dump", 15, ["--data-only"]);
    // Nobody reads what it writes, so that it waits in the middle.
    const pid = await untilRunning("--data-only");
    const encoded = encodeURIComponent(role.password);
    for (const line of [...commandLines().values(), ...lines]) {
      expect(line).not.toContain(role.password);
      expect(line).not.toContain(encoded);
    }
    const environment = statSync(`/proc/${pid}/environ`);
    expect({ mode: environment.mode & 0o777, uid: environment.uid }).toEqual({ mode: 0o400, uid: process.getuid?.() });
    program.stop();
    await readAll(program.stdout).catch(() => {});
    expect((await program.ended).failure).toMatchObject({ reasonCode: "command_interrupted" });
  });

  it("are ended by an abort, and leave no session at the server", async () => {
    const controller = new AbortController();
    const role = await database.createRole("superuser");
    const work = await openWork(controller.signal);
    const program = await work.startProgram(addressOf(database.url(role)), "pg_dump", 15, ["--schema=public"]);
    await untilRunning("--schema=public");
    controller.abort();
    await readAll(program.stdout).catch(() => {});
    expect((await program.ended).failure).toMatchObject({ reasonCode: "command_interrupted" });
    expect([...commandLines().values()].filter((line) => line.includes("--schema=public"))).toEqual([]);
    await expect(work.startProgram(addressOf(database.url(role)), "pg_dump", 15, [])).rejects.toBe(
      controller.signal.reason,
    );
  });
});

describe("a dump that fails", () => {
  it("says that the password is wrong, without it", async () => {
    const { end } = await dump(database.url({ user: "postgres", password: "Wr0ngPassword" }));
    expect(end.failure).toMatchObject({ reasonCode: "credential_rejected" });
    expect(`${end.stderr}${end.failure?.message}`).not.toContain("Wr0ngPassword");
  });

  it("says that a right is missing, and that row security would hide rows", async () => {
    await database.run("create table secured (id int); alter table secured enable row level security");
    const reader = await database.createRole();
    expect((await dump(database.url(reader))).end.failure).toMatchObject({ reasonCode: "credential_insufficient" });
    await database.run(`grant pg_read_all_data to ${reader.user}`);
    const { end } = await dump(database.url(reader), ["--table=public.secured"]);
    expect(end.failure).toMatchObject({ reasonCode: "credential_insufficient" });
    expect(end.failure?.message).toContain("row security");
  });

  it("says that a lock was not to be had", async () => {
    await database.run("begin; lock table notes in access exclusive mode");
    const { end } = await dump(database.url(), ["--lock-wait-timeout=100"]);
    await database.run("rollback");
    expect(end.failure).toMatchObject({ reasonCode: "vendor_timeout" });
  });

  it("says that its session was ended by the server", async () => {
    const work = await openWork();
    const role = await database.createRole("superuser");
    const program = await work.startProgram(addressOf(database.url(role)), "pg_dump", 15, []);
    const ends = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role.user}' and query like 'COPY%'`;
    while ((await database.run(ends)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await readAll(program.stdout);
    expect((await program.ended).failure).toMatchObject({ reasonCode: "database_unreachable" });
  });

  it("says that the certificate is of another name, or of an authority that nobody named", async () => {
    const named = await dump(`${database.url(undefined, "?sslmode=verify-full")}\n${AUTHORITY}`);
    expect(named.end.failure).toMatchObject({ reasonCode: "database_unreachable" });
    expect(named.end.stderr).toContain("does not match host name");
    const unknown = await dump(database.url(undefined, "?sslmode=verify-full"));
    expect(unknown.end.stderr).toContain("certificate verify failed");
    expect(unknown.end.failure).toMatchObject({ reasonCode: "database_unreachable" });
  });

  it("says that nothing of that name is there", async () => {
    const { end } = await dump(database.url(), ["--table=nowhere"]);
    expect(end.failure).toMatchObject({ reasonCode: "not_found" });
  });
});

describe("a server that is newer than every program here", () => {
  let newest: RunningServer;
  beforeAll(async () => {
    newest = await startServer(findBinaries(NEWEST));
  });
  afterAll(() => newest.stop());
  const url = () => `postgres://postgres:${newest.password}@127.0.0.1:${newest.port}/postgres`;

  it("is refused with the version that is needed and how it is installed, before anything is started", async () => {
    const work = await openWork();
    const major = await work.withWriter(
      addressOf(url()),
      {
        connectTimeoutMs: 120_000,
        statementTimeoutMs: 120_000,
        lockTimeoutMs: 120_000,
        applicationName: "holdpoint test",
      },
      (writer) => Promise.resolve(writer.serverMajor),
    );
    expect(major).toBe(NEWEST);
    const program = work.startProgram(addressOf(url()), "pg_dump", NEWEST, []);
    await expect(program).rejects.toMatchObject({
      reasonCode: "tool_missing",
      message: expect.stringContaining(`no pg_dump of PostgreSQL ${NEWEST}`),
      remedy: expect.stringContaining(`postgresql-client-${NEWEST}`),
    });
  });

  it("is refused by the program itself, which says why", async () => {
    const { end } = await dump(url());
    expect(end.failure).toMatchObject({ reasonCode: "tool_missing" });
  });
});

function commandLines(): ReadonlyMap<string, string> {
  const entries = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  return new Map(
    entries.map((pid) => {
      try {
        return [pid, readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")];
      } catch {
        return [pid, ""];
      }
    }),
  );
}

async function untilRunning(argument: string): Promise<string> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const found = [...commandLines()].find(([, line]) => line.includes("pg_dump") && line.includes(argument));
    if (found !== undefined) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("pg_dump did not start");
}
