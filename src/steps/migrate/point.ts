/** Where a database stands between its migrations. */
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import type { SchemaPoint } from "../../release/recorded-migration.ts";
import { readSchemaObjects, type SchemaReading, type SchemaScope } from "../database/schema-hash.ts";
import { historyTool } from "../../migrations/history-tools.ts";
import type { HistoryReading, HistorySpec } from "./read-history.ts";

/** What the tool keeps for itself is no part of the schema: the first run of all creates it. */
export function scopeOf(history: HistorySpec | null): SchemaScope {
  if (history === null) return { schemas: [], tables: [] };
  const { besides } = historyTool(history.tool);
  const { schema, table } = history.table;
  return { schemas: besides.schemas, tables: [table, ...besides.tables].map((name) => ({ schema, table: name })) };
}

/** The schema's hash; null where this machine has no `pg_dump` for the server, which is said where it is shown. */
export async function readSchema(...place: SchemaPlace): Promise<string | null> {
  return (await readWholeSchema(...place))?.hash ?? null;
}

type SchemaPlace = readonly [
  work: Pick<DatabaseWork, "startProgram">,
  url: Secret,
  serverMajor: number,
  history: HistorySpec | null,
];

/** The same with each of its objects. */
export async function readWholeSchema(...place: SchemaPlace): Promise<SchemaReading | null> {
  const [work, url, serverMajor, history] = place;
  try {
    return await readSchemaObjects(work, url, serverMajor, scopeOf(history));
  } catch (error) {
    if (error instanceof ProviderError && error.reasonCode === "tool_missing") return null;
    throw error;
  }
}

export function pointOf(reading: HistoryReading | null, schema: string | null): SchemaPoint {
  const applied = reading?.history.applied ?? null;
  return { count: applied?.length ?? null, newest: applied?.at(-1)?.name ?? null, schema };
}
