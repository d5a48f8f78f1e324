/** A long watch as release.yml and watch.yml make it: handed over at once, then one look by each tick of a schedule. */
import type { Clock } from "../../lib/clock.ts";
import type { CommandOptions } from "../../engine/context.ts";
import type { CommandResult, ReleaseEvent } from "../../release/result.ts";

export interface Ticks {
  readonly everyMs: number;
  /** How much later than its time one of them comes; what would have come meanwhile is left out, as GitHub does. */
  readonly lateMs: number;
}

/** A watch that is not over by then never is. */
const MOST_TICKS = 5_000;
/** Of looks that find nothing new, so many of a watch are shown. */
const SHOWN = 12;

export interface TickedWatch {
  readonly ticks: Ticks;
  readonly watchForMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly watch: (options: Partial<CommandOptions>) => Promise<CommandResult>;
}

export async function watchByTicks({ ticks, watchForMs, clock, signal, watch }: TickedWatch): Promise<CommandResult> {
  const startedAt = clock.now();
  // A job without any time to stay: it looks once, and hands over.
  let result = await watch({ jobLimitMs: 0, looksFollow: true });
  let late = ticks.lateMs;
  for (let tick = 1; result.decision === "watching" && tick <= MOST_TICKS; tick += 1) {
    const due = startedAt + tick * ticks.everyMs;
    if (due < clock.now()) continue;
    // In the middle of the watch, once: by then it has more to lose than at its beginning.
    const isLate = late > 0 && due - startedAt >= watchForMs / 3;
    await clock.sleep(due + (isLate ? late : 0) - clock.now(), signal);
    if (isLate) late = 0;
    result = await watch({ look: true });
  }
  return result;
}

/** Hundreds of looks find nothing new: of a terminal's lines only so many are theirs. */
export function createTickScreen(
  show: (event: ReleaseEvent) => void,
  watchForMs: number,
): (event: ReleaseEvent) => void {
  let quiet: ReleaseEvent[] | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  const said = new Set<string>();
  return (event) => {
    const again = said.has(wordsOf(event));
    said.add(wordsOf(event));
    if (event.event === "start") quiet = event.release === "" ? [event] : null;
    else if (quiet !== null && (again || isQuiet(event))) quiet.push(event);
    else {
      if (quiet !== null) for (const before of quiet) show(before);
      quiet = null;
      show(event);
    }
    if (event.event !== "decision" || quiet === null) return;
    if (event.at - shownAt >= watchForMs / SHOWN) {
      shownAt = event.at;
      show(event);
    }
    quiet = null;
  };
}

/** What each look finds anew is worth a line once; other events are never the same twice. */
function wordsOf(event: ReleaseEvent): string {
  if (event.event === "note") return `note ${event.text}`;
  if (event.event === "condition") return `condition ${event.text} ${event.verdict.reasonCode}`;
  return `${event.event} ${event.at}`;
}

function isQuiet(event: ReleaseEvent): boolean {
  switch (event.event) {
    case "start":
    case "tick":
    case "progress":
    case "step-progress":
      return true;
    case "condition":
    case "gate":
      return event.verdict.outcome === "pass";
    case "decision":
      return event.decision === "watching";
    case "step":
    case "note":
    case "output":
      return false;
  }
}
