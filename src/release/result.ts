/** What a command reports: events while it works, one result at its end. */
import type { WatchComparison } from "../judge/regression/watch-comparison.ts";
import type { RecordedCondition } from "../judge/recorded-condition.ts";
import type { ReasonCode } from "../lib/reason-code.ts";
import type { RollbackTarget } from "./list-targets.ts";
import type { Verdict } from "../lib/verdict.ts";

/** `proceed` is the only word that lets a later job go on; `watching`: the watch is open, and scheduled looks go on with it. */
export type Decision = "proceed" | "watching" | "hold" | "rolled-back" | "failed";

/** What a process ends with, so that a shell can tell. */
export const EXIT_CODE: Readonly<Record<Decision, number>> = {
  proceed: 0,
  failed: 1,
  hold: 3,
  "rolled-back": 4,
  watching: 5,
};
/** A mistake in the plan or the call, before anything was touched. */
export const EXIT_USAGE = 2;
/** Holdpoint itself failed (EX_SOFTWARE of sysexits.h): a hold as well, but none that a script may take for one of people. */
export const EXIT_INTERNAL = 70;

/** A rollback that a person asked for and that was read back is a success of that command; one that a watch made is not. */
export function exitCodeOf({ command, decision }: Pick<CommandResult, "command" | "decision">): number {
  return command === "rollback" && decision === "rolled-back" ? EXIT_CODE.proceed : EXIT_CODE[decision];
}

/** Steps that a release goes through; a rehearsal can crash after any of them. */
export const STEPS = [
  "step-begun",
  "step",
  "build",
  "deploy",
  "record-staging",
  "verify",
  "record-production",
  "promote",
  "stage",
  "watch",
  "rollback-decided",
  "rung",
  "rollback",
  "incident",
  "done",
] as const;

export type Step = (typeof STEPS)[number];

/** What happens, as it happens; one JSON line each with `--json`. `at` is milliseconds on the command's clock. */
export type ReleaseEvent =
  | {
      readonly event: "start";
      readonly at: number;
      readonly command: string;
      readonly release: string;
      readonly commit: string;
    }
  /** A step is done and can be read back from the world. */
  | {
      readonly event: "step";
      readonly at: number;
      readonly step: Step;
      readonly text: string;
      /** Of a step that the plan adds: its key, `migrate`. */
      readonly planned?: string;
    }
  /** Work in progress; later ones replace earlier ones on a screen. */
  | { readonly event: "progress"; readonly at: number; readonly text: string }
  /** How far a step of the plan is. `beat`: often enough for a log in which every line stays. */
  | {
      readonly event: "step-progress";
      readonly at: number;
      readonly title: string;
      /** Of the whole, 0–1; null where nobody can tell. */
      readonly ratio: number | null;
      readonly text: string;
      readonly elapsedMs: number;
      readonly plannedMs: number | null;
      readonly beat: boolean;
    }
  | { readonly event: "gate"; readonly at: number; readonly title: string; readonly verdict: Verdict }
  /** One round of the watch: how far it is, and how its conditions stand. */
  | {
      readonly event: "tick";
      readonly at: number;
      /** Since the promote; beyond `totalMs` while the last data settles. */
      readonly elapsedMs: number;
      /** Of the round before; null in the first. */
      readonly previousMs: number | null;
      readonly totalMs: number;
      readonly clear: number;
      readonly open: number;
    }
  | { readonly event: "condition"; readonly at: number; readonly text: string; readonly verdict: Verdict }
  | { readonly event: "note"; readonly at: number; readonly text: string }
  /** Output of a repository's own command. */
  | { readonly event: "output"; readonly at: number; readonly title: string; readonly line: string }
  | {
      readonly event: "decision";
      readonly at: number;
      readonly command: string;
      readonly decision: Decision;
      readonly reasonCode: ReasonCode;
      readonly summary: string;
      /** As the result says it: what production serves, or that it is not known. */
      readonly production: ProductionSummary;
    };

/** One step of the plan, as far as this command knows of it. */
export interface StepResult {
  readonly title: string;
  /** Key in the registry. */
  readonly step: string;
  readonly stage: "staging" | "production";
  /** `unfinished`: it was begun, and how that ended is not known. `left`: it was to be taken back, and was not. */
  readonly state: "done" | "failed" | "held" | "unfinished" | "undone" | "left";
  /** Null where it did not begin. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** How long it is planned to take; null where the plan says nothing. */
  readonly plannedMs: number | null;
  readonly summary: string;
  readonly evidence: Verdict["evidence"];
  /** Of a rollback: what it leaves behind, a part of a sentence. */
  readonly leavesBehind?: string;
}

export interface TimelineEntry {
  /** On the command's clock. */
  readonly at: number;
  readonly text: string;
  /** Conditions that this is about; those that share a cause share an entry. */
  readonly about: readonly string[];
}

export interface ProductionRollout {
  readonly deploymentId: string;
  /** Of the visitors. */
  readonly percent: number;
  /** From 1. */
  readonly stage: number;
  readonly stages: number;
}

export interface ProductionSummary {
  /** Deployment ids. */
  readonly before: string | null;
  /** By the host's own word, read after the last request; null where that was not possible. */
  readonly after: string | null;
  /** Production domains that point elsewhere; absent where all of them agree. */
  readonly elsewhere?: readonly { readonly domain: string; readonly deploymentId: string | null }[];
  /** What a part of the visitors get meanwhile, by a rolling release; absent where everybody gets the same. */
  readonly rollout?: ProductionRollout;
  /** What the production address answered when it was read back: the served version, or null where the plan names none or nothing answered. */
  readonly served: string | null;
}

/** The answer of every command; `version` changes when a field changes its meaning. */
export interface CommandResult {
  readonly version: 1;
  readonly command: string;
  readonly release: string;
  readonly commit: string;
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  readonly summary: string;
  /** What to do, where the decision is not `proceed`. */
  readonly remedy: string | null;
  readonly candidate: { readonly id: string; readonly url: string } | null;
  readonly production: ProductionSummary;
  readonly verdicts: readonly { readonly title: string; readonly verdict: Verdict }[];
  /** Last lines of the build log where a build failed. */
  readonly buildLog: readonly string[];
  readonly notes: readonly string[];
  /** Steps, notes and every verdict that was not a pass, oldest first; of very many the last ones. */
  readonly timeline: readonly TimelineEntry[];
  /** The steps of the plan that were taken, found or taken back, in their order; absent where there are none. */
  readonly steps?: readonly StepResult[];
  /** Of a watch that compared something with what was there before: everything that it was computed from. */
  readonly comparison?: WatchComparison;
  /** Of a watch: its conditions on fixed limits, each with the reading that spoke. */
  readonly conditions?: readonly RecordedCondition[];
  /** Of a drill: the project at the host where it was made. Production was neither read nor touched. */
  readonly drill?: string;
  /** Of a restore: the database. Which deployment production serves was neither read nor changed. */
  readonly database?: string;
  /** Of a rollback that was not made: what a person may name as its target. */
  readonly targets?: readonly RollbackTarget[];
  /** SHA-256 of `conditions` and `comparison`, as the release's record has it too. */
  readonly evidenceDigest?: string;
  /** On the command's clock. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What several parts of one command say, told as one: the worst first, then what else a person must decide; null where there is none. */
export function worstWithOthers(
  parts: readonly Pick<CommandResult, "decision" | "reasonCode" | "summary" | "remedy">[],
): Pick<CommandResult, "decision" | "reasonCode" | "summary" | "remedy"> | null {
  const worst = worstEnd(parts);
  if (worst === null) return null;
  const others = parts.filter((part) => part !== worst && !["proceed", "watching"].includes(part.decision));
  const told = others.map(({ summary, remedy }) => `Besides: ${[summary, remedy ?? ""].join(" ").trimEnd()}`);
  return { ...worst, summary: [worst.summary, ...told].join(" ") };
}

/** What was judged, and the steps, of the part that is told first: another one may have had the same after it. */
export function endedAs(part: CommandResult, whole: CommandResult): CommandResult {
  const { decision, reasonCode, summary, remedy, production, notes, timeline, endedAt } = whole;
  return { ...part, decision, reasonCode, summary, remedy, production, notes, timeline, endedAt };
}

const WORST_FIRST: readonly Decision[] = ["rolled-back", "failed", "hold", "watching", "proceed"];

/** Of several parts of one command, the one that people must hear of first; null where there is none. */
export function worstEnd<Part extends Pick<CommandResult, "decision">>(parts: readonly Part[]): Part | null {
  return (
    parts.toSorted((one, other) => WORST_FIRST.indexOf(one.decision) - WORST_FIRST.indexOf(other.decision))[0] ?? null
  );
}
