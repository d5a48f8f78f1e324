/** One release at a time migrates a database: PostgreSQL's advisory lock of our own, held by one session to the end. */
import { renderDuration } from "../../lib/duration.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseAnswer, DatabaseWork, DatabaseWriter } from "../../providers/contract.ts";
import type { StepContext } from "../contract.ts";
import type { MigrateSpec } from "./spec.ts";
import { TOOL_SESSIONS } from "./tool-environment.ts";
import { insistedName } from "./tool-sessions.ts";

/** The same for every plan: two plans may migrate one database. Advisory locks are of one database, not of a server. */
const LOCK = "1752132708, 11";
const POLL_MS = 1_000;

export const WATCHING = {
  connectTimeoutMs: 15_000,
  statementTimeoutMs: 30_000,
  // It only reads: whoever holds what it would read is asked again at the next look.
  lockTimeoutMs: 500,
} as const;

type LockContext = Pick<StepContext<"databaseWork">, "clock" | "signal" | "progress" | "release"> & {
  readonly roles: { readonly databaseWork: Pick<DatabaseWork, "withWriter"> };
};

/**
 * Waits for it at most the plan's `wait` by asking again and again: who waits inside of `pg_advisory_lock` is a transaction that
 * CREATE INDEX CONCURRENTLY waits for, and both end as a deadlock. Also waits for what a killed run's tool still does.
 */
export async function withMigrationLock<Value>(
  url: Secret,
  spec: Pick<MigrateSpec, "waitMs" | "history">,
  context: LockContext,
  act: (writer: DatabaseWriter) => Promise<Value>,
): Promise<Value | { readonly locked: Verdict }> {
  const limits = { ...WATCHING, applicationName: `holdpoint migrate ${context.release.id}`.slice(0, 63) };
  return context.roles.databaseWork.withWriter(url, limits, async (writer) => {
    const since = context.clock.now();
    for (;;) {
      const holder = await findHolder(writer, insistedName(spec));
      if (holder === null) return act(writer);
      const waited = context.clock.now() - since;
      if (waited >= spec.waitMs) return { locked: lockedBy(holder, waited, url.name) };
      context.progress({ ratio: null, text: `waits for ${holder}` });
      await context.clock.sleep(POLL_MS, context.signal);
    }
  });
}

/** Takes the lock where it is free, also where this session has it. */
export async function takeLock(session: Pick<DatabaseWriter, "query">): Promise<boolean> {
  const { rows } = await session.query(`select pg_try_advisory_lock(${LOCK}) as taken`);
  return rows[0]?.["taken"] === true;
}

/** Null: the lock is ours, and no tool of an earlier run is at work any more; by its own name, none that anybody started. */
async function findHolder(session: Pick<DatabaseWriter, "query">, insisted: string | null): Promise<string | null> {
  if (!(await takeLock(session))) {
    return nameHolder(
      await session.query(
        `select a.pid, a.application_name as application, a.usename::text as "user", a.client_addr::text as address,
           to_char(a.backend_start at time zone 'utc', 'HH24:MI:SS') as since
         from pg_locks l left join pg_stat_activity a using (pid)
         where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
           and (l.classid, l.objid, l.objsubid) = (${LOCK}, 2)`,
      ),
    );
  }
  const working = await session.query(
    `select pid, application_name as application, usename::text as "user", client_addr::text as address,
       to_char(backend_start at time zone 'utc', 'HH24:MI:SS') as since
     from pg_stat_activity where datname = current_database() and (application_name like $1 or application_name = $2) and state <> 'idle'`,
    [`${TOOL_SESSIONS}%`, insisted],
  );
  return working.rows.length === 0 ? null : nameHolder(working);
}

function nameHolder({ rows: [row] }: DatabaseAnswer): string {
  if (row === undefined) return "a session that is gone by now";
  const from = row["address"] === null ? "" : ` from ${row["address"]}`;
  return `${row["application"]} (pid ${row["pid"]}, ${row["user"]}${from}, since ${row["since"]} UTC)`;
}

function lockedBy(holder: string, waitedMs: number, variable: string): Verdict {
  return hold(
    "migration_locked",
    `Another run migrates the database of ${variable}: ${holder} held the lock for all of the ${renderDuration(waitedMs)} that were waited.`,
    "Let it end, and run this again. If its run is gone, end its session: select pg_terminate_backend(<pid>).",
  );
}
