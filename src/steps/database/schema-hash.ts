/**
 * A database's schema as one hash, made of what `pg_dump` writes of it: equal for two databases that have the same objects,
 * columns in the same order, owners aside. Shared by whoever compares a database with a copy, or with itself.
 */
import { createHash } from "node:crypto";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";

export interface SchemaScope {
  /** Schemas that are no part of it. */
  readonly schemas: readonly string[];
  /** Tables that are no part of it, with the sequence that a `serial` column of them has. */
  readonly tables: readonly { readonly schema: string; readonly table: string }[];
}

/** 64 hexadecimal digits. Throws ProviderError. */
export async function readSchemaHash(
  work: Pick<DatabaseWork, "startProgram">,
  url: Secret,
  serverMajor: number,
  without: SchemaScope,
): Promise<string> {
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
    ["", "_id_seq", "_index_seq"].map((end) => `${quotedPattern(schema)}.${quotedPattern(`${table}${end}`)}`),
  );
  return [
    "--schema-only",
    "--no-owner",
    // Waiting would hold up everybody who waits behind it.
    "--lock-wait-timeout=30000",
    ...schemas.map((schema) => `--exclude-schema=${quotedPattern(schema)}`),
    ...names.map((name) => `--exclude-table=${name}`),
  ];
}

function quotedPattern(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Chunks of a dump's text; what two dumps of one schema may differ in does not count. */
export function createSchemaHash(): { write(chunk: Uint8Array): void; end(): string } {
  const hash = createHash("sha256");
  const decoder = new TextDecoder();
  let rest = "";
  const take = (line: string) => {
    if (!isNoise(line)) hash.update(`${line}\n`);
  };
  return {
    write(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    },
    end() {
      take(rest + decoder.decode());
      return hash.digest("hex");
    },
  };
}

/** `\restrict` has a random word since the minors of August 2025; comments name versions; empty lines are how it is spaced. */
function isNoise(line: string): boolean {
  return line.trim() === "" || line.startsWith("--") || /^\\(?:un)?restrict\b/.test(line);
}
