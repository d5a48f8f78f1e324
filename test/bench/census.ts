/**
 * Counts and checksums of 2.4 million rows beside the bare query that a person would write, and 7,000 small tables beside
 * what a database is asked at least. A scratch server of this machine, in one run; needs PostgreSQL's server programs.
 */
import pg from "pg";
import type { DatabaseWork } from "../../src/providers/contract.ts";
import type { Secret } from "../../src/lib/secret.ts";
import { takeCensus } from "../../src/steps/database/take-census.ts";
import { openWork, withWriter } from "../providers/postgres/open-work.ts";
import { benchRow, type BenchRow } from "./bench-row.ts";

const ROWS = 2_400_000;
const SAMPLES = 3;
const TABLES = 7_000;

const MESSAGES = `create table messages as select i as id, (i::bigint * 7919) % 600000 as user_id, timestamptz '2026-01-01' + i * interval '1 second' as at,
  repeat(md5(i::text), 6) as body from generate_series(1, ${ROWS}) i`;
const BARE = "select count(*), sum(hashtextextended(t::text, 0)::numeric) from public.messages t";

export async function benchCensus(): Promise<readonly BenchRow[]> {
  const work = await openWork();
  const scratch = await work.startScratch(15);
  try {
    await withWriter(scratch.url.reveal(), async (writer) => {
      await writer.query(MESSAGES);
      await writer.query("analyze messages");
    });
    return [await compareChecksum(work, scratch.url), await compareManyTables(work, scratch.url)];
  } finally {
    await scratch.stop();
  }
}

/** In turn, so that what else the machine does meets both. */
async function compareChecksum(work: DatabaseWork, url: Secret): Promise<BenchRow> {
  const [ours, peer]: [number[], number[]] = [[], []];
  await ask(url, BARE);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    peer.push(await seconds(() => ask(url, BARE)));
    ours.push(await seconds(() => takeCensus(work, url, "holdpoint bench")));
  }
  const name = "checksum of 2.4 million rows";
  return benchRow({ name, ours, peer, peerName: "the bare query", unit: "s", budget: { kind: "share", atMost: 1.3 } });
}

/** The least that can be asked of many tables: that each of them is looked at, in one statement of the server's own. */
async function compareManyTables(work: DatabaseWork, url: Secret): Promise<BenchRow> {
  await ask(url, "drop table messages");
  await ask(
    url,
    `do $$ begin for i in 1..${TABLES} loop execute format('create table t%s (id int)', i); end loop; end $$`,
  );
  const loop = `do $$ declare n name; c bigint; begin for n in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    loop execute format('select count(*) from public.%I', n) into c; end loop; end $$`;
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    peer.push(await seconds(() => ask(url, loop)));
    ours.push(await seconds(() => takeCensus(work, url, "holdpoint bench")));
  }
  const name = "7,000 tables counted and summed up";
  return benchRow({
    name,
    ours,
    peer,
    peerName: "counted in a loop of the server's",
    unit: "s",
    budget: { kind: "limit", atMost: 15 },
  });
}

async function ask(url: Secret, text: string): Promise<void> {
  const client = new pg.Client(url.reveal());
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return (performance.now() - startedAt) / 1_000;
}
