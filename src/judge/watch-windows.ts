/** Which windows of a condition are due to be judged. Pure. */
import type { MetricWindow } from "../providers/contract.ts";

export interface WatchSpan {
  /** When the candidate was read back in production. */
  readonly from: number;
  /** End of the watch. */
  readonly to: number;
}

/**
 * Windows of `overMs` that end at `settledTo` and, going back, cover everything since `judgedTo`: after an outage of the
 * vendor or a restart the time in between is judged too. Oldest first; none while nothing new has settled.
 * No window begins before the promote.
 */
export function windowsDue(
  span: WatchSpan,
  overMs: number,
  settledTo: number,
  judgedTo: number,
): readonly MetricWindow[] {
  const end = Math.min(settledTo, span.to);
  const windows: MetricWindow[] = [];
  for (let to = end; to > Math.max(judgedTo, span.from); to -= overMs) {
    windows.unshift({ from: Math.max(span.from, to - overMs), to });
  }
  return windows;
}

/** The window of the same length that ends at the promote, for `increases` and `drops`. */
export function baselineWindow(span: WatchSpan, overMs: number): MetricWindow {
  return { from: span.from - overMs, to: span.from };
}
