/**
 * Test files share their workers: starting one, and loading the program into it, takes longer than most files do. So what
 * a file changes of its process it puts back; this says which file did not, where otherwise a stranger's test would fail.
 */
import { deepStrictEqual } from "node:assert/strict";
import { afterAll } from "vitest";

const SIGNALS = ["SIGINT", "SIGTERM", "uncaughtException", "unhandledRejection"] as const;

const variables = { ...process.env };
const before = takeState();

afterAll(() => {
  // By their names: the values may be somebody's tokens.
  const names = [...new Set([...Object.keys(variables), ...Object.keys(process.env)])];
  const changed = names.filter((name) => variables[name] !== process.env[name]);
  if (changed.length > 0)
    throw new Error(`this file left variables changed that other files see: ${changed.join(", ")}`);
  deepStrictEqual(takeState(), before, "this file left something changed that other files see");
});

function takeState() {
  return {
    directory: process.cwd(),
    exitCode: process.exitCode,
    listeners: Object.fromEntries(SIGNALS.map((name) => [name, process.listenerCount(name)])),
    clock: [Date, setTimeout, setInterval, performance.now],
    fetch: globalThis.fetch,
    random: Math.random,
    output: [process.stdout.write, process.stderr.write],
  };
}
