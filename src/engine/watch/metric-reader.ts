/** Reads for one look what the judge asks for. Conditions on the same metric and window share a reading. */
import type { Known, KnownReadings, ReadingRequest } from "../../judge/judge-window.ts";
import { ProviderError } from "../../lib/error.ts";
import type { MetricScope } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

/** Readings of a metric until it is judged again: a site that burns need not wait until all of its past was read. */
const READ_AT_ONCE = 8;

export interface MetricReader {
  readonly known: KnownReadings;
  read(requests: readonly ReadingRequest[]): Promise<void>;
}

export function createMetricReader(context: CommandContext, scope: MetricScope): MetricReader {
  const readings = new Map<string, Known>();
  /** By metric: who gave no answer at this look is not asked again at it. */
  const troubles = new Map<string, Known>();

  async function read(request: ReadingRequest): Promise<void> {
    const { metric, window } = request;
    try {
      const source = await context.metricSource(metric);
      readings.set(keyOf(request), { kind: "reading", reading: await source.read(window, scope) });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { reasonCode, message, remedy } = error;
      troubles.set(metric.name, { kind: "trouble", reasonCode, message, remedy });
    }
  }

  async function readMetric(name: string, requests: readonly ReadingRequest[]): Promise<void> {
    const asked = new Map(requests.map((request) => [keyOf(request), request]));
    for (const request of [...asked.values()].slice(0, READ_AT_ONCE)) {
      if (troubles.has(name)) return;
      await read(request);
    }
  }

  return {
    known(request) {
      return readings.get(keyOf(request)) ?? troubles.get(request.metric.name);
    },
    async read(requests) {
      const names = new Set(requests.map(({ metric }) => metric.name));
      const ofMetric = (name: string) => requests.filter(({ metric }) => metric.name === name);
      await Promise.all([...names].map((name) => readMetric(name, ofMetric(name))));
    },
  };
}

function keyOf({ metric, window }: ReadingRequest): string {
  return `${metric.name} ${window.from} ${window.to}`;
}
