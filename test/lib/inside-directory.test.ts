import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leadsOutside, resolveInside } from "../../src/lib/inside-directory.ts";

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "holdpoint-inside-")));
  mkdirSync(join(root, "repository", "..folder"), { recursive: true });
  writeFileSync(join(root, "repository", "..folder", "file"), "");
  writeFileSync(join(root, "secret"), "");
  symlinkSync(join(root, "secret"), join(root, "repository", "out"));
  symlinkSync("..folder/file", join(root, "repository", "in"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each([
  [".", ""],
  ["..folder/file", "..folder/file"],
  ["in", "..folder/file"],
  ["../repository/in", "..folder/file"],
])("%s lies inside", async (path, found) => {
  expect(await resolveInside(join(root, "repository"), path)).toBe(join(root, "repository", found));
});

test.each(["..", "../secret", "out", "/etc/hosts", "nowhere", "in/below"])("%s does not", async (path) => {
  expect(await resolveInside(join(root, "repository"), path)).toBeNull();
});

test.each([
  ["out", true],
  ["in", false],
  [".", false],
  ["nowhere", false],
])("whether %s leads outside: %s", async (path, expected) => {
  expect(await leadsOutside(join(root, "repository"), path)).toBe(expected);
});
