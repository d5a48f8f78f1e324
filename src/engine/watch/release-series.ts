/**
 * The buckets of the release, series by series. Those that are firm are kept by a process that stays, as a cache only: a look
 * without it reads more in one request, and answers the same.
 */
import { keyOfBuckets, type BucketsWanted, type Read, type SeriesRequest } from "../../judge/series/series-request.ts";
import { orderBuckets } from "../../judge/series/order-buckets.ts";
import type { Metric } from "../../plan/plan.ts";
import type { MetricBucket, MetricScope, MetricSource, MetricWindow, PageOf } from "../../providers/contract.ts";

/** What is younger is read again at each look: a vendor adds to it for a while. */
const FIRM_AFTER_MS = 10 * 60_000;

/** Buckets of a time without a gap, in the order of time. */
interface Stretch extends MetricWindow {
  readonly buckets: readonly MetricBucket[];
}

export type FirmStretches = Map<string, Stretch>;

/** The part of a series that is asked for at once. */
export interface SeriesPart {
  readonly metric: Metric;
  readonly what: BucketsWanted;
  readonly window: MetricWindow;
}

/** Requests for the same series are one, for the time from the first of them to the last. */
export function joinRequests(requests: readonly SeriesRequest[]): readonly SeriesPart[] {
  const parts = new Map<string, SeriesPart>();
  for (const { metric, what, window } of requests) {
    if (what.kind !== "buckets") continue;
    const key = keyOfSeries(metric, what);
    const before = parts.get(key)?.window ?? window;
    const joined = { from: Math.min(before.from, window.from), to: Math.max(before.to, window.to) };
    parts.set(key, { metric, what, window: joined });
  }
  return [...parts.values()];
}

function keyOfSeries({ name }: Metric, what: BucketsWanted): string {
  return `${name} ${keyOfBuckets(what)}`;
}

interface Held extends Stretch {
  readonly pageOf?: PageOf;
}

export interface ReleaseSeries {
  /** Undefined where not all of the window was read at this look. */
  known(metric: Metric, what: BucketsWanted, window: MetricWindow): Read | undefined;
  /** False where the source tells no buckets. */
  read(source: MetricSource, part: SeriesPart): Promise<boolean>;
}

export interface ReadingRelease {
  readonly scope: MetricScope;
  readonly promotedAt: number;
  readonly firm: FirmStretches;
  readonly now: number;
}

export function createReleaseSeries({ scope, promotedAt, firm, now }: ReadingRelease): ReleaseSeries {
  const held = new Map<string, Held>();
  // As it was before this look: what one request of the look leaves out, another may want.
  const keptBefore = new Map(firm);

  async function add(source: MetricSource, { what, window }: SeriesPart, before: Stretch): Promise<Held> {
    const span = { from: before.to, to: window.to };
    const { bucketMs, above, isEstimated } = what;
    const limit = above === null ? {} : { above, ...(isEstimated === undefined ? {} : { isEstimated }) };
    const added =
      span.from >= span.to
        ? []
        : ((await source.readBuckets?.({ span, bucketMs, since: promotedAt, ...limit }, scope)) ?? []);
    const pageOf = await source.pages?.(scope);
    const buckets = [...before.buckets, ...orderBuckets(added).filter((bucket) => bucket.from >= span.from)];
    return { from: before.from, to: window.to, buckets, ...(pageOf === undefined ? {} : { pageOf }) };
  }

  return {
    known(metric, what, window) {
      const stretch = held.get(keyOfSeries(metric, what));
      if (stretch === undefined || stretch.from > window.from || stretch.to < window.to) return undefined;
      const { pageOf } = stretch;
      const buckets = sliceOf(stretch.buckets, window);
      return { kind: "buckets", buckets, ...(pageOf === undefined ? {} : { pageOf }) };
    },
    async read(source, part) {
      if (source.readBuckets === undefined) return false;
      const { metric, what } = part;
      const key = keyOfSeries(metric, what);
      // What was read at this look already is asked for again only together with more.
      const known = held.get(key) ?? part.window;
      const window = { from: Math.min(part.window.from, known.from), to: Math.max(part.window.to, known.to) };
      const kept = keptBefore.get(key);
      const isKept = kept !== undefined && kept.from <= window.from && kept.to >= window.from;
      const before = isKept ? partOf(kept, window) : { from: window.from, to: window.from, buckets: [] };
      const stretch = await add(source, { ...part, window }, before);
      held.set(key, stretch);
      firm.set(key, firmPart(stretch, now - FIRM_AFTER_MS - metric.settleMs));
      return true;
    },
  };
}

/** Without what nobody asked for at this look: a watch of days keeps no more than it needs. */
function partOf({ to, buckets }: Stretch, window: MetricWindow): Stretch {
  const inside = buckets.filter((bucket) => bucket.from >= window.from && bucket.to <= window.to);
  return { from: window.from, to: Math.min(to, inside.at(-1)?.to ?? window.from), buckets: inside };
}

/** From the beginning on, as far as each follows the one before, is complete and old enough. */
function firmPart({ from, buckets }: Stretch, until: number): Stretch {
  let reach = from;
  let count = 0;
  for (const bucket of buckets) {
    if (bucket.from !== reach || !bucket.complete || bucket.to > until) break;
    reach = bucket.to;
    count += 1;
  }
  return { from, to: reach, buckets: buckets.slice(0, count) };
}

/** Those that reach into the window. */
function sliceOf(buckets: readonly MetricBucket[], window: MetricWindow): readonly MetricBucket[] {
  const first = firstAfter(buckets, window.from);
  let end = first;
  while ((buckets[end]?.from ?? Number.POSITIVE_INFINITY) < window.to) end += 1;
  return first === 0 && end === buckets.length ? buckets : buckets.slice(first, end);
}

/** Index of the first that ends after an instant; they may be of several lengths, and are in the order of their beginning. */
function firstAfter(buckets: readonly MetricBucket[], at: number): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((buckets[middle]?.to ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
