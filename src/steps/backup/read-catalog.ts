/** What of a server a restore needs beside the archive, and what a dump leaves out; and the tables that the plan means. */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { Catalog } from "./table-list.ts";

/** At the session's moment. Predefined roles are every server's own, and so is plpgsql. */
export async function readCatalog(session: DatabaseWriter): Promise<Catalog> {
  const [encoding, roles, extensions, large] = [
    await session.query(
      "select pg_catalog.pg_encoding_to_char(encoding) as name from pg_catalog.pg_database where datname = current_database()",
    ),
    await session.query("select rolname::text as name from pg_catalog.pg_roles where rolname !~ '^pg_' order by 1"),
    await session.query(
      "select e.extname::text as name, e.extversion as version, n.nspname::text as schema from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by 1",
    ),
    await session.query("select count(*) as many from pg_catalog.pg_largeobject_metadata"),
  ].map(({ rows }) => rows);
  return {
    encoding: String(encoding?.[0]?.["name"]),
    roles: (roles ?? []).map(({ name }) => String(name)),
    extensions: (extensions ?? []).map(({ name, version, schema }) => ({
      name: String(name),
      version: String(version),
      schema: String(schema),
    })),
    largeObjects: Number(large?.[0]?.["many"] ?? 0),
  };
}

export interface Selection {
  /** Null: all. */
  readonly schemas: readonly string[] | null;
  /** With their schema, as plans write them: `public.audit_log`. */
  readonly exclude: readonly string[];
}

export function isOfAll({ schemas, exclude }: Selection): boolean {
  return schemas === null && exclude.length === 0;
}

/** Tables of the selection as SQL names them; null: all there are. */
export async function selectTables(session: DatabaseWriter, selection: Selection): Promise<readonly string[] | null> {
  if (isOfAll(selection)) return null;
  const { schemas, exclude } = selection;
  const { rows } = await session.query(
    `select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'f', 'm') and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and ($1::jsonb = 'null' or $1::jsonb ? n.nspname::text)
        and not $2::jsonb ? (n.nspname || '.' || c.relname)`,
    [JSON.stringify(schemas), JSON.stringify(exclude)],
  );
  return rows.map(({ name }) => String(name));
}

/** As pg_dump takes them: a name in quotes is no pattern. */
export function selectionArguments(selection: Selection): readonly string[] {
  const { schemas, exclude } = selection;
  return [
    ...(schemas ?? []).map((schema) => `--schema=${quoteIdentifier(schema)}`),
    ...exclude.map((table) => {
      const dot = table.indexOf(".");
      return `--exclude-table=${quoteIdentifier(table.slice(0, dot))}.${quoteIdentifier(table.slice(dot + 1))}`;
    }),
    ...(isOfAll(selection) ? [] : ["--strict-names"]),
  ];
}
