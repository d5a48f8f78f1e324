/** Statements in read-only transactions, also through a pooler that gives each transaction another connection. */
import { quoteIdentifier, quoteLiteral } from "../../lib/quote-sql.ts";
import { ProviderError } from "../../lib/error.ts";
import type { DatabaseAnswer, DatabaseRefusal, DatabaseSession, DatabaseValue } from "../contract.ts";
import { type Place, placeOf, problem, refusedStatement, statementFailure } from "./failure.ts";
import type { Line } from "./line.ts";

/** How a transaction begins; the object itself tells whose transaction is open. */
interface Beginning {
  readonly sql: string;
  /** What a refusal of the beginning means. */
  readonly refused: (refusal: DatabaseRefusal) => ProviderError;
  /** Stays open for the next statement; else its locks are given back at once. */
  readonly stays: boolean;
}

export function createSession(line: Line, statementTimeoutMs: number): DatabaseSession {
  const { place } = line;
  const timeout = Math.max(1, Math.round(statementTimeoutMs));
  // SET LOCAL alone: what is set for a session stays with a pooler's connection, and others would get it.
  const readOnly = [
    "begin transaction isolation level read committed read only",
    "set local default_transaction_read_only = on",
    `set local statement_timeout = ${timeout}`,
    `set local lock_timeout = ${Math.min(timeout, 5_000)}`,
  ].join("; ");
  const transactions = createTransactions(line);

  const sessionOf = (beginning: Beginning): DatabaseSession => {
    const attempt: DatabaseSession["attempt"] = (text, values = []) => transactions.run(beginning, text, values);
    return {
      attempt,
      query: async (text, values) => {
        const answer = await attempt(text, values);
        if ("refusal" in answer) throw refusedStatement(answer.refusal, place);
        return answer;
      },
      asRole: async (role, claims, act) => {
        const own = beginAs(place, readOnly, role, claims);
        try {
          return await act(sessionOf(own));
        } finally {
          await transactions.end(own);
        }
      },
    };
  };
  return sessionOf({ sql: readOnly, refused: (refusal) => refusedStatement(refusal, place), stays: false });
}

function createTransactions(line: Line) {
  let open: Beginning | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a connection has one transaction. */
  const next = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
  const failed = (error: unknown): DatabaseRefusal => {
    const cut = line.cutBy();
    if (cut !== null) throw cut.reason;
    const failure = statementFailure(error, line.place);
    if (failure instanceof ProviderError) throw failure;
    return failure;
  };
  const rollBack = async (): Promise<void> => {
    open = null;
    await line.tell("rollback").catch(failed);
  };
  const begin = async (beginning: Beginning): Promise<void> => {
    if (open === beginning) return;
    if (open !== null) await rollBack();
    open = beginning;
    const refusal = await line.tell(beginning.sql).catch(failed);
    if (refusal === undefined) return;
    await rollBack();
    throw beginning.refused(refusal);
  };
  return {
    run: (beginning: Beginning, text: string, values: readonly DatabaseValue[]) =>
      next(async (): Promise<DatabaseAnswer | { readonly refusal: DatabaseRefusal }> => {
        await begin(beginning);
        const answer = await line.ask(text, values).catch((error: unknown) => ({ refusal: failed(error) }));
        // After a refusal a transaction takes no more statements: the next one begins anew, as the same role.
        if ("refusal" in answer || !beginning.stays) await rollBack();
        return answer;
      }),
    end: (beginning: Beginning): Promise<void> =>
      next(async () => {
        // A broken line has nothing to roll back, and must not hide what broke it.
        if (open === beginning && line.cutBy() === null) await rollBack().catch(() => {});
      }),
  };
}

function beginAs(place: Place, readOnly: string, role: string, claims: Readonly<Record<string, unknown>>): Beginning {
  const json = quoteLiteral(JSON.stringify(claims));
  const sql = [
    readOnly,
    `select set_config('request.jwt.claims', ${json}, true)`,
    // PostgREST before version 9 gave each claim a setting of its own, and older policies read them.
    ...["sub", "role", "email"].map(
      (claim) => `select set_config('request.jwt.claim.${claim}', coalesce(${json}::json ->> '${claim}', ''), true)`,
    ),
    `set local role ${quoteIdentifier(role)}`,
  ].join("; ");
  return { sql, stays: true, refused: (refusal) => roleRefused(refusal, role, place) };
}

function roleRefused(refusal: DatabaseRefusal, role: string, place: Place): ProviderError {
  if (refusal.sqlState === "42501") {
    return problem(
      "credential_insufficient",
      `The user of ${place.variable} may not act as the role ${role}.`,
      `As the database's owner, run: grant ${quoteIdentifier(role)} to ${quoteIdentifier(place.address.user)};`,
    );
  }
  if (refusal.sqlState === "22023" || refusal.sqlState === "42704") {
    return problem(
      "not_found",
      `${placeOf(place)} has no role ${role}.`,
      `Correct the name in the plan, or create it: create role ${quoteIdentifier(role)} nologin;`,
    );
  }
  return refusedStatement(refusal, place);
}
