/** What items measured on the base branch, kept in a GitHub Deployment: its payload is written once and read by later runs. Pure. */
import type { Measured } from "../lib/verdict.ts";
import type { RecordKind } from "../release/own-records.ts";
import { parsePayload, type ProjectPayload } from "../release/payload.ts";
import type { OwnRecord } from "../release/record.ts";

export const MEASUREMENTS_TASK = "holdpoint:measurements";
export const MEASUREMENTS_ENVIRONMENT = "checklist";

export interface Measurements extends ProjectPayload {
  readonly holdpoint: 1;
  readonly phase: "measurements";
  /** Path of the plan: a repository may have several. */
  readonly plan: string;
  readonly branch: string;
  readonly commit: string;
  /** By the item's title. */
  readonly items: Readonly<Record<string, Measured>>;
}

export const MEASUREMENTS: RecordKind<Measurements> = {
  task: MEASUREMENTS_TASK,
  noun: "a record of measurements",
  parse: parseMeasurements,
};

/** The newest of this plan on this branch, or on any where it is null; `records` newest first. */
export function newestMeasurements(
  records: readonly OwnRecord<Measurements>[],
  plan: string,
  branch: string | null,
): Measurements | null {
  const found = records.find(({ payload }) => payload.plan === plan && (branch === null || payload.branch === branch));
  return found?.payload ?? null;
}

function parseMeasurements(stored: unknown): Measurements | null {
  const { holdpoint, phase, plan, branch, commit, items } = parsePayload(stored);
  if (holdpoint !== 1 || phase !== "measurements" || typeof items !== "object" || items === null) return null;
  if (typeof plan !== "string" || typeof branch !== "string" || typeof commit !== "string") return null;
  const kept = Object.entries(items).filter((entry): entry is [string, Measured] => isMeasured(entry[1]));
  return { holdpoint, phase, plan, branch, commit, items: Object.fromEntries(kept) };
}

function isMeasured(value: unknown): value is Measured {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every(
      (one) => Number.isFinite(one) || (Array.isArray(one) && one.every((name) => typeof name === "string")),
    )
  );
}
