/** Events as lines of a terminal: (event) → string, within its columns and with hanging indent. */
import type { Outcome } from "../lib/verdict.ts";
import type { Decision, ReleaseEvent } from "../release/result.ts";
import { fitText, wrapText } from "../lib/wrap-text.ts";
import { renderHeadline } from "./headline.ts";
import { renderProgress, renderStepProgress } from "./progress.ts";
import { printable } from "./printable.ts";
import { shortenCommits } from "./production.ts";

export { renderStepProgress };

/** `12:34:56  ` or `+29:00    ` */
const TIME_COLUMNS = 9;
const WORD_COLUMNS = 8;

const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "FAIL", hold: "HOLD" };
const DECISION: Readonly<Record<Decision, string>> = {
  proceed: "proceed",
  watching: "watching",
  hold: "HOLD",
  failed: "FAILED",
  "rolled-back": "ROLLED BACK",
};

/** The word of a decision; of a rollback with what production serves. */
function renderDecision(event: Extract<ReleaseEvent, { event: "decision" }>): string {
  return event.decision === "rolled-back" ? renderHeadline(event) : DECISION[event.decision];
}

/** Lines for an event; none for those that only a machine needs. `since` is the instant that counts as 00:00. */
export function renderTimeline(event: ReleaseEvent, since: number, columns: number): readonly string[] {
  const time = renderElapsed(event.at - since);
  const renderRow = (left: string, word: string, text: string) => rowOf(left, word, text, columns);
  switch (event.event) {
    case "start":
      return ["", renderStart(event)];
    case "step":
      return renderRow(time, "done", event.text);
    case "step-progress":
      return event.beat ? renderRow(time, "step", renderStepProgress(event)) : [];
    case "gate":
      return [
        ...renderRow(time, WORD[event.verdict.outcome], `${event.title}: ${event.verdict.summary}`),
        ...(event.verdict.remedy === undefined ? [] : renderRow("", "", event.verdict.remedy)),
      ];
    case "condition":
      return event.verdict.outcome === "pass"
        ? []
        : renderRow(time, WORD[event.verdict.outcome], event.verdict.summary);
    case "tick":
      return isTickShown(event) ? renderRow(time, "watch", renderTick(event)) : [];
    case "note":
      return renderRow(time, "note", event.text);
    case "output":
      // Several commands print at once: each line says whose it is.
      return renderRow(event.title, "|", event.line);
    case "progress":
      return [];
    case "decision":
      return renderRow(time, "=", `${renderDecision(event)} (${event.reasonCode}): ${event.summary}`);
  }
}

function renderStart({ command, release }: Extract<ReleaseEvent, { event: "start" }>): string {
  if (command === "rollback" || command === "restore") return command;
  return release === "" ? `${command}, one look` : `${command} ${shortenCommits(release)}`;
}

type Tick = Extract<ReleaseEvent, { event: "tick" }>;

/** One line for each look that says something new: in a watch of days the next hour, and not the next minute. */
function isTickShown({ elapsedMs, previousMs, totalMs }: Tick): boolean {
  return previousMs === null || renderProgress(elapsedMs, totalMs) !== renderProgress(previousMs, totalMs);
}

function renderTick({ elapsedMs, totalMs, clear, open }: Tick): string {
  const waiting = open === 0 ? "" : `, ${open} waiting for data`;
  return `${renderProgress(elapsedMs, totalMs)}: ${clear} of ${clear + open} conditions clear${waiting}`;
}

/** `00:00`, `29:59`, `1:02:03` since the start. */
export function renderElapsed(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const rest = [Math.floor((seconds % 3_600) / 60), seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function rowOf(left: string, word: string, text: string, columns: number): readonly string[] {
  const lead = `${fitText(printable(left), TIME_COLUMNS - 1)} ${word.padEnd(WORD_COLUMNS)}`;
  return wrapText(shortenCommits(printable(text).replaceAll("\n", " ")), columns, lead);
}
