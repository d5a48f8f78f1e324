/** One look at a database's statistics, as a snapshot. */
import { z } from "zod";
import { ProviderError } from "../../../lib/error.ts";
import type { Secret } from "../../../lib/secret.ts";
import type { Databases, DatabaseSession, ProviderContext } from "../../contract.ts";
import { VENDOR } from "../settings.ts";
import type { Snapshot } from "./history.ts";
import { HIDDEN, type MeasureQuery, type Statements } from "./measures.ts";
import type { PostgresMetricSpec } from "./spec.ts";

const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 5_000;
/** `server_version_num`. */
const OLDEST_VERSION = 140_000;
/** Of the extension, behind its `1.`: it says when it began anew, and since when each entry counts. */
const OLDEST_EXTENSION = 9;
const KNOWS_SINCE = 11;
/** Where none is asked. */
const NO_STATEMENTS: Statements = { name: "", knowsSince: false };

/** Counts beyond 2^53, sums and times come as text. */
const number = z.union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/)]).transform(Number);
const rowShape = z.object({
  key: z.string(),
  same: z.string().optional(),
  part: z.union([number, z.null()]),
  whole: z.union([number, z.null()]),
});
const resetShape = z.object({ reset: z.union([z.string(), z.null()]) });

export interface Observation {
  readonly databases: Databases;
  readonly address: Secret;
  readonly spec: PostgresMetricSpec;
  readonly query: MeasureQuery;
}

/** Throws ProviderError. */
export function observe({ databases, address, spec, query }: Observation, context: ProviderContext): Promise<Snapshot> {
  const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, context.requestTimeoutMs ?? CONNECT_TIMEOUT_MS);
  const limits = { connectTimeoutMs, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  return databases.withSession(address, limits, async (session) => {
    const statements = query.statements ? await findStatements(session, address.name) : NO_STATEMENTS;
    const values = query.statements ? [(spec.query ?? "").toLowerCase()] : [];
    const at = await readClock(session);
    const reset = query.reset === null ? "" : await readReset(session, query.reset(statements));
    const { rows } = await session.query(query.sql(statements), values);
    const parsed = z.array(rowShape).safeParse(rows);
    if (!parsed.success) throw unknown();
    if (parsed.data.some(({ key }) => key === HIDDEN)) throw hidden(address.name);
    // What is null is not known at this instant: a standby that has not said how far it is.
    const known = parsed.data.flatMap(({ key, part, same, whole }) =>
      part === null || whole === null ? [] : [[key, { part, whole, ...(same === undefined ? {} : { same }) }] as const],
    );
    return { at, rows: new Map(known), reset };
  });
}

/** By the database's own clock: whose steps are between the same looks, whoever's clock is asked. */
async function readClock(session: DatabaseSession): Promise<number> {
  const { rows } = await session.query("select extract(epoch from clock_timestamp()) * 1000 as at");
  const parsed = z.object({ at: number }).safeParse(rows[0]);
  if (!parsed.success) throw unknown();
  return parsed.data.at;
}

async function readReset(session: DatabaseSession, sql: string): Promise<string> {
  const { rows } = await session.query(sql);
  const parsed = resetShape.safeParse(rows[0]);
  if (!parsed.success) throw unknown();
  // Null where it never was.
  return parsed.data.reset ?? "";
}

/**
 * It may be in any schema: at Supabase it is in `extensions`. Its version is its own: a server that was upgraded keeps the
 * extension as it was until somebody updates it.
 */
async function findStatements(session: DatabaseSession, variable: string): Promise<Statements> {
  const { rows } = await session.query(
    `select quote_ident(n.nspname) || '.pg_stat_statements' as name, current_setting('server_version_num')::int as version,
       split_part(e.extversion, '.', 2)::int as extension
     from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`,
  );
  const shape = z.array(z.object({ name: z.string(), version: z.number(), extension: z.number() }));
  const parsed = shape.safeParse(rows);
  if (!parsed.success) throw unknown();
  const [found] = parsed.data;
  if (found === undefined) {
    throw unfit(
      `The database of ${variable} has no extension pg_stat_statements.`,
      "Add pg_stat_statements to shared_preload_libraries, and run `create extension pg_stat_statements` in this database; hosted databases have a switch for the extension.",
    );
  }
  if (found.version < OLDEST_VERSION) {
    throw unfit(
      `The database of ${variable} is older than PostgreSQL 14, and its pg_stat_statements does not say when it began anew.`,
      "Leave this metric out, or upgrade the server.",
    );
  }
  if (found.extension < OLDEST_EXTENSION) {
    throw unfit(
      `The extension pg_stat_statements in the database of ${variable} is older than its server, as an upgrade leaves it.`,
      "As the database's owner, run: alter extension pg_stat_statements update;",
    );
  }
  return { name: found.name, knowsSince: found.extension >= KNOWS_SINCE };
}

function unfit(message: string, remedy: string): ProviderError {
  return new ProviderError({ reasonCode: "not_found", vendor: VENDOR, message, remedy });
}

function hidden(variable: string): ProviderError {
  return new ProviderError({
    reasonCode: "credential_insufficient",
    vendor: VENDOR,
    message: `The role of ${variable} may not see the statements and sessions of other roles.`,
    remedy: `As the database's owner, run: grant pg_read_all_stats to <the role of ${variable}>;`,
  });
}

function unknown(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: "PostgreSQL's statistics have another form than expected.",
    remedy: "Check that the address is that of a PostgreSQL server of version 14 or newer.",
  });
}
