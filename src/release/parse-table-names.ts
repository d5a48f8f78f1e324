/** Names of tables as a person writes them, read as SQL reads them. Pure. */
import { quoteIdentifier } from "../lib/quote-sql.ts";

export interface TableName {
  readonly schema: string;
  readonly table: string;
}

export interface TableNames {
  readonly tables: readonly TableName[];
  /** What is no name of a table. */
  readonly wrong: readonly string[];
}

/** `media`, `app.media` or `app."Media"`: quotation marks where it has capital letters. */
export const TABLE_NAME = /^(?:(?:[a-z_][a-z0-9_$]*|"(?:[^"\0]|"")+")\.)?(?:[a-z_][a-z0-9_$]*|"(?:[^"\0]|"")+")$/;

const PARTS = /[a-z_][a-z0-9_$]*|"(?:[^"\0]|"")+"/g;
const BETWEEN_COMMAS = /(?:"(?:[^"]|"")*"|[^,"]|")+/g;

/** Several in one text stand between commas; a name may have one in its quotation marks. */
export function parseTableNames(texts: readonly string[]): TableNames {
  const words = texts.flatMap((text) => text.match(BETWEEN_COMMAS) ?? [text]).map((word) => word.trim());
  const read = words.map((word) => ({ word, name: parseTableName(word) }));
  return {
    tables: read.flatMap(({ name }) => (name === null ? [] : [name])),
    wrong: read.flatMap(({ word, name }) => (name === null ? [word] : [])),
  };
}

export function isSameTable(left: TableName, right: TableName): boolean {
  return left.schema === right.schema && left.table === right.table;
}

/** Null where it is none. Without a schema it is of `public`, as in a plan. */
export function parseTableName(text: string): TableName | null {
  if (!TABLE_NAME.test(text)) return null;
  const [first = "", second] = (text.match(PARTS) ?? []).map(unquote);
  return second === undefined ? { schema: "public", table: first } : { schema: first, table: second };
}

/** As a plan would write it. */
export function renderTableName({ schema, table }: TableName): string {
  const write = (part: string) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : quoteIdentifier(part));
  return `${write(schema)}.${write(table)}`;
}

function unquote(part: string): string {
  return part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part;
}
