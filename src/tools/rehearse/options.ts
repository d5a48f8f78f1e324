import type { Options, OptionValues } from "../../lib/option.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { STEPS } from "../../release/result.ts";

/** A Monday morning, always the same, so that a rehearsal can be repeated. */
export const DEFAULT_START = "2026-01-05T09:00Z";
/** Which of the many possible streams of visitors come. */
export const DEFAULT_SEED = 1;

export const rehearseOptions = {
  plan: {
    type: "text",
    placeholder: "FILE",
    otherwise: `${DEFAULT_PLAN_FILE}, or a demo plan where there is none`,
    description: "Path of the plan file.",
  },
  checklist: { type: "flag", description: "A pull request's checklist, ticked by people, instead of a release." },
  fault: {
    type: "list",
    placeholder: "NAME",
    description: "Trouble to have, such as error-rate=8% or outage. May be repeated.",
  },
  at: {
    type: "duration",
    placeholder: "DURATION",
    otherwise: "the start, and the promote for trouble of the site",
    description: "When the faults begin, counted from the promote, such as 3m.",
    needs: "fault",
    idleWith: "checklist",
  },
  start: {
    type: "instant",
    placeholder: "INSTANT",
    default: DEFAULT_START,
    description: "When the release begins; where the plan's windows are closed then, it begins when they open.",
    idleWith: "checklist",
  },
  "crash-after": {
    type: "choice",
    values: STEPS,
    placeholder: "STEP",
    description: "Die once right after this step; the next run goes on.",
    idleWith: "checklist",
  },
  seed: {
    type: "integer",
    placeholder: "NUMBER",
    default: String(DEFAULT_SEED),
    description: "Another whole number gives other visitors.",
    idleWith: "checklist",
  },
  record: {
    type: "flag",
    description: "Record a rehearsal that was rolled back as a drill at GitHub.",
    idleWith: "checklist",
  },
  commit: {
    type: "text",
    placeholder: "SHA",
    otherwise: "GITHUB_SHA",
    description: "Commit that the drill is recorded for.",
    needs: "record",
  },
  comment: {
    type: "text",
    placeholder: "FILE",
    description: "Where the pull request's comment is written as it stands at the end.",
    needs: "checklist",
  },
  json: { type: "flag", description: "Each event as a line of JSON, the decision last." },
} as const satisfies Options;

export type RehearseValues = OptionValues<typeof rehearseOptions>;
