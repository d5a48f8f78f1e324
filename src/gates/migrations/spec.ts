import { z } from "zod";
import { variableName } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";
import { ADDITIVE_RULE_NAMES, type AdditiveRuleName } from "./additive-rules.ts";
import type { MigrationTable } from "../../migrations/migration.ts";
import { parseMigrationTable, TABLE_EXPECTED, TABLE_PATTERN } from "../../migrations/migration-table.ts";
import { MIGRATION_TOOL_NAMES, MIGRATION_TOOLS, type MigrationToolName } from "../../migrations/tools.ts";
import { type LockLimits, lockLimits, NAMED_LOCKS } from "./locks/lock-limits.ts";
import { type Requirement, requirements } from "./requirements.ts";

export interface MigrationsSpec {
  /** Environment variable with the database's URL; null where only the SQL is judged. */
  readonly database: string | null;
  readonly tool: MigrationToolName;
  readonly dir: string;
  readonly table: MigrationTable;
  readonly additive: boolean;
  /** Rules that are not asked, each with why. */
  readonly allow: Readonly<Partial<Record<AdditiveRuleName, string>>>;
  /** A comment in a file may allow a statement. */
  readonly allowComments: boolean;
  /** Name of the migration after which the SQL is judged. */
  readonly since: string | null;
  /** What migrations that the database lacks mean: `allow` where a step applies them later. */
  readonly pending: "refuse" | "allow";
  readonly locks: LockLimits;
  readonly requires: readonly Requirement[];
}

const rule = z.enum(ADDITIVE_RULE_NAMES, {
  error: ({ input }) => `${JSON.stringify(input)} is no rule: expected one of ${ADDITIVE_RULE_NAMES.join(", ")}`,
});

const allowValue = specChoice<Partial<Record<AdditiveRuleName, string>>>(
  "a list of rules, or a map of rules to reasons",
  {
    array: z
      .array(rule)
      .min(1)
      .describe("Rules that do not apply.")
      .transform((rules) => Object.fromEntries(rules.map((name) => [name, "the plan allows it"]))),
    object: z
      .partialRecord(rule, z.string().trim().min(1, "expected a reason"))
      .describe("Rules that do not apply, each with its reason."),
  },
);

export const migrationsSpec = z
  .strictObject({
    database: variableName
      .optional()
      .describe(
        "Name of the variable with the database's URL (`postgres://…`). Its user only needs to read the tool's table. If left out, only the SQL is judged.",
      ),
    tool: z
      .enum(MIGRATION_TOOL_NAMES)
      .describe(
        "Tool that applies the migrations. `folder` is for anything that runs whole files; only `dbmate` and `goose` files have a part that undoes the migration, which is not judged.",
      ),
    dir: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Folder of the migrations. Default, by tool: `drizzle`, `supabase/migrations`, `prisma/migrations`, `db/migrations`, `migrations`, `migrations`.",
      ),
    table: z
      .string()
      .regex(TABLE_PATTERN, TABLE_EXPECTED)
      .optional()
      .describe(
        "Where the tool records what it applied, if not in its default table. With `tool: folder` the column of the name belongs to it, and one of the checksum (MD5, SHA-1 or SHA-256 of the file) may: `app.migrations(name, checksum)`; default `public.schema_migrations(version)`.",
      ),
    additive: z
      .boolean()
      .default(false)
      .describe(
        "Refuse SQL that would break a code version that is rolled back to, in migrations that are pending or new against the base branch (in all of them, if neither is known).",
      ),
    allow: allowValue
      .optional()
      .describe("[Rules](#rules-of-additive) that do not apply: a list, or a map to reasons."),
    "allow-comments": z
      .boolean()
      .default(false)
      .describe(
        "Let a file allow one statement with `-- holdpoint: allow <rule> <reason>` on a line above it. That is the pull request author's own claim, so it counts only if this is set, and the finding names it.",
      ),
    since: z.string().min(1).optional().describe("Name of a migration; the SQL of those up to it is not judged."),
    pending: z
      .enum(["refuse", "allow"])
      .default("refuse")
      .describe(
        "What migrations that the database does not have yet mean. `allow`: a step (`migrate`) applies them later, and here they are only judged.",
      ),
    locks: lockLimits
      .optional()
      .describe(
        "[What pending migrations lock](#what-migrations-lock), judged for the version and the table sizes of `database`. Default: `warn`.",
      ),
    requires: requirements.optional(),
  })
  .superRefine((spec, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const limited = spec.locks?.mode === "limited";
    if (spec.database === undefined && !spec.additive && !limited) {
      context.addIssue({ code: "custom", message: "checks nothing: expected database, additive: true, or both" });
    }
    if (spec.database === undefined && limited && (spec.locks?.above ?? 0) > 0) {
      refuse("locks", "refuse-above needs database, where the sizes are read");
    }
    if (spec.database === undefined && spec.requires !== undefined) refuse("requires", "only with database");
    if (spec.database === undefined && spec.pending === "allow") refuse("pending", "only with database");
    if (!spec.additive && spec.allow !== undefined) refuse("allow", "only with additive: true");
    if (!spec.additive && spec["allow-comments"]) refuse("allow-comments", "only with additive: true");
    if (!spec.additive && !limited && spec.since !== undefined) {
      refuse("since", "only with additive: true, or with locks that are refused");
    }
    if (spec.database === undefined && spec.table !== undefined) refuse("table", "only with database");
    if (spec.tool !== "folder" && spec.table?.includes("(")) refuse("table", "columns only with tool: folder");
  })
  .transform((spec): MigrationsSpec => {
    const tool = MIGRATION_TOOLS[spec.tool];
    return {
      database: spec.database ?? null,
      tool: spec.tool,
      dir: spec.dir ?? tool.defaultDirectory,
      table: parseMigrationTable(spec.table ?? tool.defaultTable),
      additive: spec.additive,
      allow: spec.allow ?? {},
      allowComments: spec["allow-comments"],
      since: spec.since ?? null,
      pending: spec.pending,
      locks: spec.locks ?? NAMED_LOCKS,
      requires: spec.requires ?? [],
    };
  });
