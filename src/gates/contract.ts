import type { ZodType } from "zod";
import type { Clock } from "../lib/clock.ts";
import type { Secret } from "../lib/secret.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { RoleName, Roles } from "../providers/contract.ts";

/** What is being checked. */
export interface GateTarget {
  /** Base URL with scheme and no trailing slash: the deployment's own address, or the production domain. */
  readonly url: string;
  readonly deploymentId: string;
  readonly commit: string;
  /** `staging` or `production`: the stage of the plan. */
  readonly stage: string;
  /** Vercel's deployment-protection bypass, where the environment has one. */
  readonly bypass: Secret | null;
}

/** Everything a gate may see: its own spec, the roles it names, the target. Never the plan, never a vendor. */
export interface GateContext<Needed extends RoleName = RoleName> {
  readonly roles: Pick<Roles, Needed>;
  readonly target: GateTarget;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** The repository's folder, absolute. */
  readonly directory: string;
  /** Variables by name. A gate reads only those that its spec names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Live output for people (a command's lines). */
  readonly output: (line: string) => void;
}

/**
 * One question asked before or after a step. The key that names it in the plan is its file name.
 * A gate that throws is a `hold` with its cause: see check-gate.ts.
 */
export interface Gate<Spec = unknown, Needed extends RoleName = RoleName> {
  readonly key: string;
  /** One sentence for the reference page. */
  readonly description: string;
  /** `code` gates run the repository's code; `world` gates hold secrets and run none of it. */
  readonly kind: "code" | "world";
  readonly spec: ZodType<Spec>;
  readonly roles: readonly Needed[];
  /** Names of the environment variables that must be set for this spec. */
  secrets?(spec: Spec): readonly string[];
  check(spec: Spec, context: GateContext<Needed>): Promise<Verdict>;
}
