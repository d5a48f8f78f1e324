import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import { readNewest } from "../../src/migrations/read-newest.ts";
import { createRepository } from "../gates/migrations-world.ts";

const HISTORY = {
  database: "DATABASE_URL",
  tool: "dbmate",
  dir: "db/migrations",
  table: { schema: "public", table: "schema_migrations", columns: [] },
};
const SQL = "-- migrate:up\ncreate table t (id int);\n-- migrate:down\ndrop table t;\n";

let empty = "";
beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), "holdpoint-newest-"));
});
afterAll(() => rm(empty, { recursive: true, force: true }));

/** A table with these versions; null: it is not there. */
const sessionOf = (versions: readonly string[] | null) => ({
  query: async (text: string) => {
    if (text.includes("pg_attribute")) return { rows: versions === null ? [] : [{ name: "version" }], types: {} };
    return { rows: (versions ?? []).map((name) => ({ name })), types: {} };
  },
});

it("the newest migration of a database is named as its folder has it, or as the table where that is newer", async () => {
  const repository = createRepository({ "db/migrations/1_users.sql": SQL, "db/migrations/2_tags.sql": SQL });
  const newest = (versions: readonly string[] | null) =>
    readNewest(HISTORY, repository.directory, sessionOf(versions) as never);
  expect(await newest(["1"])).toBe("1_users.sql");
  expect(await newest(["1", "2"])).toBe("2_tags.sql");
  expect(await newest(["1", "2", "3"])).toBe("3");
  expect(await newest([])).toBeNull();
  expect(await newest(null)).toBeNull();
  repository.close();
});

it("the newest migration is not known where table or tool cannot be read", async () => {
  const refused = new ProviderError({
    reasonCode: "database_refused",
    vendor: "PostgreSQL",
    message: "no",
    remedy: "",
  });
  const broken = { query: () => Promise.reject(refused) } as never;
  const repository = createRepository({ "db/migrations/1_users.sql": SQL });
  expect(await readNewest(HISTORY, repository.directory, broken)).toBeNull();
  expect(await readNewest(HISTORY, empty, sessionOf(["1"]) as never)).toBe("1");
  expect(await readNewest({ ...HISTORY, tool: "none" }, repository.directory, sessionOf(["1"]) as never)).toBeNull();
  const bug = { query: () => Promise.reject(new TypeError("a bug")) } as never;
  await expect(readNewest(HISTORY, repository.directory, bug)).rejects.toThrow("a bug");
  repository.close();
});
