/** What the catalog of the database says of the tables that pending statements name: sizes, types, keys, indexes. */
import { z } from "zod";
import type { DatabaseSession } from "../../../providers/contract.ts";

const relation = z.object({
  /** `schema.name`, as it is in the database. */
  name: z.string(),
  /** `pg_class.relkind`. */
  kind: z.string(),
  /** With its TOAST and, of a partitioned table, of all partitions; without indexes. */
  bytes: z.number(),
  /** As statistics have it; null where there are none. */
  rows: z.number().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** As `format_type` writes it. */
      type: z.string(),
      notNull: z.boolean(),
      hasDefault: z.boolean(),
      /** A CHECK speaks of it, which is read again where its type changes. */
      checked: z.boolean(),
      /** A validated CHECK says that it is not null. */
      proven: z.boolean(),
    }),
  ),
  /** Foreign keys of its own, and the tables that they refer to. */
  foreignKeys: z.array(z.object({ name: z.string(), table: z.string(), columns: z.array(z.string()) })),
  /** Tables whose foreign keys refer to it. */
  referredBy: z.array(z.string()),
  /** The table, of an index. */
  indexOf: z.string().nullable(),
  valid: z.boolean(),
  /** Columns of an index. */
  indexColumns: z.array(z.string()),
});

export type CatalogRelation = z.infer<typeof relation>;

const settings = z.object({
  major: z.number().int(),
  version: z.string(),
  timeZone: z.string(),
  /** `reset_val`: what a new session of this role gets in this database. */
  lockTimeoutMs: z.number(),
  /** `from>to`: PostgreSQL takes the one for the other without touching a row. */
  alike: z.array(z.string()),
  /** Domains with constraints, by name. */
  domains: z.array(z.string()),
  /** Of the functions that were asked about, those that may give another value at each call. */
  volatile: z.array(z.string()),
  relations: z.array(relation),
});

export interface LockCatalog extends Omit<z.infer<typeof settings>, "relations" | "alike" | "domains" | "volatile"> {
  readonly alike: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly volatile: ReadonlySet<string>;
  /** By `schema.name`. */
  readonly relations: ReadonlyMap<string, CatalogRelation>;
}

/** What pending statements name. */
export interface NamedThings {
  /** `schema.name`; one in `public` is also looked for where the session finds what has no schema. */
  readonly relations: readonly string[];
  /** Without a schema. */
  readonly functions: readonly string[];
}

export async function readLockCatalog(
  session: DatabaseSession,
  { relations, functions }: NamedThings,
): Promise<LockCatalog> {
  const { rows } = await session.query(QUERY, [
    JSON.stringify(relations.map((name) => [name, ...splitName(name)])),
    JSON.stringify(functions),
  ]);
  const read = settings.parse(JSON.parse(String(rows[0]?.["catalog"] ?? "null")));
  return {
    ...read,
    alike: new Set(read.alike),
    domains: new Set(read.domains),
    volatile: new Set(read.volatile),
    relations: new Map(read.relations.map((one) => [one.name, one])),
  };
}

/** A name has dots of its own only where it was quoted, and then it is not found. */
function splitName(name: string): [string, string] {
  const at = name.indexOf(".");
  return [name.slice(0, at), name.slice(at + 1)];
}

const QUERY = `
with wanted as (
  select distinct on (given) value ->> 0 as given, c.*, n.nspname
  from json_array_elements($1::json) value
  join pg_catalog.pg_class c on c.relname = value ->> 2
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = value ->> 1 or (value ->> 1 = 'public' and n.nspname = any (current_schemas(false)))
  order by given, n.nspname <> value ->> 1, array_position(current_schemas(false), n.nspname)
)
select json_build_object(
  'major', current_setting('server_version_num')::int / 10000,
  'version', current_setting('server_version'),
  'timeZone', current_setting('TimeZone'),
  'lockTimeoutMs', (select reset_val::int from pg_catalog.pg_settings where name = 'lock_timeout'),
  'alike', (select coalesce(json_agg(s.typname || '>' || t.typname), '[]') from pg_catalog.pg_cast k
    join pg_catalog.pg_type s on s.oid = k.castsource join pg_catalog.pg_type t on t.oid = k.casttarget where k.castmethod = 'b'),
  'domains', (select coalesce(json_agg(d.typname), '[]') from pg_catalog.pg_type d where d.typtype = 'd'
    and (d.typnotnull or exists (select 1 from pg_catalog.pg_constraint x where x.contypid = d.oid))),
  'volatile', (select coalesce(json_agg(distinct f.proname), '[]') from pg_catalog.pg_proc f
    where f.provolatile = 'v' and f.proname in (select json_array_elements_text($2::json))),
  'relations', coalesce((select json_agg(json_build_object(
    'name', w.given,
    'kind', w.relkind,
    'bytes', (case when w.relkind in ('p', 'I')
      then (select coalesce(sum(pg_catalog.pg_table_size(p.relid)), 0) from pg_catalog.pg_partition_tree(w.oid) p)
      when w.relkind in ('r', 'm', 'i', 't') then coalesce(pg_catalog.pg_table_size(w.oid), 0) else 0 end)::float8,
    'rows', case when w.reltuples < 0 then null else w.reltuples::float8 end,
    'columns', (select coalesce(json_agg(json_build_object(
        'name', a.attname,
        'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
        'notNull', a.attnotnull,
        'hasDefault', a.atthasdef or a.attidentity <> '',
        'checked', exists (select 1 from pg_catalog.pg_constraint k
          where k.conrelid = w.oid and k.contype = 'c' and a.attnum = any (k.conkey)),
        'proven', exists (select 1 from pg_catalog.pg_constraint k
          where k.conrelid = w.oid and k.contype = 'c' and k.convalidated and k.conkey = array[a.attnum]
            and pg_catalog.pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\([^()]* IS NOT NULL\\)\\)')
      )), '[]') from pg_catalog.pg_attribute a
      where a.attrelid = w.oid and a.attnum > 0 and not a.attisdropped and w.relkind not in ('i', 'I')),
    'foreignKeys', (select coalesce(json_agg(json_build_object('name', k.conname, 'table', tn.nspname || '.' || t.relname,
        'columns', (select json_agg(a.attname) from pg_catalog.pg_attribute a where a.attrelid = w.oid and a.attnum = any (k.conkey)))), '[]')
      from pg_catalog.pg_constraint k join pg_catalog.pg_class t on t.oid = k.confrelid
      join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace where k.conrelid = w.oid and k.contype = 'f'),
    'referredBy', (select coalesce(json_agg(distinct tn.nspname || '.' || t.relname), '[]')
      from pg_catalog.pg_constraint k join pg_catalog.pg_class t on t.oid = k.conrelid
      join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace where k.confrelid = w.oid and k.contype = 'f'),
    'indexOf', (select tn.nspname || '.' || t.relname from pg_catalog.pg_index i
      join pg_catalog.pg_class t on t.oid = i.indrelid join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
      where i.indexrelid = w.oid),
    'valid', coalesce((select i.indisvalid from pg_catalog.pg_index i where i.indexrelid = w.oid), true),
    'indexColumns', (select coalesce(json_agg(a.attname), '[]') from pg_catalog.pg_index i
      join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indexrelid = w.oid)
  )) from wanted w), '[]')
)::text as catalog`;
