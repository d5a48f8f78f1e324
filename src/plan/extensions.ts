/**
 * What a plan may name beyond its own keys: gates, steps, rungs and metric providers. The caller passes the registries in,
 * so that the plan knows no vendor.
 */
import type { ZodType } from "zod";
import type { Declaration, FlagWords, MetricProvider } from "../providers/contract.ts";

/** The part of a gate that the plan needs. Every member of the gate registry has this shape. */
export interface PlanGate {
  readonly key: string;
  /** One sentence for the reference page and for `explain`. */
  readonly description: string;
  /** Items as a plan has them, in YAML, for the reference page. */
  readonly example?: string;
  /** The text of a `code` gate goes to a shell as it is, so a `$` in it is the shell's. Default `world`. */
  readonly kind?: "code" | "world";
  readonly spec: ZodType;
  /** Roles that it asks; what their vendors are reached with is needed too. */
  readonly roles?: readonly string[];
  /** Key of the provider that plays its role, where the gate's name in the plan means one vendor. */
  readonly provider?: string;
  /** What a spec asks, in one line: `npm test, at most 10m`. */
  explain?(spec: unknown): string;
  /** Asking it leaves the site as it is. */
  readsOnly?(spec: unknown): boolean;
  /** Names of the environment variables that must be set for this spec. */
  secrets?(spec: unknown): readonly string[];
  /** Boxes that people tick; a gate that has them is for the checklist only. */
  boxes?(spec: unknown): readonly unknown[];
}

/** The part of a rung that the plan needs. Every member of the registry of rungs has this shape. */
export interface PlanRung {
  readonly key: string;
  /** What it changes: the host's deployment, how production behaves, data, or only the repository. */
  readonly moves: "deployment" | "behavior" | "data" | "source";
  readonly description: string;
  readonly example: string;
  readonly cannotUndo: string;
  readonly kind?: "code" | "world";
  /** Absent where there is nothing to say about it. */
  readonly spec?: ZodType;
  /** In place of `spec`: the role whose vendors have words of their own. */
  readonly words?: string;
  readonly roles: readonly string[];
  provider?(spec: unknown): string | undefined;
  secrets?(spec: unknown): readonly string[];
  explain(spec: unknown): string;
}

/** The part of a step that the plan needs. Every member of the registry of steps has this shape. */
export interface PlanStep {
  readonly key: string;
  readonly description: string;
  readonly example: string;
  readonly kind: "code" | "world";
  readonly spec: ZodType;
  readonly roles: readonly string[];
  rolesFor?(spec: unknown): readonly string[];
  provider?(spec: unknown): string | undefined;
  secrets?(spec: unknown): readonly string[];
  optionalSecrets?(spec: unknown): readonly string[];
  explain(spec: unknown): string;
  once?(spec: unknown): boolean;
  readonly undo?: { losesData(spec: unknown, details: null): boolean; has(spec: unknown, details: null): boolean };
  leavesBehind(spec: unknown, details: null): string | null;
}

export interface PlanExtensions {
  readonly gates: Readonly<Record<string, PlanGate>>;
  readonly metricProviders: Readonly<Record<string, MetricProvider>>;
  /** Ways to take a release back; the host's own is always one of them. */
  readonly rungs?: Readonly<Record<string, PlanRung>>;
  /** What changes the world before and after a stage's own change. */
  readonly steps?: Readonly<Record<string, PlanStep>>;
  /** How a plan names what a vendor has, by role and by the vendor's key. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, FlagWords>>>>;
  /** Who can play each role, by the key that chooses among them. */
  readonly roles?: Readonly<Record<string, Readonly<Record<string, Declaration>>>>;
}
