/** What a coverage report says, whatever its format. */
import { cutText } from "../../lib/cut-text.ts";

export const METRICS = ["lines", "branches", "functions", "statements"] as const;

export type Metric = (typeof METRICS)[number];

export interface Counts {
  readonly covered: number;
  readonly total: number;
}

/** A metric is absent where the format does not have it. */
export type MetricCounts = Readonly<Partial<Record<Metric, Counts>>>;

export interface CoverageReport {
  /** As people name it: `LCOV`. */
  readonly format: string;
  readonly totals: MetricCounts;
  readonly files: readonly { readonly path: string; readonly counts: MetricCounts }[];
}

/** It quotes names of the report. */
const QUOTED_CHARACTERS = 500;

/** The report is not one, or not a whole one; the message completes "The file … ". */
export class BrokenReport extends Error {
  constructor(message: string) {
    super(cutText(message, QUOTED_CHARACTERS));
    this.name = "BrokenReport";
  }
}

/** Counts of things covered and of all; refused where they cannot be true. */
export function countsOf(covered: unknown, total: unknown, what: string): Counts {
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  if (isCount(covered) && isCount(total) && covered <= total) return { covered, total };
  throw new BrokenReport(`says of ${what} that ${String(covered)} of ${String(total)} are covered, which cannot be`);
}

/** The sum of every metric over all files. */
export function sumOf(all: readonly MetricCounts[]): MetricCounts {
  const sums = METRICS.flatMap((metric): (readonly [Metric, Counts])[] => {
    const known = all.flatMap((counts) => counts[metric] ?? []);
    if (known.length === 0) return [];
    const sum = (key: keyof Counts) => known.reduce((total, counts) => total + counts[key], 0);
    return [[metric, { covered: sum("covered"), total: sum("total") }]];
  });
  return Object.fromEntries(sums);
}
