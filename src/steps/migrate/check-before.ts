/** What would make the tool fail, or pass over something in silence: found before it is started. */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import { readColumns } from "../../migrations/read-table.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { Before } from "./before.ts";
import type { MigrateSpec } from "./spec.ts";

/** Null where nothing is in the way. */
export async function checkBefore(
  spec: MigrateSpec,
  before: Before,
  session: Pick<DatabaseWriter, "query">,
): Promise<Verdict | null> {
  return checkIndexes(before) ?? (await checkOwnLock(spec, session));
}

/** `CREATE INDEX CONCURRENTLY IF NOT EXISTS` passes over an index that is there and not valid, and says that all is well. */
function checkIndexes({ reading, leftovers }: Before): Verdict | null {
  const texts = reading?.history.pending.map(({ text }) => text) ?? [];
  const [found] = leftovers.invalid.filter(({ name }) => texts.some((text) => namesWord(text, name)));
  if (found === undefined) return null;
  return hold(
    "migration_unfinished",
    `The index ${found.index} on ${found.table} is not valid: a build of it was broken off, and a pending migration names it.`,
    `Drop it first: drop index concurrently ${found.index}; then run this again.`,
  );
}

function namesWord(text: string, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`).test(text);
}

/** Knex marks itself as running in a row that a killed run leaves behind. */
async function checkOwnLock({ history }: MigrateSpec, session: Pick<DatabaseWriter, "query">): Promise<Verdict | null> {
  if (history?.tool !== "knex") return null;
  const table = { schema: history.table.schema, table: `${history.table.table}_lock`, columns: [] };
  if ((await readColumns(session, table)) === null) return null;
  const { rows } = await session.query(
    `select 1 as locked from ${quoteIdentifier(table.schema)}.${quoteIdentifier(table.table)} where is_locked = 1 limit 1`,
  );
  if (rows.length === 0) return null;
  return hold(
    "migration_unfinished",
    "Knex is marked as running in this database: somebody runs it by hand, or a run of it was killed.",
    "See that nobody runs it, take the mark away with npx knex migrate:unlock, and run this again.",
  );
}
