import type { ChartPoint, Extent } from "./chart.ts";

/** What was measured in one of the equal stretches of a chart's time; none where nothing was. */
export interface Stretch {
  /** From 0 on. */
  readonly index: number;
  /** In its middle, or where its only point is. */
  readonly seconds: number;
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

/**
 * As few numbers as a picture can show apart. The lowest and the highest are kept beside the mean: a mean alone would hide
 * the spike that decided, and a highest alone would show a good release as a bad one.
 */
export function stretchesOf(points: readonly ChartPoint[], { from, to }: Extent, count: number): readonly Stretch[] {
  const length = (to - from) / count;
  const within = new Map<number, ChartPoint[]>();
  for (const point of points) {
    const index = Math.min(count - 1, Math.max(0, Math.floor((point.seconds - from) / length)));
    const others = within.get(index);
    if (others === undefined) within.set(index, [point]);
    else others.push(point);
  }
  return [...within].map(([index, found]) => {
    const values = found.map(({ value }) => value);
    const [only] = found.length === 1 ? found : [];
    return {
      index,
      seconds: only?.seconds ?? from + (index + 0.5) * length,
      low: Math.min(...values),
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      high: Math.max(...values),
    };
  });
}
