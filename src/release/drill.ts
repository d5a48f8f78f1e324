/**
 * The record of a rehearsed rollback: a GitHub Deployment whose payload says all of it, since one that exists without a
 * status was written by a run that died right after. Pure: the rehearsal writes it, the drill gate reads it.
 */
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
}

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
  return { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt };
}

/** What GitHub shows beside the record. */
export function renderDrill({ faults, reasonCode }: Pick<DrillPayload, "faults" | "reasonCode">): string {
  const trouble = faults.length === 0 ? "" : ` with ${faults.join(", ")}`;
  return `rehearsed${trouble}, rolled back: ${reasonCode}`;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
