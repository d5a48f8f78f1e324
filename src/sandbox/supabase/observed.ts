/** What a project says of itself: the health of its services, and metrics as Prometheus scrapes them. */
import type { EmulatedRequest, EmulatedResponse, EmulatorContext, Route } from "../contract.ts";
import type { SupabaseSeed } from "./seed.ts";

const SERVICES = ["auth", "db", "pooler", "realtime", "rest", "storage"];

/** `unhealthy` null: nothing is known of any service. */
export function renderHealth(
  request: EmulatedRequest,
  unhealthy: ReadonlyMap<string, string> | null,
): EmulatedResponse {
  const asked = request.query.getAll("services").flatMap((names) => names.split(","));
  const unknown = asked.find((name) => !SERVICES.includes(name));
  if (asked.length === 0 || unknown !== undefined) {
    return { status: 400, body: { message: `services: Invalid option: "${unknown ?? ""}"` } };
  }
  const body = asked.map((name) => {
    const status = unhealthy?.get(name) ?? "ACTIVE_HEALTHY";
    return { name, healthy: status === "ACTIVE_HEALTHY", status };
  });
  return { status: 200, body: unhealthy === null ? [] : body };
}

/** The address of the project itself: `service_role` and a secret key, by basic authentication. */
export function metricsRoute(context: EmulatorContext, seed: SupabaseSeed): Route {
  return {
    method: "GET",
    path: "/customer/v1/privileged/metrics",
    handle({ headers }) {
      const [, encoded = ""] = /^Basic (\S+)$/.exec(headers.authorization ?? "") ?? [];
      const [user, key] = Buffer.from(encoded, "base64").toString("utf8").split(":");
      const project = seed.projects.find(({ secretKey }) => secretKey !== undefined && secretKey === key);
      if (user !== "service_role" || project === undefined) return { status: 401, body: { message: "Unauthorized" } };
      const lines = context.hasFault("supabase", "empty")
        ? []
        : gaugesOf(project.ref, context.clock.now() - context.startedAt);
      // Of itself the exporter always says something.
      const body = [`exporter_up{supabase_project_ref="${project.ref}"} 1`, ...lines, ""].join("\n");
      return { status: 200, headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" }, body };
    },
  };
}

/** A small machine with little to do. */
function gaugesOf(ref: string, sinceMs: number): readonly string[] {
  // Renewed once a minute; a fifth of the time is work.
  const seconds = Math.floor(sinceMs / 60_000) * 60;
  const spent = { idle: 7_000 + 0.8 * seconds, user: 900 + 0.2 * seconds };
  const postgres = `{supabase_project_ref="${ref}",service_type="postgresql",server="localhost:5432"}`;
  const of = (labels = "") => `{supabase_project_ref="${ref}",service_type="db"${labels}}`;
  return [
    "# HELP node_memory_MemTotal_bytes Memory information field MemTotal_bytes.",
    "# TYPE node_memory_MemTotal_bytes gauge",
    `node_memory_MemTotal_bytes${of()} 4e+09`,
    "# TYPE node_memory_MemAvailable_bytes gauge",
    `node_memory_MemAvailable_bytes${of()} 3e+09`,
    "# TYPE node_filesystem_size_bytes gauge",
    `node_filesystem_size_bytes${of(',device="/dev/nvme0n1p2",mountpoint="/"')} 1e+10`,
    `node_filesystem_size_bytes${of(',device="/dev/nvme1n1",mountpoint="/data"')} 8e+09`,
    "# TYPE node_filesystem_avail_bytes gauge",
    `node_filesystem_avail_bytes${of(',device="/dev/nvme0n1p2",mountpoint="/"')} 1e+09`,
    `node_filesystem_avail_bytes${of(',device="/dev/nvme1n1",mountpoint="/data"')} 6e+09`,
    "# TYPE node_load1 gauge",
    `node_load1${of()} 0.2`,
    "# TYPE node_cpu_seconds_total counter",
    ...["0", "1"].flatMap((cpu) =>
      (["idle", "user"] as const).map(
        (mode) => `node_cpu_seconds_total${of(`,cpu="${cpu}",mode="${mode}"`)} ${spent[mode]}`,
      ),
    ),
    "# TYPE pg_stat_database_num_backends gauge",
    `pg_stat_database_num_backends${postgres} 10`,
    "# TYPE max_connections_connection_count gauge",
    `max_connections_connection_count${postgres} 60`,
    "# TYPE physical_replication_lag_physical_replication_lag_seconds gauge",
    `physical_replication_lag_physical_replication_lag_seconds${postgres} 0.5`,
    "# TYPE replication_realtime_lag_bytes gauge",
    `replication_realtime_lag_bytes${postgres} 2.097152e+06`,
    "# TYPE pgbouncer_pools_client_waiting_connections gauge",
    `pgbouncer_pools_client_waiting_connections${postgres} 0`,
    "# TYPE supavisor_connections_active gauge",
    `supavisor_connections_active${postgres} 4`,
    "# TYPE pg_wal_size_mb gauge",
    `pg_wal_size_mb${postgres} 176`,
    "# TYPE pg_database_size_mb gauge",
    `pg_database_size_mb${postgres} 1024`,
    "# TYPE pg_settings_default_transaction_read_only gauge",
    `pg_settings_default_transaction_read_only${postgres} 0`,
  ];
}
