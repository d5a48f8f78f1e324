/**
 * Test files share their workers: starting one, and loading the program into it, takes longer than most files do. So what
 * a file changes of its process it puts back; this says which file did not, where otherwise a stranger's test would fail.
 */
import { deepStrictEqual } from "node:assert/strict";
import diagnostics from "node:diagnostics_channel";
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

/** What the runner keeps of modules in each worker; not its public interface, and so asked for with care. */
interface RunnerState {
  readonly resolvingModules: ReadonlySet<string>;
  readonly evaluatedModules: {
    readonly idToModuleMap: ReadonlyMap<string, { readonly promise?: unknown; readonly evaluated: boolean }>;
  };
}

/** A module comes by a message of the runner's main process, which no request and no file shows: virtual time would pass. */
function tellOfModules(message: unknown): void {
  if (areModulesLoading()) (message as BeforeQuiet).waitFor(vi.dynamicImportSettled().then(() => true));
}

/** Asked each time before virtual time moves: the runner's own way of waiting takes longer than what is waited for. */
function areModulesLoading(): boolean {
  const { __vitest_worker__: state } = globalThis as { readonly __vitest_worker__?: RunnerState };
  if (state === undefined) throw new Error("the test runner keeps its modules elsewhere now; see tellOfModules");
  const { resolvingModules, evaluatedModules } = state;
  if (resolvingModules.size > 0) return true;
  const modules = [...evaluatedModules.idToModuleMap.values()];
  return modules.some(({ promise, evaluated }) => promise !== undefined && !evaluated);
}
