/** A tool as a step sees it that runs the tool: where its history stands, and what happens when it is broken off. */
import type { LocalMigration, MigrationTable, MigrationTool, RecordedMigration, TableSession } from "./migration.ts";
import type { SqlParser } from "./parse-sql.ts";

export interface HistoryTool extends Omit<MigrationTool, "readRecorded" | "transactionOf"> {
  /**
   * What one transaction holds unless a migration leaves it: all that is pending, one file with its row in the history, or
   * nothing that could be relied on.
   */
  readonly transaction: "all" | "file" | "unknown";
  /** What the tool keeps for itself beside its table: no part of the schema that the migrations make. */
  readonly besides: { readonly schemas: readonly string[]; readonly tables: readonly string[] };
  /** What it calls its sessions, whatever name it is given; absent where it takes the one in its environment or address. */
  readonly sessionName?: string;
  /** As MigrationTool has it; `local` for a table that only has the newest version. */
  readRecorded(
    session: TableSession,
    table: MigrationTable,
    parser: SqlParser,
    local: readonly LocalMigration[],
  ): Promise<readonly RecordedMigration[] | null>;
}
