import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/database/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    // One server for the whole run; every test file gets a database of its own from it: see database.ts.
    globalSetup: ["test/database/server.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
