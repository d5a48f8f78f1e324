import { defineConfig } from "vitest/config";

/** Folders whose tests change nothing of their process that another test could see. */
const LIGHT =
  "test/{checklist,conformance,gates,generate,judge,lib,plan,providers,release,report,sandbox,simulation}/**/*.test.ts";

export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: `${import.meta.dirname}/test/repeatable-properties.ts` }] },
  test: {
    // Many tests wait for processes that they started; one worker a core, less one, would leave both cores idle half the time.
    maxWorkers: 3,
    // A backstop for what never ends, more than ten times what anything here takes: a slow machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      // A worker of its own takes longer to start than most of these files take.
      { extends: true, test: { name: "light", include: [LIGHT], isolate: false } },
      {
        extends: true,
        test: {
          name: "program",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/built-program.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "whole",
          include: ["test/**/*.test.ts"],
          // These need more than Node and npm; `npm run test:contract`, `test:workflows` and their like run them.
          exclude: [
            LIGHT,
            "test/e2e/**",
            "test/contract/**",
            "test/database/**",
            "test/oldest-node/**",
            "test/render/**",
            "test/workflows/**",
            "**/node_modules/**",
          ],
        },
      },
    ],
  },
});
