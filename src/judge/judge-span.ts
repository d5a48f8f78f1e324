/** All windows of a condition that are due → its verdict, or which of them must be judged first. Pure. */
import { type Evidence, hold, type Verdict } from "../lib/verdict.ts";
import { PROBE_PROVIDER } from "../plan/plan.ts";
import type { MetricWindow } from "../providers/contract.ts";
import { renderTimeOfDay } from "./render-value.ts";
import type { Finding, WatchedCondition } from "./judge-window.ts";
import { countEnded } from "./watch-grid.ts";

/**
 * What windows of one condition said. `firm` windows from the oldest on are judged for good, and nothing more is kept of
 * them; the others by their index in the grid. Without any of it the same windows are judged again and say the same.
 */
export interface Findings {
  readonly firm: number;
  readonly found: ReadonlyMap<number, Finding>;
}

export type SpanAnswer =
  /** By index in the grid, the newest first: what burns now is found first. */
  | { readonly kind: "unjudged"; readonly windows: readonly number[] }
  /** Null while nothing is due. */
  | { readonly kind: "judged"; readonly verdict: Verdict | null };

/**
 * A window that is met rolls back, whenever it was. Else every part of the time up to now must lie in a window that was
 * judged, and then the newest window speaks. A goal (`success`) is asked of the newest window alone.
 */
export function judgeSpan(watched: WatchedCondition, now: number, findings: Findings): SpanAnswer {
  const { grid, list, metric } = watched;
  const { firm, found } = findings;
  const due = countDue(watched, now);
  const oldest = list === "success" ? due - 1 : firm;
  const newest = hasOpenWindow(watched, due) ? due : due - 1;
  const windows: number[] = [];
  for (let index = newest; index >= Math.max(0, oldest); index -= 1) {
    const finding = found.get(index);
    if (finding === undefined) windows.push(index);
    else if (finding.kind === "met") return { kind: "judged", verdict: finding.verdict };
  }
  if (windows.length > 0) return { kind: "unjudged", windows };
  const last = due === 0 ? newest : due - 1;
  const finding = found.get(last);
  const verdict = finding?.verdict ?? null;
  const window = grid[last];
  if (window === undefined || due === 0 || !isFull(watched, window)) return { kind: "judged", verdict };
  const isLastUnknown = metric.provider === PROBE_PROVIDER && finding?.kind !== "judged";
  const unknown = list === "rollback" ? unknownTimes(watched, due, findings) : isLastUnknown ? [window] : [];
  if (unknown.length === 0) return { kind: "judged", verdict: sayUnchecked(watched, verdict) };
  return { kind: "judged", verdict: holeIn(watched, unknown, due, findings) };
}

/** Windows whose data has settled. */
function countDue({ grid, metric }: WatchedCondition, now: number): number {
  return countEnded(grid, now - metric.settleMs);
}

/** Failed health checks only become more: the window that is not over yet is looked at too, for what is certain already. */
function hasOpenWindow({ grid, metric, list }: WatchedCondition, due: number): boolean {
  return metric.provider === PROBE_PROVIDER && list === "rollback" && due < grid.length;
}

function isFull({ condition }: WatchedCondition, window: MetricWindow): boolean {
  return window.to - window.from >= condition.overMs;
}

/** The time up to now that no judged window covers. */
function unknownTimes(watched: WatchedCondition, due: number, { firm, found }: Findings): readonly MetricWindow[] {
  const { grid, span } = watched;
  const last = grid[firm - 1];
  const gaps: MetricWindow[] = [];
  let reach = last !== undefined && isFull(watched, last) ? last.to : span.from;
  for (let index = firm; index < due; index += 1) {
    const window = grid[index];
    if (found.get(index)?.kind !== "judged" || window === undefined) continue;
    if (window.from > reach) gaps.push({ from: reach, to: window.from });
    reach = window.to;
  }
  const end = grid[due - 1]?.to ?? reach;
  if (reach < end) gaps.push({ from: reach, to: end });
  return gaps;
}

/** What the newest window says that lies in a time that is not known. */
function holeIn(watched: WatchedCondition, gaps: readonly MetricWindow[], due: number, { found }: Findings): Verdict {
  const { grid, metric, condition } = watched;
  const isInGap = (window: MetricWindow) => gaps.some(({ from, to }) => window.from < to && window.to > from);
  for (let index = due - 1; index >= 0 && metric.provider !== PROBE_PROVIDER; index -= 1) {
    const finding = found.get(index);
    const window = grid[index];
    if (finding?.kind === "hole" && window !== undefined && isInGap(window)) return finding.verdict;
  }
  return notChecked(condition.text, gaps);
}

/** Takes what is judged for good from the findings, so that a watch of days neither grows nor judges it again. */
export function firmUp(watched: WatchedCondition, now: number, { firm, found }: Findings): Findings {
  const last = countDue(watched, now) - 1;
  let next = firm;
  for (; next < last; next += 1) {
    const kind = found.get(next)?.kind;
    const window = watched.grid[next];
    if (kind !== "judged" && (kind !== "partial" || window === undefined || isFull(watched, window))) break;
  }
  if (next === firm) return { firm, found };
  return { firm: next, found: new Map([...found].filter(([index]) => index >= next)) };
}

function notChecked(text: string, gaps: readonly MetricWindow[]): Verdict {
  const times = gaps.map(renderSpan);
  const shown = times.length > 3 ? `${times.slice(0, 3).join(", ")} and ${times.length - 3} more` : times.join(", ");
  return hold(
    "watch_incomplete",
    `${text}: too few health checks were made at ${shown} UTC, so what production answered then is not known.`,
    "Check what production serves and decide: keep it, or dispatch a rollback. A restarted watch runs for its whole length.",
  );
}

/** Where less than the whole watch is judged, a pass says so: health checks after a new start, and what has to warm up. */
function sayUnchecked(watched: WatchedCondition, verdict: Verdict | null): Verdict | null {
  const { span, watched: whole, metric } = watched;
  if (verdict?.outcome !== "pass" || span.from === whole.from) return verdict;
  const before = renderSpan({ from: whole.from, to: span.from });
  const said: Evidence =
    metric.provider === PROBE_PROVIDER
      ? {
          label: "health checks",
          value: `none are known of ${before} UTC, so they were made until ${renderTimeOfDay(span.to)}`,
        }
      : { label: "warm-up", value: `${before} UTC is not judged` };
  return { ...verdict, evidence: [...verdict.evidence, said] };
}

const renderSpan = ({ from, to }: MetricWindow) => `${renderTimeOfDay(from)}–${renderTimeOfDay(to)}`;
