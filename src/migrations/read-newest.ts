/** The newest migration that a database has, by its tool's own table: for a note beside something else. */
import type { DatabaseHistory } from "../lib/database-history.ts";
import { ProviderError } from "../lib/error.ts";
import { compareMigrations } from "./compare.ts";
import type { HistoryTool } from "./history-tool.ts";
import { HISTORY_TOOLS } from "./history-tools.ts";
import type { TableSession } from "./migration.ts";
import { MIGRATION_TOOLS } from "./tools.ts";
import { UnreadableMigrations } from "./unreadable-migrations.ts";
import { WITHOUT_TEXTS } from "./without-texts.ts";

const TOOLS: Readonly<Record<string, Pick<HistoryTool, "readLocal" | "readRecorded">>> = {
  ...MIGRATION_TOOLS,
  ...HISTORY_TOOLS,
};

/** Null where it has none, or where the table cannot be read: nothing depends on it. */
export async function readNewest(
  { tool: name, dir, table }: DatabaseHistory,
  directory: string,
  session: TableSession,
): Promise<string | null> {
  const tool = TOOLS[name];
  if (tool === undefined) return null;
  // Without the folder it is named as the table has it.
  const local = (await unlessUnreadable(tool.readLocal({ directory, path: dir }, WITHOUT_TEXTS))) ?? [];
  const recorded = (await unlessUnreadable(tool.readRecorded(session, table, WITHOUT_TEXTS, local))) ?? [];
  const { applied, unknown } = compareMigrations(local, recorded);
  // What the folder lacks is of a commit that is newer than this one.
  return unknown.at(-1) ?? applied.at(-1)?.name ?? null;
}

async function unlessUnreadable<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ProviderError || error instanceof UnreadableMigrations) return null;
    throw error;
  }
}
