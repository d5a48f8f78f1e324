import { describe, expect, it } from "vitest";
import {
  dropAndRestore,
  dropStatement,
  judgeDrop,
  schemaOf,
  schemasOf,
} from "../../../src/engine/restore/drop-schemas.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { DatabaseWork } from "../../../src/providers/contract.ts";
import { openBench } from "./restore-bench.ts";
import { ORDERS, USERS } from "./small-server.ts";

describe("the schemas of a backup", () => {
  it("are those of its tables, by the names that they have", () => {
    const tables = ["public.users", 'app."Media"', '"My App"."a.b"', '"odd "" name".t', "app.orders"];
    expect(schemasOf(tables)).toEqual(["My App", "app", 'odd " name', "public"]);
    expect(tables.map(schemaOf)).toEqual(["public", "app", "My App", 'odd " name', "app"]);
  });

  it("are none of what is no table's whole name", () => {
    expect(["users", '"My App"', 'x"My App".users', ""].map(schemaOf)).toEqual(["", "", "", ""]);
  });
});

describe("the statement that drops them", () => {
  it("quotes names, so that one that looks like SQL drops nothing else", () => {
    const statement = dropStatement(['app" cascade; drop schema "public']);
    expect(statement).toContain('drop schema if exists "app"" cascade; drop schema ""public" cascade;');
  });

  it("is one block that drops them all, and ends by itself where anything else went with them", () => {
    const statement = dropStatement(["app", "it's"]);
    expect(statement).toMatch(/^do {1,2}E'\n.*';$/s);
    expect(statement).toContain('drop schema if exists "app", "it\\\'s" cascade;');
    const body = statement.replaceAll("\\'", "'").replaceAll("\\\\", "\\");
    expect(body).toContain("array[ E'app',  E'it\\'s']::text[]");
    expect(body).toContain("raise exception using errcode = 'HP001'");
    expect(body).toContain("lost[1:10], '; '");
    // What is compared is looked at before and after, and is all that a schema can take with it.
    expect(body.split("pg_catalog.pg_describe_object(")).toHaveLength(3);
    expect(body.split("'pg_catalog.pg_policy'::regclass")).toHaveLength(3);
  });

  it("makes the schema anew that no dump creates, and no other", () => {
    const again = "create schema public authorization";
    expect(dropStatement(["app", "public"])).toContain(again);
    expect(dropStatement(["app"])).not.toContain(again);
    expect(dropStatement(["app"])).toMatch(/end if;\n {4}end';$/);
    expect(dropStatement(["app"])).toContain("n.nspname = \\'public\\'");
  });
});

describe("whether they can be dropped", () => {
  it("is tried, and taken back", async () => {
    const bench = openBench();
    expect(await judgeDrop(bench.order(), ["public"])).toBeNull();
    expect(bench.server.sent).toEqual([dropStatement(["public"])]);
    expect(bench.server.opened).toEqual(["work app (holdpoint restore)"]);
    expect(bench.server.app.tables).toEqual([{ ...USERS, rows: 5 }, ORDERS]);
  });

  it.each([
    [
      "something outside of them would go too",
      "HP001",
      "restore_reaches_out",
      "The schemas app, public of app are not dropped, because something outside of them would go with them: view x.v.",
      "Take these away by hand, or move them into one of the schemas, and run this again. Nothing was changed.",
    ],
    [
      "the role may not",
      "42501",
      "restore_blocked",
      "The schemas app, public cannot be dropped here: view x.v",
      "The role must own them and all that is in them. Nothing was changed.",
    ],
  ])("is a no where %s", async (_what, sqlState, reasonCode, summary, remedy) => {
    const bench = openBench();
    bench.server.refuse = (text) => (text.startsWith("do ") ? { sqlState, message: "view x.v" } : null);
    expect(await judgeDrop(bench.order(), ["app", "public"])).toMatchObject({
      outcome: "hold",
      reasonCode,
      summary,
      remedy,
    });
  });

  it("is not known where nobody answers", async () => {
    const bench = openBench();
    bench.server.app.open = false;
    await expect(judgeDrop(bench.order(), ["public"])).rejects.toThrow("not currently accepting connections");
  });
});

describe("what `psql` runs", () => {
  const damaged = new ProviderError({ reasonCode: "backup_damaged", vendor: "age", message: "It is cut.", remedy: "" });

  async function read(change: object = {}, failure: ProviderError | null = null) {
    const bench = openBench();
    const { server, source } = bench;
    server.programs.failure = failure;
    const how = { schemas: ["public"], serverMajor: 15 };
    let script = "";
    const reading = (async () => {
      for await (const chunk of dropAndRestore(server.work, bench.order(), { ...source, ...change }, how)) {
        script += Buffer.from(chunk).toString("utf8");
      }
    })();
    const broken = await reading.then(
      () => null,
      (error: unknown) => error,
    );
    return { script, broken, server };
  }

  it("is the drop, and then all that the archive has", async () => {
    const { script, broken, server } = await read();
    expect(broken).toBeNull();
    expect(script).toBe(`${dropStatement(["public"])}\n-- what half and half has\n`);
    expect(server.programs.started).toMatchObject([
      { program: "pg_restore", major: 15, database: "app", args: ["--file=-"], end: "ended" },
    ]);
  });

  it("breaks off with what broke while the archive was read, and not with what the program missed", async () => {
    const open = async function* () {
      yield Buffer.from("half ");
      throw damaged;
    };
    const { broken, server } = await read({ open });
    expect(broken).toBe(damaged);
    expect(server.programs.started).toMatchObject([{ end: "stopped" }]);
  });

  it("breaks off where the program does not read it", async () => {
    expect((await read({}, damaged)).broken).toBe(damaged);
  });

  it("leaves no program behind where nobody reads on", async () => {
    const { server, source, order } = openBench();
    const work: DatabaseWork = {
      ...server.work,
      async startProgram(...asked) {
        const running = await server.work.startProgram(...asked);
        const stdout = (async function* () {
          for (;;) yield Buffer.from("-- and more\n");
        })();
        return { ...running, stdout, end: () => undefined };
      },
    };
    const how = { schemas: ["public"], serverMajor: 15 };
    let chunks = 0;
    for await (const chunk of dropAndRestore(work, order(), source, how)) {
      chunks += chunk.length > 0 ? 1 : 0;
      if (chunks === 3) break;
    }
    expect(server.programs.started).toMatchObject([{ end: "stopped" }]);
  });
});
