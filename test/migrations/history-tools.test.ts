/** Folders and tables of the tools whose history only a step reads. */
import { afterEach, describe, expect, it } from "vitest";
import { compareMigrations } from "../../src/migrations/compare.ts";
import { historyTool, type HistoryToolName } from "../../src/migrations/history-tools.ts";
import { parseMigrationTable } from "../../src/migrations/migration-table.ts";
import { openSqlParser } from "../../src/migrations/parse-sql.ts";
import type { DatabaseRow } from "../../src/providers/contract.ts";
import { createRepository, type MigrationsRepository } from "../gates/migrations-world.ts";

let repository: MigrationsRepository | null = null;
afterEach(() => repository?.close());

/** `rows` null: there is no table. */
async function compare(
  name: HistoryToolName,
  files: readonly string[],
  columns: readonly string[],
  rows: readonly DatabaseRow[] | null,
) {
  repository = createRepository(Object.fromEntries(files.map((file) => [`migrations/${file}`, "select 1;"])));
  const tool = historyTool(name);
  const parser = openSqlParser();
  const local = await tool.readLocal({ directory: repository.directory, path: "migrations" }, parser);
  const session = {
    query: async (text: string) => ({
      rows: text.includes("pg_attribute")
        ? rows === null
          ? []
          : columns.map((column) => ({ name: column }))
        : (rows ?? []),
    }),
  };
  const recorded = await tool.readRecorded(session, parseMigrationTable(tool.defaultTable), parser, local);
  await parser.close();
  const { applied, pending, unknown, broken, late } = compareMigrations(local, recorded ?? []);
  const names = (list: readonly { readonly name: string }[]) => list.map((one) => one.name);
  return {
    applied: names(applied),
    pending: names(pending),
    late: names(late),
    unknown,
    broken: broken.map(({ name: one, state }) => `${one} (${state})`),
  };
}

const NOTHING = { late: [], unknown: [], broken: [] };

describe("the history of a tool", () => {
  it.each([
    [
      "knex",
      ["1_a.ts", "2_b.js", "2_b.d.ts", "note.txt"],
      ["id", "name", "batch"],
      [{ name: "1_a.js" }],
      ["1_a"],
      ["2_b"],
    ],
    ["node-pg-migrate", ["1_a.js", "2_b.sql"], ["id", "name"], [{ name: "1_a" }], ["1_a"], ["2_b"]],
    ["sequelize", ["1-a.js", "2-b.cjs"], ["name"], [{ name: "1-a.js" }], ["1-a"], ["2-b"]],
    ["typeorm", ["17-A.ts", "18-B.ts"], ["id", "timestamp", "name"], [{ name: "A17" }], ["17-A"], ["18-B"]],
  ] as const)("of %s names what is applied and what is not", async (name, files, columns, rows, applied, pending) => {
    expect(await compare(name, files, columns, rows)).toEqual({ ...NOTHING, applied, pending });
    repository?.close();
    expect(await compare(name, files, columns, null)).toEqual({
      ...NOTHING,
      applied: [],
      pending: [...applied, ...pending],
    });
  });

  it("names a row that no file stands for", async () => {
    const found = await compare("knex", ["1_a.js"], ["id", "name", "batch"], [{ name: "1_a.js" }, { name: "9_z.js" }]);
    expect(found).toMatchObject({ applied: ["1_a"], unknown: ["9_z"] });
  });

  it("does not take a table for a tool's that has other columns", async () => {
    await expect(compare("typeorm", ["17-A.ts"], ["id", "title"], [])).rejects.toThrow("has no column timestamp, name");
  });
});

describe("golang-migrate", () => {
  const FILES = ["1_a.up.sql", "1_a.down.sql", "2_b.up.sql", "10_c.up.sql"];
  const ask = (rows: readonly DatabaseRow[] | null) => compare("golang-migrate", FILES, ["version", "dirty"], rows);

  it("has one row, which stands for every file up to it, by number", async () => {
    expect(await ask([{ version: "2", dirty: "false" }])).toEqual({
      ...NOTHING,
      applied: ["1_a.up.sql", "2_b.up.sql"],
      pending: ["10_c.up.sql"],
    });
    repository?.close();
    expect((await ask([])).pending).toHaveLength(3);
  });

  it("is broken while it is dirty", async () => {
    expect(await ask([{ version: "2", dirty: "true" }])).toMatchObject({
      applied: ["1_a.up.sql"],
      broken: ["2_b.up.sql (failed)"],
    });
  });

  it("names a version that no file has", async () => {
    expect(await ask([{ version: "11", dirty: "false" }])).toMatchObject({ unknown: ["11"], pending: [] });
  });
});
