/** Numbers over time, for the watch. */
import type { ZodType } from "zod";
import type { Finding } from "../../lib/finding.ts";
import type { Declaration } from "./declaration.ts";
import type { ProviderContext } from "./provider-context.ts";

/** What a metric's number is, so that a condition's unit can be checked before anything runs. `number` has no unit: a layout shift. */
export type MeasureUnit = "ratio" | "duration" | "count" | "number";

export interface Measure {
  readonly unit: MeasureUnit;
  /** Fewest samples on which a comparison means anything; below it the answer is `hold`. */
  readonly minimumSamples: number;
  /** How the metric speaks as evidence, bucket by bucket. None: it cannot say whether a release is worse. */
  readonly series?: MeasureSeries;
  /** Shortest buckets in which the vendor tells as much as a week; left out where a minute is not too short. */
  readonly bucketMs?: number;
  /** Only what a look sees of its own time is known: there is nothing before the promote to compare with. */
  readonly noBaseline?: true;
  /** The number of a window is not made of the numbers of its buckets: the vendor is asked for each window by itself. */
  readonly byWindow?: true;
  /** Nothing that another release did is counted in the bucket in which the release began. */
  readonly ownFirstBucket?: true;
  /** Shortest buckets that a few requests give, by the length of the watch; a quarter of a minute where nothing is said. */
  readonly shortestBuckets?: readonly { readonly upToMs: number; readonly bucketMs: number }[];
}

/** What a metric's buckets count. */
export type MeasureSeries =
  /** `badCount` of `sampleCount` went wrong: a share of requests, runs or sessions. */
  | { readonly kind: "share" }
  /** A quantile of the samples: `badCount` are those above the limit that was asked for. `quantile` is 0.99 for p99. */
  | { readonly kind: "quantile"; readonly quantile: number }
  /** `badCount` events in the time of the bucket; `sampleCount` are the requests meanwhile, 0 where nobody counts them. */
  | { readonly kind: "events" }
  /** Only a number for each bucket, such as memory in use. */
  | { readonly kind: "level"; readonly worse: "higher" | "lower" };

export interface MetricWindow {
  readonly from: number;
  readonly to: number;
}

/** Whose data is asked for. */
export interface MetricScope {
  /** Commit of the release in production; the provider turns it into its own release name. */
  readonly commit: string;
  /** `production`, `preview` … as the site reports it. */
  readonly environment: string;
  /** The release's deployment at its host; left out where it is not known. */
  readonly deploymentId?: string;
  /** Whatever release served then; the commit says nothing. */
  readonly anyRelease?: true;
}

/** One number over one window. No data is `value: null, sampleCount: 0`, never a zero. */
export interface MetricReading {
  readonly value: number | null;
  /** Requests, runs or probes behind `value`. */
  readonly sampleCount: number;
  readonly window: MetricWindow;
  /** False where the vendor says that the window is not complete yet or was only partly scanned. */
  readonly complete: boolean;
  readonly url?: string;
  /** Why there is no number, or not all of it, as a sentence, where it is another reason than that nobody reported anything. */
  readonly why?: string;
}

/**
 * What is known of one bucket of time. A bucket of which nothing is known is left out; one in which nothing happened has
 * `value: null` and no samples.
 */
export interface MetricBucket extends MetricWindow {
  /** The metric's number over the bucket, in its own unit: a share from 0 to 1, milliseconds, a count. */
  readonly value: number | null;
  readonly sampleCount: number;
  /** What speaks against the release, as the measure's `series` says; null where the vendor gives only a number. */
  readonly badCount: number | null;
  /** False where the vendor says that more may come. */
  readonly complete: boolean;
  /** Share of what happened that the vendor kept, and of what speaks against the release; left out where it does not say. */
  readonly sampleRatio?: number;
  readonly badSampleRatio?: number;
  /** The same counted in trials that do not depend on each other, where samples do: runs in several places at once are one. */
  readonly trials?: { readonly sampleCount: number; readonly badCount: number };
  /** The vendor has nothing of the metric at all then: before the first of its data a beginning, afterwards a gap. */
  readonly isAbsent?: true;
  /** Why there is no number, as a sentence. */
  readonly why?: string;
}

export interface BucketRequest {
  /** Whole buckets: its length is a multiple of `bucketMs`. */
  readonly span: MetricWindow;
  /** Length of a bucket; a vendor that keeps coarser ones answers with those. */
  readonly bucketMs: number;
  /** Of a quantile: samples above this are counted, in the metric's own unit. */
  readonly above?: number;
  /**
   * Where samples are known by classes alone, those above the limit are estimated as the vendor's own quantile is. Without it
   * only those count that are above it for certain.
   */
  readonly isEstimated?: true;
  /** When the release began: what a vendor can tell to have been before it is not counted. */
  readonly since?: number;
}

/** The vendor's page about a window, for people. */
export type PageOf = (window: MetricWindow) => string;

export interface MetricSource {
  read(window: MetricWindow, scope: MetricScope): Promise<MetricReading>;
  /** The buckets of a span, in the order of time. Throws ProviderError like `read`. */
  readBuckets?(request: BucketRequest, scope: MetricScope): Promise<readonly MetricBucket[]>;
  /** Where people see what the buckets say. */
  pages?(scope: MetricScope): Promise<PageOf>;
  /** What `doctor` asks in place of a reading, where a reading alone would not show whether there can be data. */
  examine?(): Promise<readonly Finding[]>;
}

/** What a vendor keeps with its data of what served: two builds of one commit have the commit in common. */
export type ReleaseKey = "commit" | "deployment";

/** A provider of metrics, as the plan joins it: `error_rate: { sentry: { … } }`. */
export interface MetricProvider<Spec = unknown> extends Declaration<Spec> {
  readonly description: string;
  /** A metric may have any name: what it measures, its spec says. */
  readonly anyName?: true;
  readonly spec: ZodType<Spec>;
  /** How long after an instant the vendor's data about it is complete; a window ends this long before now. */
  settleMs(spec: Spec): number;
  /** By what the vendor tells one release from another that serves at the same time. Null, as by default: it reads all of them. */
  ofRelease?(spec: Spec): ReleaseKey | null;
  /** What this spec reads, in a few words for who approves the plan: `project web`. */
  explain?(spec: Spec): string;
  /** What `metric` means here with this spec, or a sentence saying what names it knows. */
  measure(metric: string, spec: Spec): Measure | string;
  /** Variables that this spec names, which the plan's own secrets or the environment must have. */
  secrets?(spec: Spec): readonly string[];
  connect(metric: string, spec: Spec, context: ProviderContext): Promise<MetricSource>;
}
