/** The whole buckets of several reads, each once and in the order of time. Pure. */
import type { MetricBucket } from "../../providers/contract.ts";
import { isWhole, orderBuckets } from "../series/order-buckets.ts";

type Buckets = readonly MetricBucket[];

interface Joined {
  readonly reads: readonly Buckets[];
  readonly buckets: Buckets;
}

/** By the first read. The reader keeps what is final, and a look gets what the one before it got. */
const lastJoined = new WeakMap<Buckets, Joined>();

/** The same reads give the same array, so that what is computed from it need not be computed again. */
export function joinReads(reads: readonly Buckets[]): Buckets {
  const [first] = reads;
  if (first === undefined) return [];
  const last = lastJoined.get(first);
  if (last !== undefined && last.reads.length === reads.length && last.reads.every((one, at) => one === reads[at])) {
    return last.buckets;
  }
  const buckets = orderBuckets(reads.flatMap((read) => read.filter(isWhole)));
  lastJoined.set(first, { reads, buckets });
  return buckets;
}
