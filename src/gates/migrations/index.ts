import type { Gate } from "../contract.ts";
import { type MigrationsSpec, migrationsSpec } from "./spec.ts";

export type { MigrationsSpec } from "./spec.ts";

export const migrations: Gate<MigrationsSpec, "databases"> = {
  key: "migrations",
  description:
    "The database has every migration of the repository, unchanged, and no others; with `additive`, their SQL takes nothing away from a code version that might be rolled back to. The SQL is parsed with PostgreSQL's own parser and never run.",
  example: `- { title: Migrations applied to staging, migrations: { database: STAGING_DATABASE_URL, tool: drizzle } }
- title: New migrations can be lived with after a rollback
  migrations:
    tool: drizzle
    additive: true
    allow: { drop-trigger: only our audit log reads what the triggers write }
`,
  kind: "world",
  spec: migrationsSpec,
  explain: (spec) =>
    [
      `${spec.tool} in ${spec.dir}`,
      ...(spec.database === null ? [] : [`all applied to ${spec.database}`]),
      ...(spec.additive ? [`additive${explainAllowed(spec)}`] : []),
      ...(spec.since === null ? [] : [`judged after ${spec.since}`]),
    ].join(", "),
  roles: ["databases"],
  measures: true,
  secrets: ({ database }) => (database === null ? [] : [database]),
  // With a database only what it lacks is judged, and after it was migrated that is nothing. What the plan or a file allows
  // was not judged additive either: it may suit the version before, and not the one before that.
  migrations: ({ database, additive, allow, allowComments, since }) => {
    if (!additive || database !== null || allowComments || Object.keys(allow).length > 0) return null;
    return since === null ? "additive" : `additive after ${since}`;
  },
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-migrations.ts")).checkMigrations(spec, context),
};

function explainAllowed({ allow, allowComments }: MigrationsSpec): string {
  const rules = [...Object.keys(allow), ...(allowComments ? ["what a comment in a file allows"] : [])];
  return rules.length === 0 ? "" : ` but for ${rules.join(", ")}`;
}
