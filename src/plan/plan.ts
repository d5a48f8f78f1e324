/** What a plan file says, after loading: every default filled in, every duration in milliseconds, every share 0–1. */
import type { Measure, ReleaseKey } from "../providers/contract.ts";
import type { Position } from "../lib/error.ts";

/** Where a plan is looked for, from the repository's root. */
export const DEFAULT_PLAN_FILE = ".github/holdpoint.yml";

export interface Plan {
  readonly name: string;
  /** It has no staging: nothing is deployed by it, and what others deploy is judged. */
  readonly onlyObserves?: true;
  readonly project: {
    /** Who hosts the site (a key of the host registry), and which project of whose it is there. */
    readonly host: { readonly provider: string; readonly project: string; readonly team: string | null };
    /** Production domains, at least one; a loopback `host:port` is allowed for rehearsals. */
    readonly domains: readonly string[];
    /** What the site itself says it serves: a JSON field (`commit`, `build.sha`) at a path. */
    readonly version: { readonly path: string; readonly json: string } | null;
    /** Where vendors are found that the team hosts itself, by key: `sentry`. */
    readonly addresses: Readonly<Record<string, string>>;
  };
  readonly checklist: readonly ChecklistItem[];
  readonly stages: {
    readonly staging: StagingStage;
    readonly production: ProductionStage;
  };
  readonly rollback: {
    /** Keys of the registry of rungs, in the order in which they are taken; `host` is one of them. */
    readonly ladder: readonly string[];
    /** What the plan says of each rung of the ladder, parsed by that rung's own schema; nothing of those that say nothing. */
    readonly rungs: Readonly<Record<string, unknown>>;
    /** What a rollback goes back to: what is judged good, or whatever served before. */
    readonly to: "verified" | "previous";
    /** How many deployments further back than what served before, where that is not judged good. */
    readonly steps: number;
    /** Logins of people whose rollbacks from a terminal count as ours. */
    readonly by: readonly string[];
    /** The issue of a release that was rolled back, or should have been; null = none is opened. */
    readonly incident: { readonly labels: readonly string[] } | null;
    /** Where a rollback is practised: a project at the host with a production of its own. */
    readonly drill?: { readonly project: string; readonly domains: readonly string[] } | undefined;
  };
  /** SHA-256 of the file, hex; stored with each build and record. */
  readonly digest: string;
  /** Where it was read from, as given. */
  readonly file: string;
}

export interface StagingStage {
  readonly deploy: {
    /** `production` is staged: built with production's environment, no domain. */
    readonly target: { readonly kind: "production" | "preview" } | { readonly kind: "custom"; readonly slug: string };
    readonly prebuilt: boolean;
    /** Relative to the repository. */
    readonly directory: string;
    readonly timeoutMs: number;
    /** The host builds from the push by itself, and that build is adopted; null: it is uploaded here. */
    readonly git: GitSource | null;
  };
  /** GitHub environment name of the record. Default `staging`. */
  readonly environment: string;
  /** What prepares the gates of `verify` that run code; null = nothing. */
  readonly setup: GateItem | null;
  /** Before the build is made or adopted, in order. */
  readonly before: readonly StepItem[];
  /** Once the build is ready, before it is verified. */
  readonly after: readonly StepItem[];
  readonly verify: readonly GateItem[];
}

/** How a build that the host made from a push gets into production. */
export interface GitSource {
  readonly letIn:
    /** The project's automatic assignment of production domains is off, and the build is promoted. */
    | { readonly kind: "staged" }
    /** It is on, and a deployment check of ours holds each build until it is answered. */
    | { readonly kind: "check"; readonly name: string; readonly create: boolean; readonly timeoutMs: number };
}

export interface ProductionStage {
  readonly environment: string;
  /** Whether the checklist of what is released must have passed. */
  readonly requires: "checklist" | "nothing";
  /** The release gets its visitors in stages; null: all at once. */
  readonly promote: Rollout | null;
  readonly setup: GateItem | null;
  /** Before the promote, in order, once nothing speaks against it. */
  readonly before: readonly StepItem[];
  /** Once the promote was read back, before production is verified and watched. */
  readonly after: readonly StepItem[];
  readonly verify: readonly GateItem[];
  readonly watch: Watch | null;
}

export interface Rollout {
  /** Of the visitors, in whole percents, each more than the one before; the last is 100. */
  readonly percents: readonly number[];
  /** How long each stage before the last is watched. */
  readonly stageMs: number;
}

/** One gate as the plan uses it. */
export interface GateItem {
  readonly title: string;
  /** Key in the gate registry. */
  readonly gate: string;
  /** Parsed by that gate's own schema. */
  readonly spec: unknown;
  readonly position: Position;
}

/** One step as the plan uses it. */
export interface StepItem {
  /** Unique in a release. */
  readonly title: string;
  /** Key in the registry of steps. */
  readonly step: string;
  /** Parsed by that step's own schema. */
  readonly spec: unknown;
  /** How long it is planned to take; null where nothing is said. */
  readonly takesMs: number | null;
  readonly position: Position;
}

/** One item of the checklist on the pull request. */
export interface ChecklistItem extends GateItem {
  /** Heading that the plan puts it under; null for items without one, which come first. */
  readonly group: string | null;
  /** Titles of items that must have passed before this one is asked. */
  readonly after: readonly string[];
}

export interface Watch {
  readonly forMs: number;
  readonly everyMs: number;
  /** From the promote; latencies and resources are judged after it. 0 = at once. */
  readonly warmUpMs: number;
  /** How often gates that only read are asked between two checks. */
  readonly probeEveryMs: number;
  /** At its time, or as soon as it is shown that the release is not worse. */
  readonly ends: "at-time" | "when-shown";
  /** What happens while something cannot be judged. */
  readonly onHold: "wait" | "stop" | "rollback";
  /** Nothing is rolled back. */
  readonly observe: boolean;
  /** Longest time between two looks where nobody stays. */
  readonly silenceMs: number;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly rollbackConditions: readonly Condition[];
  readonly successConditions: readonly Condition[];
  readonly regression: Regression;
}

/** What is compared with what was there before, as evidence. */
export interface Regression {
  /** Metrics that are compared although no condition asks for it; none where it is off. */
  readonly metrics: readonly string[];
  /** The plan names them; else they are on where there is something to compare with. */
  readonly named: boolean;
  /** Share of good releases that may be rolled back, 0–1, over these metrics and all relative rollback conditions. */
  readonly falseAlarms: number;
}

/** Checks for which vendors that give no answer, and data that is late, are waited for. */
export const GRACE_CHECKS = 5;

/** The provider of what the watch measures itself: its own health checks. */
export const PROBE_PROVIDER = "probe";

export interface Metric {
  readonly name: string;
  /** Key in the registry of metric providers; `probe` for the watch's own health checks. */
  readonly provider: string;
  readonly spec: unknown;
  readonly measure: Measure;
  readonly settleMs: number;
  /** By what its vendor tells one release from another that serves at the same time. */
  readonly ofRelease?: ReleaseKey;
  /** Where the plan declares it; absent for a built-in one. */
  readonly position?: Position;
}

export type Comparison = ">" | ">=" | "<" | "<=";

/** What a condition says of a window of its own, without what was there before. */
export type WindowCondition = Exclude<Condition, { kind: "change" }>;

/** One sentence about a metric over time, parsed. */
export type Condition = {
  /** As written. */
  readonly text: string;
  readonly metric: string;
  /** Length of the window that is judged, milliseconds. */
  readonly overMs: number;
  /** Fewest samples; from the metric's measure. */
  readonly minimumSamples: number;
  readonly position: Position;
} & (
  | {
      /** `error_rate > 5% over 15m`: value against a number in the measure's own unit (ratio 0–1, milliseconds, count). */
      readonly kind: "threshold";
      readonly comparison: Comparison;
      readonly value: number;
    }
  | {
      /**
       * `p99_latency increases by > 20%`: shown against what was there before, over the whole watch. Of an absolute number of
       * events `overMs` says in which time it is meant.
       */
      readonly kind: "change";
      readonly direction: "increases" | "drops";
      readonly comparison: ">" | ">=";
      /** `over`, where it is written and means this: so much time is counted as one, before as since. */
      readonly stepMs?: number;
      /** A share of the baseline, or an amount in the measure's own unit. */
      readonly amount: { readonly kind: "relative" | "absolute"; readonly value: number };
    }
  | {
      /** `failures > 10/hour`: a count over its own period. */
      readonly kind: "rate";
      readonly comparison: Comparison;
      readonly count: number;
      readonly perMs: number;
    }
);
