import { describe, expect, it } from "vitest";
import { createCpuUsage } from "../../../src/providers/supabase/metrics/cpu-usage.ts";
import { GAUGES } from "../../../src/providers/supabase/metrics/gauges.ts";
import { supabaseMetrics } from "../../../src/providers/supabase/metrics/index.ts";
import { parseSamples } from "../../../src/providers/supabase/metrics/parse-samples.ts";
import { mustBeSet } from "../../../src/lib/setting.ts";

const PROJECT = "abcdefghijklmnopqrst";
const parse = (spec: object) => supabaseMetrics.spec.parse({ project: PROJECT, ...spec });

describe("the text of metrics", () => {
  it("is names, labels and numbers", () => {
    const text = [
      "# HELP node_load1 1m load average.",
      'node_load1{project="abc",service_type="db"} 0.42',
      String.raw`named{path="a\\b \"c\" {d}, e",} 7.4e+09 1795147200000`,
      "bare 123",
      'gone{quantile="0"} NaN',
      "much +Inf",
      "",
    ].join("\r\n");
    expect(parseSamples(text)).toEqual([
      { name: "node_load1", labels: { project: "abc", service_type: "db" }, value: 0.42 },
      { name: "named", labels: { path: String.raw`a\b "c" {d}, e` }, value: 7.4e9 },
      { name: "bare", labels: {}, value: 123 },
      { name: "gone", labels: { quantile: "0" }, value: Number.NaN },
      { name: "much", labels: {}, value: Number.POSITIVE_INFINITY },
    ]);
  });

  it.each([
    ["a page", "<html><body>We will be back soon.</body></html>"],
    ["nothing", "# only a comment\n"],
    ["a value in words", "node_load1 much"],
    ["no value", "node_load1"],
    ["labels that do not end", 'node_load1{project="abc} 1'],
    ["one line that is none among others", "node_load1 1\nService Unavailable"],
  ])("is not %s", (_what, text) => {
    expect(parseSamples(text)).toBeNull();
  });
});

describe("what metrics say of this moment", () => {
  const valueOf = (gauge: keyof typeof GAUGES, ...lines: readonly string[]) =>
    GAUGES[gauge].valueOf(parseSamples(lines.join("\n")) ?? []);

  it("is a share of memory, and of the disk that has the data", () => {
    expect(valueOf("memory_usage", "node_memory_MemTotal_bytes 400", "node_memory_MemAvailable_bytes 100")).toBe(0.75);
    const disk = ["/", "/data"].flatMap((mount, index) => [
      `node_filesystem_size_bytes{mountpoint="${mount}"} ${100 * (index + 1)}`,
      `node_filesystem_avail_bytes{mountpoint="${mount}"} 50`,
    ]);
    expect(valueOf("disk_usage", ...disk)).toBe(0.75);
  });

  it("is the load of each processor, and the connections of all", () => {
    const processors = ["0", "1"].flatMap((cpu) =>
      ["idle", "user"].map((mode) => `node_cpu_seconds_total{cpu="${cpu}",mode="${mode}"} 5`),
    );
    expect(valueOf("cpu_load", "node_load1 3", ...processors)).toBe(1.5);
    const backends = ["a", "b"].map((name) => `pg_stat_database_num_backends{datname="${name}"} 4`);
    expect(valueOf("connections", ...backends)).toBe(8);
  });

  it.each<[keyof typeof GAUGES, readonly string[], number]>([
    ["connection_usage", ["pg_stat_database_num_backends 45", "max_connections_connection_count 60"], 0.75],
    ["replication_lag", ['physical_replication_lag_physical_replication_lag_seconds{r="a"} 2.5'], 2_500],
    ["realtime_lag", ['replication_realtime_lag_bytes{s="a"} 1048576', 'replication_realtime_lag_bytes{s="b"} 1'], 1],
    ["waiting_clients", ['pgbouncer_pools_client_waiting_connections{d="a"} 2'], 2],
    ["pooler_connections", ["supavisor_connections_active 7"], 7],
    ["wal_size", ["pg_wal_size_mb 160"], 160],
    ["database_size", ['pg_database_size_mb{d="a"} 100', 'pg_database_size_mb{d="b"} 11'], 111],
    ["read_only", ["pg_settings_default_transaction_read_only 1"], 1],
  ])("is %s", (gauge, lines, value) => {
    expect(valueOf(gauge, ...lines)).toBe(value);
    expect(valueOf(gauge, "node_load1 1")).toBeNull();
  });

  it.each<[string, keyof typeof GAUGES, readonly string[]]>([
    ["NaN among lags", "realtime_lag", ['replication_realtime_lag_bytes{s="a"} NaN']],
    [
      "a room of nothing",
      "connection_usage",
      ["pg_stat_database_num_backends 1", "max_connections_connection_count 0"],
    ],
    ["a series that is gone", "memory_usage", ["node_memory_MemTotal_bytes 400"]],
    ["a memory of nothing", "memory_usage", ["node_memory_MemTotal_bytes 0", "node_memory_MemAvailable_bytes 0"]],
    ["NaN", "memory_usage", ["node_memory_MemTotal_bytes NaN", "node_memory_MemAvailable_bytes 1"]],
    ["another disk alone", "disk_usage", ['node_filesystem_size_bytes{mountpoint="/"} 1']],
    ["a load without processors", "cpu_load", ["node_load1 1"]],
  ])("is nothing, of %s", (_what, gauge, lines) => {
    expect(valueOf(gauge, ...lines)).toBeNull();
  });
});

describe("the use of processors", () => {
  const cpu = (idle: number, user: number) =>
    parseSamples(
      `node_cpu_seconds_total{cpu="0",mode="idle"} ${idle}\nnode_cpu_seconds_total{cpu="0",mode="user"} ${user}`,
    ) ?? [];
  const MINUTE = 60_000;

  it("is the difference between two looks, and nothing after one", () => {
    const usage = createCpuUsage();
    expect(usage.add(cpu(1_000, 500), 0)).toMatchObject({ value: null, why: expect.stringMatching("One look") });
    expect(usage.add(cpu(1_045, 515), MINUTE)).toEqual({ value: 0.25 });
    // Renewed once a minute: what was known still is.
    expect(usage.add(cpu(1_045, 515), MINUTE + 10_000)).toEqual({ value: 0.25 });
    expect(usage.add(cpu(1_045, 575), 2 * MINUTE)).toEqual({ value: 1 });
  });

  it.each([
    ["the machine was started anew", cpu(10, 5), MINUTE],
    ["nobody looked for long", cpu(1_900, 1_100), 10 * MINUTE],
    ["the series is gone", [], MINUTE],
    ["the series has no number", cpu(Number.NaN, 1), MINUTE],
  ])("is not known where %s", (_why, samples, at) => {
    const usage = createCpuUsage();
    usage.add(cpu(1_000, 500), 0);
    expect(usage.add(samples, at).value).toBeNull();
  });

  it("is not known any more where the metrics stopped being renewed", () => {
    const usage = createCpuUsage();
    usage.add(cpu(1_000, 500), 0);
    usage.add(cpu(1_045, 515), MINUTE);
    expect(usage.add(cpu(1_045, 515), 7 * MINUTE).value).toBeNull();
  });
});

describe("what a plan says of a metric at Supabase", () => {
  it("is known of the moment alone, and is no evidence", () => {
    for (const metric of ["memory_usage", "disk_usage", "cpu_load", "cpu_usage", "connections", "read_only"]) {
      expect(supabaseMetrics.measure(metric, parse({}))).toMatchObject({ minimumSamples: 1, noBaseline: true });
      expect(supabaseMetrics.measure(metric, parse({}))).not.toHaveProperty("series");
    }
  });

  it("names services for their health, and for nothing else", () => {
    const named = parse({ services: ["db", "auth"] });
    expect(supabaseMetrics.measure("unhealthy_services", named)).toMatchObject({ unit: "count", noBaseline: true });
    expect(supabaseMetrics.measure("unhealthy_services", parse({}))).toContain("needs services");
    expect(supabaseMetrics.measure("memory_usage", named)).toContain("services is for unhealthy_services");
    expect(supabaseMetrics.measure("toString", parse({}))).toContain("it knows memory_usage, disk_usage");
  });

  it.each([
    ["no project", { project: undefined }],
    ["an address for a project", { project: "https://abc.supabase.co" }],
    ["a project that would be another host", { project: "evil.example/aaaaaaaa" }],
    ["a service that is none", { services: ["postgres"] }],
    ["no service", { services: [] }],
  ])("is refused with %s", (_what, spec) => {
    expect(supabaseMetrics.spec.safeParse({ project: PROJECT, ...spec }).success).toBe(false);
  });

  it("needs the key for what it reads, and no other", () => {
    const neededBy = (spec: object) =>
      supabaseMetrics.settings.filter((setting) => mustBeSet(setting, parse(spec))).map(({ name }) => name);
    expect(neededBy({})).toEqual(["SUPABASE_SECRET_KEY"]);
    expect(neededBy({ services: ["db"] })).toEqual(["SUPABASE_ACCESS_TOKEN"]);
  });

  it("sends the secret key to the project's own address, and nowhere else", async () => {
    const connecting = supabaseMetrics.connect("memory_usage", parse({}), {
      env: { SUPABASE_SECRET_KEY: "sb_secret_x", SUPABASE_METRICS_URL: "https://evil.example" },
      clock: { now: () => 0, sleep: async () => {} },
      random: () => 0.5,
      debug: () => {},
    });
    await expect(connecting).rejects.toMatchObject({
      reasonCode: "usage",
      message: `SUPABASE_METRICS_URL names another address than https://${PROJECT}.supabase.co.`,
    });
  });
});
