import { describe } from "vitest";
import { goTool } from "./go-tools.ts";
import { itServes, joined } from "./history-tool-suite.ts";

// It takes an address as an argument alone, which a process list shows. Empty, it is made of PGHOST, PGPASSWORD and the like.
const MIGRATE = `${goTool("migrate")} -path migrations -database postgres:///`;

describe("golang-migrate", () => {
  itServes({
    spec: { tool: "golang-migrate", run: `${MIGRATE} up`, undo: `${MIGRATE} down 1` },
    files: (migrations) =>
      Object.fromEntries(
        migrations.flatMap(({ version, title, up, down }) => [
          [`migrations/${version}_${title}.up.sql`, joined(up)],
          [`migrations/${version}_${title}.down.sql`, joined(down)],
        ]),
      ),
    nameOf: ({ version, title }) => `${version}_${title}.up.sql`,
    afterFailure: {
      first: true,
      half: false,
      says: "1 of 2 pending migrations are applied",
      repair: { run: `${goTool("migrate")} -path migrations -database "$DATABASE_URL" force 20250101000001` },
    },
    blocked: "migration_unfinished",
    missingDown: "data_unexpected",
  });
});
