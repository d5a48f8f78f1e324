import { createProcessMemory } from "../../src/lib/process-memory.ts";
import { createPostgresMetrics } from "../../src/providers/postgres/metrics/index.ts";
import { scriptDatabase } from "../providers/postgres/scripted-database.ts";
import { testMetricProvider, TROUBLES } from "./test-metric-provider.ts";

const MINUTE = 60_000;
const BEGIN = Date.UTC(2026, 10, 20, 12);
const ADDRESS = "postgres://reader:secret-of-the-reader@db.example.com/app";

const script = scriptDatabase();
const provider = createPostgresMetrics(async () => script.databases);

testMetricProvider({
  provider,
  metrics: ["connections", "cache_hit_rate", "database_query_time", "slowest_query_time"].map((name) => ({
    name,
    spec: { database: "DATABASE_URL" },
  })),
  async start() {
    let now = BEGIN;
    const memory = createProcessMemory();
    let forgotten = false;
    // Every question is a look of its own: time goes on between them, also for the database.
    const clock = {
      now: () => (now += 1_500),
      sleep: () => Promise.resolve(),
    };
    script.now = () => now;
    script.rows = () => {
      const minute = Math.floor((now - BEGIN) / MINUTE);
      return ["a", "b"].map((key, index) => ({
        key,
        part: (50 + index) * (minute + 1),
        whole: 60 * (minute + 1),
      }));
    };
    const context = {
      env: { DATABASE_URL: ADDRESS },
      clock,
      memory: { of: ((key, make) => (forgotten ? make() : memory.of(key, make))) as typeof memory.of },
      random: () => 0.5,
      debug: () => undefined,
    };
    const spec = provider.spec.parse({ database: "DATABASE_URL" });
    for (const name of ["connections", "cache_hit_rate", "database_query_time", "slowest_query_time"]) {
      for (let minute = 0; minute <= 8; minute += 1) {
        const source = await provider.connect(name, spec, { ...context, clock: { ...clock, now: () => now } });
        now = BEGIN + minute * MINUTE;
        await source.read({ from: 0, to: 1 }, { commit: "abc", environment: "production" });
      }
    }
    return {
      context,
      scope: { commit: "abc", environment: "production" },
      span: { from: BEGIN, to: BEGIN + 6 * MINUTE },
      cause: (trouble) => {
        script.trouble = TROUBLES[trouble];
      },
      forget: () => {
        forgotten = true;
      },
      unfinished: () => ({ from: BEGIN + 6 * MINUTE, to: BEGIN + 6 * 60 * MINUTE }),
      answersElse: () =>
        [[{}], [{ key: "a", part: "many", whole: 1 }], [{ key: 5, part: 1, whole: 1 }]].map((wrong) => () => {
          script.wrong = wrong;
        }),
      endless: null,
      requests: () => script.sessions,
      recover: () => {
        script.trouble = null;
        script.wrong = null;
        forgotten = false;
      },
      close: () => Promise.resolve(),
    };
  },
});
