/** What the words about a comparison are made of: of the watch that compares, and of its result that is judged again. */
import type { Measure, MeasureSeries } from "../../providers/contract.ts";
import type { Comparison } from "./comparison.ts";
import type { Counts } from "./evidence-form.ts";

export interface ToldComparison extends Pick<Comparison, "id" | "list" | "direction"> {
  readonly metric: string;
  readonly measure: Pick<Measure, "unit" | "minimumSamples">;
  readonly series: MeasureSeries["kind"];
  readonly counts: Counts;
  /** The baseline's own rate of what is counted. */
  readonly rate: number;
  readonly isReplayable: boolean;
  readonly margin: { readonly factor: number; readonly from: "history" | "default" };
  readonly detectable: number | null;
  readonly horizonSeconds: number;
  readonly baseline: {
    /** What it is compared with. */
    readonly name: string;
    /** What is known of the time before. */
    readonly past: string;
    readonly value: number | null;
    readonly samples: number;
  };
}

/** The same at one look. */
export interface ToldLook {
  readonly told: ToldComparison;
  /** Samples of the release. */
  readonly samples: number;
  /** End of what has settled, in seconds since the promotion. */
  readonly settledSeconds: number;
  readonly warnings: readonly string[];
}
