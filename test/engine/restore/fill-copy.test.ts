/** The backup on its way into a database: what may stand in its way, what is said meanwhile, and what ends it. */
import { describe, expect, it } from "vitest";
import { type Filling, fillCopy, pump } from "../../../src/engine/restore/fill-copy.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { RunningProgram } from "../../../src/providers/contract.ts";
import { type Bench, COPY, mark, NOW, openBench } from "./restore-bench.ts";
import { ORDERS, USERS } from "./small-server.ts";

function openCreated(): Bench {
  const bench = openBench();
  mark(bench.server.add(COPY), { phase: "created" });
  return bench;
}

function fill(bench: Bench, change: Partial<Bench["source"]> = {}, order: Parameters<Bench["act"]>[1] = {}) {
  const source = { ...bench.source, ...change };
  return bench.act((server, world, acting) => fillCopy(server, world, acting, source), { ...order, source });
}

function feed(bench: Bench, change: Partial<Filling>): Promise<void> {
  const filling: Filling = { url: bench.server.url, database: COPY, args: [], ...change };
  return bench.act((server, _, acting) => pump(server, acting, bench.source, filling));
}

const TABLE = { rows: 1, checksum: "1" };
const tablesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ table: `public.t${index}`, ...TABLE }));

describe("the copy", () => {
  it("is filled by `pg_restore` of the server's own major, in one transaction, which ends at the first error", async () => {
    const bench = openCreated();
    expect(await fill(bench)).toBeNull();
    expect(bench.server.programs.started).toEqual([
      {
        program: "pg_restore",
        major: 15,
        database: COPY,
        args: [`--dbname=dbname='${COPY}'`, "--exit-on-error", "--single-transaction"],
        fed: "half and half",
        end: "ended",
      },
    ]);
    expect(bench.server.get(COPY).tables).toEqual([ORDERS, USERS]);
    expect(bench.markOf(COPY)).toMatchObject({ phase: "restored", kept: null });
    expect(bench.server.get(COPY).comment).toMatch(/^holdpoint restore: /);
    expect(bench.steps).toEqual([`the backup is restored as ${COPY}, in 0 s`]);
  });

  it.each([
    [1_000, ["--exit-on-error", "--single-transaction"]],
    [1_001, ["--exit-on-error"]],
  ])("of %i tables takes no more locks than a server has", async (count, args) => {
    const bench = openCreated();
    bench.server.programs.tables = tablesOf(count);
    await fill(bench);
    expect(bench.server.programs.started[0]?.args.slice(1)).toEqual(args);
  });

  it("is marked as one whose end is not known before it is begun", async () => {
    const bench = openCreated();
    const seen: unknown[] = [];
    bench.server.programs.beforeEnd = async () => void seen.push(bench.markOf(COPY), bench.server.get(COPY).comment);
    await fill(bench);
    expect(seen).toMatchObject([{ phase: "restoring", kept: null, at: NOW }, expect.stringMatching(/^holdpoint/)]);
  });

  it("is not begun where the server lacks roles that the backup gives something to, and they are named", async () => {
    const bench = openCreated();
    expect(await fill(bench, { roles: async () => ["web", "old", "older", "app"] })).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: "The backup gives tables or rights to roles that this server has not: old, older.",
      remedy:
        "Create them with the rights that they had (`pg_dumpall --roles-only` of the old server has them), and run this again.",
    });
    expect([bench.server.sent, bench.server.programs.started]).toEqual([[], []]);
  });

  it("stays marked as one whose end is not known where the program fails, and that is what is said", async () => {
    const bench = openCreated();
    const failure = new ProviderError({
      reasonCode: "database_refused",
      vendor: "PostgreSQL",
      message: "No.",
      remedy: "",
    });
    bench.server.programs.failure = failure;
    await expect(fill(bench)).rejects.toBe(failure);
    expect(bench.markOf(COPY)?.phase).toBe("restoring");
  });

  it("takes seconds, which are said", async () => {
    const bench = openCreated();
    bench.server.programs.beforeEnd = () => bench.clock.sleep(7_400);
    await fill(bench);
    expect(bench.steps).toEqual([expect.stringMatching(/, in (9|11) s$/)]);
  });
});

describe("while the backup is restored", () => {
  function slowly(bench: Bench, turns = 6): void {
    bench.server.programs.beforeEnd = async () => {
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
  }

  it.each([
    ["how much of the archive was read", 0.509, null, "50 % of the archive read"],
    ["no more than all of it", 1.4, null, "100 % of the archive read"],
    ["how many rows a table has got", 0.25, 12_345, "25 % of the archive read; 12,345 rows into a table"],
  ])("the person is told %s", async (_what, ratio, copied, said) => {
    const bench = openCreated();
    bench.server.copied = copied;
    slowly(bench);
    await fill(bench, { readRatio: () => ratio });
    expect(bench.said[0]).toBe(said);
  });

  it("what cannot be looked at breaks nothing", async () => {
    const bench = openCreated();
    bench.server.refuse = (text) =>
      text.includes("pg_stat_progress_copy") ? { sqlState: "42501", message: "no" } : null;
    slowly(bench);
    expect(await fill(bench)).toBeNull();
    expect(bench.said).toEqual([]);
  });

  it("a mistake of ours is shown, though everything was restored", async () => {
    const bench = openCreated();
    slowly(bench);
    const watch = async ({ ended }: RunningProgram) => {
      await ended;
      await new Promise((resolve) => setImmediate(resolve));
      throw new TypeError("x is undefined");
    };
    await expect(feed(bench, { watch })).rejects.toThrow("x is undefined");
  });

  it("a mistake of ours waits until the program has ended, and does not end the whole process before", async () => {
    const bench = openCreated();
    slowly(bench);
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("unhandledRejection", hear);
    const readRatio = () => {
      throw new TypeError("x is undefined");
    };
    await expect(fill(bench, { readRatio })).rejects.toThrow("x is undefined");
    process.off("unhandledRejection", hear);
    expect([unheard, bench.server.programs.started]).toMatchObject([[], [{ end: "ended" }]]);
  });

  it("the end of the command ends its program, too", async () => {
    const bench = openCreated();
    const ended = new AbortController();
    bench.server.programs.beforeEnd = async () => {
      ended.abort(new Error("ended by somebody"));
      await new Promise(() => undefined);
    };
    await expect(fill(bench, {}, { signal: ended.signal })).rejects.toThrow("ended by somebody");
    expect(bench.server.programs.started).toMatchObject([{ end: "stopped" }]);
  });

  it("no more of the archive is taken once the command was ended", async () => {
    const bench = openCreated();
    const ended = new AbortController();
    const open = async function* () {
      yield Buffer.from("half ");
      ended.abort(new Error("ended by somebody"));
      yield Buffer.from("and half");
    };
    await expect(fill(bench, { open }, { signal: ended.signal })).rejects.toThrow("ended by somebody");
    expect(bench.server.programs.started).toMatchObject([{ fed: "half ", end: "stopped" }]);
  });

  it("what the archive breaks with says more than what its program does", async () => {
    const bench = openCreated();
    const open = async function* () {
      yield Buffer.from("half ");
      throw new Error("the store went away");
    };
    await expect(fill(bench, { open })).rejects.toThrow("the store went away");
    expect(bench.server.programs.started).toMatchObject([{ fed: "half ", end: "stopped" }]);
  });

  it("whoever watches it may end it", async () => {
    const bench = openCreated();
    bench.server.programs.beforeEnd = () => new Promise(() => undefined);
    const filling = feed(bench, { watch: async (running) => running.stop() });
    await expect(filling).rejects.toThrow("It was ended.");
  });

  it("nothing of it is heard or stopped after its end", async () => {
    const bench = openCreated();
    const ended = new AbortController();
    await fill(bench, {}, { signal: ended.signal });
    const said = bench.said.length;
    ended.abort();
    await bench.clock.sleep(10_000);
    expect([bench.said.length, bench.server.programs.stops]).toEqual([said, 0]);
  });
});

it.each([
  ["host=elsewhere", "--dbname=dbname='host=elsewhere'"],
  ["it's \\ odd", "--dbname=dbname='it\\'s \\\\ odd'"],
])("a database is connected to by its name, whatever that looks like: %s", async (name, word) => {
  const bench = openBench();
  bench.server.add(name);
  await feed(bench, { database: name, args: ["--clean"], program: "psql" });
  expect(bench.server.programs.started).toMatchObject([{ program: "psql", args: [word, "--clean"] }]);
});
