import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/crash/**/*.test.ts"],
    globalSetup: ["test/e2e/built-program.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 3,
  },
});
