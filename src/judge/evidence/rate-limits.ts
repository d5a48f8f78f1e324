/**
 * Limits of a rate that hold at every look, by the same mixtures: the rates at which the evidence that the true rate is
 * higher (lower) stays below 1/level. They bound the average rate, also one that varies, of independent failures.
 */
import { BETTER, type Effect, WORSE } from "./effects.ts";
import { logSumExp } from "./log-sum-exp.ts";

/** More than it takes until both ends are neighbouring numbers, which then stay what they are. */
const HALVINGS = 100;

/** The largest rate that `errors` in `trials` (requests or seconds) contradict as too low; 0 where none. */
export function lowerRateLimit(errors: number, trials: number, level: number): number {
  const wanted = -Math.log(level);
  // The evidence falls as the rate rises, to less than nothing where the rate is the one observed.
  return bisect(0, errors / trials, (rate) => evidenceAgainst(WORSE, errors, rate * trials) >= wanted);
}

/** The smallest rate that they contradict as too high. */
export function upperRateLimit(errors: number, trials: number, level: number): number {
  const wanted = -Math.log(level);
  const isTooLow = (rate: number) => evidenceAgainst(BETTER, errors, rate * trials) < wanted;
  let high = (errors + 1) / trials;
  while (isTooLow(high)) high *= 2;
  return bisect(errors / trials, high, isTooLow);
}

function evidenceAgainst(effects: readonly Effect[], errors: number, expected: number): number {
  return logSumExp(effects.map(({ size, logSize, logWeight }) => logWeight + errors * logSize - expected * (size - 1)));
}

/** Where `isBelow` turns from true to false. */
function bisect(from: number, to: number, isBelow: (rate: number) => boolean): number {
  let [low, high] = [from, to];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
