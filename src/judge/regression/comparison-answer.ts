/** What a look learns of everything that is compared. Apart from how it is judged, so that asking for nothing loads nothing. */
import type { Verdict } from "../../lib/verdict.ts";
import type { Comparison } from "./comparison.ts";
import type { SeriesRequest } from "../series/series-request.ts";
import type { Prepared } from "./prepare-comparison.ts";
import type { LookComparison, WatchComparison } from "./watch-comparison.ts";

export interface ComparisonStanding {
  readonly comparison: Comparison;
  /** As it is called beside the conditions. */
  readonly text: string;
  /** Null while nothing has settled. */
  readonly verdict: Verdict | null;
  /** Not shown yet, and not far from it: whoever looks looks again sooner. */
  readonly isNear: boolean;
}

export interface ComparisonAnswer {
  /** What is still to be read; empty where all is known. */
  readonly requests: readonly SeriesRequest[];
  readonly standings: readonly ComparisonStanding[];
  readonly evidence: LookComparison | null;
  /** The same with what it says, which a result is given and a look does not need. */
  readonly answered: () => Omit<WatchComparison, "planDigest"> | null;
  /** What is compared with what, and what this watch can show: sentences for its start. */
  readonly prepared: readonly Prepared[];
}

export const NOTHING_COMPARED: ComparisonAnswer = {
  requests: [],
  standings: [],
  evidence: null,
  answered: () => null,
  prepared: [],
};
