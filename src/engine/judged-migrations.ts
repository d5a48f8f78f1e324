import type { Gate } from "../gates/contract.ts";
import { gates } from "../gates/index.ts";
import type { GateItem, Plan } from "../plan/plan.ts";

/**
 * What is known of the migrations of a release whose staging passed with this plan: `none` where the plan has no gate on
 * migrations, what such a gate's pass says where it stands among the staging gates, else `unknown`. A gate of the checklist
 * judged a pull request, and several of them may be in one release.
 */
export function judgedMigrations({ checklist, stages }: Plan): string {
  const words = (items: readonly GateItem[]) => items.flatMap(({ gate, spec }) => wordOf(gate, spec));
  const staged = words(stages.staging.verify);
  const all = [...staged, ...words(checklist), ...words(stages.production.verify)];
  if (all.length === 0) return "none";
  return staged.find((word) => word === "additive") ?? staged.find((word) => word !== null) ?? "unknown";
}

/** None for a gate that is not about migrations. */
function wordOf(key: string, spec: unknown): readonly (string | null)[] {
  const gate = (gates as Readonly<Record<string, Gate>>)[key];
  return gate?.migrations === undefined ? [] : [gate.migrations(spec)];
}
