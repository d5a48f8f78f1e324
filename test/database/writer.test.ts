/** Sessions that change a database, against a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caught } from "../providers/postgres/open-session.ts";
import { readAll, withWriter } from "../providers/postgres/open-work.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await database.run("create table notes (id bigint primary key, body text)");
});
afterAll(() => database.close());

const write = <Value>(
  ...[act, limits]: Parameters<typeof withWriter<Value>> extends [string, ...infer Rest] ? Rest : never
) => withWriter(database.url(), act, limits);

describe("a session that writes", () => {
  it("knows its backend and the server, and looks at values as every other session does", async () => {
    await database.run(`alter database ${database.name} set timezone = 'America/New_York'`);
    await database.run(`alter database ${database.name} set idle_in_transaction_session_timeout = '1ms'`);
    const seen = await write(async (writer) => {
      const { rows } =
        await writer.query(`select pg_backend_pid() as pid, '2026-01-02 03:04:05+00'::timestamptz::text as at,
        current_setting('idle_in_transaction_session_timeout') as idle, current_setting('client_connection_check_interval') as "check",
        current_setting('application_name') as name`);
      return { row: rows[0], pid: writer.backendPid, major: writer.serverMajor, version: writer.serverVersion };
    });
    expect(seen.row).toEqual({
      pid: seen.pid,
      at: "2026-01-02 03:04:05+00",
      idle: "0",
      check: "5s",
      name: "holdpoint test",
    });
    expect(seen).toMatchObject({ major: 15, version: expect.stringMatching(/^15\.\d+$/) });
  });

  it("keeps what it wrote, and nothing of a transaction that failed", async () => {
    await write((writer) => writer.query("insert into notes values (1, 'kept')"));
    const failing = write((writer) =>
      writer.transaction("", async () => {
        await writer.query("insert into notes values (2, 'lost')");
        throw new Error("changed its mind");
      }),
    );
    await expect(failing).rejects.toThrow("changed its mind");
    expect(await database.run("select id::int from notes")).toEqual([{ id: 1 }]);
  });

  it("hands its library one statement at a time, also right after a refusal", async () => {
    const warnings: string[] = [];
    const hear = ({ message }: Error) => void warnings.push(message);
    process.on("warning", hear);
    const answers = await write(async (writer) => {
      expect(await writer.attempt("select * from nowhere")).toHaveProperty("refusal");
      return Promise.all(Array.from({ length: 20 }, (_, index) => writer.query(`select ${index} as n`)));
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", hear);
    expect(answers.map(({ rows }) => rows[0]?.["n"])).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(warnings).toEqual([]);
  });

  it("does not take a transaction for committed that PostgreSQL had given up", async () => {
    const { error } = await caught(
      write((writer) =>
        writer.transaction("", async () => {
          await writer.query("insert into notes values (3, 'lost')");
          await writer.attempt("select nonsense");
        }),
      ),
    );
    expect(error).toMatchObject({ reasonCode: "database_refused", message: expect.stringContaining("25P02") });
    expect(await database.run("select 1 from notes where id = 3")).toEqual([]);
  });

  it("gives a lock that was not to be had, and a statement that took too long, as answers", async () => {
    const answers = await write((holder) =>
      holder.transaction("", async () => {
        await holder.query("lock table notes");
        return write(
          async (writer) => [await writer.attempt("select 1 from notes"), await writer.attempt("select pg_sleep(2)")],
          {
            lockTimeoutMs: 30,
            statementTimeoutMs: 300,
          },
        );
      }),
    );
    expect(answers).toMatchObject([{ refusal: { sqlState: "55P03" } }, { refusal: { sqlState: "57014" } }]);
  });

  it("says that a session ended by others is gone", async () => {
    const { error } = await caught(
      write(async (writer) => {
        const sleeping = writer.attempt("select pg_sleep(20)");
        // Both at once: the session may be gone before the one who ended it hears of that.
        const [answer] = await Promise.all([
          sleeping,
          database.run(`select pg_terminate_backend(${writer.backendPid})`),
        ]);
        return answer;
      }),
    );
    expect(error).toMatchObject({ reasonCode: "database_unreachable" });
  });

  it("leaves no statement running at the server when it is aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("stopped by hand");
    let pid = 0;
    const aborted = write(
      async (writer) => {
        pid = writer.backendPid;
        setTimeout(() => controller.abort(reason), 50);
        await writer.query("select pg_sleep(120)");
      },
      { signal: controller.signal },
    );
    await expect(aborted).rejects.toBe(reason);
    const running = () => database.run(`select 1 from pg_stat_activity where pid = ${pid}`);
    const until = Date.now() + 120_000;
    while ((await running()).length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await running()).toEqual([]);
  });
});

describe("rows as a stream", () => {
  const VALUES = "create table copied (id int primary key, body text)";
  async function* rows(from: number, to: number) {
    for (let id = from; id < to; id += 1) yield Buffer.from(`${id}\tline ${id}\n`);
  }

  it("go in and come out", async () => {
    await database.run(VALUES);
    const text = await write(async (writer) => {
      expect(await writer.copyIn("copy copied from stdin", rows(0, 5_000))).toBe(5_000);
      return readAll(writer.copyOut("copy (select * from copied order by id) to stdout"));
    });
    expect(text.split("\n")).toHaveLength(5_001);
    expect(text.split("\n")[4_999]).toBe("4999\tline 4999");
  });

  it("take nothing of a source that fails, and the session goes on", async () => {
    const failure = new Error("the file is broken");
    async function* broken() {
      yield* rows(10_000, 10_010);
      throw failure;
    }
    const left = await write(async (writer) => {
      await expect(writer.copyIn("copy copied from stdin", broken())).rejects.toBe(failure);
      await expect(writer.copyIn("copy copied from stdin", rows(0, 1))).rejects.toMatchObject({
        reasonCode: "database_refused",
      });
      await expect(readAll(writer.copyOut("copy nowhere to stdout"))).rejects.toMatchObject({
        reasonCode: "database_refused",
      });
      return writer.query("select count(*)::int as count from copied");
    });
    expect(left.rows).toEqual([{ count: 5_000 }]);
  });

  it("end the session where nobody reads them to their end", async () => {
    const { error } = await caught(
      write(async (writer) => {
        for await (const chunk of writer.copyOut("copy (select generate_series(1, 3000000)) to stdout")) {
          if (chunk.length > 0) break;
        }
        await writer.query("select 1");
      }),
    );
    expect(error).toMatchObject({ reasonCode: "database_unreachable" });
  });

  it("are not gathered in memory where the reader is slow", async () => {
    // 60 MB, of which a slow reader has taken half a megabyte.
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const grown = await write(async (writer) => {
      let taken = 0;
      for await (const chunk of writer.copyOut(
        "copy (select repeat('x', 1000) from generate_series(1, 60000)) to stdout",
      )) {
        taken += chunk.length;
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (taken > 500_000) break;
      }
      return process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before;
    });
    expect(grown).toBeLessThan(20 * 1024 * 1024);
  });
});
