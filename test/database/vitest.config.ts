import { defineConfig } from "vitest/config";
import { longestFirst } from "../longest-first.ts";
import { hasGoTools } from "./go-tools.ts";

/** They are built by Go: go-tools.ts says loudly where they are missing. */
const WITH_GO = ["test/database/tool-goose.test.ts", "test/database/tool-golang-migrate.test.ts"];

export default defineConfig({
  test: {
    include: ["test/database/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...(hasGoTools() ? [] : WITH_GO)],
    // One server for the whole run; every test file gets a database of its own from it: see database.ts.
    globalSetup: ["test/database/server.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is waited for takes as long as the machine needs; the default is one second.
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
    sequence: {
      sequencer: longestFirst([
        "rehearse-database-releases",
        "rehearse-database-faults",
        "tool-prisma",
        "restore",
        "trial-from-backup",
        "migrate-trial",
        "restore-down",
        "backup",
        "tool-typeorm",
        "tool-sequelize",
      ]),
    },
  },
});
