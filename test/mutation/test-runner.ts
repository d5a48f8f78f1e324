/**
 * How Stryker runs our tests: in one process, where a change is switched on by a variable. Only a change of what a module
 * does when it is loaded needs all of them loaded again.
 */
import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CollectedTest, takeCollected } from "./collected-tests.ts";

/** What Stryker's instrumented sources read and write. */
interface Instrumented {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number;
  hitLimit: number;
  mutantCoverage?: unknown;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly mutantActivation: "static" | "runtime";
  readonly reloadEnvironment: boolean;
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

interface Test extends CollectedTest {
  readonly id: string;
  readonly fileName: string;
}

const [SUCCESS, FAILED] = [0, 1];

/** Longer tests would make hours of thousands of changes: what only they notice counts as survived. */
const LONGEST_MS = 1_000;

const instrumented: Instrumented = {
  activeMutant: undefined,
  currentTestId: undefined,
  hitCount: 0,
  hitLimit: Number.POSITIVE_INFINITY,
};
// Where the instrumented sources look for it.
Object.assign(globalThis, { ["__stryker__"]: instrumented });

function createTestRunner() {
  let tests: readonly Test[] = [];
  const tookMs = new Map<string, number>();
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: () => resolveForTests(),

    async dryRun() {
      tests = await loadTests();
      const results = [];
      for (const test of tests) results.push(await runTest(test));
      for (const { id, timeSpentMs } of results) tookMs.set(id, timeSpentMs);
      return { status: "complete", tests: results, mutantCoverage: instrumented.mutantCoverage };
    },

    async mutantRun({ activeMutant, mutantActivation, reloadEnvironment, testFilter, hitLimit }: MutantRun) {
      Object.assign(instrumented, {
        activeMutant: undefined,
        hitCount: 0,
        hitLimit: hitLimit ?? Number.POSITIVE_INFINITY,
      });
      if (mutantActivation === "static") instrumented.activeMutant = activeMutant.id;
      if (reloadEnvironment || tests.length === 0) {
        try {
          tests = await loadTests();
        } catch (error) {
          return { status: "error", errorMessage: String(error) };
        }
      }
      instrumented.activeMutant = activeMutant.id;
      const wanted = new Set(testFilter ?? tests.map(({ id }) => id));
      const asked = tests.filter(({ id }) => wanted.has(id) && (tookMs.get(id) ?? 0) <= LONGEST_MS);
      // The quickest first: one that notices is enough.
      asked.sort((one, other) => (tookMs.get(one.id) ?? 0) - (tookMs.get(other.id) ?? 0));
      for (const [index, test] of asked.entries()) {
        const { id, status, failureMessage } = await runTest(test);
        if (instrumented.hitCount > instrumented.hitLimit) return { status: "timeout", reason: "hit limit reached" };
        if (status === FAILED) return { status: "killed", killedBy: [id], failureMessage, nrOfTests: index + 1 };
      }
      return { status: "survived", nrOfTests: asked.length };
    },
  };
}

async function runTest({ id, name, fileName, run }: Test) {
  instrumented.currentTestId = id;
  const startedAt = performance.now();
  let failureMessage = "";
  try {
    await run();
  } catch (error) {
    failureMessage = error instanceof Error ? error.message : String(error);
    if (failureMessage === "") failureMessage = "failed without a word";
  }
  instrumented.currentTestId = undefined;
  const status = failureMessage === "" ? SUCCESS : FAILED;
  return { id, name, fileName, status, failureMessage, timeSpentMs: performance.now() - startedAt };
}

let loads = 0;

/** Everything that `run.ts` names, as it is on disk, loaded anew. */
async function loadTests(): Promise<readonly Test[]> {
  loads += 1;
  const tests: Test[] = [];
  for (const file of globSync(process.env["MUTATION_TESTS"] ?? "").toSorted()) {
    const fileName = join(process.cwd(), file);
    await import(pathToFileURL(fileName).href);
    for (const test of takeCollected()) tests.push({ ...test, id: `${file}#${test.name}`, fileName });
  }
  return tests;
}

/** Stryker starts this in its copy of the repository. */
async function resolveForTests(): Promise<void> {
  const copy = pathToFileURL(`${process.cwd()}/`).href;
  const { default: fastCheck } = await import("fast-check");
  // Nobody reads the smallest case in which a change is noticed, and it takes a hundred tries to find.
  fastCheck.configureGlobal({ endOnFailure: true });
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "vitest") return next(new URL("collected-tests.ts", import.meta.url).href, context);
      if (specifier === "fast-check") return next(`${copy}test/repeatable-properties.ts?${loads}`, context);
      const resolved = next(specifier, context);
      const isOurs = resolved.url.startsWith(copy) && !resolved.url.includes("/node_modules/");
      return isOurs ? { ...resolved, url: `${resolved.url.split("?")[0]}?${loads}` } : resolved;
    },
  });
}

/** As much of the syntax tree as is asked here. */
interface Place {
  readonly node: { readonly type: string };
  readonly parent: {
    readonly type: string;
    readonly callee?: { readonly name?: string; readonly property?: { readonly name?: string } };
    readonly key?: { readonly name?: string };
  };
}

/** Words of a schema: the reference pages are generated from them, and CI compares these. */
function isDescription({ node, parent }: Place): boolean {
  if (node.type !== "StringLiteral" && node.type !== "TemplateLiteral") return false;
  const called = parent.callee?.property?.name ?? parent.callee?.name ?? "";
  return called === "describe" || called.endsWith("Field") || parent.key?.name === "description";
}

export const strykerPlugins = [
  { kind: "TestRunner", name: "in-process", factory: createTestRunner },
  {
    kind: "Ignore",
    name: "descriptions",
    value: { shouldIgnore: (place: Place) => (isDescription(place) ? "stands in a generated page" : undefined) },
  },
];
