/**
 * What a watch compared with what was there before, whole: from it anybody can compute the verdict again, and draw it.
 * A field of the command's result, and a file where one is asked for.
 */
import type { MeasureSeries, MeasureUnit } from "../../providers/contract.ts";
import type { ToldComparison, ToldLook } from "./told-comparison.ts";
import type { EvidenceAnswer } from "../evidence/judge-evidence.ts";
import type { WatchEvidence } from "../evidence/watch-evidence.ts";

export interface WatchComparison {
  readonly version: 1;
  /** SHA-256 of the plan file, hex. */
  readonly planDigest: string;
  /** ISO 8601, UTC: second 0 of all buckets. */
  readonly promotedAt: string;
  readonly bucketSeconds: number;
  /** What decides about a rollback, exactly as `holdpoint judge` reads it; null where nothing could be compared. */
  readonly evidence: WatchEvidence | null;
  /** What that says, as `holdpoint judge` answers it. */
  readonly answer: EvidenceAnswer | null;
  /** Goals that compare, each with a bound of its own, since none rolls back: by the condition's text. */
  readonly goals: readonly {
    readonly id: string;
    readonly evidence: WatchEvidence;
    readonly answer: EvidenceAnswer;
  }[];
  readonly compared: readonly ComparedMetric[];
  /** Metrics that `regression` watches, whether anything is known of them or not; only older results are without it. */
  readonly regressions?: number;
}

/** What a look compared, before it is put into a result. */
export interface LookComparison extends Omit<WatchComparison, "planDigest" | "answer" | "goals"> {
  readonly goals: readonly Pick<WatchComparison["goals"][number], "id" | "evidence">[];
}

/** One thing that is compared, with what it was computed from, in the metric's own unit. */
export interface ComparedMetric {
  /** The same as in `evidence`: the condition's text, or the metric's name where `regression` watches it. */
  readonly id: string;
  readonly list: "regression" | "rollback" | "success";
  readonly metric: string;
  readonly unit: MeasureUnit;
  readonly series: MeasureSeries["kind"];
  readonly direction: "increases" | "drops";
  /** The change that is accepted: a share of the baseline, or an amount in the metric's unit. */
  readonly amount: { readonly kind: "relative" | "absolute"; readonly value: number };
  readonly baseline: ComparedBaseline | null;
  /** The value up to which the release counts as no worse; of a quantile, samples above it are counted. */
  readonly limit: number | null;
  /** Times the baseline's rate that count as no worse in any case, and where that comes from: its own history, or nothing. */
  readonly margin: { readonly factor: number; readonly from: "history" | "default" } | null;
  /** Smallest rate, in times the baseline's, that this watch shows if it begins at the promotion; null: none. */
  readonly detectable: number | null;
  /** Why this says less than it seems to; whole sentences. */
  readonly warnings: readonly string[];
  /** What its verdict's words are made of beside the evidence; only older results are without it. */
  readonly told?: ToldComparison & Pick<ToldLook, "samples" | "settledSeconds">;
  /** Settled buckets of the release, in the order of time. */
  readonly readings: readonly ComparedReading[];
}

export interface ComparedBaseline {
  readonly kind: "previous-deployment" | "same-hours" | "concurrent-control";
  /** For people: `the release before, in the 24 h before the promotion`. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  /** Over all of it, in the metric's unit. */
  readonly value: number;
  readonly samples: number;
  /** What spoke against it; null where only numbers are known. */
  readonly bad: number | null;
  readonly buckets: number;
}

export interface ComparedReading {
  readonly endSeconds: number;
  readonly value: number | null;
  readonly samples: number;
  readonly bad: number | null;
}
