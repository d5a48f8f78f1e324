/** What really happened, as the world saw it: all that the oracle is given. */
import type { CommandResult, ReleaseEvent } from "../../../src/release/result.ts";
import type { HostRollout } from "../../../src/providers/contract.ts";
import type { Fate, FaultKind, GateTruth } from "../scenario/scenario.ts";

/** Who asked: a process of a run, or a person by hand. */
export interface Process {
  readonly run: number;
  /** Of this run, counted from 0. */
  readonly process: number;
}

export type By = Process | "person";

/** The host's own last request, as `lastAliasRequest` says it. */
export interface HostRequest {
  readonly type: "promote" | "rollback";
  readonly fromDeploymentId: string | null;
  readonly toDeploymentId: string;
  readonly status: "pending" | "in-progress" | "succeeded" | "failed" | "skipped";
  readonly requestedAt: number;
}

/** Where production stands. Never changed, always replaced. */
export interface Standing {
  readonly target: string | null;
  readonly domains: readonly { readonly domain: string; readonly deploymentId: string | null }[];
  readonly autoAssign: boolean;
  readonly request: HostRequest | null;
  /** The host's last rolling release; absent where there was none. */
  readonly rollout?: HostRollout | null;
}

export interface WrittenStatus {
  readonly id: number;
  readonly record: number;
  readonly creator: string;
  readonly state: string;
  readonly description: string;
}

export interface WrittenRecord {
  readonly id: number;
  readonly creator: string;
  readonly task: string;
  readonly payload: unknown;
}

type What =
  | {
      readonly kind: "begin";
      readonly by: Process;
      readonly command: string;
      readonly release: string;
      readonly to: string | null;
      readonly unpin: boolean;
    }
  | { readonly kind: "result"; readonly by: Process; readonly command: string; readonly result: CommandResult }
  /** Something else than a vendor's failure came out of a command. */
  | { readonly kind: "broke"; readonly by: Process; readonly command: string; readonly error: string }
  | { readonly kind: "crash"; readonly by: Process; readonly call: number }
  | { readonly kind: "said"; readonly by: Process; readonly event: ReleaseEvent }
  | {
      readonly kind: "fault";
      readonly by: Process;
      readonly call: number;
      readonly name: string;
      readonly fault: FaultKind | Fate["kind"];
    }
  /** An answer about production reached its process. `servedAt`: when it was true; `isTrue`: it was not an old answer. */
  | {
      readonly kind: "read";
      readonly by: Process;
      readonly what: "target" | "domain" | "rollout";
      readonly sentAt: number;
      readonly servedAt: number;
      readonly isTrue: boolean;
      readonly told: string | null;
      readonly autoAssign: boolean | null;
      readonly truth: Standing;
    }
  /** A request to change production reached the host. */
  | {
      readonly kind: "ask";
      readonly by: By;
      readonly type: "promote" | "rollback" | "point" | "auto-assign" | "stage";
      readonly to: string;
      readonly sentAt: number;
      readonly answer: string;
      readonly before: Standing;
    }
  /** Production, or a domain of it, or its setting, or the host's request became another one. */
  | { readonly kind: "moved"; readonly by: By | "past"; readonly before: Standing; readonly after: Standing }
  | { readonly kind: "record"; readonly by: Process | "person" | "stranger" | "past"; readonly record: WrittenRecord }
  | { readonly kind: "status"; readonly by: Process | "person" | "stranger" | "past"; readonly status: WrittenStatus }
  | { readonly kind: "commit-status"; readonly by: Process; readonly state: string; readonly description: string }
  | {
      readonly kind: "built";
      readonly by: By;
      readonly id: string;
      readonly release: string | null;
      readonly commit: string;
      readonly createdAt: number;
    }
  | { readonly kind: "deleted"; readonly id: string }
  /** The project's template for rolling releases; null = none. */
  | { readonly kind: "rollout-settings"; readonly by: By; readonly percents: readonly number[] | null }
  | { readonly kind: "flag"; readonly by: By; readonly before: "on" | "safe"; readonly after: "on" | "safe" }
  | { readonly kind: "script"; readonly by: Process; readonly what: "begins" | "ends" }
  | { readonly kind: "branch"; readonly by: By; readonly name: string; readonly files: readonly string[] }
  | { readonly kind: "pull"; readonly by: By; readonly branch: string; readonly into: string }
  | {
      readonly kind: "gate";
      readonly by: Process;
      readonly stage: "staging" | "production";
      readonly deploymentId: string;
      readonly truth: GateTruth;
    }
  /** A metric was read: what the release's own data really say over the window. */
  | {
      readonly kind: "metric";
      readonly by: Process;
      readonly from: number;
      readonly to: number;
      readonly known: boolean;
      readonly ratio: number | null;
    }
  /** A step was observed, began to be applied or taken back, or ended with that. */
  | {
      readonly kind: "step";
      readonly by: Process;
      readonly release: string;
      readonly title: string;
      readonly what: "observe" | "apply" | "applied" | "undo" | "undone";
      /** What was observed, or the outcome. */
      readonly told: string | null;
    }
  /** The world is changed by a step, or back. */
  | {
      readonly kind: "step-moved";
      readonly by: Process;
      readonly release: string;
      readonly title: string;
      readonly isDone: boolean;
    }
  /** From here on nobody fails, dies or interferes. */
  | { readonly kind: "calm" }
  | { readonly kind: "over" };

/** `place`: where it stands in the log, which is its order. */
export type Entry = What & { readonly at: number; readonly place: number };

/** What a world is written into; the last entry of a kind is the newest. */
export interface Log {
  readonly entries: readonly Entry[];
  add(what: What): void;
}

export function createLog(now: () => number): Log {
  const entries: Entry[] = [];
  return {
    entries,
    // Nobody else holds what is added, so it need not be copied: there are two hundred entries to a release.
    add: (what) => void entries.push(Object.assign(what, { at: now(), place: entries.length })),
  };
}

/** Is it a process of a run, and which? */
export function isProcess(by: By | "stranger" | "past"): by is Process {
  return typeof by === "object";
}
