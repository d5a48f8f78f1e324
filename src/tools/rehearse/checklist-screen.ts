/** A rehearsed checklist as a story: what people do begins a paragraph, and each run shows what is new. */
import { writeFile } from "node:fs/promises";
import type { ChecklistResult } from "../../checklist/report.ts";
import type { Clock } from "../../lib/clock.ts";
import { UsageError } from "../../lib/error.ts";
import type { ReleaseEvent } from "../../release/result.ts";
import { renderChecklistEnd } from "../../report/checklist/terminal.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import { renderTimeline } from "../../report/timeline.ts";
import type { RouteLogEntry } from "../../sandbox/contract.ts";
import type { Screen } from "../contract.ts";
import type { ChecklistRehearsal } from "./checklist-arguments.ts";
import { renderNotRehearsed } from "./not-rehearsed.ts";

export interface ChecklistScreen {
  introduce(): void;
  /** What a person or GitHub does; the verdicts that were shown before are shown again where `anew`. */
  act(text: string, options?: { readonly anew?: boolean }): void;
  /** A line of the paragraph that an act began. */
  note(text: string): void;
  show(event: ReleaseEvent): void;
  conclude(end: RehearsalEnd): void;
}

export interface RehearsalEnd {
  readonly result: ChecklistResult;
  readonly unknown: readonly (RouteLogEntry & { readonly emulator: string })[];
  /** Where the comment was written; null where that was not asked for, or there is none. */
  readonly comment: string | null;
  readonly wallSeconds: number;
}

export function createChecklistScreen(rehearsal: ChecklistRehearsal, stdout: Screen, clock: Clock): ChecklistScreen {
  const startedAt = clock.now();
  /** Verdicts as they were last shown, by the item's title. */
  const shown = new Map<string, string>();

  function show(event: ReleaseEvent): void {
    if (rehearsal.json) {
      stdout.line(JSON.stringify(event));
      return;
    }
    if (event.event === "gate") {
      const text = `${event.verdict.outcome} ${event.verdict.summary}`;
      if (shown.get(event.title) === text) return;
      shown.set(event.title, text);
    }
    // Whose run it is was said by the act; what commands print is not what is rehearsed.
    if (event.event === "output" || event.event === "start") return;
    if (event.event === "progress") stdout.progress(event.text);
    else for (const line of renderTimeline(event, startedAt, stdout.columns)) stdout.line(line);
  }

  const note = (text: string) => show({ event: "note", at: clock.now(), text });

  return {
    show,
    note,
    introduce() {
      if (!rehearsal.json) for (const line of introduction(rehearsal, stdout.columns)) stdout.line(line);
      else
        for (const one of rehearsal.notRehearsed)
          stdout.line(JSON.stringify({ event: "not-rehearsed", at: startedAt, ...one }));
    },
    act(text, { anew = false } = {}) {
      if (anew) shown.clear();
      if (!rehearsal.json) stdout.line("");
      note(text);
    },
    conclude(end) {
      const virtualSeconds = (clock.now() - startedAt) / 1_000;
      const lines = rehearsal.json
        ? jsonEnd(end, virtualSeconds)
        : textEnd(rehearsal, end, virtualSeconds, stdout.columns);
      for (const line of lines) stdout.line(line);
    },
  };
}

function introduction({ plan, trouble, notRehearsed }: ChecklistRehearsal, columns: number): readonly string[] {
  const what = `Rehearsal of the checklist of ${plan.file} (${plan.name}) on loopback emulators, in virtual time`;
  const faults = trouble.texts.length === 0 ? "" : `. Faults: ${trouble.texts.join("; ")}`;
  return [`${what}${faults}.`, ...notRehearsed.map(renderNotRehearsed)].flatMap((text) => wrapText(text, columns));
}

function textEnd(
  { commentFile }: ChecklistRehearsal,
  { result, unknown, comment, wallSeconds }: RehearsalEnd,
  virtualSeconds: number,
  columns: number,
): readonly string[] {
  const where =
    comment === null ? `There is no comment, so ${commentFile} was not written.` : `The comment is in ${comment}.`;
  return [
    "",
    ...renderChecklistEnd(result.checklist, columns),
    "",
    `${Math.round(virtualSeconds / 60)} min rehearsed in ${wallSeconds.toFixed(1)} s.`,
    ...(commentFile === null ? [] : wrapText(where, columns)),
    ...unknown.map(({ emulator, method, path }) => `unknown route at ${emulator}: ${method} ${path}`),
  ];
}

function jsonEnd({ result, unknown, wallSeconds }: RehearsalEnd, virtualSeconds: number): readonly string[] {
  const { decision, reasonCode, candidate, production, summary, remedy, checklist } = result;
  const items = checklist.items.map(({ title, verdict }) => ({
    title,
    outcome: verdict.outcome,
    reasonCode: verdict.reasonCode,
  }));
  const end = {
    event: "end",
    decision,
    reasonCode,
    candidate,
    production,
    summary,
    remedy,
    commit: checklist.commit,
    items,
    virtualSeconds: Math.round(virtualSeconds * 10) / 10,
    wallSeconds: Math.round(wallSeconds * 100) / 100,
  };
  const routes = unknown.map(({ emulator, method, path }) => ({ event: "unknown-route", emulator, method, path }));
  return [...routes, end].map((line) => JSON.stringify(line));
}

/** Where it was written; null where that is not asked for, or there is no comment. Throws UsageError. */
export async function keepComment(file: string | null, body: string | null): Promise<string | null> {
  if (file === null || body === null) return null;
  await writeFile(file, body).catch((error: unknown) => {
    throw new UsageError("usage", [
      {
        message: `The comment cannot be written to ${file}: ${error instanceof Error ? error.message : String(error)}.`,
        remedy: "Give --comment a file in a folder that exists.",
      },
    ]);
  });
  return file;
}
