import { z } from "zod";
import { durationValue, variableName } from "../../../lib/plan-values.ts";

/** What a PostgreSQL metric can measure; a metric of one of these names needs no `measure`. */
export const POSTGRES_MEASURES = [
  "connections",
  "lock_waits",
  "idle_in_transaction",
  "longest_transaction",
  "replication_lag",
  "replication_slot_wal",
  "cache_hit_rate",
  "index_use_rate",
  "database_query_time",
  "slowest_query_time",
] as const;

export type PostgresMeasure = (typeof POSTGRES_MEASURES)[number];

const DEFAULT_GAP_MS = 180_000;

const map = z.strictObject({
  database: variableName.describe(
    "Variable with the address of the database, of a role that may read its statistics (`pg_read_all_stats`).",
  ),
  measure: z
    .enum(POSTGRES_MEASURES)
    .optional()
    .describe("What is measured, for a metric with a name of its own. Default: what its name says."),
  query: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe(
      "Of the query times: only statements whose text, as `pg_stat_statements` has it, contains this: `insert into threads`. Upper and lower case are the same.",
    ),
  gap: durationValue
    .prefault("3m")
    .describe(
      "Longest time between two looks over which a reading is believed. At least twice the watch's `every`, where that is longer than a minute.",
    ),
});

/** `connections: { postgres: PRODUCTION_DATABASE_URL }`, or a map. */
export const postgresMetricSpec = z
  .union([variableName.transform((database) => ({ database, gap: DEFAULT_GAP_MS })), map], {
    error: "expected the name of a variable such as PRODUCTION_DATABASE_URL, or a map with database",
  })
  .describe("Variable with the address of the database, or a map.");

export type PostgresMetricSpec = z.infer<typeof map>;
