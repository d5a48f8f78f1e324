/** When a rehearsal begins: at a moment that is given, or later, where the plan's windows are closed then. */
import type { WindowSpec } from "../../gates/window/spec.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { GateItem } from "../../plan/plan.ts";

const YEAR_MS = 366 * 86_400_000;

/** One window that was closed, and the clock's way to where it opens. */
export interface ClockMove {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface RehearsalStart {
  readonly at: number;
  /** In their order. */
  readonly moves: readonly ClockMove[];
}

/** The first moment at which all the windows are open; `at` itself where there is none within a year. */
export async function findStart(items: readonly GateItem[], at: number): Promise<RehearsalStart> {
  const windows = items
    .filter(({ gate }) => gate === "window")
    .map(({ title, spec }) => ({ title, spec: spec as WindowSpec }));
  if (windows.length === 0) return { at, moves: [] };
  const times = await import("../../gates/window/times.ts");
  const moves: ClockMove[] = [];
  let now = at;
  for (;;) {
    const closed = windows.find(({ spec }) => !times.isOpen(spec, now));
    if (closed === undefined) return { at: now, moves };
    const to = times.nextOpening(closed.spec, now);
    // The gate itself says it then, and ends the release.
    if (to === null || to > at + YEAR_MS) return { at, moves: [] };
    const zone = times.windowsAt(closed.spec, to)[0]?.zone ?? closed.spec.freeze[0]?.zone ?? "UTC";
    const [frozen] = times.freezesAt(closed.spec, now);
    const why = frozen === undefined ? "outside the window" : `in a freeze (${frozen.freeze.reason})`;
    const opens = `the next window opens ${times.renderZoned(to, zone)}; the rehearsal continues there`;
    moves.push({ from: now, to, text: `${closed.title}: ${renderInstant(now)} is ${why}; ${opens}` });
    now = to;
  }
}
