import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/database/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    // One server for the whole run; every test file gets a database of its own from it: see database.ts.
    globalSetup: ["test/database/server.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
