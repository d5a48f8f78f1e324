/** What a project's metrics say of this moment. Of counters one moment says nothing: see cpu-usage.ts. Pure. */
import type { Measure } from "../../contract.ts";
import type { Sample } from "./parse-samples.ts";

export interface Gauge {
  readonly unit: Measure["unit"];
  /** What it is, for people. */
  readonly description: string;
  /** Series that it is made of. */
  readonly series: readonly string[];
  /** Null where one of them is missing, or makes no sense. */
  valueOf(samples: readonly Sample[]): number | null;
}

/** Where the database keeps its data: the other file systems are the machine's own. */
const DATA = "/data";
const PHYSICAL_LAG = "physical_replication_lag_physical_replication_lag_seconds";
const MEGABYTE = 1_048_576;

export const GAUGES = {
  memory_usage: {
    unit: "ratio",
    description: "share of the database machine's memory that is in use",
    series: ["node_memory_MemTotal_bytes", "node_memory_MemAvailable_bytes"],
    valueOf: (samples) =>
      usedShare(sumOf(samples, "node_memory_MemTotal_bytes"), sumOf(samples, "node_memory_MemAvailable_bytes")),
  },
  disk_usage: {
    unit: "ratio",
    description: "share of the database's disk that is in use",
    series: ["node_filesystem_size_bytes", "node_filesystem_avail_bytes"],
    valueOf: (samples) => {
      const onData = samples.filter(({ labels }) => labels.mountpoint === DATA);
      return usedShare(sumOf(onData, "node_filesystem_size_bytes"), sumOf(onData, "node_filesystem_avail_bytes"));
    },
  },
  cpu_load: {
    unit: "number",
    description: "processes that run or wait to, on average over a minute, for each processor",
    series: ["node_load1", "node_cpu_seconds_total"],
    valueOf: (samples) => {
      const processors = new Set(
        samples.filter(({ name }) => name === "node_cpu_seconds_total").map(({ labels }) => labels.cpu),
      );
      const load = sumOf(samples, "node_load1");
      return load === null || processors.size === 0 ? null : load / processors.size;
    },
  },
  connections: {
    unit: "count",
    description: "open connections to the database",
    series: ["pg_stat_database_num_backends"],
    valueOf: (samples) => sumOf(samples, "pg_stat_database_num_backends"),
  },
  connection_usage: {
    unit: "ratio",
    description: "share of the connections that the database allows",
    series: ["pg_stat_database_num_backends", "max_connections_connection_count"],
    valueOf: (samples) =>
      ratioOf(sumOf(samples, "pg_stat_database_num_backends"), highestOf(samples, "max_connections_connection_count")),
  },
  replication_lag: {
    unit: "duration",
    description: "how far the read replica furthest behind is behind",
    series: [PHYSICAL_LAG],
    valueOf: (samples) => scaled(highestOf(samples, PHYSICAL_LAG), 1_000),
  },
  realtime_lag: {
    unit: "number",
    description: "megabytes of log that Realtime has not read yet",
    series: ["replication_realtime_lag_bytes"],
    valueOf: (samples) => scaled(highestOf(samples, "replication_realtime_lag_bytes"), 1 / MEGABYTE),
  },
  waiting_clients: {
    unit: "count",
    description: "clients that wait for a connection of the dedicated pooler",
    series: ["pgbouncer_pools_client_waiting_connections"],
    valueOf: (samples) => sumOf(samples, "pgbouncer_pools_client_waiting_connections"),
  },
  pooler_connections: {
    unit: "count",
    description: "clients of the shared pooler",
    series: ["supavisor_connections_active"],
    valueOf: (samples) => sumOf(samples, "supavisor_connections_active"),
  },
  wal_size: {
    unit: "number",
    description: "megabytes of log on the disk",
    series: ["pg_wal_size_mb"],
    valueOf: (samples) => highestOf(samples, "pg_wal_size_mb"),
  },
  database_size: {
    unit: "number",
    description: "megabytes of all databases",
    series: ["pg_database_size_mb"],
    valueOf: (samples) => sumOf(samples, "pg_database_size_mb"),
  },
  read_only: {
    unit: "count",
    description: "1 where the database takes no writes, as Supabase does to one whose disk is full, else 0",
    series: ["pg_settings_default_transaction_read_only"],
    valueOf: (samples) => highestOf(samples, "pg_settings_default_transaction_read_only"),
  },
} as const satisfies Readonly<Record<string, Gauge>>;

/** Null where there is no such series, or any of it is no number. */
function highestOf(samples: readonly Sample[], name: string): number | null {
  const values = samples.filter((sample) => sample.name === name).map(({ value }) => value);
  return values.length === 0 || !values.every(Number.isFinite) ? null : Math.max(...values);
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

function ratioOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || !(whole > 0)) return null;
  return Number.isFinite(part / whole) ? part / whole : null;
}

/** Null where there is no such series. */
function sumOf(samples: readonly Sample[], name: string): number | null {
  const found = samples.filter((sample) => sample.name === name);
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}

function usedShare(all: number | null, available: number | null): number | null {
  if (all === null || available === null || !(all > 0)) return null;
  const share = 1 - available / all;
  return Number.isFinite(share) ? share : null;
}
