import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/crash/**/*.test.ts"],
    globalSetup: ["test/e2e/built-program.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is waited for takes as long as the machine needs; the default is one second.
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 3,
  },
});
