/** Single tables of the small server: what is asked of one whose rows are put back, and what is changed in it. */
import type { DatabaseRow } from "../../../src/providers/contract.ts";
import type { SmallDatabase, SmallTable } from "./small-server.ts";

export interface SmallColumn {
  readonly name: string;
  readonly type: string;
}

export const COLUMNS: readonly SmallColumn[] = [{ name: "id", type: "integer" }];

/** Null where it is no question of a table, and nothing that changes one. */
export function askTable(
  database: SmallDatabase,
  text: string,
  [first = "", second = ""]: readonly string[],
): readonly DatabaseRow[] | null {
  const find = (name: string) => database.tables.find(({ table }) => table === name);
  if (text.includes("format('%I.%I', $1::text")) return [{ name: `${first}.${second}` }];
  if (text.includes("c.relkind = 'p' as partitioned")) return columnsOf(find(first));
  if (text.includes("relkind::text as kind")) {
    const found = find(first);
    return found === undefined ? [] : [{ kind: found.kind ?? "r" }];
  }
  if (text.includes("hashtextextended((r.*)")) {
    const found = find(/from only (\S+) t\) r/.exec(text)?.[1] ?? "");
    return found === undefined ? [] : [{ rows: found.rows, checksum: found.checksum }];
  }
  const [, emptied] = /^truncate only (\S+)$/.exec(text) ?? [];
  if (emptied !== undefined) return change(database, emptied, { rows: 0, checksum: "0" });
  const [, made] = /^create table (\S+) \(like /.exec(text) ?? [];
  if (made !== undefined) database.tables.push({ table: made, rows: 0, checksum: "0" });
  const isQuiet = /^(?:create|lock|alter) table |tgenabled|aclexplode\(c\.relacl\)|pg_get_serial_sequence/.test(text);
  return isQuiet ? [] : null;
}

/** Each row weighs eleven. */
export async function copyInto(
  database: SmallDatabase,
  text: string,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  const rows = Buffer.concat(chunks).toString("utf8").split("\n").filter(Boolean).length;
  const [, into = ""] = /^copy (\S+) /.exec(text) ?? [];
  change(database, into, { rows, checksum: String(rows * 11) });
  return rows;
}

function change(
  database: SmallDatabase,
  name: string,
  to: Pick<SmallTable, "rows" | "checksum">,
): readonly DatabaseRow[] {
  database.tables = database.tables.map((one) => (one.table === name ? { ...one, ...to } : one));
  return [];
}

function columnsOf(found: SmallTable | undefined): readonly DatabaseRow[] {
  if (found === undefined) return [];
  const { table, columns = COLUMNS } = found;
  return columns.map(({ name, type }) => ({ table, name, type, partitioned: false }));
}
