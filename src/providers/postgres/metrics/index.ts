/** PostgreSQL as a source of metrics: what this process sees of its statistics, look by look (docs/decisions/0044). */
import { ok, warning } from "../../../lib/finding.ts";
import { ProviderError } from "../../../lib/error.ts";
import { createProcessMemory } from "../../../lib/process-memory.ts";
import { Secret } from "../../../lib/secret.ts";
import { missingSetting, readSetting } from "../../../lib/setting.ts";
import type { Databases, MetricProvider, MetricSource, ProviderContext } from "../../contract.ts";
import { ADDRESS, VENDOR } from "../settings.ts";
import { createHistory, type History } from "./history.ts";
import { measureNameOf, measureOf, QUERIES } from "./measures.ts";
import { observe, type Observation } from "./observe.ts";
import { postgresMetricSpec, type PostgresMetricSpec } from "./spec.ts";

/** Readings of one look are one look at the database. */
const ONE_LOOK_MS = 1_000;

interface Seen {
  readonly history: History;
  askedAt: number | null;
}

/** `connect`: to PostgreSQL, or to what stands for it. */
export function createPostgresMetrics(
  connect: (context: ProviderContext) => Promise<Databases>,
): MetricProvider<PostgresMetricSpec> {
  return {
    key: "postgres",
    vendor: VENDOR,
    settings: [ADDRESS],
    description:
      "A database's own statistics, from sessions that only read: `connections` (share of those that it allows), `lock_waits` (sessions that wait for a lock), `idle_in_transaction` (sessions of this database that have done nothing in an open transaction for a minute), `longest_transaction` (age of the oldest open one), `replication_lag`, `replication_slot_wal` (megabytes of log that the slot furthest behind holds back), `cache_hit_rate`, `index_use_rate` (of tables with 10,000 rows and more), `database_query_time` (mean of the statements) and `slowest_query_time` (the statement with the highest mean between two looks). PostgreSQL keeps no history: what a process did not see itself is not known, and there is no baseline.",
    spec: postgresMetricSpec,
    settleMs: () => 0,
    explain: ({ database, query }) =>
      `${database}${query === undefined ? "" : `, statements with ${JSON.stringify(query)}`}, as far as this process looks`,
    secrets: ({ database }) => [database],
    measure: measureOf,
    async connect(metric, spec, context): Promise<MetricSource> {
      const name = measureNameOf(metric, spec);
      if (name === null || typeof measureOf(metric, spec) === "string") throw mistake(String(measureOf(metric, spec)));
      const address = readAddress(spec, context);
      const observation: Observation = { databases: await connect(context), address, spec, query: QUERIES[name] };
      const memory = context.memory ?? createProcessMemory();
      const seen = memory.of(`postgres ${spec.database} ${name} ${spec.query ?? ""}`, (): Seen => ({
        history: createHistory(QUERIES[name]),
        askedAt: null,
      }));
      const look = async (): Promise<void> => {
        const now = context.clock.now();
        if (seen.askedAt !== null && now >= seen.askedAt && now - seen.askedAt < ONE_LOOK_MS) return;
        seen.history.add(await observe(observation, context));
        seen.askedAt = now;
      };
      return {
        async read(window) {
          await look();
          return seen.history.read(window, spec.gap);
        },
        async readBuckets({ span }) {
          await look();
          return seen.history.buckets(span, spec.gap);
        },
        examine: async () => {
          const { rows } = await observe(observation, context);
          const found = `${VENDOR} may be asked; a watch sees it as long as its process stays.`;
          return [
            rows.size > 0
              ? ok(name, found)
              : warning(
                  name,
                  `${VENDOR} may be asked, and there is nothing of it to see now.`,
                  "Without data a watch holds.",
                ),
          ];
        },
      };
    },
  };
}

/** Not read as a token: certificates may stand on the lines below it. */
function readAddress({ database }: PostgresMetricSpec, { env }: ProviderContext): Secret {
  const setting = { ...ADDRESS, name: database };
  const value = readSetting(env, setting);
  if (value !== null) return new Secret(database, value);
  const { message, remedy } = missingSetting(setting, VENDOR);
  throw new ProviderError({ reasonCode: "secret_missing", vendor: VENDOR, message, remedy });
}

function mistake(message: string): ProviderError {
  return new ProviderError({
    reasonCode: "plan_invalid",
    vendor: VENDOR,
    message,
    remedy: "Correct the metric in the plan.",
  });
}
