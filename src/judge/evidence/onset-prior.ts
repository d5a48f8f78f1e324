/**
 * When a regression starts, as a belief: half of it at the promotion, half spread over the watch with a density in
 * proportion to 1/(t + 60 s). It is a function of the time and not of the number of looks, so looking more often changes
 * no test; and it sums to 1, so the false alarms of a whole watch stay bounded.
 */

const AT_PROMOTION = 0.5;
const SOFTENING_SECONDS = 60;

/** Belief that a regression starts after `from` and by `to`; what starts at the promotion counts from the first instant. */
export function onsetMass(from: number, to: number, horizonSeconds: number): number {
  return (from <= 0 ? AT_PROMOTION : 0) + (1 - AT_PROMOTION) * laterShare(from, to, horizonSeconds);
}

/** Belief that it has not started by `at`. It keeps the evidence from dwindling to nothing while all is well. */
export function onsetMassAfter(at: number, horizonSeconds: number): number {
  return (1 - AT_PROMOTION) * laterShare(at, horizonSeconds, horizonSeconds);
}

/** Nothing starts after the horizon: a watch that is extended goes on with the onsets that it has. */
function laterShare(from: number, to: number, horizonSeconds: number): number {
  const start = Math.min(from, horizonSeconds);
  const end = Math.min(to, horizonSeconds);
  if (end <= start) return 0;
  return Math.log1p((end - start) / (start + SOFTENING_SECONDS)) / Math.log1p(horizonSeconds / SOFTENING_SECONDS);
}
