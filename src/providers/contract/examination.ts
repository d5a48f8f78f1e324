/** What a vendor can be asked before a release needs it, by requests that read and never by one that changes something. */
import type { Finding } from "../../lib/finding.ts";

export interface Examination {
  /** What is looked at, for where it cannot be: `environments`. */
  readonly subject: string;
  /** A release needs the same answer: without it nothing goes. Otherwise only an examination asks for it. */
  readonly needed: boolean;
  /** Where a person sees it instead, for what a token mostly may not read: `Settings, Environments`. */
  readonly byHand?: string;
  /** Throws ProviderError where there is no usable answer. */
  run(): Promise<readonly Finding[]>;
}

/** What a plan and the workflows that run it expect of their vendors. */
export interface Expected {
  readonly project: string;
  readonly team: string | null;
  /** `owner/name`, null where it is not known. */
  readonly repository: string | null;
  /** The project's folder, absolute. */
  readonly directory: string;
  /** Production domains. */
  readonly domains: readonly string[];
  /** Slug of the environment of the host's own that staging is built for; null where it is one that every project has. */
  readonly stagingEnvironment: string | null;
  /** What holds builds back that the host makes from Git; null or absent where builds are uploaded. */
  readonly letIn?: "staged" | "check" | null;
  /** How many deployments further back than the one before a rollback may have to go. */
  readonly rollbackSteps: number;
  /** A gate has the vendor run checks, not only read their results. */
  readonly runsChecks: boolean;
  readonly environments: readonly ExpectedEnvironment[];
  /** The commit status of the checklist; null where the plan has none. */
  readonly status: { readonly context: string; readonly askedByPromote: boolean } | null;
  /** Teams whose members sign off, `organization/team`. */
  readonly teams: readonly string[];
  readonly schedules: readonly Schedule[];
  /** The plan only observes: nothing is deployed, promoted or rolled back. */
  readonly onlyObserves?: true;
}

/** An environment of the forge that a job runs in, with the secrets that it finds there. */
export interface ExpectedEnvironment {
  readonly name: string;
  readonly use: "staging" | "production" | "rollback";
}

/** When a workflow of the repository starts by itself. */
export interface Schedule {
  /** Its file, from the repository's root. */
  readonly workflow: string;
  readonly cron: string;
  /** Of the IANA database. */
  readonly timezone: string;
}
