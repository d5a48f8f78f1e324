import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: `${import.meta.dirname}/test/repeatable-properties.ts` }] },
  test: {
    include: ["test/**/*.test.ts"],
    // These need more than Node and npm; `npm run test:contract`, `test:database` and `test:workflows` run them.
    exclude: ["test/contract/**", "test/database/**", "test/workflows/**", "**/node_modules/**"],
    // Many tests wait for processes that they started; one worker a core, less one, would leave both cores idle half the time.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
