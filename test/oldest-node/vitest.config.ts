import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/oldest-node/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
