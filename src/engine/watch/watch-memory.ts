/**
 * What a process that watches has seen. Health checks and the verdicts of gates are what a look is given, since nobody can
 * ask for them again; the rest is cache: a look without it reads more and answers the same.
 */
import { type FindingsCache, isBlind, type Standing, type WatchTask } from "../../judge/judge-look.ts";
import type { Presence } from "../../judge/judge-presence.ts";
import { firmUp } from "../../judge/judge-span.ts";
import type { WatchedCondition } from "../../judge/judge-window.ts";
import type { ProbeRound } from "../../judge/probe-rounds.ts";
import type { PreparedCache } from "../../judge/regression/prepare-comparison.ts";
import { countEnded } from "../../judge/watch-grid.ts";
import { PROBE_PROVIDER } from "../../plan/plan.ts";
import { reasonClass } from "../../lib/reason-code.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { StageSetup } from "../stage-setup.ts";
import { createOutageMemory, type OutageMemory } from "./confirm-outage.ts";
import { createSeriesMemory, type SeriesMemory } from "./series-reader.ts";

export interface WatchMemory {
  /** Somebody stays and goes on making health checks; a single look by a schedule does not. */
  readonly attended: boolean;
  /** Who looked before where nobody stays; null where somebody does. */
  readonly presence: Presence | null;
  /** Until when looks before this one judged everything for good. */
  readonly judgedUntil: number | null;
  readonly rounds: ProbeRound[];
  /** What prepares the gates that run code, once. */
  setup: StageSetup | null;
  /** Verdict on the production gates; null before they were asked. */
  gates: Verdict | null;
  task: WatchTask | null;
  /** Since when the task judges health checks. */
  probedFrom: number;
  readonly findings: FindingsCache;
  /** What was read of metrics, and prepared from it for comparisons. */
  readonly series: SeriesMemory;
  readonly prepared: PreparedCache;
  /** Since which look conditions could not be judged, by their text. */
  readonly blindSince: Map<string, number>;
  readonly outage: OutageMemory;
  /** This look is one more than the plan's interval asks for: it makes no health check, which are counted. */
  isExtra: boolean;
}

/** Windows without data that are read again at one look. A metric that nobody reports is not asked for all its windows each minute. */
const REREAD_AT_ONCE = 10;

/** `before`: what the record says of looks before, where nobody stays. */
export function createWatchMemory(
  attended: boolean,
  before: { readonly presence: Presence; readonly judgedUntil: number | null } | null = null,
): WatchMemory {
  return {
    attended,
    presence: before?.presence ?? null,
    judgedUntil: before?.judgedUntil ?? null,
    rounds: [],
    setup: null,
    gates: null,
    task: null,
    probedFrom: 0,
    findings: new Map(),
    series: createSeriesMemory(),
    prepared: new Map(),
    blindSince: new Map(),
    outage: createOutageMemory(),
    isExtra: false,
  };
}

/**
 * Forgets what was not final, so that it is read again: what a vendor in trouble did not answer, and the newest windows
 * without data; all of these once the watch is over.
 */
export function reopenHoles({ findings }: WatchMemory, isOver: boolean): void {
  for (const [watched, { firm, found }] of findings) {
    let reopened = 0;
    const newestFirst = [...found].toSorted(([one], [other]) => other - one);
    const kept = newestFirst.filter(([, finding]) => {
      if (finding.kind !== "hole" || finding.settled === true) return true;
      const isEmpty = reasonClass(finding.verdict.reasonCode) === "data";
      reopened += isEmpty ? 1 : 0;
      return isEmpty && !isOver && reopened > REREAD_AT_ONCE;
    });
    findings.set(watched, { firm, found: new Map(kept) });
  }
}

/** Keeps no more of what is judged for good than that it is. */
export function compactFindings({ findings }: WatchMemory, now: number): void {
  for (const [watched, found] of findings) findings.set(watched, firmUp(watched, now, found));
}

/** Only who stays knows how long a vendor has given no answer: a single look may have met the one moment of it. */
export function rememberBlindness({ blindSince }: WatchMemory, standings: readonly Standing[], now: number): void {
  for (const standing of standings) {
    const { text } = standing;
    if (!isBlind(standing)) blindSince.delete(text);
    else if (!blindSince.has(text)) blindSince.set(text, now);
  }
}

/** Another task is judged: what is judged for good by the record's word is not read again. */
export function startFindings({ findings, judgedUntil }: WatchMemory, { conditions }: WatchTask): void {
  findings.clear();
  if (judgedUntil === null) return;
  for (const watched of conditions.filter(isJudgedThroughout)) {
    findings.set(watched, { firm: countEnded(watched.grid, judgedUntil), found: new Map() });
  }
}

/** Health checks are known by who looked, and of a goal the newest window alone counts. */
function isJudgedThroughout({ metric, list }: WatchedCondition): boolean {
  return metric.provider !== PROBE_PROVIDER && list === "rollback";
}

/** Until when every condition is judged for good; null where none is judged window by window. */
export function judgedUntil({ findings, task }: WatchMemory): number | null {
  const read = (task?.conditions ?? []).filter(isJudgedThroughout);
  if (task === null || read.length === 0) return null;
  return Math.min(...read.map((watched) => watched.grid[(findings.get(watched)?.firm ?? 0) - 1]?.to ?? task.span.from));
}
