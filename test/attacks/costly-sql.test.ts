/** A pull request has SQL that PostgreSQL's own parser would be busy with for hours or days. */
import { Worker } from "node:worker_threads";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { checkMigrations } from "../../src/gates/migrations/check-migrations.ts";
import { PARSE_WITHIN_MS } from "../../src/migrations/parse-sql.ts";
import { migrationsSpec } from "../../src/gates/migrations/spec.ts";
import type { GateContext } from "../../src/gates/contract.ts";
import { createTestClock } from "../gates/gate-context.ts";
import { createRepository, fakeDatabases } from "../gates/migrations-world.ts";

/** The threads that were asked, in their order. */
const threads: Worker[] = [];
let onQuestion = () => {};

const post = Reflect.get(Worker.prototype, "postMessage");
const posted = vi.spyOn(Worker.prototype, "postMessage").mockImplementation(function (this: Worker, ...question) {
  post.apply(this, question);
  if (!threads.includes(this)) threads.push(this);
  onQuestion();
});
afterAll(() => posted.mockRestore());

/** Each takes hours at the least where nothing ends it, so that no machine is fast enough to get through. */
const COSTLY = {
  "comments that open": "/*".repeat(1_000_000),
  "nested comments": "/*".repeat(500_000) + "*/".repeat(500_000),
  operators: `select ${"+".repeat(2_000_000)}1`,
  "declarations of a block": `do $$ declare ${Array.from({ length: 150_000 }, (_, n) => `a${n} int;`).join(" ")} begin end $$`,
  "operators that are written as escapes": `do E'begin perform ${"\\053".repeat(500_000)}1; end'`,
};
/** How long they are given; whatever the machine gets done in it is not the end. */
const WITHIN_MS = 100;

function ask(text: string, tool = "folder", withinMs = PARSE_WITHIN_MS, signal?: AbortSignal) {
  const repository = createRepository({ "sql/1_costly.sql": text });
  onTestFinished(() => repository.close());
  const context: GateContext<"databases"> = {
    directory: repository.directory,
    roles: { databases: fakeDatabases(null) },
    target: { url: "", deploymentId: "", commit: "", stage: "checklist", bypass: null },
    protection: null,
    clock: createTestClock(),
    random: Math.random,
    env: {},
    output: () => {},
    authors: [],
    people: null,
    baseline: null,
    base: null,
    ...(signal === undefined ? {} : { signal }),
  };
  return checkMigrations(migrationsSpec.parse({ tool, dir: "sql", additive: true }), context, withinMs);
}

it.each([
  ...Object.entries(COSTLY).map(([what, text]) => ({ what, text, tool: "folder" })),
  { what: "operators", text: COSTLY.operators, tool: "supabase" },
])("holds with what to do about $what, applied by $tool", async ({ text, tool }) => {
  const verdict = await ask(text, tool, WITHIN_MS);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(verdict.summary).toContain("did not get to the end of sql/1_costly.sql in its time");
  expect(verdict.remedy).toContain("rows of operators");
  expect(threads.map(({ threadId }) => threadId)).toEqual(threads.map(() => -1));
});

it("asks a new thread afterwards, and keeps that one", async () => {
  const before = threads.length;
  expect(await ask("select 1")).toMatchObject({ outcome: "pass" });
  expect(await ask("select 2", "supabase")).toMatchObject({ outcome: "pass" });
  expect(threads).toHaveLength(before + 1);
  expect(threads.at(-1)?.threadId).toBeGreaterThan(0);
});

it("holds where the parser itself breaks", async () => {
  const verdict = await ask(`select 1${"+1".repeat(100_000)}`);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(verdict.summary).toContain("PostgreSQL's parser broke on sql/1_costly.sql");
});

it("reads what is deep, as long as the parser does", async () => {
  expect(await ask(`select 1${"+1".repeat(2_500)}`)).toMatchObject({ outcome: "pass" });
});

it("stops with the run", async () => {
  const run = new AbortController();
  onQuestion = () => run.abort();
  await expect(ask(COSTLY.operators, "folder", PARSE_WITHIN_MS, run.signal)).rejects.toThrow(/abort/);
  onQuestion = () => {};
  expect(threads.at(-1)?.threadId).toBe(-1);
});

it("holds where more would have to be judged than anybody reads", async () => {
  const verdict = await ask(`drop table ${"a,".repeat(20_000)}a`);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(verdict.summary).toContain("more than 10000 places");
});
