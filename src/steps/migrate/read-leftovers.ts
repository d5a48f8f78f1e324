/** What a migration may leave behind without an error: indexes that are not valid, and constraints that were never checked. */
import type { TableSession } from "../../migrations/migration.ts";

export interface InvalidIndex {
  /** `public.users_email_idx` */
  readonly index: string;
  /** The name alone, for looking it up in a migration's text. */
  readonly name: string;
  readonly table: string;
}

export interface NotValid {
  /** `public.users: users_email_check` */
  readonly constraint: string;
  /** The statement that checks it. */
  readonly validate: string;
}

export interface Leftovers {
  readonly invalid: readonly InvalidIndex[];
  readonly notValid: readonly NotValid[];
}

export async function readLeftovers(session: TableSession): Promise<Leftovers> {
  // One that is being built by somebody right now is not valid yet; a partitioned one waits for its partitions' own.
  const invalid = await session.query(
    `select n.nspname || '.' || c.relname as index, c.relname::text as name, tn.nspname || '.' || t.relname as "table"
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class t on t.oid = i.indrelid join pg_namespace tn on tn.oid = t.relnamespace
     where not i.indisvalid and c.relkind = 'i'
       and not exists (select 1 from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
     order by 1`,
  );
  const notValid = await session.query(
    `select n.nspname || '.' || t.relname || ': ' || c.conname as "constraint",
       format('alter table %I.%I validate constraint %I', n.nspname, t.relname, c.conname) as validate
     from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
     where not c.convalidated order by 1`,
  );
  return {
    invalid: invalid.rows.map((row) => ({
      index: String(row["index"]),
      name: String(row["name"]),
      table: String(row["table"]),
    })),
    notValid: notValid.rows.map((row) => ({
      constraint: String(row["constraint"]),
      validate: String(row["validate"]),
    })),
  };
}

/** Those that were not there before. */
export function newLeftovers(before: Leftovers, after: Leftovers): Leftovers {
  const indexes = new Set(before.invalid.map(({ index }) => index));
  const constraints = new Set(before.notValid.map(({ constraint }) => constraint));
  return {
    invalid: after.invalid.filter(({ index }) => !indexes.has(index)),
    notValid: after.notValid.filter(({ constraint }) => !constraints.has(constraint)),
  };
}

/** Of a session's database, since its statistics began. */
export async function readDeadlocks(session: TableSession): Promise<number> {
  const { rows } = await session.query(
    "select deadlocks::int8 as deadlocks from pg_stat_database where datname = current_database()",
  );
  return Number(rows[0]?.["deadlocks"] ?? 0);
}
