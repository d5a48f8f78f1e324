/** Names of a database, which may hold anything: in SQL, and for people. */
import { quoteIdentifier } from "../../lib/quote-sql.ts";

/** How many names a sentence takes; the evidence has them all. */
const SHOWN_NAMES = 5;

/** A name as PostgreSQL reads it, whatever is in it. */
export function quoteName(...parts: readonly string[]): string {
  return parts.map(quoteIdentifier).join(".");
}

/** A name for people: quoted only where it needs to be. */
export function showName(...parts: readonly string[]): string {
  return parts.map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : quoteName(part))).join(".");
}

/** `a, b and 3 more`. */
export function listSome(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES;
  return `${names.slice(0, SHOWN_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** SQL to run, one statement for each of the first names. */
export function listStatements(statements: readonly string[]): string {
  const more = statements.length - SHOWN_NAMES;
  return `${statements.slice(0, SHOWN_NAMES).join(" ")}${more > 0 ? ` And so for ${more} more, see the evidence.` : ""}`;
}
