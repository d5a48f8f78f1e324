/** The buckets of a metric in the order of time, whatever order they came in. */
import { fullestOf } from "../series/fullest-of.ts";
import type { Totals } from "./contract.ts";

/** All that a bucket of any kind may count. */
interface Counts {
  readonly errors?: number;
  readonly requests?: number;
  readonly controlErrors?: number;
  readonly controlRequests?: number;
  readonly ratio?: number;
}

export interface GivenBucket extends Counts {
  readonly endSeconds: number;
}

export interface SettledBucket {
  /** Of the bucket before, or the promotion. What is missing in between tells nothing, and an onset there counts from here. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly data: object;
}

export function settleBuckets(given: readonly GivenBucket[]): readonly SettledBucket[] {
  const inOrder = isInOrder(given) ? given : putInOrder(given);
  return inOrder.map((data, index) => ({
    startSeconds: inOrder[index - 1]?.endSeconds ?? 0,
    endSeconds: data.endSeconds,
    data,
  }));
}

function isInOrder(given: readonly GivenBucket[]): boolean {
  return given.every(({ endSeconds }, index) => endSeconds > (given[index - 1]?.endSeconds ?? 0));
}

function putInOrder(given: readonly GivenBucket[]): readonly GivenBucket[] {
  const once = fullestOf(given, ({ endSeconds }) => endSeconds, ranksOf);
  return once.toSorted((one, other) => one.endSeconds - other.endSeconds);
}

/** What any kind may count: first what says how complete it is, then what speaks against the release. */
function ranksOf(bucket: GivenBucket): readonly number[] {
  const of = (field: keyof Counts) => countIn(bucket, field);
  return [of("requests"), of("controlRequests"), -of("errors"), of("controlErrors"), -of("ratio")];
}

/** Sums of the buckets from one index up to, and not with, another. */
export function totalsOf(buckets: readonly SettledBucket[], from = 0, to = buckets.length): Totals {
  const totals = { buckets: 0, seconds: 0, errors: 0, requests: 0, controlErrors: 0, controlRequests: 0, ratio: 0 };
  for (let index = from; index < to; index += 1) {
    const bucket = buckets[index];
    if (bucket === undefined) break;
    const { errors = 0, requests = 0, controlErrors = 0, controlRequests = 0, ratio = 0 }: Counts = bucket.data;
    totals.buckets += 1;
    totals.seconds += bucket.endSeconds - bucket.startSeconds;
    totals.errors += errors;
    totals.requests += requests;
    totals.controlErrors += controlErrors;
    totals.controlRequests += controlRequests;
    totals.ratio += ratio;
  }
  return totals;
}

export function countIn(data: Counts, field: keyof Counts): number {
  return data[field] ?? 0;
}
