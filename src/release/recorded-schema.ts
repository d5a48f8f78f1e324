/**
 * Which schema a release of the code met in production: what stands in its record, and what two such words say of old code
 * on a new schema. Pure, and by hand like the rest of the payload.
 */
import type { RecordedMigrationRun } from "./recorded-migration.ts";

export interface RecordedSchema {
  /** Variable of the database's address. */
  readonly database: string;
  /** The newest migration once the release's own were applied; null where there is none, or no history is read. */
  readonly newest: string | null;
  /** How many were applied by then; null where no history is read. */
  readonly count: number | null;
  /** SHA-256 of the schema then; null where it was not asked. */
  readonly schema: string | null;
  /** Names of those that the release itself applied, in their order. */
  readonly applied: readonly string[];
  /** It applied none, and the schema was the same before and after. */
  readonly unchanged: boolean;
}

/** A record is no place for more; of as many nobody needs the names. */
const MOST_APPLIED = 50;

/** `runs`: of one release, in their order; of a database that several migrated, the last says how far it is. */
export function recordSchemas(runs: readonly RecordedMigrationRun[]): readonly RecordedSchema[] {
  const schemas = new Map<string, RecordedSchema>();
  for (const { database, before, after, applied } of runs) {
    const known = schemas.get(database);
    const same = before.newest === after.newest && before.count === after.count && before.schema === after.schema;
    // Without a history and a hash two equal nothings say nothing.
    const told = after.count !== null || after.schema !== null;
    schemas.set(database, {
      database,
      newest: after.newest,
      count: after.count,
      schema: after.schema,
      applied: [...(known?.applied ?? []), ...applied].slice(-MOST_APPLIED),
      unchanged: (known?.unchanged ?? true) && told && same && applied.length === 0,
    });
  }
  return [...schemas.values()];
}

/** None where it is none; what is not whole is left out. */
export function readRecordedSchemas(value: unknown): readonly RecordedSchema[] {
  return Array.isArray(value) ? value.flatMap(readSchema) : [];
}

/** How far a database was when two deployments were released. */
export interface SchemaStep {
  readonly database: string;
  /** When the known good was released; null where its record does not say. */
  readonly before: RecordedSchema | null;
  readonly now: RecordedSchema;
}

export function compareSchemas(
  before: readonly RecordedSchema[],
  now: readonly RecordedSchema[],
): readonly SchemaStep[] {
  return now.map((one) => ({
    database: one.database,
    before: before.find(({ database }) => database === one.database) ?? null,
    now: one,
  }));
}

/** Nothing was applied in between: old code meets what it was released on. */
export function isSameSchema({ before, now }: SchemaStep): boolean {
  if (before === null || before.newest !== now.newest || before.count !== now.count) return false;
  if (before.schema !== null && now.schema !== null) return before.schema === now.schema;
  return now.count !== null;
}

/**
 * Had the known good this migration already? `since`: what the records of the releases after it say of this database, the new
 * one's included; null where one of them does not say. Null: nobody knows.
 */
export function hadMigration(
  migration: string,
  { before, now }: SchemaStep,
  since: readonly (RecordedSchema | null)[],
): boolean | null {
  if (before === null) return null;
  const names = (schema: RecordedSchema) => [...schema.applied, ...(schema.newest === null ? [] : [schema.newest])];
  if (names(before).some((name) => isSameMigration(name, migration))) return true;
  const between = since.map((schema) => schema?.applied ?? null);
  const applied = between.flatMap((list) => list ?? []);
  if (applied.some((name) => isSameMigration(name, migration))) return false;
  // Only where every one that came since is known by name: then it came before.
  const whole = !between.includes(null) && before.count !== null && now.count !== null;
  return whole && now.count - before.count === applied.length ? true : null;
}

/** Tools write it with and without the ending of its file. */
function isSameMigration(one: string, other: string): boolean {
  return one.replace(/\.sql$/, "") === other.replace(/\.sql$/, "");
}

function readSchema(value: unknown): readonly RecordedSchema[] {
  if (typeof value !== "object" || value === null) return [];
  const { database, newest, count, schema, applied, unchanged } = value as Readonly<Record<string, unknown>>;
  if (typeof database !== "string" || !isTextOrNull(newest) || !isTextOrNull(schema)) return [];
  if (count !== null && (typeof count !== "number" || !Number.isFinite(count))) return [];
  if (!Array.isArray(applied) || !applied.every((name) => typeof name === "string")) return [];
  return [{ database, newest, count, schema, applied, unchanged: unchanged === true }];
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}
