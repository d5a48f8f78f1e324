import { renderBytes } from "../../lib/bytes.ts";
import type { Gate } from "../contract.ts";
import { type MigrationsSpec, migrationsSpec } from "./spec.ts";

export type { MigrationsSpec } from "./spec.ts";

export const migrations: Gate<MigrationsSpec, "databases"> = {
  key: "migrations",
  description:
    "The database has every migration of the repository, unchanged, and no others; with `additive`, their SQL takes nothing away from a code version that might be rolled back to. What is pending is judged for the locks that it takes, and may require something of the data. The SQL is parsed with PostgreSQL's own parser and never run.",
  example: `- { title: Migrations applied to staging, migrations: { database: STAGING_DATABASE_URL, tool: drizzle } }
- title: New migrations can be lived with after a rollback
  migrations:
    tool: drizzle
    additive: true
    allow: { drop-trigger: only our audit log reads what the triggers write }
- title: Pending migrations stop nobody for long
  migrations:
    database: PRODUCTION_DATABASE_URL
    tool: drizzle
    pending: allow
    locks: { refuse-above: 100 MB, lock-timeout: required }
    requires: [{ query: select count(*) from users where email is null, equals: 0 }]
`,
  kind: "world",
  spec: migrationsSpec,
  explain: (spec) =>
    [
      `${spec.tool} in ${spec.dir}`,
      ...(spec.database === null
        ? []
        : [
            spec.pending === "refuse"
              ? `all applied to ${spec.database}`
              : `none of ${spec.database} changed or unknown`,
          ]),
      ...(spec.additive ? [`additive${explainAllowed(spec)}`] : []),
      ...(spec.since === null ? [] : [`judged after ${spec.since}`]),
      ...explainLocks(spec),
      ...spec.requires.map(({ query, equals }) => `requires ${String(equals)} of ${query.replaceAll(/\s+/g, " ")}`),
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
  history: ({ database, tool, dir, table }) => (database === null ? null : { database, tool, dir, table }),
  showsApplied: ({ database, pending }) => database !== null && pending === "refuse",
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-migrations.ts")).checkMigrations(spec, context),
};

function explainLocks({ locks }: MigrationsSpec): readonly string[] {
  if (locks.mode === "off") return ["locks not looked at"];
  if (locks.mode === "named") return [];
  const { above, timeout, allow } = locks;
  return [
    ...(above === null
      ? []
      : [above === 0 ? "nobody stopped for long" : `nobody stopped for long in tables above ${renderBytes(above)}`]),
    ...(timeout ? ["every lock with a lock_timeout"] : []),
    ...(Object.keys(allow).length === 0 ? [] : [`but for ${Object.keys(allow).join(", ")}`]),
  ];
}

function explainAllowed({ allow, allowComments }: MigrationsSpec): string {
  const rules = [...Object.keys(allow), ...(allowComments ? ["what a comment in a file allows"] : [])];
  return rules.length === 0 ? "" : ` but for ${rules.join(", ")}`;
}
