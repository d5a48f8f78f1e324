/** Who can play what a plan names. A rollback reads no metric and asks no gate: those registries load when they are asked for. */
import type { Gate } from "../gates/contract.ts";
import type { MetricProvider, RoleRegistry } from "../providers/contract.ts";
import { roleProviders } from "../providers/index.ts";

export interface Members {
  readonly roles: RoleRegistry;
  readonly metricProviders: () => Promise<Readonly<Record<string, MetricProvider>>>;
  readonly gates: () => Promise<Readonly<Record<string, Gate>>>;
}

export const members: Members = {
  roles: roleProviders,
  metricProviders: async () => (await import("../providers/metrics.ts")).metricProviders,
  gates: async () => (await import("../gates/index.ts")).gates,
};
