/** How the readings of one metric become evidence: which kind, against which boundary, counted how. */
import type { MetricBucket } from "../../providers/contract.ts";
import type { EvidenceKindName } from "../evidence/index.ts";
import type { GivenBucket } from "../evidence/settled-buckets.ts";

/** What a bucket counts, without its time. */
export type BucketCounts = Omit<GivenBucket, "endSeconds">;

/** What is counted, for the words about it. */
export type Counts =
  /** Bad ones of all samples. */
  | { readonly of: "samples" }
  /** Samples above a limit. */
  | { readonly of: "above"; readonly limit: number; readonly allowed: number }
  /** Buckets whose number lies beyond a limit. */
  | { readonly of: "readings"; readonly limit: number; readonly side: "above" | "below" }
  | { readonly of: "events"; readonly perSecond: number }
  /** The baseline's, against the release's: an improvement is looked for. */
  | { readonly of: "improvement" }
  /** Bad ones, or samples above a limit, of the release and of a control that serves the same minutes. */
  | { readonly of: "beside"; readonly above: { readonly limit: number; readonly controlLimit: number } | null }
  /** Bare ratios. */
  | { readonly of: "ratios" };

export interface EvidenceForm {
  readonly kind: EvidenceKindName;
  readonly counts: Counts;
  /** The boundary with this margin, and never below what the plan accepts. */
  boundaryAt(margin: number): object;
  /** Null where the bucket says nothing. `beside`: the control's of the same time, where there is one. */
  bucketOf(bucket: MetricBucket, beside?: MetricBucket): BucketCounts | null;
  /** The baseline's own rate of what is counted; 0 is a number like another. */
  readonly rate: number;
  /** The value up to which the release counts as no worse, in the metric's unit. */
  readonly limit: number | null;
  /** The baseline can be judged as if it had been a release. */
  readonly isReplayable: boolean;
  readonly warnings: readonly string[];
}

/** Why there is no evidence to be had, as a whole sentence. */
export interface Unusable {
  readonly unusable: string;
}
