/** The tables of a database as a census takes them. */
import { ProviderError } from "../../lib/error.ts";
import type { DatabaseRow, DatabaseWriter } from "../../providers/contract.ts";
import type { LeftOut } from "./census.ts";
import type { HashedColumn } from "./hash-of-row.ts";

export interface ListedTable {
  readonly table: string;
  readonly bytes: number;
  /** What the statistics think; -1 where there are none. */
  readonly estimatedRows: number;
  /** In their order. */
  readonly columns: readonly HashedColumn[];
}

export interface TableList {
  readonly tables: readonly ListedTable[];
  readonly leftOut: readonly LeftOut[];
}

/** Partitions are tables; what they are partitions of has no rows of its own. Temporary tables are a session's own. */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, pg_relation_size(c.oid)::float8 as bytes, c.reltuples::float8 as estimate,
    case when c.relkind = 'f' then 'foreign' when c.relkind = 'm' then 'materialized'
      when exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.objid = c.oid and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'e') then 'extension'
      end as left_out,
    (select coalesce(json_agg(json_build_object('name', format('%I', a.attname),
        'type', case when y.typnamespace = 'pg_catalog'::pg_catalog.regnamespace then y.typname end) order by a.attnum), '[]')::text
      from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    pg_catalog.row_security_active(c.oid) as hidden
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'f', 'm') and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(?:toast|temp_)'
  order by 1`;

/** Throws ProviderError `credential_insufficient` where row security would hide rows of one that is asked for. */
export async function listTables(session: DatabaseWriter, wanted: ReadonlySet<string> | null): Promise<TableList> {
  const { rows } = await session.query(TABLES);
  const asked = rows.filter(({ name }) => wanted === null || wanted.has(String(name)));
  const hidden = asked
    .filter((row) => row["hidden"] === true && row["left_out"] === null)
    .map(({ name }) => String(name));
  if (hidden.length > 0) throw hides(hidden);
  return {
    tables: asked.filter((row) => row["left_out"] === null).map(listed),
    leftOut: asked.flatMap((row): readonly LeftOut[] => {
      const reason = row["left_out"];
      return reason === null ? [] : [{ table: String(row["name"]), reason: reason as LeftOut["reason"] }];
    }),
  };
}

function listed({ name, bytes, estimate, columns }: DatabaseRow): ListedTable {
  return {
    table: String(name),
    bytes: Number(bytes),
    estimatedRows: Number(estimate),
    columns: JSON.parse(String(columns)) as readonly HashedColumn[],
  };
}

const NAMED = 5;

function hides(tables: readonly string[]): Error {
  const more = tables.length > NAMED ? ` and ${tables.length - NAMED} more` : "";
  return new ProviderError({
    reasonCode: "credential_insufficient",
    vendor: "PostgreSQL",
    message: `Row security would hide rows of ${tables.slice(0, NAMED).join(", ")}${more} from this role.`,
    remedy:
      "Use the tables' owner (where row security is not forced on it) or a role with BYPASSRLS; pg_read_all_data does not lift row security.",
  });
}
