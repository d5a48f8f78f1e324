/** A database with all that a restore must carry over, a backup of it, and a restore that can be killed at any statement. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { inject } from "vitest";
import { restoreBeside } from "../../src/engine/restore/restore-beside.ts";
import type { FreshBackups, RestoreOrder, RestoreSource } from "../../src/engine/restore/restore-order.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { createProcessMemory } from "../../src/lib/process-memory.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { DatabaseWork, ProviderContext } from "../../src/providers/contract.ts";
import { postgresWork } from "../../src/providers/postgres/work/index.ts";
import type { RestoreIntent } from "../../src/release/decide-restore.ts";
import { digestOfTables } from "../../src/steps/backup/record-dump.ts";
import { takeCensus } from "../../src/steps/database/take-census.ts";
import { recordedDump } from "../release/recorded-dump.ts";
import { createDatabase, type TestDatabase } from "./database.ts";

export class Killed extends Error {}

export interface Bench {
  readonly database: TestDatabase;
  readonly work: DatabaseWork;
  readonly source: RestoreSource;
  /** Statements that a restore sends to change the server, in order. */
  readonly sent: string[];
  order(intent: RestoreIntent, change?: Partial<RestoreOrder>): RestoreOrder;
  /** Runs it, dead right before the statement of this number: nothing else of it reaches the server. */
  killedAt(statement: number, intent: RestoreIntent, restore?: typeof restoreBeside): Promise<void>;
  /** Every database whose name begins with the tested one's, sorted, with its connections and the rows of `orders`. */
  all(): Promise<readonly { readonly name: string; readonly open: boolean; readonly orders: number }[]>;
  close(): Promise<void>;
}

const SCHEMA = `
  create table orders (id bigint generated always as identity primary key, body text not null, at timestamptz default now());
  create table users (id int primary key, name text, picture bytea);
  alter table orders add column user_id int references users (id);
  create index on orders (body);
  create view recent as select * from orders where id > 5;
  create function shout() returns trigger language plpgsql as $$ begin raise exception 'a trigger of the copy ran'; end $$;
  create table quiet (id int);
  insert into quiet values (1);
  create trigger loud before insert on quiet for each row execute function shout();
  insert into users select i, 'user ' || i, decode(md5(i::text), 'hex') from generate_series(1, 20) i;
  insert into orders (body, user_id) select 'order "' || i || E'"\\n\\\\', i % 20 + 1 from generate_series(1, 200) i;`;

export async function openBench(): Promise<Bench> {
  const database = await createDatabase();
  const role = await database.createRole();
  await database.run(SCHEMA);
  await database.run(`alter table users owner to ${role.user}; grant select on orders to anon`);
  await database.run(`
    comment on database ${database.name} is 'the shop''s own';
    alter database ${database.name} set search_path = "$user", public, "odd, name";
    alter database ${database.name} set app.tenant = 'it''s acme';
    alter role ${role.user} in database ${database.name} set statement_timeout = '7s';
    alter database ${database.name} connection limit 40;
    revoke connect on database ${database.name} from public;
    grant connect on database ${database.name} to anon`);
  const work = await connectWork();
  const url = new Secret("DATABASE_URL", database.url());
  const source = await backUp(database, work, url, [role.user, "anon"]);
  const sent: string[] = [];
  const order: Bench["order"] = (intent, change = {}) => ({
    work,
    steady: work,
    url,
    database: database.name,
    intent,
    again: false,
    source,
    fresh: createFresh(work, url),
    drop: null,
    clock: systemClock,
    signal: new AbortController().signal,
    run: null,
    facts: () => undefined,
    progress: () => undefined,
    step: () => undefined,
    before: (statement) => void sent.push(statement),
    ...change,
  });
  return {
    database,
    work,
    source,
    sent,
    order,
    async killedAt(statement, intent, restore = restoreBeside) {
      let seen = 0;
      const before = () => {
        if ((seen += 1) > statement) throw new Killed();
      };
      await restore(order(intent, { before })).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    },
    all: () => readAll(database),
    close: () => closeAll(database),
  };
}

/** What there is now is counted as the step `backup` would, and stored nowhere. */
function createFresh(work: DatabaseWork, url: Secret): FreshBackups {
  const digestNow = async () => digestOfTables(await takeCensus(work, url, "test"));
  const take = async () => recordedDump({ counts: { tables: 3, rows: 4_200, digest: await digestNow() } });
  return { explanation: "backs it up", take, digestNow };
}

export async function connectWork(): Promise<DatabaseWork> {
  const context: ProviderContext = {
    env: { PATH: process.env["PATH"] },
    clock: systemClock,
    memory: createProcessMemory(),
    random: Math.random,
    debug: () => undefined,
  };
  return postgresWork.connect({ project: "web", team: null, repository: null }, context);
}

async function backUp(
  database: TestDatabase,
  work: DatabaseWork,
  url: Secret,
  roles: readonly string[],
): Promise<RestoreSource> {
  const { password } = inject("postgres");
  const dump = execFileSync(
    "pg_dump",
    ["-h", "127.0.0.1", "-p", String(database.port), "-U", "postgres", "-w", "-Fc", database.name],
    { env: { PATH: process.env["PATH"], PGPASSWORD: password }, maxBuffer: 64 * 1024 * 1024 },
  );
  const census = await takeCensus(work, url, "test");
  return {
    archive: createHash("sha256").update(dump).digest("hex"),
    place: "path:/mnt/kept/test",
    readRatio: () => 0.5,
    async *open() {
      for (let at = 0; at < dump.length; at += 512) yield dump.subarray(at, at + 512);
    },
    census: async () => census,
    roles: async () => roles,
  };
}

async function readAll(database: TestDatabase): ReturnType<Bench["all"]> {
  const server = await connectTo(database, "postgres");
  const { rows } = await server.query<{ name: string; open: boolean }>(
    `select datname as name, datallowconn as open from pg_database where datname like '${database.name}%' order by 1`,
  );
  await server.end();
  return Promise.all(
    rows.map(async ({ name, open }) => {
      if (!open) return { name: name, open: false, orders: -1 };
      const other = await connectTo(database, name);
      const { rows: found } = await other.query("select to_regclass('public.orders') is not null as there");
      const there = found[0]?.["there"] === true;
      const orders = there ? Number((await other.query("select count(*) as n from public.orders")).rows[0]?.["n"]) : -1;
      await other.end();
      return { name: name, open: true, orders };
    }),
  );
}

export async function connectTo(database: TestDatabase, name: string) {
  const { default: pg } = await import("pg");
  const { password } = inject("postgres");
  const client = new pg.Client({ host: "127.0.0.1", port: database.port, user: "postgres", password, database: name });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function closeAll(database: TestDatabase): Promise<void> {
  const server = await connectTo(database, "postgres");
  const { rows } = await server.query<{ datname: string }>("select datname from pg_database where datname like $1", [
    `${database.name}%`,
  ]);
  for (const { datname } of rows) {
    if (datname !== database.name) await server.query(`drop database "${datname}" with (force)`);
  }
  await server.end();
  await database.close();
}
