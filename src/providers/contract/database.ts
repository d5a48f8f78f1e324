/** PostgreSQL, asked and never changed. */
import type { Secret } from "../../lib/secret.ts";
import type { Certificate } from "./probes.ts";

/** A value of a row, as text, number, boolean or null; what has another type comes as PostgreSQL's own text. */
export type DatabaseValue = string | number | boolean | null;

export type DatabaseRow = Readonly<Record<string, DatabaseValue>>;

export interface DatabaseAnswer {
  readonly rows: readonly DatabaseRow[];
}

/** PostgreSQL's own refusal of one statement: nothing about the connection, so a gate may read it. */
export interface DatabaseRefusal {
  /** Five characters, PostgreSQL appendix A: `42501` = insufficient privilege, `42P01` = undefined table. */
  readonly sqlState: string;
  readonly message: string;
}

export interface DatabaseSession {
  /**
   * One statement in a read-only transaction; values go as parameters (`$1`), never into the text.
   * Throws ProviderError where there was no answer, or a refusal by PostgreSQL (`database_refused`).
   */
  query(text: string, values?: readonly DatabaseValue[]): Promise<DatabaseAnswer>;
  /** As `query`, but PostgreSQL's refusal is an answer too. */
  attempt(
    text: string,
    values?: readonly DatabaseValue[],
  ): Promise<DatabaseAnswer | { readonly refusal: DatabaseRefusal }>;
  /**
   * Runs `act` as another role with these JWT claims (`request.jwt.claims`, as PostgREST sets them), in a transaction
   * of its own that is read-only and always rolled back. Throws ProviderError where the role may not be taken.
   */
  asRole<Value>(
    role: string,
    claims: Readonly<Record<string, unknown>>,
    act: (session: DatabaseSession) => Promise<Value>,
  ): Promise<Value>;
}

export interface SessionLimits {
  readonly connectTimeoutMs: number;
  readonly statementTimeoutMs: number;
}

/** What is known of a connection before any statement. */
export interface DatabaseLine {
  /** The server's; null where the line is not encrypted. */
  readonly certificate: Certificate | null;
  /** Of a transaction pooler that stands between: what to do for an address that leads past it. Null: there is none. */
  readonly pooler: string | null;
}

export interface Databases {
  /** Connects, looks and closes. Throws as `withSession` does. */
  examineLine(url: Secret, limits: SessionLimits): Promise<DatabaseLine>;
  /**
   * Connects to the database of a `postgres://` URL, hands the session to `act` and closes it. The password appears in
   * no message. Throws ProviderError: `database_unreachable`, `credential_rejected`, `vendor_timeout`.
   */
  withSession<Value>(
    url: Secret,
    limits: SessionLimits,
    act: (session: DatabaseSession) => Promise<Value>,
  ): Promise<Value>;
}
