/**
 * Test files share their workers: starting one, and loading the program into it, takes longer than most files do. So what
 * a file changes of its process it puts back; this says which file did not, where otherwise a stranger's test would fail.
 */
import { deepStrictEqual } from "node:assert/strict";
import diagnostics from "node:diagnostics_channel";
import { setImmediate } from "node:timers/promises";
import { afterAll, vi } from "vitest";
import { BEFORE_QUIET, type BeforeQuiet } from "../src/sandbox/virtual-clock.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "uncaughtException", "unhandledRejection"] as const;

const variables = { ...process.env };
const before = takeState();

diagnostics.subscribe(BEFORE_QUIET, tellOfModules);

afterAll(() => {
  diagnostics.unsubscribe(BEFORE_QUIET, tellOfModules);
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

/** A module comes by a message of the runner's main process, which no request and no file shows: virtual time would pass. */
function tellOfModules(message: unknown): void {
  (message as BeforeQuiet).waitFor(wereModulesLoading());
}

async function wereModulesLoading(): Promise<boolean> {
  let isSettled = false;
  const settled = vi.dynamicImportSettled().then(() => {
    isSettled = true;
  });
  // It looks around after one turn, and again after each in which it found something.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await setImmediate();
  if (isSettled) return false;
  await settled;
  return true;
}
