import type { HistoryTool } from "./history-tool.ts";
import { golangMigrate } from "./read-golang-migrate.ts";
import { knex, nodePgMigrate, sequelize, typeorm } from "./read-scripts.ts";
import { MIGRATION_TOOLS } from "./tools.ts";

const NONE = { schemas: [], tables: [] } as const;

/** The tools whose history a step can read, by the word that the plan uses. */
export const HISTORY_TOOLS = {
  drizzle: { ...MIGRATION_TOOLS.drizzle, transaction: "all", besides: { schemas: ["drizzle"], tables: [] } },
  // A file is one query, which is a transaction unless it has one of its own.
  prisma: { ...MIGRATION_TOOLS.prisma, transaction: "file", besides: NONE },
  supabase: {
    ...MIGRATION_TOOLS.supabase,
    transaction: "file",
    besides: { schemas: ["supabase_migrations"], tables: [] },
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
