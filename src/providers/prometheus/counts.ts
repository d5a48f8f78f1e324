/**
 * Counts that Prometheus extrapolates: of a few scrapes to the whole of a window, so that 3 failures may read 3.2, and a part a
 * little more than the whole. Pure.
 */

/** A part may be above the whole by this, and no more: then it is another thing that is counted. */
const NOISE_RATIO = 0.05;

export interface Counts {
  readonly sampleCount: number;
  readonly badCount: number;
}

/** Null where it is no count. */
export function countOf(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
}

/**
 * Null where nothing was counted. Without a series of what went wrong nothing did: a counter has none for what has never
 * happened, and that the whole is counted shows that it would be seen.
 */
export function shareCounts(bad: number | undefined, total: number | undefined): Counts | null {
  const sampleCount = countOf(total);
  if (sampleCount === null || sampleCount === 0) return null;
  const counted = bad === undefined ? 0 : countOf(bad);
  if (counted === null) return null;
  return {
    sampleCount,
    badCount: counted <= sampleCount * (1 + NOISE_RATIO) + 1 ? Math.min(counted, sampleCount) : counted,
  };
}
