/** Who can play what a plan names. A rollback reads no metric and asks no gate: those registries load when they are asked for. */
import type { Gate } from "../gates/contract.ts";
import type { MetricProvider, RoleRegistry } from "../providers/contract.ts";
import { roleProviders } from "../providers/index.ts";
import type { AnyRung } from "../rungs/contract.ts";
import type { Step } from "../steps/contract.ts";

export interface Members {
  readonly roles: RoleRegistry;
  readonly metricProviders: () => Promise<Readonly<Record<string, MetricProvider>>>;
  readonly gates: () => Promise<Readonly<Record<string, Gate>>>;
  readonly steps: () => Promise<Readonly<Record<string, Step>>>;
  readonly rungs: () => Promise<Readonly<Record<string, AnyRung>>>;
}

export const members: Members = {
  roles: roleProviders,
  metricProviders: async () => (await import("../providers/metrics.ts")).metricProviders,
  gates: async () => (await import("../gates/index.ts")).gates,
  steps: async () => (await import("../steps/index.ts")).steps,
  rungs: async () => (await import("../rungs/index.ts")).rungs,
};
