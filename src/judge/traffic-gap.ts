/** Is a window nearly empty because traffic is low, or because somebody stopped reporting? Pure. */
import type { MetricReading } from "../providers/contract.ts";

/** A quiet hour has a share of the usual traffic; a fifth of it or less is an interruption. */
const GAP_FACTOR = 5;

/**
 * Samples that the window should have had by the rest of the watch, where it has almost none of them; null where little
 * is usual here. A gap must not be filled up with the samples of better times. `minimum` is the fewest that say something.
 */
export function expectedInGap(part: MetricReading, whole: MetricReading, minimum: number): number | null {
  const partMs = part.window.to - part.window.from;
  const restMs = whole.window.to - whole.window.from - partMs;
  if (restMs <= 0) return null;
  const expected = ((whole.sampleCount - part.sampleCount) / restMs) * partMs;
  return expected >= 2 * minimum && part.sampleCount * GAP_FACTOR < expected ? Math.round(expected) : null;
}
