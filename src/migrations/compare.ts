/** The repository's migrations against those that the database knows. Pure. */
import type { LocalMigration, RecordedMigration } from "./migration.ts";
import { groupBy } from "../lib/group-by.ts";

export interface MigrationHistory {
  /** Of the repository, in its order, applied. */
  readonly applied: readonly LocalMigration[];
  readonly pending: readonly LocalMigration[];
  /** Those of the pending ones that are older than an applied one. */
  readonly late: readonly LocalMigration[];
  /** Names that the database has and the repository has not. */
  readonly unknown: readonly string[];
  /** Applied, and changed in the repository since. */
  readonly edited: readonly LocalMigration[];
  /** Begun and not ended well. */
  readonly broken: readonly RecordedMigration[];
  /** Applied, and nothing can be said about changes: the table has no text or checksum of them. */
  readonly uncompared: readonly LocalMigration[];
}

/** `local` in the order in which they are applied. */
export function compareMigrations(
  local: readonly LocalMigration[],
  recorded: readonly RecordedMigration[],
): MigrationHistory {
  const rowOf = matchRows(local, recorded);
  const matched = new Set(rowOf.values());
  const isApplied = (migration: LocalMigration) => rowOf.get(migration)?.state === "applied";
  const applied = local.filter(isApplied);
  const pending = local.filter((migration) => !rowOf.has(migration));
  const newest = local.findLastIndex(isApplied);
  const newestAt = Math.max(-Infinity, ...applied.map(({ at = -Infinity }) => at));
  const comparable = (migration: LocalMigration) =>
    migration.checksums.length > 0 && (rowOf.get(migration)?.checksum ?? null) !== null;
  return {
    applied,
    pending,
    late: pending.filter((migration) =>
      migration.at === undefined ? local.indexOf(migration) < newest : migration.at <= newestAt,
    ),
    unknown: recorded.filter((row) => !matched.has(row)).map(({ name }) => name),
    edited: applied.filter(
      (migration) => comparable(migration) && !migration.checksums.includes(rowOf.get(migration)?.checksum ?? ""),
    ),
    broken: recorded.filter(({ state }) => state !== "applied"),
    uncompared: applied.filter((migration) => !comparable(migration)),
  };
}

/** The surest keys of all rows are tried before any weaker one, and a key that fits two migrations decides nothing. */
function matchRows(
  local: readonly LocalMigration[],
  recorded: readonly RecordedMigration[],
): ReadonlyMap<LocalMigration, RecordedMigration> {
  const byKey = groupBy(
    local.flatMap((migration) => migration.keys.map((key) => ({ key, migration }))),
    ({ key }) => key,
  );
  const rowOf = new Map<LocalMigration, RecordedMigration>();
  const matched = new Set<RecordedMigration>();
  const rounds = Math.max(0, ...recorded.map(({ keys }) => keys.length));
  for (let round = 0; round < rounds; round += 1) {
    for (const row of recorded) {
      const key = row.keys[round];
      if (key === undefined || matched.has(row)) continue;
      const [found, ...others] = (byKey.get(key) ?? []).filter(({ migration }) => !rowOf.has(migration));
      if (found === undefined || others.length > 0) continue;
      rowOf.set(found.migration, row);
      matched.add(row);
    }
  }
  return rowOf;
}
