import { describe, expect, it } from "vitest";
import { createSchemaHash, schemaArguments } from "../../../src/steps/database/schema-hash.ts";

function hashOf(...chunks: readonly string[]): string {
  const hash = createSchemaHash();
  for (const chunk of chunks) hash.write(Buffer.from(chunk));
  return hash.end();
}

const DUMP =
  "-- Dumped from database version 15.18\n\\restrict aB3\n\nCREATE TABLE a (\n    b text\n);\n\\unrestrict aB3\n";

describe("the hash of a schema", () => {
  it("is the same for two dumps of it, whatever wrote them and however they come in", () => {
    const other = DUMP.replaceAll("aB3", "Zz9").replace("15.18", "16.2");
    expect(hashOf(other)).toBe(hashOf(DUMP));
    expect(hashOf(...DUMP)).toBe(hashOf(DUMP));
    expect(hashOf(DUMP.replace("\\restrict aB3\n", ""))).toBe(hashOf(DUMP));
  });

  it("is another one for another schema", () => {
    expect(hashOf(DUMP.replace("text", "int"))).not.toBe(hashOf(DUMP));
    expect(hashOf(DUMP.replace("    b text", "    b text,\n    c int"))).not.toBe(hashOf(DUMP));
  });

  it("leaves out what a tool keeps for itself, whatever its name is", () => {
    const without = { schemas: ["drizzle"], tables: [{ schema: "app", table: 'My"Meta' }] };
    expect(schemaArguments(without)).toEqual(
      expect.arrayContaining(['--exclude-schema="drizzle"', '--exclude-table="app"."My""Meta"']),
    );
  });
});
