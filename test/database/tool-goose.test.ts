import { describe } from "vitest";
import { goTool } from "./go-tools.ts";
import { itServes, joined } from "./history-tool-suite.ts";

// The address in the environment, where no process list shows it.
const GOOSE = `GOOSE_DRIVER=postgres GOOSE_DBSTRING="$DATABASE_URL" ${goTool("goose")} -dir migrations`;

describe("goose", () => {
  itServes({
    spec: { tool: "goose", run: `${GOOSE} up`, undo: `${GOOSE} down` },
    files: (migrations) =>
      Object.fromEntries(
        migrations.map(({ version, title, up, down }) => [
          `migrations/${version}_${title}.sql`,
          `-- +goose Up\n${joined(up)}${down === null ? "" : `\n-- +goose Down\n${joined(down)}`}`,
        ]),
      ),
    nameOf: ({ version, title }) => `${version}_${title}.sql`,
    afterFailure: { first: true, half: false, says: "1 of 2 pending migrations are applied, each of them whole" },
    blocked: "lock_not_available",
    missingDown: "data_unexpected",
  });
});
