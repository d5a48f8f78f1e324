/** What a kind of evidence is: how data of one shape speak for and against a regression. */
import type { ZodObject, ZodType } from "zod";
import type { Effect } from "./effects.ts";

/** Sums over a part of the watch; a kind that does not count something leaves it at 0. */
export interface Totals {
  readonly buckets: number;
  readonly seconds: number;
  readonly errors: number;
  readonly requests: number;
  readonly controlErrors: number;
  readonly controlRequests: number;
  readonly ratio: number;
}

/** What was seen beside what it is compared with, for people. */
export interface Observation {
  /** Counted failures; null where only ratios are known. */
  readonly failed: number | null;
  /** Null where failures are counted per time. */
  readonly requests: number | null;
  /** Of the release and of what it is compared with: shares, or failures per second. */
  readonly rate: number;
  readonly baseline: number;
}

/** What a bucket of this length adds. */
export interface Increment<Bucket extends object = object> {
  of(bucket: Bucket, seconds: number): number;
}

export interface EvidenceKind<Boundary extends object = object, Bucket extends object = object> {
  /** One sentence: which data it is for. */
  readonly description: string;
  /** Fields of `null`: the boundary up to which a release counts as no worse. */
  readonly boundary: ZodType<Boundary>;
  /** Fields of a bucket, besides its end. */
  readonly bucket: ZodObject;
  /** Several errors may come from one request. */
  readonly clustered: boolean;
  /**
   * How the possible onsets are put together: an average of likelihood ratios, or, where the ratio is one of sums since the
   * onset and each onset has its own martingale, the largest after its weight.
   */
  readonly onsets: "average" | "maximum";
  readonly effects: readonly Effect[];
  /** Effects for "not worse than so many times the baseline". */
  readonly passEffects: readonly Effect[];
  /** The boundary is a number and not a distribution: it holds as long as the service's own level does. */
  readonly assumesSteadyLevel: boolean;
  /** Failures are independent of each other: then the rate has an exact lower and upper limit. */
  readonly independent: boolean;
  /** A boundary that lets no data decide, in words; null where it is fine. */
  useless?(boundary: Boundary): string | null;
  /** ln of the likelihood ratio of one bucket, "the effect's size" against the boundary; its mean is at most 1 within the boundary. */
  increment(boundary: Boundary, effect: Effect): Increment<Bucket>;
  /** The same against "at least `passFactor` times the baseline". */
  passIncrement(boundary: Boundary, effect: Effect): Increment<Bucket>;
  passFactor(boundary: Boundary): number;
  observe(boundary: Boundary, totals: Totals): Observation;
  /** An average bucket of a release that is this many times as bad as the boundary; null where none can be told. */
  worseBucket(boundary: Boundary, totals: Totals, size: number): Bucket | null;
}

/** Lets a kind see the types of its own fields. */
export function declareKind<Boundary extends object, Bucket extends object>(
  kind: EvidenceKind<Boundary, Bucket>,
): EvidenceKind<Boundary, Bucket> {
  return kind;
}
