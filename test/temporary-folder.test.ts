import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { chooseTemporaryFolder } from "./temporary-folder.ts";

const asked = process.env["TMPDIR"];
let folder: string;

beforeEach(() => {
  delete process.env["TMPDIR"];
  folder = mkdtempSync(join(tmpdir(), "holdpoint-memory-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  if (asked === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = asked;
});

it("is the one in memory where it has room, and is left as it was", () => {
  expect(chooseTemporaryFolder(folder, 1)).toBe(folder);
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ["is full", () => chooseTemporaryFolder(folder, Number.MAX_SAFE_INTEGER)],
  ["is missing", () => chooseTemporaryFolder(join(folder, "none"), 1)],
  ["starts no program", () => chooseTemporaryFolder("/proc", 0)],
])("is the usual one where memory %s", (_, choose) => {
  expect(choose()).toBe(tmpdir());
});

it("is the one that somebody asked for", () => {
  process.env["TMPDIR"] = join(folder, "asked");
  expect(chooseTemporaryFolder(folder, 1)).toBe(join(folder, "asked"));
});
