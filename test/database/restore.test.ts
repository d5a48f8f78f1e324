/** A restore beside on a real PostgreSQL: what it carries over, and that nothing is lost wherever it is killed. */
import { afterEach, describe, expect, it } from "vitest";
import { restoreBeside } from "../../src/engine/restore/restore-beside.ts";
import { restoreInPlace } from "../../src/engine/restore/restore-in-place.ts";
import { hold } from "../../src/lib/verdict.ts";
import { copyName, restoreIdentity } from "../../src/release/restore-names.ts";
import { type Bench, connectTo, openBench } from "./restore-bench.ts";

let bench: Bench;
afterEach(() => bench.close());

/** The sessions that a test holds itself are ended by a restore as well. */
async function runIn(name: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = await connectTo(bench.database, name);
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe("a restore beside", () => {
  it("brings every row back with owner, rights, settings and comment, and keeps what was there", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await bench.database.run("insert into orders (body) select 'lost' from generate_series(1, 14)");
    const before = await describeDatabase(name);
    const verdict = await restoreBeside(bench.order("restore"));
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "restored" });
    const after = await describeDatabase(name);
    expect({ ...after, comment: "" }).toEqual({ ...before, comment: "" });
    expect(after.comment).toMatch(/^the shop's own\nholdpoint restore: \{.*"phase":"verified"/);
    const all = await bench.all();
    expect(all).toEqual([
      { name, open: true, orders: 200 },
      {
        name: expect.stringMatching(new RegExp(`^${name}_before_\\d{8}_\\d{6}_[0-9a-f]{6}$`)),
        open: true,
        orders: 214,
      },
    ]);
    expect(await restoreBeside(bench.order("restore"))).toMatchObject({ outcome: "pass", reasonCode: "already_done" });
    expect(await bench.all()).toEqual(all);
  });

  it("switches back to what was there, with what was written since the backup", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await bench.database.run("insert into orders (body) values ('newer')");
    await restoreBeside(bench.order("restore"));
    await runIn(name, "insert into orders (body) values ('after the restore'), ('and more')");
    const back = await restoreBeside(bench.order("switch-back", { source: null }));
    expect(back.reasonCode).toBe("restore_switched_back");
    const all = await bench.all();
    expect(all.map(({ orders, open }) => ({ orders, open }))).toEqual([
      { orders: 201, open: true },
      { orders: 202, open: true },
    ]);
    expect(all[1]?.name).toContain("_taken_out_");
    expect(await restoreBeside(bench.order("switch-back", { source: null }))).toMatchObject({
      reasonCode: "already_done",
    });
  });

  it("restores the same backup once more where a person says so", async () => {
    bench = await openBench();
    await restoreBeside(bench.order("restore"));
    await runIn(bench.database.name, "delete from orders");
    expect(await restoreBeside(bench.order("restore", { again: true }))).toMatchObject({ reasonCode: "restored" });
    expect((await bench.all()).map(({ orders }) => orders).toSorted()).toEqual([0, 200, 200]);
  });

  it("leaves everything as it is where the copy is not what was backed up", async () => {
    bench = await openBench();
    const census = await bench.source.census();
    const tables = census.tables.map((one) => (one.table === "public.users" ? { ...one, checksum: "1" } : one));
    const source = { ...bench.source, census: async () => ({ ...census, tables }) };
    const verdict = await restoreBeside(bench.order("restore", { source }));
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "restore_differs" });
    expect(verdict.summary).toContain("public.users");
    expect((await bench.all())[0]).toEqual({ name: bench.database.name, open: true, orders: 200 });
    expect(await restoreBeside(bench.order("abandon"))).toMatchObject({ reasonCode: "restore_abandoned" });
    expect(await bench.all()).toHaveLength(1);
  });

  it("takes no archive that breaks off, and begins anew the next time", async () => {
    bench = await openBench();
    const broken = async function* () {
      let left = 5;
      for await (const chunk of bench.source.open()) {
        if ((left -= 1) < 0) throw new Error("the store went away");
        yield chunk;
      }
    };
    const source = { ...bench.source, open: broken };
    await expect(restoreBeside(bench.order("restore", { source }))).rejects.toThrow("the store went away");
    expect(await restoreBeside(bench.order("restore"))).toMatchObject({ outcome: "pass", reasonCode: "restored" });
  });

  it("names what a switch would cut, and keeps nobody out for it", async () => {
    bench = await openBench();
    const { name } = bench.database;
    const address = "host=127.0.0.1 port=1 dbname=nowhere";
    await bench.database.run(`create subscription mirror connection '${address}' publication p with (connect = false)`);
    await bench.database.run("alter subscription mirror enable");
    const verdict = await restoreBeside(bench.order("restore"));
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "restore_blocked" });
    expect(verdict.summary).toContain("the subscription mirror is enabled");
    const identity = restoreIdentity(name, bench.source.archive, 0);
    expect((await bench.all()).map((one) => one.name)).toEqual([name, copyName(name, identity)]);
    await bench.database.run("alter subscription mirror disable");
    await bench.database.run("alter subscription mirror set (slot_name = none)");
    await bench.database.run("drop subscription mirror");
    expect(await restoreBeside(bench.order("restore"))).toMatchObject({ outcome: "pass", reasonCode: "restored" });
  });

  it("does nothing where there is no database of the name", async () => {
    bench = await openBench();
    const other = { ...bench.order("restore"), database: `${bench.database.name}x` };
    expect(await restoreBeside(other)).toMatchObject({ outcome: "hold", reasonCode: "restore_blocked" });
    expect(await bench.all()).toHaveLength(1);
  });

  it("is done by one run at a time", async () => {
    bench = await openBench();
    const [first, second] = await Promise.allSettled([
      restoreBeside(bench.order("restore")),
      restoreBeside(bench.order("restore")),
    ]);
    const ends = [first, second].map((end) => (end?.status === "fulfilled" ? end.value.reasonCode : "refused"));
    expect(ends.toSorted()).toEqual(["refused", "restored"]);
  });
});

describe("killed at every statement", () => {
  it("loses nothing: the next run ends it, or takes it away, and nobody stays kept out", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await bench.database.run("insert into orders (body) values ('only in use')");
    await restoreBeside(bench.order("restore"));
    const statements = [...bench.sent];
    expect(statements.length).toBeGreaterThan(15);
    await restoreBeside(bench.order("switch-back", { source: null }));
    for (const [at, statement] of statements.entries()) {
      // One of both each, since a whole restore takes a second.
      const next = at % 2 === 0 ? "restore" : "abandon";
      await bench.killedAt(at, "restore");
      const { outcome } = await restoreBeside(bench.order(next));
      const found = await bench.all();
      const inUse = found.find((one) => one.name === name);
      const isBack = inUse?.orders === 200;
      const facts = {
        what: `killed before "${statement}", then ${next}`,
        inUse: inUse?.open,
        // What was written since the backup is there, under one name or another.
        kept: found.filter(({ orders }) => orders === 201).length,
        ended: next === "abandon" || (outcome === "pass" && isBack),
      };
      expect(facts).toEqual({ ...facts, inUse: true, kept: 1, ended: true });
      if (isBack) await restoreBeside(bench.order("switch-back", { source: null }));
      expect((await bench.all()).find((one) => one.name === name)?.orders).toBe(201);
      await dropOthers(name);
    }
  });

  async function dropOthers(name: string): Promise<void> {
    for (const one of await bench.all()) {
      if (one.name !== name) await runIn("postgres", `drop database "${one.name}" with (force)`);
    }
  }
});

async function describeDatabase(name: string) {
  const [shape] = await runIn(
    name,
    `select pg_get_userbyid(d.datdba) as owner, (select array_agg(a::text order by a::text) from unnest(d.datacl) a) as acl, d.datconnlimit as limit, d.datcollate as collate,
       shobj_description(d.oid, 'pg_database') as comment,
       (select array_agg(coalesce(r.rolname, '') || ':' || c order by r.rolname, c) from pg_db_role_setting s
          left join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) c where s.setdatabase = d.oid) as settings,
       (select array_agg(relname || ' ' || relkind::text || ' ' || pg_get_userbyid(relowner) || ' ' || coalesce(relacl::text, '') order by relname)
          from pg_class where relnamespace = 'public'::regnamespace) as relations
     from pg_database d where d.datname = current_database()`,
  );
  return { ...shape, comment: String(shape?.["comment"]) };
}

describe("a restore in place", () => {
  it("is one transaction: rows, keys and rights are the backup's, and newer tables stay", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await bench.database.run(
      "create table newer (id int); insert into orders (body) select 'lost' from generate_series(1, 9)",
    );
    const before = await describeDatabase(name);
    expect(await restoreInPlace(bench.order("restore"))).toMatchObject({ outcome: "pass", reasonCode: "restored" });
    const after = await describeDatabase(name);
    expect(after).toEqual(before);
    expect(await bench.all()).toEqual([{ name, open: true, orders: 200 }]);
  });

  it("changes nothing where a part of it is refused, and lets everybody in", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await bench.database.run(
      "insert into orders (body) values ('newer'); create view on_it as select body from orders",
    );
    const before = await describeDatabase(name);
    const verdict = await restoreInPlace(bench.order("restore"));
    expect(verdict.outcome).toBe("hold");
    expect(await bench.all()).toEqual([{ name, open: true, orders: 201 }]);
    expect(await describeDatabase(name)).toEqual(before);
  });

  it("replaces nothing where what is there cannot be backed up, and lets everybody in", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await bench.database.run("insert into orders (body) values ('newer')");
    const before = await describeDatabase(name);
    const refusal = hold("disk_full", "No room for a backup.", "Make room.");
    const fresh = { explanation: "", take: async () => refusal, digestNow: async () => refusal };
    expect(await restoreInPlace(bench.order("restore", { fresh }))).toMatchObject({ reasonCode: "disk_full" });
    expect(await bench.all()).toEqual([{ name, open: true, orders: 201 }]);
    expect(await describeDatabase(name)).toEqual(before);
  });

  it("replaces nothing that came after its backup, and lets everybody in", async () => {
    bench = await openBench();
    const { name } = bench.database;
    const { fresh } = bench.order("restore");
    const order = bench.order("restore", {
      fresh: fresh && {
        ...fresh,
        async take(beginning) {
          const taken = await fresh.take(beginning);
          await runIn(name, "insert into orders (body) values ('by the owner, who is not kept out')");
          return taken;
        },
      },
    });
    const verdict = await restoreInPlace(order);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "restore_blocked" });
    expect(verdict.summary).toContain("after it was backed up");
    expect(verdict.evidence).toMatchObject([{ label: "what was there before" }]);
    expect(await bench.all()).toEqual([{ name, open: true, orders: 201 }]);
    expect(await restoreInPlace(bench.order("restore"))).toMatchObject({ outcome: "pass", reasonCode: "restored" });
  });

  it("killed at every statement is gone on with, and nobody stays kept out", async () => {
    bench = await openBench();
    const { name } = bench.database;
    await restoreInPlace(bench.order("restore"));
    const statements = bench.sent.length;
    const before = await describeDatabase(name);
    for (let at = 0; at < statements; at += 1) {
      await runIn(name, "insert into orders (body) values ('newer')");
      await bench.killedAt(at, "restore", restoreInPlace);
      const verdict = await restoreInPlace(bench.order("restore"));
      expect(verdict.outcome).toBe("pass");
      expect(await describeDatabase(name)).toEqual(before);
      expect(await bench.all()).toEqual([{ name, open: true, orders: 200 }]);
    }
  });
});
