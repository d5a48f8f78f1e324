/** The databases of a rehearsal: found programs, a server, what the plan names, and the trouble that is asked for. */
import { delimiter } from "node:path";
import { UsageError } from "../../lib/error.ts";
import type { Plan } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import type { Activity } from "../../sandbox/listen.ts";
import { APPLIED_VERSIONS, writeDemoMigrations } from "../../sandbox/postgres/demo-migrations.ts";
import { findPrograms } from "../../sandbox/postgres/find-programs.ts";
import { type DatabaseSandbox, startDatabases } from "../../sandbox/postgres/start-databases.ts";
import { DATABASE_FAULTS, type DatabaseFault } from "./database-faults.ts";
import type { Rehearsal } from "./arguments.ts";

/** Variable with the secret key of the rehearsal's backups. */
export const BACKUP_IDENTITY = "BACKUP_IDENTITY";

export interface RehearsedDatabase {
  readonly databases: DatabaseSandbox;
  /** Addresses by variable, and a path on which PostgreSQL's programs come first. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Null where none is asked for. Throws UsageError where this machine has no PostgreSQL. */
export async function openDatabase(
  { plan, faults, database }: Rehearsal,
  ground: {
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Where Holdpoint was called: a server of npm may lie here. */
    readonly workplace: string;
    /** Of the checkout that is rehearsed. */
    readonly directory: string;
    readonly activity: Activity;
  },
): Promise<RehearsedDatabase | null> {
  if (database === null) return null;
  const programs = await findPrograms(ground.env, ground.workplace);
  if ("missing" in programs) {
    throw new UsageError("usage", [{ message: programs.missing, remedy: programs.remedy }]);
  }
  const asked = faults.flatMap(({ ofDatabase }): DatabaseFault[] =>
    ofDatabase === null ? [] : [DATABASE_FAULTS[ofDatabase]],
  );
  const fails = asked.some(({ migrationFails }) => migrationFails);
  const together = asked.some(({ triedAgain }) => triedAgain);
  await writeDemoMigrations(ground.directory, { fails, together });
  const variables = databaseVariables(plan);
  const databases = await startDatabases(
    programs,
    { variables, applied: APPLIED_VERSIONS, tables: tablesOf(plan) },
    ground.activity,
  );
  const [variable] = variables;
  if (variable !== undefined) for (const { prepare } of asked) await prepare?.({ databases, variable });
  return {
    databases,
    environment: {
      ...databases.environment,
      [BACKUP_IDENTITY]: database.key.identity,
      PATH: [programs.client, ground.env["PATH"] ?? ""].join(delimiter),
    },
    close: databases.close,
  };
}

/** Names of the variables that hold addresses, those of steps first: in the order of the release. */
export function databaseVariables({ checklist, stages }: Plan): readonly string[] {
  const { staging, production } = stages;
  const specs = [
    ...planSteps({ stages }).map(({ item }) => item.spec),
    ...[...staging.verify, ...production.verify, ...checklist].map(({ spec }) => spec),
    ...Object.values(production.watch?.metrics ?? {}).map(({ spec }) => spec),
  ];
  return [...new Set(specs.flatMap((spec) => fieldOf(spec, "database")).filter((name) => typeof name === "string"))];
}

/** Tables that steps name: they must be there. */
function tablesOf(plan: Plan): readonly string[] {
  const named = planSteps(plan).flatMap(({ item: { spec } }) =>
    ["unchanged", "grows", "tables"].flatMap((field) => fieldOf(spec, field)),
  );
  return [...new Set(named.flat().filter((name): name is string => typeof name === "string"))];
}

function fieldOf(spec: unknown, field: string): readonly unknown[] {
  if (typeof spec !== "object" || spec === null || !Object.hasOwn(spec, field)) return [];
  return [(spec as Readonly<Record<string, unknown>>)[field]];
}
