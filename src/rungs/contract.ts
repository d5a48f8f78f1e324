import type { ZodType } from "zod";
import type { Clock } from "../lib/clock.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { RoleName, Roles } from "../providers/contract.ts";
import type { Deployed } from "../release/payload.ts";
import type { RecordedFlag } from "../release/recorded-flag.ts";

/**
 * What a rung may be given: nothing that points production at another deployment, and nothing that writes records. The
 * host's own rollback is made by the engine, which compares before it sets.
 */
export type RungRole = Exclude<RoleName, "host" | "forge" | "monitor" | "incidents">;

/** The release that is taken back, as its record has it. */
export interface RungRelease {
  readonly id: string;
  readonly commit: string;
  /** The host's project. */
  readonly project: string;
  /** Id of its deployment. */
  readonly candidate: string;
  /** What production goes back to, or went back to; null where there is nothing. */
  readonly knownGood: Deployed | null;
  /** The flag that the ladder sets, as it was before the release; null where that is not recorded. */
  readonly flag: RecordedFlag | null;
  /** Why it is taken back. */
  readonly reason: string;
  /** The run in the forge's pages. */
  readonly runUrl: string | null;
}

/** Everything a rung may see: its own spec, the roles it names, the release. Never the plan, never a vendor. */
export interface RungContext<Needed extends RungRole = RungRole> {
  /** Connected for this rung: their requests end when its time is over. */
  readonly roles: Pick<Roles, Needed>;
  readonly release: RungRelease;
  readonly clock: Clock;
  /** Ends with the rung's time, and with the command. */
  readonly signal: AbortSignal;
  /** When its time is over, by `clock`. */
  readonly until: number;
  /** An earlier run began to apply it, and how that ended is not known. */
  readonly begun: boolean;
  /** The checkout's folder, absolute. */
  readonly directory: string;
  /** Variables by name. A rung reads only those that its spec names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Live output for people (a command's lines). */
  readonly output: (line: string) => void;
}

/** How the world stands before a rung is applied, and after it: always read, never remembered. */
export type RungObservation<State> =
  /** It can be applied. `state`: what was read, which `apply` compares with and `restore` puts back. */
  | { readonly is: "due"; readonly state: State }
  /** It is as this rung would make it. */
  | {
      readonly is: "done";
      readonly summary: string;
      readonly evidence?: Verdict["evidence"];
      /** How it was when the release was recorded, before its promote; absent where nobody wrote that down. */
      readonly before?: "so" | "otherwise";
    }
  /** It cannot be applied: a hold with the reason and what to do about it. */
  | { readonly is: "impossible"; readonly verdict: Verdict };

/** What every rung says of itself. */
export interface RungDeclaration<Spec = unknown> {
  readonly key: string;
  /** One sentence for the reference page, then more where it is needed. */
  readonly description: string;
  /** What `rollback` of a plan says, in YAML, for the reference page: people copy it. */
  readonly example: string;
  /** What is left to a person where it helped, as a sentence. */
  readonly afterwards?: string;
  /** What it does not undo, a part of a sentence: `environment variables, crons and data`. */
  readonly cannotUndo: string;
  /** What the plan says under `rollback.<key>`; absent where there is nothing to say. An empty map stands for nothing said. */
  readonly spec?: ZodType<Spec>;
  /** In place of `spec`: the role whose vendors each have words of their own for it, `{ vendor: … }`. */
  readonly words?: RungRole;
  readonly roles: readonly RungRole[];
  /** Key of the provider that plays its role, where the spec names a vendor. */
  provider?(spec: Spec): string | undefined;
  /** Names of the environment variables that must be set for this spec. */
  secrets?(spec: Spec): readonly string[];
  /** It runs the repository's own code, so that it is given only variables that code may have. */
  readonly kind?: "code" | "world";
  /** What this spec does, in one line without a period. */
  explain(spec: Spec): string;
}

/** The host's own rollback: the engine makes it, by its own rules. Everything else about the ladder turns on it. */
export interface HostRung extends RungDeclaration<undefined> {
  readonly moves: "deployment";
}

/**
 * One way to take back what a release did. The key that names it in the plan is its file name. A rung that throws was not
 * possible, and the next one is taken: see engine/ladder.
 */
export interface Rung<
  Spec = unknown,
  Needed extends RungRole = RungRole,
  State = unknown,
> extends RungDeclaration<Spec> {
  /**
   * `behavior`: what production does, with the deployment that it serves: taken before `host` or after it, as the plan says.
   * `source`: only the repository, and so nothing that visitors see: comes last, for a release that was taken out.
   */
  readonly moves: "behavior" | "source";
  readonly roles: readonly Needed[];
  /**
   * Before `host` it is taken only where production's `verify` gates fail at that moment: only then can it be seen to help,
   * and what cannot be seen to help is not worth a change that somebody has to take back.
   */
  readonly onlyIfSeen?: true;
  /** How long after it was applied production may go on as before, because caches and clients hear of it late. */
  settlesMs?(spec: Spec): number;
  /**
   * It must not be applied twice, and the world does not tell whether it was: its beginning is recorded first, and where that
   * is not possible it is not taken.
   */
  once?(spec: Spec): boolean;
  /** How long it may take at most, in all, after `host`; before it no rung has more than half a minute. */
  patienceMs?(spec: Spec): number;
  /** There is nothing to be read back: what `apply` said is all that is known. */
  wordCounts?(spec: Spec): boolean;
  /** Reads how the world stands. Sends nothing that changes it. */
  observe(spec: Spec, context: RungContext<Needed>): Promise<RungObservation<State>>;
  /**
   * Changes the world, once, if it is still as `state` says (compare, then set). `pass`: sent; what came of it is observed
   * again. A request whose answer is lost throws, and is observed too.
   */
  apply(spec: Spec, state: State, context: RungContext<Needed>): Promise<Verdict>;
  /**
   * Puts back what `apply` changed, where it did not help: as `state` says, if nobody has changed it since. `pass`: put back;
   * `hold`: left as it is, with the reason.
   */
  restore?(spec: Spec, state: State, context: RungContext<Needed>): Promise<Verdict>;
}

/** What it changes is data, some of which is lost: the engine takes it where a person's own dispatch asks for it, and nowhere else. */
export interface DataRung<Spec = unknown> extends RungDeclaration<Spec> {
  readonly moves: "data";
}

export type AnyRung = HostRung | DataRung | Rung;
