import { defineConfig } from "vitest/config";
import { findPrometheus } from "./prometheus/find-prometheus.ts";

export default defineConfig({
  test: {
    include: ["test/contract/**/*.test.ts"],
    // run.ts says loudly what is missing.
    exclude: ["**/node_modules/**", ...(findPrometheus(process.env) === null ? ["test/contract/prometheus/**"] : [])],
    // A backstop for what never ends; a client is a process of its own, and takes half a second to start.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is waited for takes as long as the machine needs; the default is one second.
    expect: { poll: { timeout: 120_000 } },
    // Two cores are all that may be there, and every file starts processes of its own.
    maxWorkers: 2,
  },
});
