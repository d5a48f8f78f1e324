/** One size of an effect that evidence is looked for at, and how much of the belief it gets. */
export interface Effect {
  /** Rate over the boundary's rate; of a bet, the stake. */
  readonly size: number;
  readonly logSize: number;
  readonly logWeight: number;
}

/** How much worse a regression makes a rate. A finite grid works with another boundary in each bucket, and needs only logarithms. */
export const WORSE = effectsOf([
  [1.5, 0.2],
  [2, 0.25],
  [3, 0.2],
  [5, 0.15],
  [10, 0.1],
  [30, 0.06],
  [100, 0.04],
]);

/** How far below twice the baseline a good release may lie. */
export const BETTER = effectsOf(evenly([0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9]));

/** Shares of what a bet may lose in one bucket. */
export const STAKES = effectsOf(evenly([0.1, 0.25, 0.5, 0.75, 0.9]));

function effectsOf(sizes: readonly (readonly [size: number, weight: number])[]): readonly Effect[] {
  return sizes.map(([size, weight]) => ({ size, logSize: Math.log(size), logWeight: Math.log(weight) }));
}

function evenly(sizes: readonly number[]): readonly (readonly [number, number])[] {
  return sizes.map((size) => [size, 1 / sizes.length]);
}
