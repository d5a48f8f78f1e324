/** Names and texts for statements that take no parameters (`alter database`, `comment on`). Pure. */

/** A name as PostgreSQL reads it, whatever is in it. A zero byte would end the statement, and no name has one. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll("\0", "").replaceAll('"', '""')}"`;
}

/** A text as PostgreSQL reads it, also where `standard_conforming_strings` is off. */
export function quoteLiteral(text: string): string {
  return ` E'${text.replaceAll("\0", "").replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
