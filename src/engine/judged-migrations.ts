import type { Gate } from "../gates/contract.ts";
import { gates } from "../gates/index.ts";
import type { MigrationsSpec } from "../gates/migrations/index.ts";
import type { GateItem, Plan } from "../plan/plan.ts";
import type { RecordedSchema } from "../release/recorded-schema.ts";

/**
 * What is known of the migrations of a release whose staging passed with this plan: `none` where the plan has no gate on
 * migrations, what the passes of such gates say where they stand among the staging gates, else `unknown`. A gate of the
 * checklist judged a pull request, and several of them may be in one release. A gate that has judged one folder says
 * nothing of another. `schemas`: what steps read back in production, if they did.
 */
export function judgedMigrations({ checklist, stages }: Plan, schemas: readonly RecordedSchema[] = []): string {
  // What the steps read back says more than what files look like: nothing takes nothing away.
  if (schemas.length > 0 && schemas.every(({ unchanged }) => unchanged)) return "additive";
  const staged = wordsOf(stages.staging.verify);
  const all = [...staged, ...wordsOf(checklist), ...wordsOf(stages.production.verify)];
  if (all.length === 0) return "none";
  const folders = new Set(all.map(({ folder }) => folder));
  const words = new Set([...folders].map((folder) => wordOf(staged.filter((one) => one.folder === folder))));
  // Of folders that were judged after different migrations no one word is true.
  const [least = ADDITIVE, ...others] = [...words].filter((word) => word !== ADDITIVE);
  return others.length === 0 ? least : "unknown";
}

const ADDITIVE = "additive";

interface Word {
  readonly folder: string;
  /** Null of a gate whose pass says nothing about them. */
  readonly word: string | null;
}

/** Of the gates that are about migrations. */
function wordsOf(items: readonly GateItem[]): readonly Word[] {
  return items.flatMap(({ gate: key, spec }) => {
    const gate = (gates as Readonly<Record<string, Gate>>)[key];
    return gate?.migrations === undefined ? [] : [{ folder: folderOf(spec), word: gate.migrations(spec) }];
  });
}

/** Of all that was said of one folder, what says most. */
function wordOf(said: readonly Word[]): string {
  const words = said.flatMap(({ word }) => word ?? []);
  return words.find((word) => word === ADDITIVE) ?? words[0] ?? "unknown";
}

function folderOf(spec: unknown): string {
  return (spec as MigrationsSpec).dir;
}

/** Do the steps tell of every database that the plan's gates know to be migrated? Each has a folder of migrations. */
export function coversMigrations({ checklist, stages }: Plan, schemas: readonly RecordedSchema[]): boolean {
  const items = [...checklist, ...stages.staging.verify, ...stages.production.verify];
  const folders = items.flatMap(({ gate, spec }) => (gate === "migrations" ? [folderOf(spec)] : []));
  return new Set(folders).size <= schemas.length;
}
