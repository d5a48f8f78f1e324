/** What happens in the database while a migration tool works: who waits for whom, which index is built, how far it is. */
import type { Clock } from "../../lib/clock.ts";
import type { DatabaseRow, DatabaseWriter } from "../../providers/contract.ts";
import { ofTool, type ToolSessions } from "./tool-sessions.ts";

/** What was seen of the tool's sessions, over all looks. */
export interface Sightings {
  /** A session bore the name that we gave it. */
  named: boolean;
  /** Longest wait for one lock. */
  longestWaitMs: number;
  /** Sessions that held what it waited for, as people name them. */
  readonly blockedBy: Set<string>;
  /** We ended statements that waited longer than they may, as the lock timeout had not reached them. */
  cancelled: number;
}

export function createSightings(): Sightings {
  return { named: false, longestWaitMs: 0, blockedBy: new Set(), cancelled: 0 };
}

type Asking = Pick<DatabaseWriter, "query">;

/** The server ends such a statement by itself; this is what it gets more, so that its own word comes first. */
const GRACE_MS = 500;
const MOST_BLOCKERS = 10;
/** Nobody queues behind one who waits for these: the end of other transactions, or a lock that a tool made up. */
const HARMLESS_WAITS = new Set(["virtualxid", "advisory"]);

export interface Watch {
  readonly tool: ToolSessions;
  readonly lockTimeoutMs: number;
  readonly clock: Pick<Clock, "now">;
  readonly sightings: Sightings;
  /** When each wait was first seen, for servers before 14, which do not say it. */
  readonly firstSeen: Map<string, number>;
}

/** One look. Lines for people, the most telling first. Throws ProviderError where the session broke. */
export async function lookAtTool(session: Asking, watch: Watch): Promise<readonly string[]> {
  const { values } = watch.tool;
  const { rows: sessions } = await session.query(
    `select a.pid, a.wait_event_type = 'Lock' as waits, a.wait_event as event
     from pg_stat_activity a where a.datname = current_database() and ${ofTool("a")}`,
    values,
  );
  if (sessions.length > 0) watch.sightings.named = true;
  const waiting = sessions.filter((row) => row["waits"] === true);
  const lines = waiting.length === 0 ? [] : await lookAtWaits(session, watch);
  return [...lines, ...(await lookAtIndexes(session, watch))];
}

async function lookAtWaits(session: Asking, watch: Watch): Promise<readonly string[]> {
  const { rows } = await session.query(
    `select w.pid as waiter, w.wait_event as event,
       (select extract(epoch from clock_timestamp() - min((to_jsonb(l) ->> 'waitstart')::timestamptz)) * 1000
        from pg_locks l where l.pid = w.pid and not l.granted)::float8 as waited,
       (select count(*)::int from pg_stat_activity o where o.wait_event_type = 'Lock' and not ${ofTool("o")}
          and w.pid = any(pg_blocking_pids(o.pid))) as behind,
       b.pid, b.application_name as application, b.usename::text as "user", b.state,
       to_char(b.query_start at time zone 'utc', 'HH24:MI:SS') as since, left(b.query, 2000) as query
     from pg_stat_activity w
     left join lateral unnest(pg_blocking_pids(w.pid)) as p(pid) on true
     left join pg_stat_activity b on b.pid = p.pid
     where w.datname = current_database() and ${ofTool("w")} and w.wait_event_type = 'Lock'`,
    watch.tool.values,
  );
  const lines: string[] = [];
  const waiters = new Set(rows.map((row) => String(row["waiter"])));
  for (const waiter of watch.firstSeen.keys()) if (!waiters.has(waiter)) watch.firstSeen.delete(waiter);
  for (const row of rows) {
    const waited = waitedMs(row, watch);
    watch.sightings.longestWaitMs = Math.max(watch.sightings.longestWaitMs, waited);
    const blocker = nameBlocker(row);
    if (watch.sightings.blockedBy.size < MOST_BLOCKERS) watch.sightings.blockedBy.add(blocker);
    const behind = Number(row["behind"]) > 0 ? `; ${row["behind"]} other sessions wait behind it` : "";
    lines.push(`waits ${(waited / 1_000).toFixed(1)} s for a lock held by ${blocker}${behind}`);
    if (waited <= watch.lockTimeoutMs + GRACE_MS || HARMLESS_WAITS.has(String(row["event"]))) continue;
    await session.query("select pg_cancel_backend($1)", [row["waiter"] ?? null]);
    watch.sightings.cancelled += 1;
    watch.firstSeen.delete(String(row["waiter"]));
  }
  return [...new Set(lines)];
}

function waitedMs(row: DatabaseRow, { clock, firstSeen }: Watch): number {
  if (typeof row["waited"] === "number") return row["waited"];
  const key = String(row["waiter"]);
  const now = clock.now();
  if (!firstSeen.has(key)) firstSeen.set(key, now);
  return now - (firstSeen.get(key) ?? now);
}

function nameBlocker(row: DatabaseRow): string {
  if (row["pid"] === null) return "a session that is gone by now";
  const application = row["application"] === "" || row["application"] === null ? "" : `, ${row["application"]}`;
  const state = row["state"] === "active" || row["state"] === null ? "" : `, ${row["state"]}`;
  return `pid ${row["pid"]}${application}, ${row["user"] ?? "?"}${state}, since ${row["since"] ?? "?"} UTC: ${shownQuery(row["query"])}`;
}

const SHOWN_CHARACTERS = 80;

/** A statement without its values, which may be anybody's: texts and numbers are left out. */
export function shownQuery(query: unknown): string {
  const text = String(query ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
  // Line comments end at a line's end, which is gone by now: what stands in one may be a value too.
  const bare = text
    .replaceAll(/\$([a-z_]*)\$.*?(?:\$\1\$|$)/gi, "…")
    .replaceAll(/'(?:[^']|'')*(?:'|$)/g, "…")
    .replaceAll(/(?<![\w$"])\d[\w.]*/g, "…");
  return bare.length > SHOWN_CHARACTERS ? `${bare.slice(0, SHOWN_CHARACTERS)}…` : bare;
}

async function lookAtIndexes(session: Asking, { tool }: Watch): Promise<readonly string[]> {
  const { rows } = await session.query(
    `select p.phase, coalesce(i.relname, '?') as index, t.relname as table, p.blocks_done as blocks, p.blocks_total as "all blocks",
       p.tuples_done as tuples, p.tuples_total as "all tuples", p.lockers_total - p.lockers_done as lockers, p.current_locker_pid as locker
     from pg_stat_progress_create_index p join pg_stat_activity a using (pid)
     left join pg_class i on i.oid = p.index_relid left join pg_class t on t.oid = p.relid
     where a.datname = current_database() and ${ofTool("a")}`,
    tool.values,
  );
  return rows.map((row) => {
    const share = shareOf(row["blocks"], row["all blocks"]) ?? shareOf(row["tuples"], row["all tuples"]);
    const locker = Number(row["lockers"]) > 0 ? `, behind the transaction of pid ${row["locker"]}` : "";
    return `index ${row["index"]} on ${row["table"]}: ${row["phase"]}${share === null ? "" : ` ${share} %`}${locker}`;
  });
}

function shareOf(done: unknown, all: unknown): number | null {
  return Number(all) > 0 ? Math.floor((100 * Number(done)) / Number(all)) : null;
}
