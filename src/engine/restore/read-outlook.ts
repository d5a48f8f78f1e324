/** What a person must know before a database is restored: who is connected, what acts by itself, and how many rows there are. */
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { RestoreOutlook } from "../../release/describe-restore.ts";
import { takeCensus } from "../../steps/database/take-census.ts";
import { LIMITS, type RestoreOrder } from "./restore-order.ts";

const CONNECTED = `
  select coalesce(usename, 'somebody') || coalesce(' from ' || host(client_addr), '') || case when pg_catalog.count(*) = 1 then ''
      else ', ' || pg_catalog.count(*) || ' sessions' end as text
  from pg_catalog.pg_stat_activity where datname = pg_catalog.current_database() and pid <> pg_catalog.pg_backend_pid()
    and backend_type is distinct from 'autovacuum worker' group by usename, client_addr order by pg_catalog.count(*) desc limit 20`;

/** Each is asked by itself: most servers have none of them, and say so by refusing. */
const ACTING = [
  "select pg_catalog.count(*) || ' jobs of pg_cron, which run in the database of their settings' as text from cron.job having pg_catalog.count(*) > 0",
  "select pg_catalog.count(*) || ' webhooks in triggers: they call ' || min(p.proname) || ' in ' || min(n.nspname) as text from pg_catalog.pg_trigger t join pg_catalog.pg_proc p on p.oid = t.tgfoid join pg_catalog.pg_namespace n on n.oid = p.pronamespace where p.proname ~ '^http' and not t.tgisinternal having pg_catalog.count(*) > 0",
  "select 'the publication ' || pubname || ', whose subscribers keep what they have' as text from pg_catalog.pg_publication order by 1 limit 10",
  "select 'the replication slot ' || slot_name || ', which stays with the database that is put aside' as text from pg_catalog.pg_replication_slots where database = pg_catalog.current_database() order by 1 limit 10",
];

export type ServerOutlook = Pick<RestoreOutlook, "connected" | "acting" | "inUse" | "server">;

export async function readOutlook({ work, url, progress }: RestoreOrder): Promise<ServerOutlook> {
  const { tables } = await takeCensus(work, url, LIMITS.applicationName, {
    checksums: false,
    progress: ({ text }) => progress(`counting what there is now: ${text}`),
  });
  return work.withWriter(url, LIMITS, async (writer) => {
    const acting: string[] = [];
    for (const question of ACTING) acting.push(...(await linesOf(writer, question)));
    return {
      inUse: tables.map(({ table, rows }) => ({ table, rows })),
      connected: await linesOf(writer, CONNECTED),
      acting,
      server: writer.serverVersion,
    };
  });
}

async function linesOf(writer: DatabaseWriter, question: string): Promise<readonly string[]> {
  const answer = await writer.attempt(question);
  return "rows" in answer ? answer.rows.map(({ text }) => String(text)) : [];
}
