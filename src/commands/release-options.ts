/** Options that several commands share; what only one has stands in its own file. */
import { DEFAULT_AUTHOR } from "../lib/authors.ts";
import type { Options } from "../lib/option.ts";
import { DEFAULT_PLAN_FILE } from "../plan/plan.ts";

/** Of every command. */
export const everyCommand = {
  plan: { type: "text", placeholder: "FILE", default: DEFAULT_PLAN_FILE, description: "Path of the plan file." },
  repository: {
    type: "text",
    placeholder: "OWNER/NAME",
    otherwise: "GITHUB_REPOSITORY",
    description: "GitHub repository that keeps the release record.",
    edge: "terminal",
  },
  author: {
    type: "text",
    placeholder: "LOGINS",
    default: DEFAULT_AUTHOR,
    description:
      "Logins whose deployments, statuses and comments count as Holdpoint's own, separated by commas; the token's own login must be one of them.",
  },
  json: { type: "flag", description: "Print each event as a line of JSON, the decision last.", edge: "terminal" },
  verbose: { type: "flag", description: "Log each request to a vendor on standard error.", edge: "terminal" },
} as const satisfies Options;

/** Of every command that changes or judges a release. */
export const ofReport = {
  report: {
    type: "list",
    placeholder: "FILE",
    description:
      "File to write the result to, as a page with charts (.html), as Markdown (.md) or whole for programs (.json). May be repeated.",
  },
} as const satisfies Options;

/** Of what a person asks for by hand. */
export const byHand = {
  reason: {
    type: "text",
    placeholder: "TEXT",
    description:
      "Reason for it, shown at the host and kept in the release record of a rollback, and in the summary of a restore. Required, except for a dry run.",
  },
  name: {
    type: "text",
    placeholder: "NAME",
    otherwise: "none, so that no database is touched",
    description:
      "Name of the database, typed. It must be the one that its address ends with and that the backup is of. With it a rollback takes the rung `database` of its ladder, too.",
  },
  identity: {
    type: "text",
    placeholder: "VARIABLE",
    otherwise: "none, which opens backups that are not encrypted",
    description: "Variable that holds the age identity (AGE-SECRET-KEY-1…) of one of the backup's recipients.",
  },
  "without-fresh-backup": {
    type: "text",
    placeholder: "REASON",
    otherwise: "a backup of the last half hour, without which nothing is restored",
    description: "Why there is no fresh proven backup of the database.",
  },
  "dry-run": {
    type: "flag",
    description:
      "Read everything and report what would be done, what else `to` may name, and what a restore would lose, but change nothing.",
  },
} as const satisfies Options;

/** Of every command that must know whether a watch fits into its job. */
export const ofJob = {
  "job-limit": {
    type: "duration",
    placeholder: "DURATION",
    otherwise: "none",
    description:
      "Time limit of the job that the watch runs in. A longer watch is handed over to the scheduled looks of watch.yml.",
  },
} as const satisfies Options;

/** Of every command that takes steps of the plan. */
export const ofSteps = {
  "step-done": {
    type: "list",
    placeholder: "TITLE",
    description:
      "Title of a step that was cut off and that a person has seen to be done. Only for a step of which nothing else can tell; may be repeated.",
    needs: "step-reason",
  },
  "repeat-step": {
    type: "list",
    placeholder: "TITLE",
    description:
      "Title of a step that was begun before and that is to be applied again, although the plan does not say that it may. May be repeated.",
    needs: "step-reason",
  },
  "step-reason": {
    type: "text",
    placeholder: "TEXT",
    description: "Reason for what is said of those steps. Required with them, and recorded.",
  },
} as const satisfies Options;

/** Of every command that reads the repository's files for a commit. */
export const ofCommit = {
  commit: {
    type: "text",
    placeholder: "SHA",
    otherwise: "GITHUB_SHA",
    inputDefault: "${{ github.sha }}",
    description: "Commit to work on, as a full SHA.",
  },
  directory: { type: "text", placeholder: "FOLDER", default: ".", description: "Folder of the repository." },
} as const satisfies Options;

/** Of what looks at a pull request's plan as data, in the action alone. */
export const EXAMINED_BY = { plan: everyCommand.plan, directory: ofCommit.directory } as const satisfies Options;

/** Of every command that takes a release one step further. */
export const ofRelease = {
  release: {
    type: "text",
    placeholder: "ID",
    otherwise: "the commit",
    description: "Id of the release. A command that is run again with the same id continues where it stopped.",
  },
  ...ofCommit,
  ...ofReport,
} as const satisfies Options;
