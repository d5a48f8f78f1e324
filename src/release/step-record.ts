/**
 * What the record has of a step: one GitHub Deployment for its beginning, written before anything is changed, and one for
 * its end, with details and evidence; likewise for its way back. A payload is written once and a status has 140 characters,
 * so that nothing else could carry an end to a later run. Read by hand, like the rest of the record.
 */
import { type Fields, isNumber, isText } from "../lib/fields.ts";
import type { JsonFields } from "../lib/json-value.ts";
import { jsonFieldsOf } from "../lib/json-value.ts";
import { mayStandWith } from "../lib/reason-code.ts";
import type { Evidence, Verdict } from "../lib/verdict.ts";
import type { RecordKind } from "./own-records.ts";
import { parsePayload, readShared } from "./payload.ts";
import type { StepWord } from "./decide-step.ts";

/** `task` of our Deployments that are about steps. */
export const STEP_TASK = "holdpoint:step";

export const STEP_PARTS = ["begun", "ended", "undoing", "undone"] as const;
export type StepPart = (typeof STEP_PARTS)[number];

export interface RecordedStepWord {
  readonly said: StepWord | "undo";
  readonly reason: string;
}

/** Of the parts that end something. */
export interface RecordedStepEnd {
  readonly verdict: Verdict;
  readonly details: JsonFields | null;
  /** Nothing was changed. */
  readonly untouched: boolean;
  readonly startedAt: number;
}

export interface StepPayload extends NonNullable<ReturnType<typeof readShared>> {
  readonly phase: "step";
  readonly part: StepPart;
  readonly stage: "staging" | "production";
  /** Key in the registry. */
  readonly step: string;
  readonly title: string;
  /** Of this step of this release under this plan. */
  readonly identity: string;
  /** Of the run that wrote it, for this one time of taking it, or of taking it back; null where nobody said. */
  readonly attempt: string | null;
  /** By the clock of the run that wrote it. */
  readonly at: number;
  readonly runUrl: string | null;
  readonly plannedMs: number | null;
  readonly end: RecordedStepEnd | null;
  /** What it leaves behind where it is not taken back, a part of a sentence; null: nothing. */
  readonly leaves: string | null;
  /** What a person said, where that is why it was done or counts as done. */
  readonly word: RecordedStepWord | null;
}

export const STEP_RECORDS: RecordKind<StepPayload> = {
  task: STEP_TASK,
  noun: "a step's record",
  parse: parseStepPayload,
};

/** Null where it is not one of ours, or not whole. */
export function parseStepPayload(stored: unknown): StepPayload | null {
  const fields = parsePayload(stored);
  const shared = readShared(fields);
  const part = STEP_PARTS.find((one) => one === fields["part"]);
  const stage = (["staging", "production"] as const).find((one) => one === fields["stage"]);
  if (shared === null || fields["phase"] !== "step" || part === undefined || stage === undefined) return null;
  const { step, title, identity, at } = fields;
  if (!isText(step) || !isText(title) || !isText(identity) || !isNumber(at)) return null;
  const end = readEnd(jsonFieldsOf(fields["end"]));
  if (end === null && (part === "ended" || part === "undone")) return null;
  return {
    ...shared,
    phase: "step",
    part,
    stage,
    step,
    title,
    identity,
    attempt: isText(fields["attempt"]) ? fields["attempt"] : null,
    at,
    runUrl: isText(fields["runUrl"]) ? fields["runUrl"] : null,
    plannedMs: isNumber(fields["plannedMs"]) ? fields["plannedMs"] : null,
    end,
    leaves: isText(fields["leaves"]) ? fields["leaves"] : null,
    word: readWord(jsonFieldsOf(fields["word"])),
  };
}

function readEnd(fields: Fields | null): RecordedStepEnd | null {
  const verdict = readVerdict(jsonFieldsOf(fields?.["verdict"]));
  if (fields === null || verdict === null || !isNumber(fields["startedAt"])) return null;
  const { startedAt, untouched } = fields;
  return { verdict, details: jsonFieldsOf(fields["details"]), untouched: untouched === true, startedAt };
}

function readVerdict(fields: Fields | null): Verdict | null {
  if (fields === null) return null;
  const { outcome, reasonCode, summary, remedy, evidence } = fields;
  const known = (["pass", "hold", "fail"] as const).find((one) => one === outcome);
  if (known === undefined || !isText(reasonCode) || !isText(summary) || !mayStandWith(reasonCode, known)) return null;
  const words = { summary, evidence: readEvidence(evidence), ...(isText(remedy) ? { remedy } : {}) };
  // The table of codes has just said that the two may stand together.
  return { outcome: known, reasonCode, ...words } as Verdict;
}

function readEvidence(value: unknown): readonly Evidence[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown): Evidence[] => {
    const { label, value: said, url } = jsonFieldsOf(one) ?? {};
    return isText(label) && isText(said) ? [{ label, value: said, ...(isText(url) ? { url } : {}) }] : [];
  });
}

function readWord(fields: Fields | null): RecordedStepWord | null {
  const said = (["done", "repeat", "undo"] as const).find((one) => one === fields?.["said"]);
  return said !== undefined && isText(fields?.["reason"]) ? { said, reason: fields["reason"] } : null;
}
