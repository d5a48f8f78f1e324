/**
 * A database's schema as one hash, made of what `pg_dump` writes of it: equal for two databases that have the same objects,
 * columns in the same order, owners aside. Shared by whoever compares a database with a copy, or with itself. Beside it each
 * object with a hash of its own, for who has to name what differs.
 */
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { createHash, type Hash } from "node:crypto";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import type { SchemaObjects } from "../../release/schema-objects.ts";

export interface SchemaReading {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  readonly objects: SchemaObjects;
}

export interface SchemaScope {
  /** Schemas that are no part of it. */
  readonly schemas: readonly string[];
  /** Tables that are no part of it, with the sequence that a `serial` column of them has. */
  readonly tables: readonly { readonly schema: string; readonly table: string }[];
}

/** Throws ProviderError. */
export async function readSchemaObjects(
  work: Pick<DatabaseWork, "startProgram">,
  url: Secret,
  serverMajor: number,
  without: SchemaScope,
): Promise<SchemaReading> {
  const dump = await work.startProgram(url, "pg_dump", serverMajor, schemaArguments(without));
  dump.end();
  const hash = createSchemaHash();
  for await (const chunk of dump.stdout) hash.write(chunk);
  const { failure } = await dump.ended;
  if (failure !== null) throw failure;
  return hash.end();
}

export function schemaArguments({ schemas, tables }: SchemaScope): readonly string[] {
  // The sequence of a serial column is no part of its table to pg_dump: it would stay.
  const names = tables.flatMap(({ schema, table }) =>
    ["", "_id_seq", "_index_seq"].map((end) => `${quoteIdentifier(schema)}.${quoteIdentifier(`${table}${end}`)}`),
  );
  return [
    "--schema-only",
    "--no-owner",
    // Waiting would hold up everybody who waits behind it.
    "--lock-wait-timeout=30000",
    ...schemas.map((schema) => `--exclude-schema=${quoteIdentifier(schema)}`),
    ...names.map((name) => `--exclude-table=${name}`),
  ];
}

/** Chunks of a dump's text; what two dumps of one schema may differ in does not count. */
export function createSchemaHash(): { write(chunk: Uint8Array): void; end(): SchemaReading } {
  const hash = createHash("sha256");
  const objects = new Map<string, Hash>();
  const decoder = new TextDecoder();
  let rest = "";
  let object: Hash | null = null;
  const take = (line: string) => {
    const name = objectOf(line);
    if (name !== null) {
      object = objects.get(name) ?? createHash("sha256");
      objects.set(name, object);
    }
    if (isNoise(line)) return;
    hash.update(`${line}\n`);
    object?.update(`${line}\n`);
  };
  return {
    write(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    },
    end() {
      take(rest + decoder.decode());
      const hashes = [...objects].map(([name, one]) => [name, one.digest("hex")] as const);
      return { hash: hash.digest("hex"), objects: new Map(hashes) };
    },
  };
}

/** `index public.users_nick`, of the comment that `pg_dump` writes before each; null where the line is none. */
function objectOf(line: string): string | null {
  const [, name, type = "", schema] = /^-- Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: /.exec(line) ?? [];
  return name === undefined ? null : `${type.toLowerCase()} ${schema === "-" ? "" : `${schema}.`}${name}`;
}

/** `\restrict` has a random word since the minors of August 2025; comments name versions; empty lines are how it is spaced. */
function isNoise(line: string): boolean {
  return line.trim() === "" || line.startsWith("--") || /^\\(?:un)?restrict\b/.test(line);
}
