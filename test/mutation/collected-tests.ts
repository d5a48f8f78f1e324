/**
 * The part of Vitest that tests of pure functions use, so that they can be run again and again in one process: starting
 * Vitest anew for each change takes a second, and the tests that see the change a few milliseconds. What is not here (`vi`,
 * fixtures) makes the import fail, so that nothing is silently not asked.
 */

export interface CollectedTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

type Body = (...args: readonly unknown[]) => unknown;

interface Suite {
  readonly name: string;
  readonly outer: Suite | null;
  readonly before: Body[];
  readonly after: Body[];
}

interface Expect {
  (actual: unknown): unknown;
  extend(matchers: Readonly<Record<string, (actual: never, expected: never) => unknown>>): void;
}

let collected: CollectedTest[] = [];
let suite: Suite | null = null;

/** What the test files that were imported since the last call hold. */
export function takeCollected(): readonly CollectedTest[] {
  const taken = collected;
  collected = [];
  return taken;
}

function addTest(name: string, body: Body): void {
  const within = suitesOf(suite);
  const path = [...within.map((outer) => outer.name), name].join(" > ");
  const run = async () => {
    for (const { before } of within) for (const hook of before) await hook();
    try {
      await body();
    } finally {
      for (const { after } of within.toReversed()) for (const hook of after) await hook();
    }
  };
  // Rows of a table and of a loop may share a name.
  collected.push({ name: `${collected.length + 1} ${path}`, run });
}

function addSuite(name: string, body: () => void): void {
  suite = { name, outer: suite, before: [], after: [] };
  body();
  suite = suite.outer;
}

/** The outermost first. */
function suitesOf(inner: Suite | null): readonly Suite[] {
  return inner === null ? [] : [...suitesOf(inner.outer), inner];
}

function eachOf(add: (name: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) => (name: string, body: Body) => {
    for (const row of rows) add(name, () => body(...(Array.isArray(row) ? (row as readonly unknown[]) : [row])));
  };
}

export const it = Object.assign(
  (name: string, ...rest: readonly unknown[]) => addTest(name, rest.find((one) => typeof one === "function") as Body),
  { each: eachOf(addTest) },
);
export const describe = Object.assign(addSuite, { each: eachOf(addSuite) });
export const beforeEach = (hook: Body) => suite?.before.push(hook);
export const afterEach = (hook: Body) => suite?.after.push(hook);

const { expect: matchers }: { readonly expect: Expect } = await import(
  new URL("node_modules/expect/build/index.js", import.meta.url).href
);

matchers.extend({
  toMatchInlineSnapshot: (actual: string, snapshot: string) => ({
    pass: `"${actual}"` === withoutIndentation(snapshot),
    message: () => `expected ${snapshot}, got ${actual}`,
  }),
  toSatisfy: (actual: unknown, isRight: (value: unknown) => boolean) => ({
    pass: isRight(actual),
    message: () => `did not expect ${String(actual)}`,
  }),
});

/** With a message as well, which Vitest takes. */
export const expect = Object.assign((actual: unknown, _message?: string) => matchers(actual), matchers);

/** A snapshot as it was before it was put into the source. */
function withoutIndentation(snapshot: string): string {
  if (!snapshot.startsWith("\n")) return snapshot;
  const lines = snapshot.split("\n").slice(1, -1);
  const indentation = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
  return lines.map((line) => line.slice(indentation)).join("\n");
}
