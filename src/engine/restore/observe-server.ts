/** What a server shows of a restore. Read afresh before every decision, remembered by nobody. */
import type { DatabaseRow, DatabaseWriter } from "../../providers/contract.ts";
import type { DatabaseSeen, RestoreWorld } from "../../release/decide-restore.ts";
import { type DatabaseComment, parseDatabaseComment, type RestoreMark } from "../../release/restore-mark.ts";
import { copyName, restoreIdentity } from "../../release/restore-names.ts";

export interface ServerDatabase extends DatabaseSeen {
  readonly oid: number;
  readonly comment: DatabaseComment;
  /** `datconnlimit`; -1: no limit. */
  readonly connectionLimit: number;
}

export interface ServerWorld extends RestoreWorld {
  readonly live: ServerDatabase | null;
  readonly copy: ServerDatabase | null;
  readonly kept: ServerDatabase | null;
  readonly copyName: string;
  /** Restores of the same backup that came before. */
  readonly nth: number;
}

const DATABASE = `
  select d.oid::bigint::float8 as oid, d.datname as name, d.datallowconn as open, d.datconnlimit as connection_limit,
    pg_catalog.shobj_description(d.oid, 'pg_database') as comment,
    (select pg_catalog.count(*) from pg_catalog.pg_stat_activity a where a.datid = d.oid
      and a.pid <> pg_catalog.pg_backend_pid() and a.backend_type is distinct from 'autovacuum worker')::int as sessions
  from pg_catalog.pg_database d where d.datname = $1`;

/** What no switch may cut off in silence. Each gives one line where there is something. */
const OBSTACLES = [
  `select pg_catalog.count(*) || ' prepared transactions that nobody has ended' as text
     from pg_catalog.pg_prepared_xacts where database = $1 having pg_catalog.count(*) > 0`,
  `select 'the replication slot ' || slot_name || ' is in use' as text
     from pg_catalog.pg_replication_slots where database = $1 and active order by slot_name limit 5`,
  `select 'the subscription ' || s.subname || ' is enabled' as text
     from pg_catalog.pg_subscription s join pg_catalog.pg_database d on d.oid = s.subdbid
     where d.datname = $1 and s.subenabled order by s.subname limit 5`,
];

export interface WorldQuestion {
  readonly database: string;
  /** Null where what was restored is to be taken out again: its own mark says which backup that was. */
  readonly archive: string | null;
  readonly again: boolean;
}

export async function observeServer(writer: DatabaseWriter, question: WorldQuestion): Promise<ServerWorld> {
  const { database } = question;
  const live = await readDatabase(writer, database);
  const mark = live === null || live.mark === "unreadable" ? null : live.mark;
  const archive = question.archive ?? mark?.archive ?? "";
  const nth = numberOf(mark, { ...question, archive });
  const isOwn = question.archive === null || mark?.phase === "switching-back";
  const identity = isOwn && mark !== null ? mark.identity : restoreIdentity(database, archive, nth);
  const name = copyName(database, identity);
  const copy = await readDatabase(writer, name);
  const keptAs = keptNameOf(live?.mark) ?? keptNameOf(copy?.mark);
  const kept = keptAs === null ? null : await readDatabase(writer, keptAs);
  const obstacles = await readObstacles(writer, database);
  return { identity, archive, live, copy, kept, obstacles, copyName: name, nth };
}

/** A restore that a mark in the database tells of is gone on with; one more of the same backup is another. */
function numberOf(mark: RestoreMark | null, { archive, database, again }: WorldQuestion): number {
  if (mark === null || mark.archive !== archive || mark.of !== database) return 0;
  const isThere = mark.phase === "switched" || mark.phase === "verified";
  return again && isThere ? mark.nth + 1 : mark.nth;
}

function keptNameOf(mark: RestoreMark | "unreadable" | null | undefined): string | null {
  return mark === null || mark === undefined || mark === "unreadable" ? null : mark.kept;
}

export async function readDatabase(writer: DatabaseWriter, name: string): Promise<ServerDatabase | null> {
  const { rows } = await writer.query(DATABASE, [name]);
  const [row] = rows;
  return row === undefined ? null : databaseOf(row);
}

function databaseOf(row: DatabaseRow): ServerDatabase {
  const { oid, name, open, connection_limit: connectionLimit, comment, sessions } = row;
  const said = parseDatabaseComment(typeof comment === "string" ? comment : null);
  return {
    oid: Number(oid),
    name: String(name),
    open: open === true,
    sessions: Number(sessions),
    connectionLimit: Number(connectionLimit),
    comment: said,
    mark: said.mark,
  };
}

async function readObstacles(writer: DatabaseWriter, database: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of OBSTACLES) {
    // Some servers keep their slots or subscriptions to themselves; what they hide cuts nobody off whom we could name.
    const answer = await writer.attempt(question, [database]);
    if ("rows" in answer) found.push(...answer.rows.map(({ text }) => String(text)));
  }
  return found;
}
