/**
 * Reads what a comparison asks for: buckets of the release and of its baseline. Buckets that are firm are kept, as a cache
 * only: a look without it reads more in one request, and answers the same.
 */
import { ProviderError } from "../../lib/error.ts";
import { type SeriesRequest, keyOfRequest, type KnownReads, type Read } from "../../judge/series/series-request.ts";
import type { MetricBucket, MetricScope, MetricSource } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

/** What is younger is read again at each look: a vendor adds to it for a while. */
const FIRM_AFTER_MS = 10 * 60_000;

/** What a process that watches keeps of it. */
export interface ComparisonMemory {
  /** Complete answers about the time before the promotion, by request: it is over. */
  readonly before: Map<string, Read>;
  /** Firm buckets of the release, without a gap from its first on, by what is asked. */
  readonly firm: Map<string, readonly MetricBucket[]>;
}

export function createComparisonMemory(): ComparisonMemory {
  return { before: new Map(), firm: new Map() };
}

export interface ComparisonReader {
  readonly known: KnownReads;
  read(requests: readonly SeriesRequest[]): Promise<void>;
}

export type ComparisonScopes = Readonly<Record<SeriesRequest["of"], MetricScope>>;

export function createComparisonReader(
  context: CommandContext,
  scopes: ComparisonScopes,
  memory: ComparisonMemory,
): ComparisonReader {
  const now = context.clock.now();
  const reads = new Map<string, Read>();
  /** By metric: who gave no answer at this look is not asked again at it. */
  const troubles = new Map<string, Read>();

  async function read(request: SeriesRequest): Promise<void> {
    const { metric } = request;
    if (troubles.has(metric.name)) return;
    try {
      const answer = await askSource(await context.metricSource(metric), request, { scopes, memory, now });
      const kept = request.of !== "release" && isFinal(answer) ? memory.before : reads;
      kept.set(keyOfRequest(request), answer);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { reasonCode, message, remedy } = error;
      troubles.set(metric.name, { kind: "trouble", reasonCode, message, remedy });
    }
  }

  return {
    known(request) {
      const key = keyOfRequest(request);
      return memory.before.get(key) ?? reads.get(key) ?? troubles.get(request.metric.name);
    },
    async read(requests) {
      const asked = [...new Map(requests.map((request) => [keyOfRequest(request), request])).values()];
      const names = new Set(asked.map(({ metric }) => metric.name));
      await Promise.all(
        [...names].map(async (name) => {
          for (const request of asked.filter(({ metric }) => metric.name === name)) await read(request);
        }),
      );
    },
  };
}

interface Asking {
  readonly scopes: ComparisonScopes;
  readonly memory: ComparisonMemory;
  readonly now: number;
}

async function askSource(source: MetricSource, request: SeriesRequest, asking: Asking): Promise<Read> {
  const { scopes, memory, now } = asking;
  const { what, window, of } = request;
  if (what.kind === "total") return { kind: "total", reading: await source.read(window, scopes[of]) };
  if (source.readBuckets === undefined) return { kind: "none" };
  const { bucketMs, above } = what;
  const key = firmKey(request);
  const firm = of === "release" ? (memory.firm.get(key) ?? []) : [];
  const from = firm.at(-1)?.to ?? window.from;
  if (from >= window.to) return { kind: "buckets", buckets: firm };
  const span = { from, to: window.to };
  const added = await source.readBuckets({ span, bucketMs, ...(above === null ? {} : { above }) }, scopes[of]);
  const buckets = [...firm, ...added.filter((bucket) => bucket.from >= from)];
  if (of === "release") {
    memory.firm.set(key, firmPart(buckets, window.from, now - FIRM_AFTER_MS - request.metric.settleMs));
  }
  return { kind: "buckets", buckets };
}

function firmKey({ metric, window, what }: SeriesRequest): string {
  return `${metric.name} ${window.from} ${what.kind === "total" ? "" : `${what.bucketMs} ${what.above ?? ""}`}`;
}

function isFinal(read: Read): boolean {
  if (read.kind === "total") return read.reading.complete;
  return read.kind === "buckets" && read.buckets.every(({ complete }) => complete);
}

/** From the first bucket on, as far as each follows the one before, is complete and old enough. */
function firmPart(buckets: readonly MetricBucket[], from: number, until: number): readonly MetricBucket[] {
  let reach = from;
  let count = 0;
  for (const bucket of buckets) {
    if (bucket.from !== reach || !bucket.complete || bucket.to > until) break;
    reach = bucket.to;
    count += 1;
  }
  return buckets.slice(0, count);
}
