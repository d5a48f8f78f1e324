import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/contract/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    // A client is a process of its own: half a second to start, more on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores are all that may be there, and every file starts processes of its own.
    maxWorkers: 2,
  },
});
