/**
 * The record of a rehearsed rollback: a GitHub Deployment whose payload says all of it, since one that exists without a
 * status was written by a run that died right after. Pure: the rehearsal writes it, the drill gate reads it.
 */
import { isText } from "../lib/fields.ts";
import { renderDuration } from "../lib/duration.ts";
import type { RecordKind } from "./own-records.ts";
import { parsePayload } from "./payload.ts";

/** `task` of our Deployments of this kind. */
export const DRILL_TASK = "holdpoint:drill";
/** Of its own, so that a rehearsal never shows among what was deployed. */
export const DRILL_ENVIRONMENT = "drill";

export interface DrillPayload {
  readonly holdpoint: 1;
  readonly phase: "drill";
  /** The host's project. */
  readonly project: string;
  readonly commit: string;
  readonly planDigest: string;
  /** What was wrong in the rehearsal: `error-rate=8%`. */
  readonly faults: readonly string[];
  /** Why it rolled back: a reason code. */
  readonly reasonCode: string;
  /** When the rehearsal ended, milliseconds since the epoch; it makes two drills of one commit two records. */
  readonly endedAt: number;
  /** Where it was carried out, at a project of its own; absent where emulators played it. */
  readonly practised?: Practised | undefined;
}

export interface Practised {
  /** The host's project. */
  readonly project: string;
  readonly build: string;
  readonly to: string;
  readonly steps: readonly DrillStep[];
}

export interface DrillStep {
  readonly step: "deploy" | "promote" | "roll back" | "verify" | "forward";
  readonly tookMs: number;
}

const STEPS = ["deploy", "promote", "roll back", "verify", "forward"] as const;

export const DRILL_RECORDS: RecordKind<DrillPayload> = {
  task: DRILL_TASK,
  noun: "a rehearsal's record",
  parse: parseDrillPayload,
};

function parseDrillPayload(stored: unknown): DrillPayload | null {
  const { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt } = parsePayload(stored);
  if (holdpoint !== 1 || phase !== "drill" || !isText(project) || !isText(commit) || !isText(planDigest)) return null;
  if (!Array.isArray(faults) || !faults.every(isText) || !isText(reasonCode)) return null;
  if (typeof endedAt !== "number" || !Number.isFinite(endedAt)) return null;
  const practised = readPractised(stored);
  if (practised === null) return null;
  const shared = { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt } as const;
  return practised === undefined ? shared : { ...shared, practised };
}

/** Undefined where none is meant, null where one is and is not whole. */
function readPractised(stored: unknown): Practised | null | undefined {
  const { practised } = parsePayload(stored);
  if (practised === undefined) return undefined;
  const { project, build, to, steps } = parsePayload(practised);
  if (!isText(project) || !isText(build) || !isText(to) || !Array.isArray(steps)) return null;
  const read = steps.map((one: unknown): DrillStep | null => {
    const { step: said, tookMs } = parsePayload(one);
    const step = STEPS.find((known) => known === said);
    return step !== undefined && typeof tookMs === "number" && tookMs >= 0 ? { step, tookMs } : null;
  });
  return read.every((one) => one !== null) ? { project, build, to, steps: read } : null;
}

/** What GitHub shows beside the record. */
export function renderDrill({
  faults,
  reasonCode,
  practised,
}: Pick<DrillPayload, "faults" | "reasonCode" | "practised">): string {
  if (practised !== undefined) {
    const took = practised.steps.map(({ step, tookMs }) => `${step} ${renderDuration(tookMs)}`);
    return `practised on ${practised.project}: ${took.join(", ")}`;
  }
  const trouble = faults.length === 0 ? "" : ` with ${faults.join(", ")}`;
  return `rehearsed${trouble}, rolled back: ${reasonCode}`;
}
