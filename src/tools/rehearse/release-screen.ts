/** A rehearsed release on the screen: what it is, what happens, and how it ended; with `--json` one object a line. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import type { CommandResult, ReleaseEvent } from "../../release/result.ts";
import { renderProduction } from "../../report/production.ts";
import { renderStepProgress } from "../../report/progress.ts";
import { renderTimeline } from "../../report/timeline.ts";
import type { RouteLogEntry } from "../../sandbox/contract.ts";
import type { Screen } from "../contract.ts";
import type { Rehearsal } from "./arguments.ts";
import { renderNotRehearsed } from "./not-rehearsed.ts";
import type { RecordedDrill } from "./record-drill.ts";
import type { RehearsalStart } from "./start.ts";
import type { UsualTraffic } from "./usual-traffic.ts";
import { createTickScreen } from "./watch-by-ticks.ts";

export interface ReleaseScreen {
  introduce(): void;
  show(event: ReleaseEvent): void;
  conclude(ending: Ending): void;
}

export interface Ending {
  readonly result: CommandResult;
  /** Requests that no emulator knew. */
  readonly unknown: readonly (RouteLogEntry & { readonly emulator: string })[];
  /** Null where no record was asked for. */
  readonly drill: RecordedDrill | null;
  /** What kept a report from being written, in sentences. */
  readonly troubles: readonly string[];
  readonly virtualSeconds: number;
  readonly wallSeconds: number;
}

export function createReleaseScreen(rehearsal: Rehearsal, start: RehearsalStart, stdout: Screen): ReleaseScreen {
  const say = (texts: readonly string[]) => {
    for (const line of texts.flatMap((text) => wrapText(text, stdout.columns))) stdout.line(line);
  };
  const write = (event: object) => stdout.line(JSON.stringify(event));
  if (rehearsal.json) {
    return {
      introduce() {
        write({ event: "traffic", at: rehearsal.start, ...rehearsal.traffic });
        for (const one of rehearsal.notRehearsed) write({ event: "not-rehearsed", at: rehearsal.start, ...one });
        for (const { from, to, text } of start.moves) write({ event: "clock", at: from, to, text });
      },
      show: write,
      conclude: (ending) => eventsOfEnd(ending).forEach(write),
    };
  }
  const showEvent = (event: ReleaseEvent) => {
    if (event.event === "progress") stdout.progress(event.text);
    else if (event.event === "step-progress" && !event.beat) stdout.progress(renderStepProgress(event));
    else for (const line of renderTimeline(event, start.at, stdout.columns)) stdout.line(line);
  };
  const watchForMs = rehearsal.plan.stages.production.watch?.forMs ?? 0;
  return {
    introduce: () => say([...introduction(rehearsal), ...start.moves.map(({ text }) => `${text}.`)]),
    show: rehearsal.ticks === null ? showEvent : createTickScreen(showEvent, watchForMs),
    conclude: (ending) => say(["", ...linesOfEnd(ending)]),
  };
}

function introduction({ plan, faults, crashAfter, notRehearsed, start, traffic }: Rehearsal): readonly string[] {
  const trouble = [
    ...faults.map(({ text, atMs }) => (atMs === null ? text : `${text}, ${atMs / 60_000} min after the promote`)),
    ...(crashAfter === null ? [] : [`a crash after "${crashAfter}"`]),
  ];
  const what = `Rehearsal of ${plan.file} (${plan.name}) on loopback emulators, in virtual time from ${renderInstant(start)}`;
  return [
    `${what}, with ${describeTraffic(traffic)}${trouble.length === 0 ? "" : `. Faults: ${trouble.join("; ")}`}.`,
    ...notRehearsed.map(renderNotRehearsed),
  ];
}

function describeTraffic({ perSecond, errorRatio, noise }: UsualTraffic): string {
  const round = (value: number) => String(Number(value.toPrecision(3)));
  const level = noise === 0 ? "" : `, at a level that varies from minute to minute (CV ${round(100 * noise)} %)`;
  return `${round(perSecond)} requests a second, ${round(100 * errorRatio)} % of which usually fail${level}`;
}

function eventsOfEnd({ result, unknown, drill, troubles, virtualSeconds, wallSeconds }: Ending): readonly object[] {
  const { decision, reasonCode, candidate, production, summary, remedy } = result;
  return [
    ...unknown.map(({ emulator, method, path }) => ({ event: "unknown-route", emulator, method, path })),
    ...(drill === null ? [] : [{ event: "drill", ...drill }]),
    ...troubles.map((text) => ({ event: "report-trouble", text })),
    {
      event: "end",
      decision,
      reasonCode,
      candidate: candidate?.id ?? null,
      production,
      summary,
      remedy,
      virtualSeconds: Math.round(virtualSeconds * 10) / 10,
      wallSeconds: Math.round(wallSeconds * 100) / 100,
    },
  ];
}

function linesOfEnd({ result, unknown, drill, troubles, virtualSeconds, wallSeconds }: Ending): readonly string[] {
  return [
    renderProduction(result),
    ...(result.remedy === null ? [] : [result.remedy]),
    `${renderDuration(virtualSeconds * 1_000)} rehearsed in ${wallSeconds.toFixed(1)} s.`,
    ...(drill === null ? [] : [drill.text]),
    ...troubles,
    ...unknown.map(({ emulator, method, path }) => `unknown route at ${emulator}: ${method} ${path}`),
  ];
}
