import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/oldest-node/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is waited for takes as long as the machine needs; the default is one second.
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
  },
});
