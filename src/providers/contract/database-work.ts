/**
 * PostgreSQL, changed on purpose: what steps do beyond reading. Gates never get this role. An address that leads through a
 * transaction pooler is refused here (`pooler_refused`), because settings, locks and snapshots are lost behind one.
 */
import type { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseAnswer, DatabaseRefusal, DatabaseValue } from "./database.ts";

export interface WriterLimits {
  readonly connectTimeoutMs: number;
  /** Of one statement; null = none, for what may take hours. The signal still ends it. */
  readonly statementTimeoutMs: number | null;
  /** Of waiting for a lock. */
  readonly lockTimeoutMs: number;
  /** Shown in `pg_stat_activity`, so that people see who it is: `holdpoint backup`. */
  readonly applicationName: string;
}

export interface DatabaseWriter {
  /** Of this session at the server, for `pg_blocking_pids` and the views of progress. */
  readonly backendPid: number;
  /** 15 of `15.18`. */
  readonly serverMajor: number;
  /** As `show server_version` has it. */
  readonly serverVersion: string;
  /** One statement in a transaction of its own, unless one is open. Throws ProviderError, also where PostgreSQL refuses. */
  query(text: string, values?: readonly DatabaseValue[]): Promise<DatabaseAnswer>;
  /** As `query`, but PostgreSQL's refusal is an answer too, and so are its limits of time (`55P03`, `57014`). */
  attempt(
    text: string,
    values?: readonly DatabaseValue[],
  ): Promise<DatabaseAnswer | { readonly refusal: DatabaseRefusal }>;
  /** `begin` … `commit`; rolled back where `act` throws. `beginning`: `isolation level repeatable read, read only`. */
  transaction<Value>(beginning: string, act: () => Promise<Value>): Promise<Value>;
  /** `copy … to stdout`, as it comes; whoever stops reading before its end ends the session. */
  copyOut(text: string): AsyncIterable<Uint8Array>;
  /** `copy … from stdin`; rows that were taken. */
  copyIn(text: string, source: AsyncIterable<Uint8Array>): Promise<number>;
}

/** Programs of PostgreSQL's client, and of its server for a scratch one. */
export type PostgresProgram = "pg_dump" | "pg_restore" | "pg_dumpall" | "psql";

export interface RunningProgram {
  /** Each chunk is the reader's own. */
  readonly stdout: AsyncIterable<Uint8Array>;
  /** Waits until the program's pipe has all of it; the chunk's memory may be used again. */
  write(chunk: Uint8Array): Promise<void>;
  /** No more comes. */
  end(): void;
  /** With its exit code and the last 64 KiB of standard error, secrets masked. Never throws. */
  readonly ended: Promise<ProgramEnd>;
  /** SIGTERM, after five seconds SIGKILL; `ended` tells when it is gone. */
  stop(): void;
}

export interface ProgramEnd {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  /** What its words mean, where it failed; null where it ended with 0. */
  readonly failure: ProviderError | null;
}

export interface ScratchServer {
  /** Of its superuser, for a database `postgres`. */
  readonly url: Secret;
  readonly major: number;
  /** Ends it and removes its files; safe to call twice. */
  stop(): Promise<void>;
}

export interface DatabaseWork {
  /** Connects to the database of a `postgres://` URL, hands the session to `act` and closes it. */
  withWriter<Value>(url: Secret, limits: WriterLimits, act: (writer: DatabaseWriter) => Promise<Value>): Promise<Value>;
  /** The same server and user, another database: for copies beside. */
  otherDatabase(url: Secret, database: string): Secret;
  /** Host, port, user and name, without the password: what people may be shown. */
  describe(url: Secret): {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /**
   * Hands `act` the variables by which a foreign tool reaches it (PGHOST, PGUSER, PGPASSWORD, PGSSLMODE …), made from the same
   * parsed address; `settings` of the session go into PGOPTIONS. They are secrets. Certificates lie in a file that only we
   * read, which is removed afterwards.
   */
  withClientEnvironment<Value>(
    url: Secret,
    settings: Readonly<Record<string, string>>,
    act: (variables: Readonly<Record<string, string>>) => Promise<Value>,
  ): Promise<Value>;
  /**
   * Version of a client program that can work with a server of this major: `pg_dump` needs at least the server's, a restore
   * the target's. Throws ProviderError `tool_missing`, which names the version that is needed and how it is installed.
   */
  findProgram(
    program: PostgresProgram,
    serverMajor: number,
  ): Promise<{ readonly path: string; readonly version: string }>;
  /**
   * Starts it in a process group of its own; an abort ends it. The address is given by the environment, so that the process
   * list does not show it, and neither may `args`. Throws ProviderError `tool_missing`.
   */
  startProgram(
    url: Secret,
    program: PostgresProgram,
    serverMajor: number,
    args: readonly string[],
    options?: { readonly onLine?: (line: string) => void; readonly settings?: Readonly<Record<string, string>> },
  ): Promise<RunningProgram>;
  /**
   * A server on loopback with a folder of its own, for a proof and nothing else (no fsync). Throws ProviderError `tool_missing`
   * where this machine has no server programs of a major that can hold what one of `major` wrote.
   */
  startScratch(major: number): Promise<ScratchServer>;
}
