/**
 * Wilson score interval of a share observed `ratio` in `samples` trials (E. B. Wilson, JASA 22, 1927):
 * centre (p + z²/2n) / (1 + z²/n), half-width z/(1 + z²/n) · √(p(1−p)/n + z²/4n²).
 * z = 3.09 leaves 0.1 % on each side.
 */
export function wilsonInterval(ratio: number, samples: number, z = 3.09): { low: number; high: number } {
  if (samples <= 0) return { low: 0, high: 1 };
  const share = Math.min(1, Math.max(0, ratio));
  const shrink = 1 + z ** 2 / samples;
  const centre = (share + z ** 2 / (2 * samples)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / samples + z ** 2 / (4 * samples ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
