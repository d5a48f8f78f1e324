import { z } from "zod";
import { commandFields, commandLine } from "../../lib/command-fields.ts";
import { durationUpTo, variableName } from "../../lib/plan-values.ts";
import { HISTORY_TOOL_NAMES, HISTORY_TOOLS, type HistoryToolName } from "../../migrations/history-tools.ts";
import { parseMigrationTable, TABLE_PATTERN } from "../../migrations/migration-table.ts";
import type { MigrationTable } from "../../migrations/migration.ts";
import { refusedUndo } from "./refused-undo.ts";
import { branchFields, type BranchPlace, branchPlaceOf, ONE_PLACE } from "./trial/branch-place.ts";

export interface DataCheck {
  readonly query: string;
  readonly is: "equals" | "at-least" | "at-most";
  readonly value: number;
}

export interface MigrateSpec {
  /** Variable with the database's address. */
  readonly database: string;
  /** Variable by which the tool expects it. */
  readonly as: string;
  /** Null where the history cannot be read. */
  readonly history: {
    readonly tool: HistoryToolName;
    readonly dir: string;
    readonly table: MigrationTable;
  } | null;
  readonly run: string;
  readonly undo: string | null;
  readonly verify: string | null;
  readonly directory: string;
  readonly env: readonly string[];
  readonly lockTimeoutMs: number;
  /** Tries in all, the first included. */
  readonly tries: number;
  readonly timeoutMs: number;
  /** Longest wait for another release that migrates. */
  readonly waitMs: number;
  readonly unchanged: readonly string[];
  readonly grows: readonly string[];
  readonly checks: readonly DataCheck[];
  readonly trial: {
    readonly from: "either" | "template" | "scratch" | BranchPlace;
    readonly reversible: boolean;
    /** Variable with what opens an encrypted backup; null: none is named. */
    readonly identity: string | null;
  } | null;
}

const line = commandLine("npm run db:migrate");
const table = z.string().regex(/^(?:[^.\s"]+\.)?[^.\s"]+$/, "expected a table, such as users or app.users");

const check = z
  .strictObject({
    query: z
      .string()
      .trim()
      .min(1)
      .describe("One `select` that gives one number; it is asked in a read-only transaction."),
    equals: z.number().optional(),
    "at-least": z.number().optional(),
    "at-most": z.number().optional(),
  })
  .transform((written, context): DataCheck => {
    const given = (["equals", "at-least", "at-most"] as const).filter((is) => written[is] !== undefined);
    const [is] = given;
    if (is === undefined || given.length > 1) {
      context.addIssue({ code: "custom", message: "expected one of equals, at-least and at-most" });
      return z.NEVER;
    }
    return { query: written.query, is, value: written[is] ?? 0 };
  });

type Trial = NonNullable<MigrateSpec["trial"]>;

const trial = z.union([
  z.boolean().transform((on): Trial | null => (on ? { from: "either", reversible: false, identity: null } : null)),
  z
    .strictObject({
      from: z
        .enum(["either", "template", "scratch"])
        .default("either")
        .describe(
          "Where the copy is: `template` copies the database on its own server, which nobody else may be connected to meanwhile; `scratch` puts it into a server of its own on this machine: from the backup of a `backup` step before it in this stage, else from a dump of that moment. `either`: the first where it can be had, else the second.",
        ),
      reversible: z
        .boolean()
        .default(false)
        .describe("Fail where `undo` does not bring schema and data back as they were, instead of recording so."),
      identity: variableName
        .optional()
        .describe(
          "Name of the variable with the secret key (`AGE-SECRET-KEY-1…`) that opens this release's backup for the copy. Where it is not set, the copy is made from a dump.",
        ),
      ...branchFields,
    })
    .transform(({ from, reversible, identity = null, ...places }, context): Trial | null => {
      const branch = branchPlaceOf(places);
      if (branch === null) return { from, reversible, identity };
      if (branch !== "two" && from === "either") return { from: branch, reversible, identity };
      context.addIssue({ code: "custom", message: ONE_PLACE });
      return z.NEVER;
    }),
]);

export const migrateSpec = z
  .strictObject({
    database: variableName.describe("Name of the variable with the database's address (`postgres://…`)."),
    as: variableName
      .default("DATABASE_URL")
      .describe("Name under which the commands get the address. `PGHOST`, `PGUSER` and the like are set besides."),
    tool: z
      .enum([...HISTORY_TOOL_NAMES, "none"])
      .describe(
        "Tool whose folder and history are read. `none`: neither is known, so the command's end is all that is.",
      ),
    dir: z.string().min(1).optional().describe("Folder of the migrations; default: the tool's own."),
    table: z
      .string()
      .regex(TABLE_PATTERN, "expected a table such as app.schema_migrations")
      .optional()
      .describe("Where the tool keeps what it applied, if not in its default table."),
    run: line.describe("Applies what is pending: a command line for `sh -c`, in the checkout of the released commit."),
    undo: line
      .optional()
      .describe("Takes the newest migration back, or the newest batch; it is run until all of the release are back."),
    verify: line.optional().describe("The team's own look at the migrated database; exit code 0 is good."),
    ...commandFields,
    "lock-timeout": durationUpTo("5m")
      .prefault("2s")
      .describe("Longest that a statement of the migration waits for a lock, and lets others wait behind it."),
    retries: z
      .int()
      .min(0)
      .max(20)
      .default(5)
      .describe("Further tries after a lock timeout or a deadlock, where a transaction has undone all of the try."),
    timeout: durationUpTo("24h").prefault("30m").describe("Longest that the command may take."),
    wait: durationUpTo("24h")
      .prefault("30m")
      .describe("Longest wait for another release that migrates the same database."),
    unchanged: z.array(table).default([]).describe("Tables that must have as many rows afterwards as before."),
    grows: z.array(table).default([]).describe("Tables that must have at least as many rows afterwards as before."),
    checks: z.array(check).default([]).describe("Queries on the data that must give a value afterwards."),
    trial: trial
      .default(null)
      .describe(
        "Try it on a copy first: up, then `undo`, then up again, judged by the schema and by the data of every table.",
      ),
  })
  .superRefine((spec, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const refused = spec.undo === undefined ? null : refusedUndo(spec.undo);
    if (refused !== null) refuse("undo", `refused: ${refused}. Leave undo out where the tool has no way back`);
    if (spec.tool === "none" && spec.dir !== undefined) refuse("dir", "only with a tool");
    if (spec.tool === "none" && spec.table !== undefined) refuse("table", "only with a tool");
    if (spec.table?.includes("(")) refuse("table", "expected the table alone, without columns");
    const both = spec.unchanged.filter((name) => spec.grows.includes(name));
    if (both.length > 0) refuse("grows", `${both.join(", ")} cannot both grow and be unchanged`);
    if (typeof spec.trial === "object" && spec.trial?.reversible && spec.undo === undefined) {
      refuse("trial", "reversible: true needs undo");
    }
  })
  .transform((spec): MigrateSpec => {
    const tool = spec.tool === "none" ? null : HISTORY_TOOLS[spec.tool];
    return {
      database: spec.database,
      as: spec.as,
      history:
        tool === null || spec.tool === "none"
          ? null
          : {
              tool: spec.tool,
              dir: spec.dir ?? tool.defaultDirectory,
              table: parseMigrationTable(spec.table ?? tool.defaultTable),
            },
      run: spec.run,
      undo: spec.undo ?? null,
      verify: spec.verify ?? null,
      directory: spec.directory,
      env: spec.env,
      lockTimeoutMs: spec["lock-timeout"],
      tries: spec.retries + 1,
      timeoutMs: spec.timeout,
      waitMs: spec.wait,
      unchanged: spec.unchanged,
      grows: spec.grows,
      checks: spec.checks,
      trial: spec.trial,
    };
  });
