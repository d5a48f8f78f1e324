/** How much of the data a reader may see: what is older than the settle time, and what the `stale` and `empty` faults leave. */
import type { EmulatorContext } from "../contract.ts";
import type { TimeWindow } from "./event-table.ts";

const DEFAULT_SETTLE_MS = 30_000;

export interface Horizon {
  /** First instant that is not visible; minus infinity while the `empty` fault lasts. */
  visibleUntil(): number;
  clip(window: TimeWindow): TimeWindow;
}

export function createHorizon(context: EmulatorContext, settleMs = DEFAULT_SETTLE_MS): Horizon {
  let staleSince: number | null = null;

  function visibleUntil(): number {
    const now = context.clock.now();
    if (context.hasFault("sentry", "empty")) return Number.NEGATIVE_INFINITY;
    if (context.hasFault("sentry", "stale")) staleSince ??= now;
    else staleSince = null;
    return (staleSince ?? now) - settleMs + 1;
  }

  return {
    visibleUntil,
    clip: (window) => ({ from: window.from, to: Math.min(window.to, visibleUntil()) }),
  };
}
