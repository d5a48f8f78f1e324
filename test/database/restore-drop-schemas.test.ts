/** `restore --way drop-schemas` on a real PostgreSQL, of the schema that every database has: nothing is lost wherever it is killed. */
import { afterEach, expect, it } from "vitest";
import { restoreInPlace } from "../../src/engine/restore/restore-in-place.ts";
import type { RestoreOrder } from "../../src/engine/restore/restore-order.ts";
import type { DatabaseWork, RunningProgram } from "../../src/providers/contract.ts";
import { type Bench, connectTo, Killed, openBench } from "./restore-bench.ts";

const DROP: Partial<RestoreOrder> = { drop: ["public"] };
/** Where a statement of a script ends, and the rows of a table. */
const ENDS = /(?:;|^\\\.)\n/gm;

let bench: Bench;
afterEach(() => bench.close());

async function runIn(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = await connectTo(bench.database, bench.database.name);
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

/** What was written since the backup, and keeps `pg_restore` from dropping what it stands on. */
async function writeMore(): Promise<void> {
  await runIn("insert into orders (body) values ('newer'); create or replace view newer as select body from orders");
}

const described = () =>
  runIn(`select pg_get_userbyid(n.nspowner) as owner, obj_description(n.oid, 'pg_namespace') as said,
     (select array_agg(a::text order by a::text) from unnest(n.nspacl) a) as acl,
     (select array_agg(c.relname || ' ' || c.relkind::text || ' ' || pg_get_userbyid(c.relowner) || coalesce(c.relacl::text, '') order by c.relname)
        from pg_class c where c.relnamespace = n.oid) as relations from pg_namespace n where n.nspname = 'public'`);

const comment = async () =>
  String(
    (
      await runIn(
        "select shobj_description(oid, 'pg_database') as said from pg_database where datname = current_database()",
      )
    )[0]?.["said"],
  );

/** `psql` gets the script up to the end of this many statements, and is killed; `ends` counts those of what it got. */
function cutting(work: DatabaseWork, after: number, ends: { count: number; killed: boolean }): DatabaseWork {
  const cut = (program: RunningProgram): RunningProgram => ({
    ...program,
    async write(chunk) {
      const text = Buffer.from(chunk).toString("latin1");
      for (const { index, 0: end } of text.matchAll(ENDS)) {
        ends.count += 1;
        if (ends.count <= after) continue;
        await program.write(chunk.subarray(0, index + end.length));
        ends.killed = true;
        program.stop();
        throw new Killed();
      }
      await program.write(chunk);
    },
  });
  return {
    ...work,
    startProgram: async (...given) => {
      const program = await work.startProgram(...given);
      return given[1] === "psql" ? cut(program) : program;
    },
  };
}

it("makes public anew as it was, whose tables are the backup's", async () => {
  bench = await openBench();
  await runIn("comment on schema public is 'the shop''s own'; grant usage on schema public to anon with grant option");
  const before = await described();
  await writeMore();
  await runIn("create table since (id int)");
  const plain = await restoreInPlace(bench.order("restore"));
  expect(plain.outcome).toBe("hold");
  const verdict = await restoreInPlace(bench.order("restore", DROP));
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "restored" });
  expect(verdict.evidence).toMatchObject([{ label: "what was there before" }]);
  expect(await described()).toEqual(before);
  expect(await bench.all()).toEqual([{ name: bench.database.name, open: true, orders: 200 }]);
});

it("killed before and after every statement of ours is gone on with, and nobody stays kept out", async () => {
  bench = await openBench();
  await restoreInPlace(bench.order("restore", DROP));
  const statements = bench.sent.length;
  expect(statements).toBeGreaterThan(5);
  for (let at = 0; at <= statements; at += 1) {
    await writeMore();
    await bench.killedAt(at, "restore", (order) => restoreInPlace({ ...order, ...DROP }));
    const [left] = await bench.all();
    // Old or restored, and nothing between; and where it is restored, what was there lies in a backup.
    expect([200, 201]).toContain(left?.orders);
    const isNamed = at === statements || (await comment()).includes('"fresh":{');
    expect(left?.orders === 201 || isNamed).toBe(true);
    expect(await restoreInPlace(bench.order("restore", DROP))).toMatchObject({ outcome: "pass" });
    expect(await bench.all()).toEqual([{ name: bench.database.name, open: true, orders: 200 }]);
    expect(await comment()).toBe("the shop's own");
  }
});

it("killed at every statement of the transaction leaves the old data, and its backup named", async () => {
  bench = await openBench();
  await writeMore();
  const whole = { count: 0, killed: false };
  await restoreInPlace(bench.order("restore", { ...DROP, work: cutting(bench.work, Infinity, whole) }));
  expect(whole.count).toBeGreaterThan(40);
  await writeMore();
  const before = await described();
  for (let after = 0; after < whole.count; after += 1) {
    const ends = { count: 0, killed: false };
    // Who is dead opens no door again.
    const dead = () => {
      if (ends.killed) throw new Killed();
    };
    const order = bench.order("restore", { ...DROP, work: cutting(bench.work, after, ends), before: dead });
    await expect(restoreInPlace(order)).rejects.toThrow(Killed);
    expect(ends.killed).toBe(true);
    expect(await described()).toEqual(before);
    expect(await bench.all()).toEqual([{ name: bench.database.name, open: true, orders: 201 }]);
    expect(await comment()).toContain('"fresh":{');
  }
  const verdict = await restoreInPlace(bench.order("restore", DROP));
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "restored" });
  expect(await bench.all()).toEqual([{ name: bench.database.name, open: true, orders: 200 }]);
});
