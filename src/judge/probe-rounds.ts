/**
 * The watch's own health checks as a metric. A round exists only where a running watch made it, and nobody can ask for it
 * afterwards: what no known round covers is not known. Pure.
 */
import type { MetricReading, MetricWindow } from "../providers/contract.ts";
import type { WatchSpan } from "./watch-grid.ts";

/** One round over the production `http` gates; a round that did not get through to the site is none. */
export interface ProbeRound {
  readonly at: number;
  readonly failed: boolean;
}

/** A first round this many looks after the promote is still one from the beginning: the watch's job has to start. */
const LATE_LOOKS = 2;

export interface RoundsInWindow {
  readonly reading: MetricReading;
  /** At least half of the rounds that belong into the window were made. */
  readonly enough: boolean;
}

/** Failed rounds in the window; the samples are all rounds. `rounds` is in the order of time. */
export function countRounds(rounds: readonly ProbeRound[], window: MetricWindow, everyMs: number): RoundsInWindow {
  let made = 0;
  let failed = 0;
  for (let index = rounds.length - 1; index >= 0; index -= 1) {
    const round = rounds[index];
    if (round === undefined || round.at < window.from) break;
    if (round.at > window.to) continue;
    made += 1;
    if (round.failed) failed += 1;
  }
  return {
    reading: { value: made === 0 ? null : failed, sampleCount: made, window, complete: true },
    enough: made >= Math.max(1, (window.to - window.from) / everyMs / 2),
  };
}

/**
 * The time over which health checks are judged: the watch itself. Where the first known round is later, since the watch
 * was started again, nobody knows the rounds before it: then as much time is checked from that round on. Nothing is made
 * up for where nobody stays to make rounds (`attended`).
 */
export function probeSpan(
  span: WatchSpan,
  everyMs: number,
  rounds: readonly ProbeRound[],
  attended: boolean,
): WatchSpan {
  const first = rounds[0]?.at ?? span.from;
  if (!attended || first - span.from <= LATE_LOOKS * everyMs) return span;
  const from = span.from + Math.floor((first - span.from) / everyMs) * everyMs;
  return { from, to: from + span.to - span.from };
}
