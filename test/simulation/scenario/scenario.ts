/** Everything that is drawn about one release: a value, so that it replays byte for byte and can be made smaller. */
import type { LadderTruth } from "./ladder.ts";
import type { StepsTruth } from "./steps.ts";
import type { RolloutTruth } from "./rollout.ts";

/** What a vendor's answer can be, besides the right one. */
export const FAULT_KINDS = [
  "429",
  "429-retry-after",
  "500",
  "503",
  "401",
  "403",
  "404",
  "409",
  "timeout-before",
  "timeout-after",
  "reset-before",
  "reset-after",
  "truncated",
  "empty",
  "html",
  "error-body",
  "stale",
  "repeated",
  "duplicated",
  "delayed",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

interface Place {
  readonly run: number;
  readonly call: number;
  /** Counted from the run's decision to roll back; absent where all of its calls count. */
  readonly since?: "decided";
}

/** What happens to one call of one run; calls are counted over all its processes. */
export type Fate =
  | (Place & { readonly kind: FaultKind })
  /** The process dies: before the request is sent, or after the vendor acted. */
  | (Place & { readonly kind: "crash-before" | "crash-after" })
  /** The machine's clock is set. */
  | (Place & { readonly kind: "clock"; readonly byMs: number });

/** `runner`: the machine of the run itself, on which scripts run; nothing of a network is in between. */
export type Vendor = "host" | "forge" | "metrics" | "site" | "flags" | "runner" | "steps";

/** A vendor that fails for a while, in the same way each time. */
export interface Outage {
  readonly vendor: Vendor;
  readonly when: Moment;
  readonly forMs: number;
  readonly kind: FaultKind;
}

/** So long after the beginning, or when a run's call arrives at the vendor (`served`: right after it was served). */
export type Moment =
  | { readonly atMs: number }
  | { readonly run: number; readonly call: number; readonly phase: "sent" | "served" };

export type ReleaseName = "C" | "D" | "A";

export type Job = "release" | "rollback" | "look" | "deploy" | "verify" | "promote" | "watch";

export interface Run {
  readonly job: Job;
  /** Of a rollback and a look: none. `A` is older than `C`, `D` newer. */
  readonly release: ReleaseName;
  readonly when: Moment;
  /** How far the machine's clock is ahead, for each process of the run; the last one is kept. */
  readonly skewsMs: readonly number[];
  /** Milliseconds after a crash until somebody starts it again; none: nobody does. */
  readonly againMs: number | null;
  /** Of a rollback: a deployment that a person names. */
  readonly to: string | null;
  readonly unpin: boolean;
  /** The time that the watch's job has, where it must hand over; null = enough. */
  readonly jobLimitMs: number | null;
}

export type Deed =
  | { readonly deed: "promote" | "rollback"; readonly to: string }
  | { readonly deed: "auto-assign"; readonly on: boolean }
  | { readonly deed: "flag"; readonly isSafe: boolean }
  /** Somebody puts something else where a revert of this release would stand. */
  | { readonly deed: "revert-branch"; readonly release: ReleaseName }
  | { readonly deed: "close-revert" }
  /** By hand at the host, of whatever is being rolled out. */
  | { readonly deed: "approve-stage" | "complete-rollout" }
  /** A deployment of somebody else: it goes to production at once where domains are assigned automatically. */
  | { readonly deed: "push"; readonly id: string; readonly older: boolean }
  | { readonly deed: "delete"; readonly id: string }
  /** By somebody with push access, who is none of our authors. */
  | { readonly deed: "forge-status"; readonly record: "staging" | "production" | "known-good"; readonly text: string }
  | { readonly deed: "forge-record"; readonly phase: "staging" | "production"; readonly knownGood: string }
  /** With what a workflow's own token does by itself: GitHub's own words about a deployment. */
  | { readonly deed: "inactive-status" };

export interface Act {
  readonly when: Moment;
  readonly what: Deed;
}

export type GateTruth = "pass" | "fail" | "hold" | "error";

export interface SiteTruth {
  readonly gate: GateTruth;
  /** Share of requests that fail, from so long after it first served production; null = none ever. */
  readonly errorsFromMs: number | null;
  /** Total outage from so long after it first served production; null = none ever. */
  readonly downFromMs: number | null;
}

export type MetricTruth =
  | { readonly kind: "data" }
  | { readonly kind: "none" }
  | { readonly kind: "partial" }
  | { readonly kind: "broken" }
  /** Nothing is reported from so long after the release first served production. */
  | { readonly kind: "stops"; readonly afterMs: number };

/** How the watch before ended, which decides what is known good. */
export type Past = "done" | "held" | "failed" | "unrecorded" | "nothing";

export interface Scenario {
  readonly index: number;
  readonly domains: 1 | 2;
  readonly version: boolean;
  readonly productionGate: boolean;
  readonly watchMs: number | null;
  readonly to: "verified" | "previous";
  readonly past: Past;
  /** The team switched automatic assignment off. */
  readonly autoAssign: boolean;
  readonly host: {
    readonly jobMs: number;
    /** How long each domain follows after the target. */
    readonly lagMs: readonly number[];
    /** For how many jobs a domain fails, by its index. */
    readonly failing: readonly number[];
    /** A promote is queued for so long; null = it begins at once. */
    readonly queuedMs: number | null;
  };
  readonly metrics: MetricTruth;
  readonly sites: Readonly<Record<ReleaseName, SiteTruth>>;
  readonly runs: readonly Run[];
  readonly fates: readonly Fate[];
  readonly outages: readonly Outage[];
  readonly acts: readonly Act[];
  /** Milliseconds between the looks of the schedule once all faults are over. */
  readonly lookEveryMs: number;
  /** Whether people start again what died, once all faults are over. */
  readonly reruns: boolean;
  readonly latencySeed: number;
  /** Over the vendors' own wire formats, through the real providers. */
  readonly wire: boolean;
  /** Null where the ladder has the host's rung alone. */
  readonly ladder: LadderTruth | null;
  /** Null where the plan has no steps. */
  readonly steps: StepsTruth | null;
  /** Null where all visitors get it at once. */
  readonly rollout: RolloutTruth | null;
}
