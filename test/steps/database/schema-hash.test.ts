import { describe, expect, it } from "vitest";
import { createSchemaHash, schemaArguments } from "../../../src/steps/database/schema-hash.ts";

function hashOf(...chunks: readonly string[]): string {
  const hash = createSchemaHash();
  for (const chunk of chunks) hash.write(Buffer.from(chunk));
  return hash.end().hash;
}

function objectsOf(text: string): ReadonlyMap<string, string> {
  const hash = createSchemaHash();
  hash.write(Buffer.from(text));
  return hash.end().objects;
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

  it("tells each object by the kind and name that pg_dump gives it, with a hash of its own", () => {
    const entry = (name: string, type: string, schema: string, text: string) =>
      `--\n-- Name: ${name}; Type: ${type}; Schema: ${schema}; Owner: -\n--\n\n${text}\n\n`;
    const index = entry("users_nick", "INDEX", "public", "CREATE INDEX users_nick ON public.users (nick);");
    const one = objectsOf(`SET x = 1;\n${entry("app", "SCHEMA", "-", "CREATE SCHEMA app;")}${index}`);
    expect([...one.keys()]).toEqual(["schema app", "index public.users_nick"]);
    const other = objectsOf(`SET x = 2;\n${index}${entry("app", "SCHEMA", "-", "CREATE SCHEMA app; -- by hand")}`);
    expect(other.get("index public.users_nick")).toBe(one.get("index public.users_nick"));
    expect(other.get("schema app")).not.toBe(one.get("schema app"));
  });

  it("leaves out what a tool keeps for itself, whatever its name is", () => {
    const without = { schemas: ["drizzle"], tables: [{ schema: "app", table: 'My"Meta' }] };
    expect(schemaArguments(without)).toEqual(
      expect.arrayContaining(['--exclude-schema="drizzle"', '--exclude-table="app"."My""Meta"']),
    );
  });
});
