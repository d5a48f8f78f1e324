/** A pull request's migration has a comment that another tool would take for the beginning of its undo part. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { migrations } from "../../src/gates/migrations/index.ts";
import { ask } from "../gates/gate-context.ts";
import { fakeDatabases } from "../gates/migrations-world.ts";

it.each([
  ["dbmate's", "-- migrate:up\nselect 1;\n-- migrate:down\ndrop table customers;"],
  ["goose's", "-- +goose Up\nselect 1;\n-- +goose Down\ndrop table customers;"],
])("is judged as a whole where %s comments mean nothing to what runs it", async (_, text) => {
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-attack-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "migrations"));
  writeFileSync(join(directory, "migrations/1_harmless.sql"), text);
  const spec = { tool: "folder", additive: true };
  const verdict = await ask(migrations, spec, { databases: fakeDatabases(null) }, { directory });
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "migration_not_additive" });
  expect(verdict.summary).toContain("migrations/1_harmless.sql:4");
});
