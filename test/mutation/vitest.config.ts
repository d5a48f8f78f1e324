import { defineConfig } from "vitest/config";

/** The tests that a changed source is shown to: those of its own folder, as `run.ts` names them. */
export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: `${import.meta.dirname}/../repeatable-properties.ts` }] },
  test: {
    isolate: false,
    include: (process.env["MUTATION_TESTS"] ?? "").split(","),
    // A test that a change makes endless is ended by Stryker, which knows how long it took before.
    testTimeout: 180_000,
  },
});
