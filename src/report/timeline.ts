/** Events as lines of a terminal: (event) → string, at most 80 columns with hanging indent. */
import type { Outcome } from "../lib/verdict.ts";
import type { Decision, ReleaseEvent } from "../release/result.ts";
import { printable } from "./printable.ts";
import { shortenCommits } from "./production.ts";

export const TERMINAL_COLUMNS = 80;
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
export function renderTimeline(event: ReleaseEvent, since: number): readonly string[] {
  const time = renderElapsed(event.at - since);
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
      return renderRow(event.title.slice(0, TIME_COLUMNS - 1), "|", event.line);
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
  const waiting = open === 0 ? "" : `, ${open} wait for data`;
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

function renderRow(time: string, word: string, text: string): readonly string[] {
  const indent = TIME_COLUMNS + WORD_COLUMNS;
  const [first = "", ...rest] = wrap(shortenCommits(printable(text).replaceAll("\n", " ")), TERMINAL_COLUMNS - indent);
  return [
    `${printable(time).padEnd(TIME_COLUMNS)}${word.padEnd(WORD_COLUMNS)}${first}`.trimEnd(),
    ...rest.map((line) => `${" ".repeat(indent)}${line}`),
  ];
}

/** Words onto lines of at most `columns`; a longer word is cut. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/)) {
    for (let rest = word; ;) {
      const joined = line === "" ? rest : `${line} ${rest}`;
      if (joined.length <= columns) {
        line = joined;
        break;
      }
      if (line !== "") {
        lines.push(line);
        line = "";
        continue;
      }
      lines.push(rest.slice(0, columns));
      rest = rest.slice(columns);
    }
  }
  lines.push(line);
  return lines;
}
