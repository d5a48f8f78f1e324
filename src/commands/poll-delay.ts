/**
 * Wait between two reads while the host works on a promote or rollback: short while it is likely to end,
 * longer once it is clearly slow. Milliseconds.
 */
export function pollDelayMs(elapsedMs: number): number {
  if (elapsedMs < 5_000) return 50;
  return elapsedMs < 30_000 ? 500 : 2_000;
}
