/** How far a watch or a step is, as people say it: `12m of 30m`, `1d 4h of 2d`. */
import { renderDuration } from "../lib/duration.ts";
import type { ReleaseEvent } from "../release/result.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Beyond its end a watch waits for the last data: it is then as far as it gets. */
export function renderProgress(elapsedMs: number, totalMs: number): string {
  const shownMs = Math.min(elapsedMs, totalMs);
  const unitMs = unitOf(shownMs, totalMs);
  const whole = Math.floor(shownMs / unitMs) * unitMs;
  return `${whole === 0 ? ZERO[unitMs === 1_000 ? "s" : "m"] : renderDuration(whole)} of ${renderDuration(totalMs)}`;
}

const ZERO = { s: "0s", m: "0m" } as const;

/** As fine as somebody wants to know who waits for the end. */
function unitOf(shownMs: number, totalMs: number): number {
  if (totalMs < 2 * MINUTE_MS) return 1_000;
  return totalMs >= DAY_MS && shownMs >= HOUR_MS ? HOUR_MS : MINUTE_MS;
}

type StepProgress = Extract<ReleaseEvent, { event: "step-progress" }>;

/** `Back up: 34 %, public.messages, 12m of 20m planned`, and how much later it runs than planned. */
export function renderStepProgress({ title, ratio, text, elapsedMs, plannedMs }: StepProgress): string {
  const parts = [
    ...(ratio === null ? [] : [`${Math.floor(Math.min(1, Math.max(0, ratio)) * 100)} %`]),
    ...(text === "" ? [] : [text]),
    renderElapsedOf(elapsedMs, plannedMs),
  ];
  return `${title}: ${parts.join(", ")}`;
}

function renderElapsedOf(elapsedMs: number, plannedMs: number | null): string {
  const whole = Math.max(1_000, Math.floor(elapsedMs / 1_000) * 1_000);
  const since = whole < MINUTE_MS ? renderDuration(whole) : renderDuration(Math.floor(whole / MINUTE_MS) * MINUTE_MS);
  if (plannedMs === null) return since;
  return elapsedMs > plannedMs
    ? `${since}, late: ${renderDuration(plannedMs)} planned`
    : `${since} of ${renderDuration(plannedMs)} planned`;
}
