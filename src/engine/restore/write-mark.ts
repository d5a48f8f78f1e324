/** The statement that writes a restore's mark into a database's comment, and leaves what people wrote there. */
import { quoteIdentifier, quoteLiteral } from "../../lib/quote-sql.ts";
import { type DatabaseComment, renderDatabaseComment, type RestoreMark } from "../../release/restore-mark.ts";

export function commentOn(database: string, text: DatabaseComment["text"], mark: RestoreMark | null): string {
  const comment = renderDatabaseComment({ text, mark });
  return `comment on database ${quoteIdentifier(database)} is ${comment === null ? "null" : quoteLiteral(comment)}`;
}

export function allowConnections(database: string, allowed: boolean): string {
  return `alter database ${quoteIdentifier(database)} with allow_connections ${allowed}`;
}

export function rename(database: string, to: string): string {
  return `alter database ${quoteIdentifier(database)} rename to ${quoteIdentifier(to)}`;
}
