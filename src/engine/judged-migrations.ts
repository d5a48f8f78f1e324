import type { Gate } from "../gates/contract.ts";
import { gates } from "../gates/index.ts";
import type { MigrationsSpec } from "../gates/migrations/index.ts";
import type { GateItem, Plan } from "../plan/plan.ts";
import type { RecordedSchema } from "../release/recorded-schema.ts";

/**
 * What is known of the migrations of a release whose staging passed with this plan: `none` where the plan has no gate on
 * migrations, what such a gate's pass says where it stands among the staging gates, else `unknown`. A gate of the checklist
 * judged a pull request, and several of them may be in one release. `schemas`: what steps read back in production, if they did.
 */
export function judgedMigrations({ checklist, stages }: Plan, schemas: readonly RecordedSchema[] = []): string {
  // What the steps read back says more than what files look like: nothing takes nothing away.
  if (schemas.length > 0 && schemas.every(({ unchanged }) => unchanged)) return "additive";
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

/** Do the steps tell of every database that the plan's gates know to be migrated? Each has a folder of migrations. */
export function coversMigrations({ checklist, stages }: Plan, schemas: readonly RecordedSchema[]): boolean {
  const items = [...checklist, ...stages.staging.verify, ...stages.production.verify];
  const folders = items.flatMap(({ gate, spec }) => (gate === "migrations" ? [(spec as MigrationsSpec).dir] : []));
  return new Set(folders).size <= schemas.length;
}
