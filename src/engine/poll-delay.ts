/** How often the host is asked while it works on a promote or rollback. */
const SHORTEST_MS = 50;
const LONGEST_MS = 2_000;
/** Of what it took already: the end is seen that much later at most, and a slow job costs few requests. */
const SHARE = 1 / 15;

/**
 * Wait between two reads while the host works on a promote or rollback: short while it is likely to end,
 * longer once it is clearly slow. `tookMs`: how long the read before took, which counts as waited, so that a host that
 * is far away is not seen later than one nearby. Milliseconds.
 */
export function pollDelayMs(elapsedMs: number, tookMs = 0): number {
  const everyMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, elapsedMs * SHARE));
  return Math.max(0, everyMs - tookMs);
}
