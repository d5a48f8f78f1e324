import type { HistoryTool } from "./history-tool.ts";
import { golangMigrate } from "./read-golang-migrate.ts";
import { knex, nodePgMigrate, sequelize, typeorm } from "./read-scripts.ts";
import { MIGRATION_TOOLS } from "./tools.ts";

const NONE = { schemas: [], tables: [] } as const;

/** The tools whose history a step can read, by the word that the plan uses. */
export const HISTORY_TOOLS = {
  drizzle: { ...MIGRATION_TOOLS.drizzle, transaction: "all", besides: { schemas: ["drizzle"], tables: [] } },
  // A file is one query, which is a transaction unless it has one of its own. The engine in WebAssembly, which 6.16 to 6.19 have
  // besides, sends each statement by itself; but either first writes a row, which says unfinished when the file fails.
  prisma: { ...MIGRATION_TOOLS.prisma, transaction: "file", besides: NONE },
  supabase: {
    ...MIGRATION_TOOLS.supabase,
    transaction: "file",
    besides: { schemas: ["supabase_migrations"], tables: [] },
    // Its client's default, in 2.117 and in 3.1: the address's application_name is dropped, and its options are not.
    sessionName: "@effect/sql-pg",
  },
  "node-pg-migrate": nodePgMigrate,
  knex,
  sequelize,
  typeorm,
  dbmate: { ...MIGRATION_TOOLS.dbmate, transaction: "file", besides: NONE },
  goose: { ...MIGRATION_TOOLS.goose, transaction: "file", besides: NONE },
  "golang-migrate": golangMigrate,
} as const satisfies Readonly<Record<string, HistoryTool>>;

export type HistoryToolName = keyof typeof HISTORY_TOOLS;

export const HISTORY_TOOL_NAMES = Object.keys(HISTORY_TOOLS) as [HistoryToolName, ...HistoryToolName[]];

/** As the general form, for who has the word only. */
export function historyTool(name: HistoryToolName): HistoryTool {
  return HISTORY_TOOLS[name];
}
