import { describe } from "vitest";
import { itServes } from "./history-tool-suite.ts";

const TYPEORM = "node node_modules/typeorm/cli.js";
const SOURCE = `const { DataSource } = require("typeorm");
module.exports = new DataSource({ type: "postgres", url: process.env.DATABASE_URL, migrations: ["migrations/*.js"] });\n`;

/** Its file names begin, and its classes end, with milliseconds. */
const instantOf = (version: string) => `1735${version.slice(-9)}`;
const body = (statements: readonly string[] | null) =>
  (statements ?? []).map((sql) => `await queryRunner.query(${JSON.stringify(sql)});`).join("\n");

describe("TypeORM", () => {
  itServes({
    spec: {
      tool: "typeorm",
      run: `${TYPEORM} migration:run -d data-source.js`,
      undo: `${TYPEORM} migration:revert -d data-source.js`,
    },
    files: (migrations) => ({
      "data-source.js": SOURCE,
      ...Object.fromEntries(
        migrations.map(({ version, title, up, down }) => [
          `migrations/${instantOf(version)}-${title}.js`,
          `exports.${title}${instantOf(version)} = class {
  name = "${title}${instantOf(version)}";
  async up(queryRunner) {\n${body(up)}\n}
  async down(queryRunner) {\n${body(down)}\n}
};\n`,
        ]),
      ),
    }),
    nameOf: ({ version, title }) => `${instantOf(version)}-${title}`,
    afterFailure: { first: false, half: false, says: "no migration is recorded" },
    blocked: "migration_unfinished",
    missingDown: "data_unexpected",
  });
});
