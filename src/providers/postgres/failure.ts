/** What PostgreSQL, a pooler before it, or the network said, as an error with a reason and a remedy. */
import { ProviderError } from "../../lib/error.ts";
import type { Mask } from "../../lib/mask.ts";
import type { ReasonFor } from "../../lib/reason-code.ts";
import type { DatabaseRefusal } from "../contract.ts";
import { networkTrouble } from "../network-trouble.ts";
import type { Address } from "./address.ts";
import { authorityRemedy } from "./authority-remedy.ts";

/** What messages may say about where a session goes to. */
export interface Place {
  readonly address: Address;
  /** The variable that the address came from. */
  readonly variable: string;
  /** Hides the address, and the password in every spelling: a server may repeat what it was sent. */
  readonly mask: Mask;
}

const VENDOR = "PostgreSQL";
/** Appendix A of PostgreSQL's manual; the classes that speak of the server or of the moment, not of the statement. */
const NO_REFUSAL = /^(?:08|25P03|28|3D|40|53|55P03|57|58|F0|XX)/;
const TIMED_OUT = new Set(["57014", "55P03", "25P03"]);
const NO_ROUTE = new Set(["ENETUNREACH", "EHOSTUNREACH", "ENETDOWN"]);

export function problem(reasonCode: ReasonFor<"hold">, message: string, remedy: string): ProviderError {
  return new ProviderError({ reasonCode, vendor: VENDOR, message, remedy });
}

/** Host and port, and nothing else of the address. */
export function placeOf({ address }: Place): string {
  const { host, port } = address;
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Of an error while a connection was made: before the server was ready for a statement. */
export function connectFailure(error: unknown, place: Place): ProviderError {
  const sqlState = sqlStateOf(error);
  return sqlState === null ? lineFailure(error, place) : refusedConnection(sqlState, messageOf(error, place), place);
}

/** Of an error of one statement: a refusal, where PostgreSQL looked at the statement and would not. */
export function statementFailure(error: unknown, place: Place): ProviderError | DatabaseRefusal {
  const sqlState = sqlStateOf(error);
  if (sqlState === null) return lineFailure(error, place);
  const message = messageOf(error, place);
  if (TIMED_OUT.has(sqlState)) {
    return problem(
      "vendor_timeout",
      `${placeOf(place)} did not finish a statement in time (${sqlState}: ${message}).`,
      "Run this again when no migration holds a lock; if it stays slow, look at the database's load.",
    );
  }
  if (NO_REFUSAL.test(sqlState)) return refusedConnection(sqlState, message, place);
  return { sqlState, message };
}

/** What ends the session itself: there is nobody left to try another statement with. */
const SESSION_OVER = /^(?:08|25P03|28|57P|F0)/;

/** PostgreSQL's own words about a statement, a limit of time included, where the session goes on; else null. */
export function refusalOf(error: unknown, place: Place): DatabaseRefusal | null {
  const sqlState = sqlStateOf(error);
  if (sqlState === null || SESSION_OVER.test(sqlState)) return null;
  return { sqlState, message: messageOf(error, place) };
}

export function refusedStatement(refusal: DatabaseRefusal, place: Place): ProviderError {
  return problem(
    "database_refused",
    `${placeOf(place)} refused a statement (${refusal.sqlState}: ${refusal.message}).`,
    refusal.sqlState === "42501"
      ? `Give the user of ${place.variable} the right to read it.`
      : "Look at what the message names, and run this again.",
  );
}

function refusedConnection(sqlState: string, message: string, place: Place): ProviderError {
  const { variable } = place;
  const where = placeOf(place);
  if (/no pg_hba\.conf entry|SSL connection is required|SSL\/TLS required|connection is insecure/i.test(message)) {
    return problem(
      "credential_rejected",
      `${where} accepts no such connection (${sqlState}): not this user from here, or not without TLS.`,
      `Use sslmode=verify-full in ${variable}, and allow this machine's address at the database.`,
    );
  }
  if (sqlState.startsWith("28") || /tenant(?:\/| or )user .*not found|tenant or user not found/i.test(message)) {
    return problem(
      "credential_rejected",
      `${where} rejected the user or the password of ${variable} (${sqlState}).`,
      `Store the address with the right user and password in ${variable}; letters such as @ and # are percent-encoded in it.`,
    );
  }
  if (sqlState === "3D000") {
    return problem(
      "not_found",
      `${where} has no database of the name that ${variable} gives.`,
      `Correct the part after the last / of ${variable}.`,
    );
  }
  if (sqlState === "53300") {
    return problem(
      "database_unreachable",
      `${where} has no connection left (${sqlState}).`,
      "Run this again when fewer sessions are open, or use the address of the connection pooler.",
    );
  }
  if (sqlState === "57P03") {
    return problem(
      "database_unreachable",
      `${where} is starting up or shutting down (${sqlState}).`,
      "Run this again in a minute.",
    );
  }
  return problem(
    "database_unreachable",
    `${where} gave no answer but an error (${sqlState}: ${message}).`,
    "Look at the database's own log, and run this again.",
  );
}

/** Texts of `pg`, which has no codes for them. */
const SAID_BY_PG: readonly (readonly [RegExp, (where: string, variable: string) => ProviderError])[] = [
  [
    /client password must be|No password supplied/i,
    (where, variable) =>
      problem(
        "credential_rejected",
        `${where} asks for a password, and ${variable} has none.`,
        `Store the address with the password in ${variable}.`,
      ),
  ],
  [
    /does not support SSL/i,
    (where, variable) =>
      problem(
        "database_unreachable",
        `${where} does not speak TLS, so nobody could tell who answers there.`,
        `Switch TLS on at the database. Where the network between is private and the server uses SCRAM, add sslmode=disable to ${variable}.`,
      ),
  ],
  [
    /^SASL:|received invalid response|establishing an SSL connection|unexpected \w+ message|Unknown authentication/i,
    (where, variable) =>
      problem(
        "vendor_answer_unknown",
        `What answers at ${where} does not speak PostgreSQL's protocol as this needs it.`,
        `Check host and port of ${variable}: they must be those of the database, not of a web page or an API.`,
      ),
  ],
  [
    /terminated|ended by the other party/i,
    (where) =>
      problem(
        "database_unreachable",
        `${where} closed the connection.`,
        "Look whether the database is paused or restarting, and run this again.",
      ),
  ],
];

function lineFailure(error: unknown, place: Place): ProviderError {
  const text = error instanceof Error ? error.message : "";
  const where = placeOf(place);
  const known = SAID_BY_PG.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return known[1](where, place.variable);
  const { reason } = networkTrouble(error);
  return problem(
    "database_unreachable",
    place.mask.apply(`${where} could not be reached: ${reason}.`),
    remedyOf(codesOf(error), reason, place),
  );
}

function remedyOf(codes: readonly string[], reason: string, place: Place): string {
  if (codes.includes("ENOTFOUND")) {
    return `Check the host in ${place.variable}; a paused or deleted project has no name either.`;
  }
  if (codes.some((code) => NO_ROUTE.has(code))) {
    return "This machine may have no IPv6, and some vendors' direct addresses have nothing else: use the pooler's address.";
  }
  if (codes.includes("CERT_HAS_EXPIRED")) {
    return "Renew the certificate of the database; until then nothing is sent there.";
  }
  if (codes.includes("ERR_TLS_CERT_ALTNAME_INVALID")) {
    return `Write the host into ${place.variable} by the name that is in the certificate. ${authorityRemedy(place.address.host, place.variable)} With an authority of its own and sslmode=verify-ca, the name does not count.`;
  }
  if (/certificate|TLS/.test(reason)) return authorityRemedy(place.address.host, place.variable);
  return "Check that the database runs and accepts connections from here, and run this again.";
}

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = (error as NodeJS.ErrnoException).code ?? "";
  return error instanceof AggregateError ? [own, ...error.errors.flatMap(codesOf)] : [own];
}

/** The five characters of an answer of the server; Node's own errors have words for codes, and no severity. */
function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("severity" in error) || !("code" in error)) return null;
  return typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

function messageOf(error: unknown, { mask }: Place): string {
  const text = error instanceof Error ? error.message : String(error);
  return mask.apply(text.replace(/\s+/g, " ").trim()).slice(0, 500).replace(/\.$/, "");
}
