import { describe } from "vitest";
import { itServes } from "./history-tool-suite.ts";

const SEQUELIZE = "node node_modules/sequelize-cli/lib/sequelize";
const CONFIG = { production: { use_env_variable: "DATABASE_URL", dialect: "postgres" } };

const body = (statements: readonly string[] | null) =>
  (statements ?? []).map((sql) => `await queryInterface.sequelize.query(${JSON.stringify(sql)});`).join("\n");

describe("sequelize-cli", () => {
  itServes({
    spec: {
      tool: "sequelize",
      run: `${SEQUELIZE} db:migrate --env production`,
      undo: `${SEQUELIZE} db:migrate:undo --env production`,
    },
    files: (migrations) => ({
      "config/config.json": JSON.stringify(CONFIG),
      ...Object.fromEntries(
        migrations.map(({ version, title, up, down }) => [
          `migrations/${version}-${title}.js`,
          `module.exports = {
  async up(queryInterface) {\n${body(up)}\n},
  async down(queryInterface) {\n${body(down)}\n},
};\n`,
        ]),
      ),
    }),
    nameOf: ({ version, title }) => `${version}-${title}`,
    afterFailure: { first: true, half: true, says: "1 of 2 pending migrations are applied: 20250101000001-users" },
    blocked: "migration_unfinished",
    missingDown: "data_unexpected",
  });
});
