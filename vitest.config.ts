import { defineConfig } from "vitest/config";
import { longestFirst } from "./test/longest-first.ts";
import { chooseTemporaryFolder } from "./test/temporary-folder.ts";

const PROGRAM = "test/e2e/**/*.test.ts";

// Of this process, and so of every worker and of what the tests start.
process.env["TMPDIR"] = chooseTemporaryFolder();

export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: `${import.meta.dirname}/test/repeatable-properties.ts` }] },
  test: {
    // Many tests wait, for processes that they started and for time-outs; with a worker a core both would be idle half the time.
    // Each more loads and compiles the whole program once more.
    maxWorkers: 4,
    // Most of what a test makes is garbage soon: with Node's own young generation of 1 MB at first, a fifth of the time goes into it.
    execArgv: ["--min-semi-space-size=16", "--max-semi-space-size=32"],
    // A worker of its own takes longer to start than most files take; the setup file says who leaves something behind.
    isolate: false,
    setupFiles: ["test/shared-worker.ts"],
    sequence: {
      sequencer: longestFirst(["e2e/example-plans", "e2e/rehearse", "e2e/cli", "e2e/replay", "e2e/action", "e2e/init"]),
    },
    // A backstop for what never ends, more than ten times what anything here takes: a slow machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is waited for takes as long as the machine needs; the default is one second.
    expect: { poll: { timeout: 120_000 } },
    projects: [
      { extends: true, test: { name: "program", include: [PROGRAM], globalSetup: ["test/e2e/built-program.ts"] } },
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          // These need more than Node and npm; `npm run test:contract`, `test:workflows` and their like run them.
          exclude: [
            PROGRAM,
            "test/contract/**",
            "test/crash/**",
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
