/** The folder of the released commit against the tool's table. */
import { type Verdict, hold } from "../../lib/verdict.ts";
import { compareMigrations, type MigrationHistory } from "../../migrations/compare.ts";
import type { HistoryTool } from "../../migrations/history-tool.ts";
import { historyTool } from "../../migrations/history-tools.ts";
import { judgeHistory } from "../../migrations/history-verdict.ts";
import type { LocalMigration, RecordedMigration, TableSession } from "../../migrations/migration.ts";
import { openSqlParser } from "../../migrations/parse-sql.ts";
import { UnreadableMigrations } from "../../migrations/unreadable-migrations.ts";
import { WITHOUT_TEXTS } from "../../migrations/without-texts.ts";
import type { MigrateSpec } from "./spec.ts";

export type HistorySpec = NonNullable<MigrateSpec["history"]>;

export interface HistoryReading {
  readonly tool: HistoryTool;
  readonly local: readonly LocalMigration[];
  readonly recorded: readonly RecordedMigration[];
  readonly history: MigrationHistory;
  /** As the gate `migrations` would say it. */
  readonly verdict: Verdict;
}

/** Throws ProviderError and UnreadableMigrations. */
export async function readHistory(
  { tool: name, dir, table }: HistorySpec,
  directory: string,
  session: TableSession,
  signal: AbortSignal,
): Promise<HistoryReading> {
  const parser = openSqlParser(undefined, signal);
  try {
    const tool = historyTool(name);
    const local = await tool.readLocal({ directory, path: dir }, parser);
    if (local.length === 0) {
      throw new UnreadableMigrations(
        `The folder ${dir} has no migrations of ${tool.title}, so it is not known what is to be applied.`,
        "Check dir and tool.",
      );
    }
    const recorded = await tool.readRecorded(session, table, parser, local);
    if (recorded === null && !tool.createsTable) {
      throw new UnreadableMigrations(
        `The table ${table.schema}.${table.table} does not exist in the database, so it is not known what is applied.`,
        "Check table, and that the address is the right database's.",
      );
    }
    const history = compareMigrations(local, recorded ?? []);
    const verdict = judgeHistory(history, tool, table, { tableExists: recorded !== null, pending: "refuse" });
    return { tool, local, recorded: recorded ?? [], history, verdict };
  } finally {
    await parser.close();
  }
}

/** Names of those of `local` that the table has by now; null where it cannot be read at the moment. */
export async function readProgress(
  { tool: name, table }: HistorySpec,
  local: readonly LocalMigration[],
  session: TableSession,
): Promise<readonly string[] | null> {
  try {
    const recorded = await historyTool(name).readRecorded(session, table, WITHOUT_TEXTS, local);
    return compareMigrations(local, recorded ?? []).applied.map((migration) => migration.name);
  } catch {
    // The tool may hold its own table locked: the next look tells, or the reading at the end, which forgives nothing.
    return null;
  }
}

/** What was thrown, as a verdict, where it is about the folder or the table. */
export function unreadable(error: unknown): Verdict {
  if (error instanceof UnreadableMigrations) return hold("no_data", error.message, error.remedy);
  throw error;
}
