/** What a chart shows, whatever draws it: one number over the time since the promotion. */

export type ChartUnit = "share" | "duration" | "count" | "evidence";

export interface ChartPoint {
  /** Since the promotion; less than 0 for what was before. */
  readonly seconds: number;
  readonly value: number;
}

/** A level that the number is compared with. */
export interface ChartLimit {
  readonly kind: "baseline" | "threshold";
  readonly label: string;
  readonly value: number;
  /** The label says the value itself, as a condition does. */
  readonly saysValue?: boolean;
}

export interface Chart {
  readonly title: string;
  readonly unit: ChartUnit;
  /** In the order of time. Where nothing was measured there is none. */
  readonly points: readonly ChartPoint[];
  /** Points that are farther apart than this have a gap between them. */
  readonly gapSeconds: number;
  readonly limits: readonly ChartLimit[];
  /** When it was decided; null where it was not. */
  readonly decidedAtSeconds: number | null;
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** A chart needs two points for a line. */
export function isDrawable({ points }: Chart): boolean {
  return points.length >= 2;
}

/** What was watched, and no more of the planned time than that: an early end leaves no empty half. */
export function timeExtent({ points, decidedAtSeconds }: Chart): Extent {
  const first = points[0]?.seconds ?? 0;
  const last = Math.max(points.at(-1)?.seconds ?? 0, decidedAtSeconds ?? 0);
  return { from: Math.min(0, first), to: Math.max(last, first + 1) };
}

/** Evidence of a total outage is hundreds of times what is asked for, which would press the limit onto the axis. */
const MOST_LIMITS = 3;

export function valueExtent({ points, limits, unit }: Chart): Extent {
  const values = points.map(({ value }) => value);
  const levels = limits.map(({ value }) => value);
  const low = minimumOf([...values, ...levels], unit === "evidence" ? 0 : Number.POSITIVE_INFINITY);
  const high = -minimumOf([...values, ...levels].map((value) => -value));
  const capped = unit === "evidence" ? Math.min(high, MOST_LIMITS * Math.max(...levels, 1)) : high;
  const from = unit === "evidence" ? Math.max(low, -capped) : Math.min(0, low);
  const room = (capped - from) * 0.05;
  return { from, to: capped + (room > 0 ? room : 1) };
}

function minimumOf(values: readonly number[], start = Number.POSITIVE_INFINITY): number {
  return values.reduce((least, value) => Math.min(least, value), start);
}

/** What lies outside is drawn at the edge. */
export function within(value: number, { from, to }: Extent): number {
  return Math.min(Math.max(value, from), to);
}
