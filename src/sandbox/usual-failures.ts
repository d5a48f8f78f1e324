/** How many of a site's visitors fail although nothing is wrong with it: a level that is steady, or another one each minute. */
import { seededRandom, seedFrom } from "./seeded-random.ts";

export interface UsualFailures {
  /** Share of visitors, from 0 to 1. */
  readonly errorRatio: number;
  /** How the level varies from minute to minute: its coefficient of variation, 0.5 for 50 %. */
  readonly noise: number;
}

const MINUTE_MS = 60_000;

/** The share at a moment. It follows from the seed and the minute, so the order of the requests does not matter. */
export function createFailureLevel({ errorRatio, noise }: UsualFailures, seed: number): (at: number) => number {
  if (errorRatio === 0 || noise === 0) return () => errorRatio;
  let known = { minute: Number.NaN, ratio: 0 };
  return (at) => {
    const minute = Math.floor(at / MINUTE_MS);
    if (minute !== known.minute) {
      const level = drawGamma(1 / noise ** 2, seededRandom(seedFrom(`${seed} level ${minute}`))) * noise ** 2;
      known = { minute, ratio: Math.min(1, errorRatio * level) };
    }
    return known.ratio;
  };
}

/** Standard normal (G. E. P. Box, M. E. Muller, 1958). */
export function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Gamma with scale 1 (G. Marsaglia, W. W. Tsang, 2000). */
export function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(random);
    const v = (1 + c * normal) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
