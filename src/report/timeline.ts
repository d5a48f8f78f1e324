/** Events as lines of a terminal: (event) → string, within its columns and with hanging indent. */
import type { Outcome } from "../lib/verdict.ts";
import type { Decision, ReleaseEvent } from "../release/result.ts";
import { fitText, wrapText } from "../lib/wrap-text.ts";
import { printable } from "./printable.ts";
import { shortenCommits } from "./production.ts";

/** `12:34:56  ` or `+29:00    ` */
const TIME_COLUMNS = 9;
const WORD_COLUMNS = 8;
/** A long watch is one line in this time, not one a tick. */
const TICK_SHOWN_MS = 5 * 60_000;

const WORD: Readonly<Record<Outcome, string>> = { pass: "pass", fail: "FAIL", hold: "HOLD" };
const DECISION: Readonly<Record<Decision, string>> = {
  proceed: "proceed",
  hold: "HOLD",
  failed: "FAILED",
  "rolled-back": "ROLLED BACK",
};

/** Lines for an event; none for those that only a machine needs. `since` is the instant that counts as 00:00. */
export function renderTimeline(event: ReleaseEvent, since: number, columns: number): readonly string[] {
  const time = renderElapsed(event.at - since);
  const renderRow = (left: string, word: string, text: string) => rowOf(left, word, text, columns);
  switch (event.event) {
    case "start":
      return ["", event.command === "rollback" ? event.command : `${event.command} ${shortenCommits(event.release)}`];
    case "step":
      return renderRow(time, "done", event.text);
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
      return renderRow(time, "=", `${DECISION[event.decision]} (${event.reasonCode}): ${event.summary}`);
  }
}

type Tick = Extract<ReleaseEvent, { event: "tick" }>;

const minutes = (ms: number) => String(Math.round(ms / 60_000));

/** The first one, and each that passes another mark; beyond the end of the watch they are marks of waiting. */
function isTickShown({ elapsedMs, previousMs }: Tick): boolean {
  return previousMs === null || Math.floor(elapsedMs / TICK_SHOWN_MS) > Math.floor(previousMs / TICK_SHOWN_MS);
}

function renderTick({ elapsedMs, totalMs, clear, open }: Tick): string {
  const waiting = open === 0 ? "" : `, ${open} waiting for data`;
  const state = `${clear} of ${clear + open} conditions clear${waiting}`;
  return `${minutes(Math.min(elapsedMs, totalMs))} of ${minutes(totalMs)} min: ${state}`;
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
