/** What the database says of the tables comes before what the files say: it is what the statements will meet. */
import type { TypeName } from "libpg-query";
import type { SqlParser } from "../../../migrations/parse-sql.ts";
import { type SchemaState, setColumn } from "../schema-state.ts";
import { nodesBelow } from "../statement-scope.ts";
import type { LockCatalog } from "./lock-catalog.ts";

export async function seedState(state: SchemaState, { relations }: LockCatalog, parser: SqlParser): Promise<void> {
  const columns = [...relations.values()].flatMap(({ name, columns: own }) => own.map((column) => ({ name, column })));
  const types = await readTypes([...new Set(columns.map(({ column }) => column.type))], parser);
  for (const { name } of relations.values()) state.existing.add(`relation ${name}`);
  for (const { name, column } of columns) {
    const { notNull, hasDefault, type } = column;
    setColumn(state, name, column.name, { type: types.get(type) ?? null, isNew: false, notNull, hasDefault });
  }
}

/** PostgreSQL wrote them, so its parser reads them. */
async function readTypes(written: readonly string[], parser: SqlParser): Promise<ReadonlyMap<string, TypeName>> {
  if (written.length === 0) return new Map();
  const list = written.map((type) => `null::${type}`).join(", ");
  const parsed = await parser.reading("the database's catalog").parse(`select ${list}`);
  if ("error" in parsed) return new Map();
  const casts = nodesBelow(parsed.statements[0]?.node, "TypeCast");
  return new Map(
    casts.flatMap(({ typeName }, index) => {
      const type = written[index];
      return type === undefined || typeName === undefined ? [] : [[type, typeName] as const];
    }),
  );
}
