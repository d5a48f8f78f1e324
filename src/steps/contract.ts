import type { ZodType } from "zod";
import type { Clock } from "../lib/clock.ts";
import type { DatabaseHistory } from "../lib/database-history.ts";
import type { JsonFields, JsonValue } from "../lib/json-value.ts";
import type { Secret } from "../lib/secret.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { RoleName, Roles } from "../providers/contract.ts";
import type { WayBackSince } from "../release/way-back-since.ts";

/** What a step may be given: nothing that points production at another deployment, and nothing that writes records. */
export type StepRole = Exclude<RoleName, "host" | "forge" | "monitor" | "incidents" | "flags" | "source">;

/** What a step wants remembered about itself beyond its verdict: plain JSON, small, without a secret, which would be masked. */
export type StepDetails = JsonFields;
export type StepValue = JsonValue;

/** A step of this release that was done before, as the record has it. */
export interface DoneStep {
  readonly title: string;
  /** Key in the registry. */
  readonly step: string;
  readonly stage: "staging" | "production";
  readonly startedAt: number;
  readonly endedAt: number;
  readonly details: StepDetails;
}

/** How far it is. */
export interface StepProgress {
  /** Of the whole, 0–1; null where nobody can tell. */
  readonly ratio: number | null;
  /** One line for people: `public.messages, 1.2 of 2.4 M rows`. */
  readonly text: string;
}

/** Everything a step may see: its own spec, the roles it names, the release. Never the plan, never a vendor. */
export interface StepContext<Needed extends StepRole = StepRole> {
  readonly roles: Pick<Roles, Needed>;
  readonly release: {
    readonly id: string;
    readonly commit: string;
    /** Name of the plan. */
    readonly project: string;
    readonly stage: "staging" | "production";
    /** The run in the forge's pages. */
    readonly runUrl: string | null;
  };
  readonly title: string;
  /** The same for this step of this release in every run, and for no other: 16 hex digits, for names in the world. */
  readonly identity: string;
  readonly clock: Clock;
  /** Uniform in [0, 1): for waiting times. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** The checkout's folder, absolute. */
  readonly directory: string;
  /** Variables by name. A step reads only those that its spec names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Value of a variable that the spec names. Throws UsageError `secret_missing`. */
  readonly secret: (name: string) => Secret;
  /** Live output for people (a command's lines). */
  readonly output: (line: string) => void;
  readonly progress: (progress: StepProgress) => void;
  /** An earlier run began to apply it, and how that ended is not known; null where none did. */
  readonly begun: { readonly at: number; readonly runUrl: string | null } | null;
  /** What the record, or the run of `apply` a moment ago, says of its end; null where there was none. */
  readonly recorded: StepDetails | null;
  /** Steps of this release that are done, oldest first. */
  readonly earlier: readonly DoneStep[];
  /** How the plan says that the database of this variable is migrated; null where it does not. */
  readonly historyOf?: (database: string) => Promise<DatabaseHistory | null>;
  /** Since when what was kept for earlier releases may be needed by the way back; absent where nothing of theirs is to be touched. */
  readonly wayBackSince?: () => Promise<WayBackSince>;
}

/** How the world stands: always read, never remembered. */
export type StepObservation<State> =
  /** It can be applied. `state`: what was read, which `apply` compares with. */
  | { readonly is: "due"; readonly state: State }
  /** It is done for this release. */
  | {
      readonly is: "done";
      readonly summary: string;
      readonly evidence?: Verdict["evidence"];
      /** Where the record has none, because the run that applied it was killed before it could write them. */
      readonly details?: StepDetails;
    }
  /** It cannot be applied, or nobody can tell: why, and what a person should look at. */
  | { readonly is: "impossible"; readonly verdict: Verdict };

export interface StepEnd {
  /** `pass`: applied. Its evidence stands in the record and in the summary. */
  readonly verdict: Verdict;
  /** Handed to `observe`, to later steps and to `undo`, also by later runs. */
  readonly details?: StepDetails;
  /** Of a verdict that is no `pass`: nothing was changed, so that it may be applied again, also where `once` says never. */
  readonly untouched?: true;
}

/** Takes back what a step did, where its release is rolled back. */
export interface StepUndo<Spec, Needed extends StepRole> {
  /** Whether this spec has a way back at all. */
  has(spec: Spec, details: StepDetails | null): boolean;
  /** Data is lost by it, so that only a person's dispatch may ask for it. `details`: what its end said; null before that. */
  losesData(spec: Spec, details: StepDetails | null): boolean;
  /** What speaks against it as the world is now; null: nothing. Sends nothing that changes it. */
  foresee?(spec: Spec, context: StepContext<Needed>): Promise<Verdict | null>;
  /** Observes, takes back, reads back. `pass`: as before. Safe to repeat. */
  apply(spec: Spec, context: StepContext<Needed>): Promise<Verdict>;
}

/**
 * One change of the world that can be observed, recorded and, often, undone. The key that names it in the plan is its file
 * name. A step that throws ProviderError holds with its cause; what it began is observed by the next run.
 */
export interface Step<Spec = unknown, Needed extends StepRole = StepRole, State = unknown> {
  readonly key: string;
  /** One sentence for the reference page, then more where it is needed. */
  readonly description: string;
  /** Items as a plan has them, in YAML, for the reference page: people copy them. */
  readonly example: string;
  readonly spec: ZodType<Spec>;
  readonly roles: readonly Needed[];
  /** Those of `roles` that this spec needs, and is given; left out: all of them. */
  rolesFor?(spec: Spec): readonly Needed[];
  /** `code` runs the repository's own code, from the released commit only, and is given only variables that code may have. */
  readonly kind: "code" | "world";
  /** Key of the provider that plays its role, where the spec names a vendor. */
  provider?(spec: Spec): string | undefined;
  /** Names of the environment variables that must be set for this spec. */
  secrets?(spec: Spec): readonly string[];
  /** Names of those that it is given where they are set, and does without where they are not. */
  optionalSecrets?(spec: Spec): readonly string[];
  /** How the database is migrated, where this spec says it. */
  history?(spec: Spec): DatabaseHistory | null;
  /** What this spec does, in one line without a period, for who approves the plan. */
  explain(spec: Spec): string;
  /** It must not be applied twice and the world does not tell whether it was: a run that finds it begun holds. */
  once?(spec: Spec): boolean;
  /** There is nothing to be read back: what `apply` said, and the record has of it, is all that is known. */
  wordCounts?(spec: Spec): boolean;
  /** Reads how the world stands. Sends nothing that changes it. */
  observe(spec: Spec, context: StepContext<Needed>): Promise<StepObservation<State>>;
  /**
   * Changes the world, once, if it is still as `state` says. `pass` counts when `observe`, asked again with the end's details,
   * says `done`. An abort ends it as soon as the world is safe, and throws the signal's reason.
   */
  apply(spec: Spec, state: State, context: StepContext<Needed>): Promise<StepEnd>;
  readonly undo?: StepUndo<Spec, Needed>;
  /** Part of a sentence, for a release that was rolled back: `the schema stays at 0042_users`; null: nothing stays. */
  leavesBehind(spec: Spec, details: StepDetails | null): string | null;
}
