/** Which step of the plan backs up what a restore is about to replace. Pure. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import { type PlacedStep, planSteps } from "../../plan/plan-steps.ts";
import type { Plan } from "../../plan/plan.ts";
import type { DumpSpec } from "../../steps/backup/dump-spec.ts";
import type { BackupSpec } from "../../steps/backup/spec.ts";

export interface BackupStep extends Omit<PlacedStep, "list"> {
  readonly spec: DumpSpec;
}

interface Wanted {
  /** Variable of the database's address. */
  readonly variable: string;
  /** Tables that would be replaced, as SQL names them. */
  readonly tables: readonly string[];
}

const NAMED = 5;

export function chooseBackupStep(
  plan: Pick<Plan, "stages">,
  { variable, tables }: Wanted,
): BackupStep | { readonly refusal: Verdict } {
  const steps = planSteps(plan).flatMap(({ stage, item }): BackupStep[] => {
    // Its own schema has checked it.
    const spec = item.step === "backup" ? (item.spec as BackupSpec | undefined) : undefined;
    return spec?.kind === "dump" && spec.database === variable ? [{ stage, item, spec }] : [];
  });
  const ranked = steps.toSorted((one, other) => rankOf(one) - rankOf(other));
  const [first] = ranked;
  if (first === undefined) return { refusal: noStep(variable) };
  const whole = ranked.find(({ spec }) => leftOutOf(spec, tables).length === 0);
  return whole ?? { refusal: tooLittle(first, leftOutOf(first.spec, tables)) };
}

/** What production's own steps say of a database is meant for it; another stage's may be kept for days only. */
function rankOf({ stage }: BackupStep): number {
  return stage === "production" ? 0 : 1;
}

function leftOutOf({ schemas, exclude }: DumpSpec, tables: readonly string[]): readonly string[] {
  return tables.filter((table) => {
    const plain = plainName(table);
    return (schemas !== null && !schemas.some((schema) => plain.startsWith(`${schema}.`))) || exclude.includes(plain);
  });
}

/** `"My App"."Users"` as plans write it: `My App.Users`. */
function plainName(table: string): string {
  return table.replaceAll(/"((?:[^"]|"")*)"/g, (_, quoted: string) => quoted.replaceAll('""', '"'));
}

function noStep(variable: string): Verdict {
  return hold(
    "fresh_backup_missing",
    `A restore in place begins with a proven backup of what the database is now, and the plan has no step \`backup\` that makes an archive of ${variable}.`,
    `Add one to \`stages.production.before\`: backup: { database: ${variable}, to: [...], prove: restore }. What a vendor keeps does not count here.`,
  );
}

function tooLittle({ item }: BackupStep, tables: readonly string[]): Verdict {
  const more = tables.length > NAMED ? ` and ${tables.length - NAMED} more` : "";
  return hold(
    "fresh_backup_missing",
    `The plan's step "${item.title}" leaves out tables that the restore would replace: ${tables.slice(0, NAMED).join(", ")}${more}.`,
    "Add a step `backup` of this database without `schemas` and `exclude`, or with these tables.",
  );
}
