/** A database for the proof that an archive of a part is restored into: with what the part needs, and nothing of the rest. */
import { quoteIdentifier } from "../../../lib/quote-sql.ts";
import type { DatabaseWriter } from "../../../providers/contract.ts";
import type { Catalog } from "../table-list.ts";
import type { PartialDump } from "./read-partial.ts";

export interface PartWish {
  readonly partial: PartialDump;
  /** Null: the archive has the extensions, and every schema but `public`, which each database has. */
  readonly schemas: readonly string[] | null;
  readonly catalog: Catalog;
  /** Names of extensions that the server can install. */
  readonly available: ReadonlySet<string>;
}

/** Numbers of the entries that are restored then; null: all. */
export async function preparePart(session: DatabaseWriter, wish: PartWish): Promise<readonly number[] | null> {
  const { partial, schemas } = wish;
  const { standIns, leftOut } = partial.restore;
  const extensions = extensionsOf(wish);
  const before = new Set([
    ...extensions.map(({ schema }) => schema),
    ...standIns.map(({ object: { schema } }) => schema),
  ]);
  // An archive of this schema makes it itself.
  if (schemas?.includes("public") === true && !before.has("public")) await session.query("drop schema public");
  for (const name of before) await session.query(`create schema if not exists ${quoteIdentifier(name)}`);
  for (const { name, schema, needed } of extensions) {
    const create = `create extension if not exists ${quoteIdentifier(name)} with schema ${quoteIdentifier(schema)} cascade`;
    // What a function's body calls stands in no catalog: such extensions are there where that is possible.
    await (needed ? session.query(create) : session.attempt(create));
  }
  for (const { sql } of standIns) await session.query(sql);
  const there = [...before].flatMap((name) => partial.schemas.get(name) ?? []);
  const without = new Set([...leftOut.map(({ entry }) => entry.id), ...there]);
  return without.size === 0 ? null : partial.entries.map(({ id }) => id).filter((id) => !without.has(id));
}

function extensionsOf({ partial: { restore }, schemas, catalog, available }: PartWish) {
  // An archive of more than schemas has its extensions, which come too late for what stands in.
  const needed = new Set(schemas === null ? restore.standIns.flatMap((one) => one.extensions) : restore.extensions);
  return catalog.extensions.flatMap(({ name, schema }) =>
    needed.has(name) || (schemas !== null && available.has(name)) ? [{ name, schema, needed: needed.has(name) }] : [],
  );
}
