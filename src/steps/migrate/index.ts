import { renderDuration } from "../../lib/duration.ts";
import { parseRecordedMigration } from "../../release/recorded-migration.ts";
import type { Step } from "../contract.ts";
import type { MigrateState } from "./observe-migrations.ts";
import type { MigrateRole } from "./run-tool.ts";
import { type MigrateSpec, migrateSpec } from "./spec.ts";
import type { BranchPlace } from "./trial/branch-place.ts";

export type { MigrateSpec } from "./spec.ts";

const HERE: readonly MigrateRole[] = ["databases", "databaseWork", "shell"];

export const migrate: Step<MigrateSpec, MigrateRole, MigrateState> = {
  key: "migrate",
  description:
    "Applies the migrations with the team's own tool and reads back what became of the database. One release at a time: two that run at once would apply some tools' migrations twice. A statement waits for a lock no longer than `lock-timeout`, and a try that a transaction has undone is repeated. Afterwards the tool's history, indexes that are not valid, row counts, queries and the team's own script are looked at; with `trial` all of it happens on a copy first, down and up again.",
  example: `- title: Migrate
  migrate:
    database: STAGING_DATABASE_URL
    tool: knex
    run: npx knex migrate:latest
    undo: npx knex migrate:rollback
    trial: true
    unchanged: [media, users]
    checks: [{ query: select count(*) from users where email is null, equals: 0 }]
    verify: npm run db:verify
`,
  kind: "code",
  spec: migrateSpec,
  explain: (spec) =>
    [
      `\`${spec.run}\` on ${spec.database}`,
      ...(spec.trial === null ? [] : [`tried on a ${branchOf(spec) === null ? "copy" : "branch at its vendor"} first`]),
      `waits at most ${renderDuration(spec.lockTimeoutMs)} for a lock, ${spec.tries} ${spec.tries === 1 ? "try" : "tries"}`,
      ...(spec.unchanged.length === 0 ? [] : [`unchanged: ${spec.unchanged.join(", ")}`]),
      ...(spec.grows.length === 0 ? [] : [`grows: ${spec.grows.join(", ")}`]),
      ...(spec.checks.length === 0 ? [] : [`${spec.checks.length} ${spec.checks.length === 1 ? "query" : "queries"}`]),
      ...(spec.verify === null ? [] : [`then \`${spec.verify}\``]),
    ].join(", "),
  roles: ["databases", "databaseWork", "shell", "storedBackups", "managedDatabases"],
  rolesFor: (spec) => [...HERE, ...copyRoles(spec)],
  provider: (spec) => branchOf(spec)?.vendor,
  secrets: ({ database, env }) => [...new Set([database, ...env])],
  optionalSecrets: ({ trial }) => (trial?.identity == null ? [] : [trial.identity]),
  history: ({ database, history }) => (history === null ? null : { database, ...history }),
  // Where no history is read, nobody can tell whether a command that was broken off has changed anything.
  once: ({ history }) => history === null,
  wordCounts: ({ history }) => history === null,
  // Loaded with the first question: every command that reads a plan loads this file.
  observe: async (spec, context) => (await import("./observe-migrations.ts")).observeMigrations(spec, context),
  apply: async (spec, _state, context) => (await import("./apply-migrations.ts")).applyMigrations(spec, context),
  undo: {
    has: ({ undo }, details) => undo !== null && (details === null || parseRecordedMigration(details) !== null),
    losesData: (_spec, details) => parseRecordedMigration(details)?.trial?.down !== "restores",
    foresee: async (spec, context) => (await import("./foresee-undo.ts")).foreseeUndo(spec, context),
    apply: async (spec, context) => (await import("./undo-migrations.ts")).undoMigrations(spec, context),
  },
  leavesBehind: (_spec, details) => {
    const run = parseRecordedMigration(details);
    if (run === null) return "the schema stays as the migration leaves it";
    const nothing = run.applied.length === 0 && run.before.count !== null;
    if (run.after.newest !== null) return nothing ? null : `the schema stays at ${run.after.newest}`;
    return run.before.schema !== null && run.before.schema === run.after.schema
      ? null
      : "the schema stays as the migration left it";
  },
};

/** Who is asked for a copy of the database, besides the server itself. */
function copyRoles({ trial }: MigrateSpec): readonly MigrateRole[] {
  if (trial === null || trial.from === "template") return [];
  return [typeof trial.from === "string" ? "storedBackups" : "managedDatabases"];
}

/** The branch at a vendor that it is tried on; null: on a copy, or not at all. */
function branchOf({ trial }: MigrateSpec): BranchPlace | null {
  return trial === null || typeof trial.from === "string" ? null : trial.from;
}
