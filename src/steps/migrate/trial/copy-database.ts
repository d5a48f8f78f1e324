/** A copy of the database on its own server, made from it as a template and always dropped again. */
import { quoteIdentifier } from "../../../lib/quote-sql.ts";
import { ProviderError } from "../../../lib/error.ts";
import type { Secret } from "../../../lib/secret.ts";
import { hold, type Verdict } from "../../../lib/verdict.ts";
import type { DatabaseWriter } from "../../../providers/contract.ts";
import { WATCHING } from "../migration-lock.ts";
import type { MigrateContext } from "../run-tool.ts";

/** PostgreSQL, appendix A: object_in_use, insufficient_privilege. */
const IN_USE = "55006";
const NO_RIGHT = "42501";
/** `STRATEGY file_copy`, which copies files as they are: a gigabyte in a second or two. */
const WITH_STRATEGY = 15;
/** A database that is copied waits for nobody, but the files of a large one take their time. */
const COPYING = { ...WATCHING, statementTimeoutMs: null, lockTimeoutMs: 30_000 } as const;

/** What would act outside of the copy when a migration touches rows there. */
const REACHES_OUT = ["dblink", "postgres_fdw", "http", "pg_net", "aws_lambda", "aws_s3", "mysql_fdw", "oracle_fdw"];

export async function withTemplateCopy<Value>(
  variable: string,
  context: MigrateContext,
  act: (copy: Secret) => Promise<Value>,
): Promise<Value | { readonly verdict: Verdict }> {
  const { databaseWork: work } = context.roles;
  const url = context.secret(variable);
  const source = work.describe(url).database;
  const name = `holdpoint_trial_${context.identity}`;
  const limits = { ...COPYING, applicationName: `holdpoint trial ${context.identity}` };
  const refused = await work.withWriter(url, limits, (session) => refuseSource(session, variable));
  if (refused !== null) return { verdict: refused };
  const beside = work.otherDatabase(url, source === "postgres" ? "template1" : "postgres");
  const begun = await work.withWriter(beside, limits, async (session) => {
    // Of a run that was killed: nothing else has this name.
    await session.query(`drop database if exists ${name} with (force)`);
    context.progress({ ratio: null, text: `copies ${source} as ${name}` });
    return createCopy(session, source, name, variable);
  });
  if (begun !== null) return { verdict: begun };
  try {
    return await act(work.otherDatabase(url, name));
  } finally {
    await work.withWriter(beside, limits, (session) => session.query(`drop database if exists ${name} with (force)`));
  }
}

async function refuseSource(session: DatabaseWriter, variable: string): Promise<Verdict | null> {
  const { rows } = await session.query(
    `select extname::text as name, 'the extension ' || extname as what from pg_extension where extname = any($1::text[])
     union all select srvname::text, 'the foreign server ' || srvname from pg_foreign_server order by 2`,
    [`{${REACHES_OUT.join(",")}}`],
  );
  if (rows.length === 0) return null;
  return hold(
    "trial_impossible",
    `A copy of the database of ${variable} would act outside of itself by ${rows.map((row) => row["what"]).join(", ")}.`,
    "Try the migrations in a server of its own (trial: { from: scratch }), or leave trial out.",
  );
}

async function createCopy(
  session: DatabaseWriter,
  source: string,
  name: string,
  variable: string,
): Promise<Verdict | null> {
  const strategy = session.serverMajor >= WITH_STRATEGY ? " strategy file_copy" : "";
  const quotedSource = quoteIdentifier(source);
  const answer = await session.attempt(`create database ${name} template ${quotedSource}${strategy}`);
  if (!("refusal" in answer)) return null;
  const { sqlState, message } = answer.refusal;
  if (sqlState === IN_USE) {
    const { rows } = await session.query(
      `select pid, application_name as application, usename::text as "user" from pg_stat_activity
       where datname = $1 and backend_type = 'client backend' order by pid limit 20`,
      [source],
    );
    const sessions = rows.map((row) => `pid ${row["pid"]}, ${row["application"]}, ${row["user"]}`).join("\n");
    return hold(
      "trial_impossible",
      `A database can be copied only while nobody is connected to it, and ${rows.length === 1 ? "one session is" : `${rows.length} sessions are`} connected to that of ${variable}.`,
      "Try the migrations in a server of its own (trial: { from: scratch }), or end the sessions that stand beside.",
      [{ label: "connected", value: sessions }],
    );
  }
  if (sqlState === NO_RIGHT) {
    return hold(
      "trial_impossible",
      `The role of ${variable} may not copy the database: ${message}.`,
      "Give it the right to create databases (alter role … createdb), and make it the owner of this one.",
    );
  }
  throw new ProviderError({
    reasonCode: "database_refused",
    vendor: "PostgreSQL",
    message: `The database of ${variable} could not be copied: ${sqlState}: ${message}`,
    remedy: "Look at what the server says, and run this again.",
  });
}
