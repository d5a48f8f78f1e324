/** Reads for one look what the judge asks for. Whatever asks about the same series of a metric shares what is read of it. */
import { ProviderError } from "../../lib/error.ts";
import { keyOfRequest, type KnownReads, type Read, type SeriesRequest } from "../../judge/series/series-request.ts";
import type { MetricScope, MetricSource } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";
import { createReleaseSeries, type FirmStretches, joinRequests } from "./release-series.ts";

/** Windows of a metric that are read by themselves until it is judged again: a site that burns need not wait for all of its past. */
const READ_AT_ONCE = 8;

/** What a process that watches keeps of what it read. */
export interface SeriesMemory {
  /** Complete answers about the time before the promotion, by request: it is over. */
  readonly before: Map<string, Read>;
  /** Of the release. */
  readonly firm: FirmStretches;
}

export function createSeriesMemory(): SeriesMemory {
  return { before: new Map(), firm: new Map() };
}

export interface SeriesReader {
  readonly known: KnownReads;
  read(requests: readonly SeriesRequest[]): Promise<void>;
}

export type SeriesScopes = Readonly<Record<Exclude<SeriesRequest["of"], "control">, MetricScope>>;

export interface ReadRelease {
  readonly scopes: SeriesScopes;
  readonly promotedAt: number;
}

export function createSeriesReader(
  context: CommandContext,
  { scopes, promotedAt }: ReadRelease,
  memory: SeriesMemory,
): SeriesReader {
  const now = context.clock.now();
  const release = createReleaseSeries({ scope: scopes.release, promotedAt, firm: memory.firm, now });
  const single = createSingleReads(scopes, memory);
  const troubles = createTroubles();
  const bucketless = new Set<string>();

  async function readRelease(source: MetricSource, requests: readonly SeriesRequest[]): Promise<void> {
    for (const part of joinRequests(requests)) {
      if (!(await release.read(source, part))) bucketless.add(part.metric.name);
    }
    await single.read(source, requests.filter(({ what }) => what.kind === "total").slice(0, READ_AT_ONCE));
  }

  async function readMetric(requests: readonly SeriesRequest[]): Promise<void> {
    const own = requests.filter(({ of }) => of === "release");
    const others = requests.filter(({ of }) => of !== "release");
    for (const wanted of [own, others]) {
      const [first] = wanted;
      if (first === undefined || troubles.of(first) !== undefined) continue;
      try {
        const source = await context.metricSource(first.metric);
        await (wanted === own ? readRelease(source, wanted) : single.read(source, wanted));
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        troubles.add(first, error);
      }
    }
  }

  return {
    known(request) {
      const { metric, of, what, window } = request;
      if (of !== "release" || what.kind !== "buckets") return single.known(request) ?? troubles.of(request);
      if (bucketless.has(metric.name)) return { kind: "none" };
      return release.known(metric, what, window) ?? troubles.of(request);
    },
    async read(requests) {
      const asked = [...new Map(requests.map((request) => [keyOfRequest(request), request])).values()];
      const names = new Set(asked.map(({ metric }) => metric.name));
      await Promise.all([...names].map((name) => readMetric(asked.filter(({ metric }) => metric.name === name))));
    },
  };
}

/** Who gave no answer at this look is not asked again at it. What is not known of the past hides no present. */
function createTroubles() {
  const [release, before] = [new Map<string, Read>(), new Map<string, Read>()];
  return {
    of({ metric: { name }, of }: SeriesRequest): Read | undefined {
      return release.get(name) ?? (of === "release" ? undefined : before.get(name));
    },
    add({ metric: { name }, of }: SeriesRequest, { reasonCode, message, remedy }: ProviderError): void {
      (of === "release" ? release : before).set(name, { kind: "trouble", reasonCode, message, remedy });
    },
  };
}

/** What is read request by request: single windows, and the time before the promotion. */
function createSingleReads(scopes: SeriesScopes, { before }: SeriesMemory) {
  const reads = new Map<string, Read>();
  return {
    known(request: SeriesRequest): Read | undefined {
      const key = keyOfRequest(request);
      return before.get(key) ?? reads.get(key);
    },
    async read(source: MetricSource, requests: readonly SeriesRequest[]): Promise<void> {
      for (const request of requests) {
        const { of } = request;
        // What was there before is what serves beside the release, and goes on: it is read again at each look.
        const answer = await askSource(source, request, scopes[of === "control" ? "baseline" : of]);
        const isOver = of === "baseline" || of === "history";
        const kept = isOver && isFinal(answer) ? before : reads;
        kept.set(keyOfRequest(request), answer);
      }
    },
  };
}

async function askSource(source: MetricSource, { what, window }: SeriesRequest, scope: MetricScope): Promise<Read> {
  if (what.kind === "total") return { kind: "total", reading: await source.read(window, scope) };
  if (source.readBuckets === undefined) return { kind: "none" };
  const { bucketMs, above } = what;
  const limit = above === null ? {} : { above };
  return { kind: "buckets", buckets: await source.readBuckets({ span: window, bucketMs, ...limit }, scope) };
}

function isFinal(read: Read): boolean {
  if (read.kind === "total") return read.reading.complete;
  return read.kind === "buckets" && read.buckets.every(({ complete }) => complete);
}
