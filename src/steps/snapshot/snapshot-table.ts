/** A table as a snapshot takes it: which columns, in which order, and what they are written as. */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { ProviderError } from "../../lib/error.ts";
import type { DatabaseRow, DatabaseWriter } from "../../providers/contract.ts";

export interface SnapshotColumn {
  readonly name: string;
  /** As `format_type` has it: `character varying(40)`. */
  readonly type: string;
}

export interface SnapshotTable {
  /** As SQL names it, with the schema. */
  readonly table: string;
  /** In the table's own order, without those that PostgreSQL computes. */
  readonly columns: readonly SnapshotColumn[];
  /** Its rows are those of its partitions; of any other table only its own count, not those of tables that inherit from it. */
  readonly partitioned: boolean;
}

export interface CountedRows {
  readonly rows: number;
  /** Sum of the hashes of every row's text, of these columns in this order. */
  readonly checksum: string;
}

/** Numbers that are the same in every language, and what is no number; all else is PostgreSQL's own text. */
const PLAIN = new Set(["boolean", "smallint", "integer"]);

/** `notes` is `public.notes`. Throws ProviderError `not_found` where there is no such table with rows of its own. */
export async function readSnapshotTable(session: DatabaseWriter, name: string): Promise<SnapshotTable> {
  const { rows } = await session.query(
    `select pg_catalog.format('%I.%I', n.nspname, c.relname) as table, a.attname as name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type, c.relkind = 'p' as partitioned
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.oid = pg_catalog.to_regclass($1) and c.relkind in ('r', 'p') order by a.attnum`,
    [hasSchema(name) ? name : `public.${name}`],
  );
  const [first] = rows;
  if (first === undefined) throw notThere(name);
  const columns = rows.flatMap((row) => (row["name"] === null ? [] : [columnOf(row)]));
  return { table: String(first["table"]), columns, partitioned: first["partitioned"] === true };
}

/** A dot that stands outside of quotation marks. */
function hasSchema(name: string): boolean {
  return name.replace(/"(?:[^"]|"")*"/g, "").includes(".");
}

function columnOf(row: DatabaseRow): SnapshotColumn {
  return { name: String(row["name"]), type: String(row["type"]) };
}

/** A row as one line of JSON. CSV with a quote that JSON never has: COPY's text format doubles every backslash. */
export function copyLines(snapshot: SnapshotTable): string {
  const { table, columns } = snapshot;
  const values = columns.map((column) => `${textOf(column)} as ${quoteIdentifier(column.name)}`).join(", ");
  const rows = `select pg_catalog.row_to_json(r.*) from (select ${values} from ${ownRows(snapshot, table)} t) r`;
  return `copy (${rows}) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`;
}

export function copyRows(into: string, { columns }: SnapshotTable): string {
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  return `copy ${into} ${names === "" ? "" : `(${names}) `}from stdin`;
}

/** `table`: the one of the snapshot, or one beside it, which is never partitioned. */
export async function countRows(session: DatabaseWriter, snapshot: SnapshotTable, table: string): Promise<CountedRows> {
  const names = snapshot.columns.map(({ name }) => `t.${quoteIdentifier(name)}`).join(", ");
  const { rows } = await session.query(
    `select pg_catalog.count(*) as rows,
       coalesce(pg_catalog.sum(pg_catalog.hashtextextended((r.*)::text collate "C", 0)::numeric), 0)::text as checksum
     from (select ${names} from ${ownRows(snapshot, table)} t) r`,
  );
  return { rows: Number(rows[0]?.["rows"]), checksum: String(rows[0]?.["checksum"]) };
}

/** `only` of a partitioned table would be nothing. */
export function ownRows({ table, partitioned }: SnapshotTable, name: string): string {
  return partitioned && name === table ? name : `only ${name}`;
}

/** The cast of `char(n)` to text drops its spaces, its own output does not. */
function textOf({ name, type }: SnapshotColumn): string {
  if (PLAIN.has(type)) return `t.${quoteIdentifier(name)}`;
  if (/^(?:character|bpchar)(?:\(\d+\))?$/.test(type))
    return `pg_catalog.textin(pg_catalog.bpcharout(t.${quoteIdentifier(name)}))`;
  return `t.${quoteIdentifier(name)}::text`;
}

function notThere(name: string): Error {
  return new ProviderError({
    reasonCode: "not_found",
    vendor: "PostgreSQL",
    message: `There is no table ${name}.`,
    remedy: "Write it with its schema, such as public.media; a name with capital letters stands in quotation marks.",
  });
}
