/** What the readers of the tools find, in one form for all of them. */
import type { DatabaseSession } from "../providers/contract.ts";
import type { SqlParser } from "./parse-sql.ts";

/** A migration of the repository. */
export interface LocalMigration {
  /** As its tool names it: a tag, a folder, a file. */
  readonly name: string;
  /** Path of the SQL file, relative to the repository. */
  readonly file: string;
  readonly text: string;
  /** Instant that the tool orders by instead of the place in its list: it passes over one that is not newer than the newest applied. */
  readonly at?: number;
  /** What the tool's table may know it by. */
  readonly keys: readonly string[];
  /** Every checksum that the text may have there; empty where the table has none that can be compared. */
  readonly checksums: readonly string[];
}

/** A row of the tool's table. */
export interface RecordedMigration {
  readonly name: string;
  /** Compared with the keys of the local ones; the surest first. */
  readonly keys: readonly string[];
  /** Null where the row has none that can be compared. */
  readonly checksum: string | null;
  readonly state: "applied" | "failed" | "unfinished";
}

/** Where a tool keeps what it applied. */
export interface MigrationTable {
  readonly schema: string;
  readonly table: string;
  /** The columns with the name and, where there is one, the checksum; only for a plain folder. */
  readonly columns: readonly string[];
}

export interface MigrationFolder {
  /** Absolute path of the repository. */
  readonly directory: string;
  /** The folder of the migrations, relative to it. */
  readonly path: string;
}

/** What reads a tool's table: any session will do. */
export type TableSession = Pick<DatabaseSession, "query">;

/**
 * What one transaction holds: all pending migrations, one file, or each statement by itself. `query`: a file is sent as one
 * message, which is a transaction where it has several statements. Null: nobody knows.
 */
export type TransactionSpan = "set" | "file" | "query" | "statement" | null;

export interface MigrationTool {
  /** As people name it. */
  readonly title: string;
  /** Where the tool puts its migrations when nobody says otherwise. */
  readonly defaultDirectory: string;
  readonly defaultTable: string;
  /** The first run creates the table, so that none means that nothing was applied. */
  readonly createsTable: boolean;
  /** Applies what is pending. */
  readonly applyCommand: string;
  /** What to do about a pending migration that is older than an applied one. */
  readonly lateRemedy: string;
  readonly unknownRemedy: string;
  readonly editedRemedy: string;
  readonly failedRemedy: string;
  /** Of a file with this text. */
  transactionOf(text: string): TransactionSpan;
  /** In the order in which they are applied. Throws UnreadableMigrations. */
  readLocal(folder: MigrationFolder, parser: SqlParser): Promise<readonly LocalMigration[]>;
  /** Null where the table does not exist. Throws ProviderError and UnreadableMigrations. */
  readRecorded(
    session: TableSession,
    table: MigrationTable,
    parser: SqlParser,
  ): Promise<readonly RecordedMigration[] | null>;
}
