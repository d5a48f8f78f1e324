import { ofReport } from "../../commands/release-options.ts";
import type { Options, OptionValues } from "../../lib/option.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { STEPS } from "../../release/result.ts";

/** A Monday morning, always the same, so that a rehearsal can be repeated. */
export const DEFAULT_START = "2026-01-05T09:00Z";
/** A site that is small, but not so small that an hour of it says nothing. */
export const DEFAULT_TRAFFIC = "20/s";
/** Share of its requests that usually fail. */
export const DEFAULT_BASE = "1%";
/** Which of the many possible streams of visitors come. */
export const DEFAULT_SEED = 1;

/** Keys of the plan's own steps that can be rehearsed. */
export const PLANNED_STEPS = ["backup", "migrate", "snapshot"] as const;
export const CRASH_POINTS = [...STEPS, ...PLANNED_STEPS] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

export const rehearseOptions = {
  plan: {
    type: "text",
    placeholder: "FILE",
    otherwise: `${DEFAULT_PLAN_FILE}, or a demo plan where there is none`,
    description: "Path of the plan file.",
  },
  checklist: {
    type: "flag",
    description: "Rehearse a pull request's checklist, ticked by people, instead of a release.",
  },
  rollout: {
    type: "flag",
    description:
      "Rehearse a release whose visitors come in stages: the demo plan with 10%, 50% and 100%, or the plan's own rollout.",
    idleWith: "checklist",
  },
  source: {
    type: "choice",
    values: ["upload", "git"],
    otherwise: "as the plan says; the demo plan uploads",
    description: "Where the build comes from: uploaded by Holdpoint, or built by the host itself from a push.",
    idleWith: "checklist",
  },
  database: {
    type: "flag",
    description:
      "Rehearse the plan's database steps with a real PostgreSQL that is started for it; without a plan, a demo plan that has them. Needs PostgreSQL's programs on this machine.",
    idleWith: "checklist",
  },
  observe: {
    type: "flag",
    description:
      "Rehearse what scheduled looks find about a deployment that somebody else makes, instead of a release; always, where the plan has no staging.",
    idleWith: "checklist",
  },
  fault: {
    type: "list",
    placeholder: "NAME",
    description: "Fault to inject, such as error-rate=8% or outage. May be repeated.",
  },
  at: {
    type: "duration",
    placeholder: "DURATION",
    otherwise: "the start; the promote for faults of the site",
    description: "When the faults begin, measured from the promote, such as 3m.",
    needs: "fault",
    idleWith: "checklist",
  },
  "behind-flag": {
    type: "flag",
    description:
      "The site's own faults stand behind the flag that the plan's ladder names: they end where it is set to what is safe.",
    needs: "fault",
    idleWith: "checklist",
  },
  traffic: {
    type: "text",
    placeholder: "RATE",
    default: DEFAULT_TRAFFIC,
    description: "Requests of the site's visitors, such as 20/s, 300/m or 50/h.",
    idleWith: "checklist",
  },
  base: {
    type: "text",
    placeholder: "SHARE",
    otherwise: `${DEFAULT_BASE}, or what the plan's conditions let pass`,
    description: "Share of requests that fail although nothing is wrong.",
    idleWith: "checklist",
  },
  noise: {
    type: "text",
    placeholder: "NUMBER",
    otherwise: "a steady share",
    description: "How that share varies from minute to minute: 0.5 is a coefficient of variation of 50 %.",
    idleWith: "checklist",
  },
  start: {
    type: "instant",
    placeholder: "INSTANT",
    otherwise: `${DEFAULT_START}; with --database now`,
    description: "When the release begins; if the plan's windows are closed then, it begins when they open.",
    idleWith: "checklist",
  },
  "crash-after": {
    type: "choice",
    values: CRASH_POINTS,
    placeholder: "STEP",
    description:
      "Crash once right after this step; the next run continues. `backup`, `migrate` and `snapshot` are steps of the plan, and need --database.",
    idleWith: "checklist",
  },
  ticks: {
    type: "duration",
    placeholder: "DURATION",
    otherwise: "somebody stays until the watch ends",
    description: "Watch by single looks this far apart, as a schedule makes them, such as 15m.",
    idleWith: "checklist",
  },
  late: {
    type: "duration",
    placeholder: "DURATION",
    otherwise: "all in time",
    description: "How much too late one of the ticks comes, a third into the watch, such as 5h.",
    needs: "ticks",
    idleWith: "checklist",
  },
  seed: {
    type: "integer",
    placeholder: "NUMBER",
    default: String(DEFAULT_SEED),
    description: "Random seed, a whole number; another seed gives other visitors.",
    idleWith: "checklist",
  },
  record: {
    type: "flag",
    description: "Record a rehearsal that ended in a rollback as a drill at GitHub.",
    idleWith: "checklist",
  },
  commit: {
    type: "text",
    placeholder: "SHA",
    otherwise: "GITHUB_SHA",
    description: "Commit for which the drill is recorded.",
    needs: "record",
  },
  comment: {
    type: "text",
    placeholder: "FILE",
    description: "File to write the pull request's final comment to.",
    needs: "checklist",
  },
  incident: {
    type: "text",
    placeholder: "FILE",
    description: "File to write the issue to that a rollback opens, as Markdown.",
    idleWith: "checklist",
  },
  report: { ...ofReport.report, idleWith: "checklist" },
  json: { type: "flag", description: "Print each event as a line of JSON, the decision last." },
} as const satisfies Options;

export type RehearseValues = OptionValues<typeof rehearseOptions>;
