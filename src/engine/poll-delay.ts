/**
 * Wait between two reads while the host works on a promote or rollback: short while it is likely to end,
 * longer once it is clearly slow. `tookMs`: how long the read before took, which counts as waited, so that a host that
 * is far away is not seen later than one nearby. Milliseconds.
 */
export function pollDelayMs(elapsedMs: number, tookMs = 0): number {
  const everyMs = elapsedMs < 5_000 ? 50 : elapsedMs < 30_000 ? 500 : 2_000;
  return Math.max(0, everyMs - tookMs);
}
