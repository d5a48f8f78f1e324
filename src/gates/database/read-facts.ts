/** What a database says about itself, its load and its user, in one statement. Works on 13 to 18, also as a plain role. */
import { z } from "zod";
import type { DatabaseSession } from "../../providers/contract.ts";

/** Names of which there may be thousands: how many, and the first ones. */
const names = z.object({ count: z.number(), first: z.array(z.string()) });

export type SomeNames = z.infer<typeof names>;

const facts = z.object({
  database: z.string(),
  role: z.string(),
  superuser: z.boolean(),
  bypassesRls: z.boolean(),
  /** Others' sessions and replicas are visible. */
  monitors: z.boolean(),
  major: z.number(),
  version: z.string(),
  bytes: z.number(),
  /** It replays another server's changes: nothing can be written. */
  replica: z.boolean(),
  /** Sessions begin read-only. */
  readOnly: z.boolean(),
  connections: z.object({ used: z.number(), room: z.number(), limitOf: z.string() }),
  /** Null where none is open, or none can be seen. */
  oldestTransaction: z
    .object({ ageMs: z.number(), pid: z.number(), state: z.string().nullable(), application: z.string().nullable() })
    .nullable(),
  replicas: z.array(z.object({ name: z.string(), state: z.string().nullable(), lagMs: z.number().nullable() })),
  slots: z.array(
    z.object({ name: z.string(), active: z.boolean(), status: z.string().nullable(), bytes: z.number().nullable() }),
  ),
  rights: z.object({
    schemas: z.array(z.string()),
    unusableSchemas: names,
    unreadable: names,
    unreadableSequences: names,
    hidden: names,
    closedSchemas: names,
    foreign: names,
  }),
});

export type DatabaseFacts = z.infer<typeof facts>;

export interface RightsAsked {
  /** Null: all but the system's. */
  readonly read: readonly string[] | null;
  readonly migrate: readonly string[];
}

export async function readFacts(session: DatabaseSession, { read, migrate }: RightsAsked): Promise<DatabaseFacts> {
  const { rows } = await session.query(QUERY, [read === null ? null : JSON.stringify(read), JSON.stringify(migrate)]);
  return facts.parse(JSON.parse(String(rows[0]?.["facts"] ?? "null")));
}

/** `first`: five, since more are not read. */
const some = (from: string) =>
  `(select json_build_object('count', count(*), 'first', coalesce((array_agg(x.name order by x.name))[1:5], '{}')) from (${from}) x)`;

const QUERY = `
with asked as (
  select n.oid, n.nspname::text as name from pg_catalog.pg_namespace n
  where case when $1::json is null then n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    else n.nspname in (select json_array_elements_text($1::json)) end
), changed as (
  select n.oid, n.nspname::text as name from pg_catalog.pg_namespace n
  where n.nspname in (select json_array_elements_text($2::json))
), relations as (
  select c.oid, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relnamespace, n.nspname || '.' || c.relname as name
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relpersistence <> 't'
    and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
), me as (select * from pg_catalog.pg_roles where rolname = current_user),
  here as (select * from pg_catalog.pg_database where datname = current_database()),
clients as (
  select count(*) as every, count(*) filter (where datid = (select oid from here)) as here,
    count(*) filter (where usename = current_user) as mine
  from pg_catalog.pg_stat_activity where backend_type = 'client backend' or (backend_type is null and datid is not null)
), room as (
  select * from (values
    ('the server', current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
      - coalesce(current_setting('reserved_connections', true), '0')::int, (select every from clients)),
    ('the database', (select nullif(datconnlimit, -1) from here), (select here from clients)),
    ('the role', (select nullif(rolconnlimit, -1) from me), (select mine from clients))
  ) as t (what, most, used) where most is not null order by most - used limit 1
), oldest as (
  select pid, state, application_name, extract(epoch from clock_timestamp() - xact_start) * 1000 as age
  from pg_catalog.pg_stat_activity
  where xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend' and datname = current_database()
  order by xact_start limit 1
)
select json_build_object(
  'database', current_database(),
  'role', current_user,
  'superuser', (select rolsuper from me),
  'bypassesRls', (select rolsuper or rolbypassrls from me),
  'monitors', (select rolsuper from me) or pg_has_role(current_user, 'pg_monitor', 'usage') or pg_has_role(current_user, 'pg_read_all_stats', 'usage'),
  'major', current_setting('server_version_num')::int / 10000,
  'version', current_setting('server_version'),
  'bytes', pg_catalog.pg_database_size(current_database())::float8,
  'replica', pg_catalog.pg_is_in_recovery(),
  'readOnly', (select reset_val = 'on' from pg_catalog.pg_settings where name = 'default_transaction_read_only'),
  'connections', (select json_build_object('used', used, 'room', most - used, 'limitOf', what) from room),
  'oldestTransaction', (select json_build_object('ageMs', age::float8, 'pid', pid, 'state', state, 'application', application_name) from oldest),
  'replicas', (select coalesce(json_agg(json_build_object('name', coalesce(application_name, ''), 'state', state,
    'lagMs', (extract(epoch from replay_lag) * 1000)::float8)), '[]') from pg_catalog.pg_stat_replication),
  'slots', (select coalesce(json_agg(json_build_object('name', slot_name, 'active', active, 'status', wal_status,
    'bytes', case when not pg_is_in_recovery() then pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 end)), '[]')
    from pg_catalog.pg_replication_slots),
  'rights', json_build_object(
    'schemas', (select coalesce(json_agg(name), '[]') from (select name from asked union select name from changed) s),
    'unusableSchemas', ${some("select name from asked where not has_schema_privilege(oid, 'usage')")},
    'unreadable', ${some("select r.name from relations r join asked a on a.oid = r.relnamespace where r.relkind in ('r', 'p') and not has_table_privilege(r.oid, 'select')")},
    'unreadableSequences', ${some("select r.name from relations r join asked a on a.oid = r.relnamespace where case r.relkind when 'S' then not has_sequence_privilege(r.oid, 'select') else false end")},
    'hidden', ${some("select r.name from relations r join asked a on a.oid = r.relnamespace where r.relkind in ('r', 'p') and r.relrowsecurity and (r.relforcerowsecurity or not pg_has_role(r.relowner, 'usage'))")},
    'closedSchemas', ${some("select name from changed where not has_schema_privilege(oid, 'create')")},
    'foreign', ${some("select r.name from relations r join changed a on a.oid = r.relnamespace where not pg_has_role(r.relowner, 'usage')")}
  )
)::text as facts`;
