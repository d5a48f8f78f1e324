import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/contract/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    // A backstop for what never ends; a client is a process of its own, and takes half a second to start.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Two cores are all that may be there, and every file starts processes of its own.
    maxWorkers: 2,
  },
});
