/** What each measure asks PostgreSQL: always rows of `key`, `part` and `whole`. */
import type { Measure } from "../../contract.ts";
import { POSTGRES_MEASURES, type PostgresMeasure, type PostgresMetricSpec } from "./spec.ts";

export interface MeasureQuery {
  /** A counter only ever grows, and says something by its difference; an instant is what it is. */
  readonly kind: "instant" | "counter";
  /** Of several rows: what all of them are together, or the highest of them. */
  readonly of: "all" | "highest";
  /** Of a counter that was not there before: it began at zero, or it was only not looked at. */
  readonly fresh: "from zero" | "unknown";
  /** Asks `pg_stat_statements`. */
  readonly statements: boolean;
  sql(statements: Statements): string;
  /** When the counters began anew, as `reset`; null where nothing is counted. */
  readonly reset: ((statements: Statements) => string) | null;
}

/** `pg_stat_statements` as this database has it. */
export interface Statements {
  /** With its schema: `extensions.pg_stat_statements`. */
  readonly name: string;
  /** Every entry says since when it counts (extension 1.11, PostgreSQL 17): one that was pushed out and came back is another. */
  readonly knowsSince: boolean;
}

/** Key of a row that stands for what the role may not see. */
export const HIDDEN = "?";

const OF_DATABASE = "select stats_reset::text as reset from pg_stat_database where datname = current_database()";
/** Fewer calls of one statement between two looks are no mean. */
const FEWEST_CALLS = 10;

export const QUERIES: Readonly<Record<PostgresMeasure, MeasureQuery>> = {
  // Not of pg_stat_activity, which hides other roles' sessions from whoever has no right to see them.
  connections: instant(`
    select '' as key, (select coalesce(sum(numbackends), 0) from pg_stat_database) as part,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int as whole`),
  lock_waits: instant(`
    select '' as key, count(distinct pid) as part, 1 as whole from pg_locks where not granted`),
  idle_in_transaction: instant(
    sessions(`
    count(*) filter (
      where state like 'idle in transaction%' and state_change < clock_timestamp() - interval '1 minute')`),
  ),
  longest_transaction: instant(
    sessions(`
    coalesce(extract(epoch from max(clock_timestamp() - xact_start)) * 1000, 0)`),
  ),
  replication_slot_wal: instant(`
    select '' as key, case when pg_is_in_recovery() then null else (
      select case when bool_or(wal_status = 'lost') then null
        else max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) / 1048576 end
      from pg_replication_slots) end as part, 1 as whole`),
  replication_lag: instant(`
    select '' as key, case
      when not pg_is_in_recovery() then (
        select case when bool_or(replay_lsn is null or (replay_lsn < pg_current_wal_lsn() and replay_lag is null)) then null
          else max(case when replay_lsn >= pg_current_wal_lsn() then 0 else extract(epoch from replay_lag) * 1000 end) end
        from pg_stat_replication)
      when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
      else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000 end as part, 1 as whole`),
  cache_hit_rate: counter(
    () => `
    select '' as key, blks_hit as part, blks_hit + blks_read as whole
    from pg_stat_database where datname = current_database()`,
  ),
  // Of tables that are small, the whole is read sooner than an index.
  index_use_rate: counter(
    () => `
    select relid::text as key, coalesce(idx_scan, 0) as part, coalesce(idx_scan, 0) + seq_scan as whole
    from pg_stat_user_tables where n_live_tup >= 10000`,
  ),
  database_query_time: ofStatements("all"),
  slowest_query_time: ofStatements("highest"),
};

export const MEASURES: Readonly<Record<PostgresMeasure, Measure>> = {
  connections: level("ratio", 2, "higher"),
  lock_waits: level("count", 2, "higher"),
  idle_in_transaction: level("count", 2, "higher"),
  longest_transaction: level("duration", 2, "higher"),
  replication_lag: level("duration", 2, "higher"),
  replication_slot_wal: level("number", 2, "higher"),
  cache_hit_rate: level("ratio", 1_000, "lower"),
  index_use_rate: level("ratio", 100, "lower"),
  database_query_time: level("duration", 20, "higher"),
  slowest_query_time: level("duration", FEWEST_CALLS, "higher"),
};

function instant(sql: string): MeasureQuery {
  return { kind: "instant", of: "all", fresh: "unknown", statements: false, sql: () => sql, reset: null };
}

/** Of other clients of this database; hidden where one of them is another role's whose statistics may not be read. */
function sessions(part: string): string {
  return `
    select case when bool_or(query = '<insufficient privilege>') then '${HIDDEN}' else '' end as key, ${part} as part,
      1 as whole
    from pg_stat_activity
    where datname = current_database() and usesysid is not null and pid <> pg_backend_pid()
      and coalesce(backend_type, 'client backend') = 'client backend'`;
}

function counter(sql: (statements: Statements) => string): MeasureQuery {
  return { kind: "counter", of: "all", fresh: "unknown", statements: false, sql, reset: () => OF_DATABASE };
}

/**
 * A statement that is new began at zero since the look before. So did one that came back after it was pushed out, where its
 * entry says so; where it does not, nobody can tell, and a difference over it says nothing.
 */
function ofStatements(of: MeasureQuery["of"]): MeasureQuery {
  const reset = ({ knowsSince, name }: Statements) =>
    `select concat_ws(' ', stats_reset${knowsSince ? "" : ", dealloc"}) as reset from ${name}_info`;
  return { kind: "counter", of, fresh: "from zero", statements: true, sql: statementTimes, reset };
}

/**
 * `$1`: a part of the statement's text, in lower case. A statement whose text is hidden has no `queryid`. One text may have
 * several: a table that was made anew, or a column more, gives it another `queryid`, and it is the same statement to people.
 */
function statementTimes({ knowsSince, name }: Statements): string {
  const since = knowsSince ? " || ' ' || stats_since::text" : "";
  return `
    select coalesce(userid::text || ' ' || queryid::text || ' ' || toplevel::text${since}, '${HIDDEN}') as key,
      md5(query) as same, total_exec_time as part, calls as whole
    from ${name}
    where dbid = (select oid from pg_database where datname = current_database())
      and (queryid is null or position($1 in lower(query)) > 0)`;
}

function level(unit: Measure["unit"], minimumSamples: number, worse: "higher" | "lower"): Measure {
  return { unit, minimumSamples, series: { kind: "level", worse }, noBaseline: true };
}

/** What a metric measures by its own name or by `measure`; null where neither is known. */
export function measureNameOf(metric: string, spec: Partial<PostgresMetricSpec>): PostgresMeasure | null {
  return spec.measure ?? POSTGRES_MEASURES.find((name) => name === metric) ?? null;
}

/** The measure, or a sentence saying which names there are. */
export function measureOf(metric: string, spec: Partial<PostgresMetricSpec>): Measure | string {
  const name = measureNameOf(metric, spec);
  if (name === null) {
    return `PostgreSQL has no metric ${metric}; it knows ${POSTGRES_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure.`;
  }
  if (spec.query === undefined || QUERIES[name].statements) return MEASURES[name];
  return `query chooses among statements, and ${name} is not about any.`;
}
