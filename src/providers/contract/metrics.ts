/** Numbers over time, for the watch (Sentry, Checkly). */
import type { ZodType } from "zod";
import type { Declaration } from "./declaration.ts";
import type { ProviderContext } from "./provider-context.ts";

/** What a metric's number is, so that a condition's unit can be checked before anything runs. */
export type MeasureUnit = "ratio" | "duration" | "count";

export interface Measure {
  readonly unit: MeasureUnit;
  /** Fewest samples on which a comparison means anything; below it the answer is `hold`. */
  readonly minimumSamples: number;
}

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
}

export interface MetricSource {
  read(window: MetricWindow, scope: MetricScope): Promise<MetricReading>;
}

/** A provider of metrics, as the plan joins it: `error_rate: { sentry: { … } }`. */
export interface MetricProvider<Spec = unknown> extends Declaration<Spec> {
  readonly description: string;
  readonly spec: ZodType<Spec>;
  /** How long after an instant the vendor's data about it is complete; a window ends this long before now. */
  settleMs(spec: Spec): number;
  /** What this spec reads, in a few words for who approves the plan: `project web`. */
  explain?(spec: Spec): string;
  /** What `metric` means here with this spec, or a sentence saying what names it knows. */
  measure(metric: string, spec: Spec): Measure | string;
  connect(metric: string, spec: Spec, context: ProviderContext): Promise<MetricSource>;
}
