/** PostgreSQL, asked and never changed. */
import type { Secret } from "../../lib/secret.ts";

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

export interface Databases {
  /**
   * Connects to the database of a `postgres://` URL, hands the session to `act` and closes it. The password appears in
   * no message. Throws ProviderError: `database_unreachable`, `credential_rejected`, `vendor_timeout`.
   */
  withSession<Value>(
    url: Secret,
    limits: { readonly connectTimeoutMs: number; readonly statementTimeoutMs: number },
    act: (session: DatabaseSession) => Promise<Value>,
  ): Promise<Value>;
}
