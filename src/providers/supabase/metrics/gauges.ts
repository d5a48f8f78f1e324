/** What a project's metrics say of this moment. Of counters one moment says nothing, so none is read. Pure. */
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
} as const satisfies Readonly<Record<string, Gauge>>;

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
