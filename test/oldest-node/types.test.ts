/** `src/` against the types of the oldest Node: a function that a newer one brought is a mistake of types here. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "holdpoint-oldest-types-"));

/** Our packages by links, but for the types of Node: every package that asks for them shall get the old ones, too. */
beforeAll(() => {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@types"), { recursive: true });
  const link = (from: string, names: readonly string[]) => {
    for (const name of names) symlinkSync(join(from, name), join(modules, name));
  };
  const packages = readdirSync(join(root, "node_modules")).filter((name) => name !== "@types" && !name.startsWith("."));
  link(
    join(root, "node_modules"),
    packages.filter((name) => name !== "undici-types"),
  );
  const types = readdirSync(join(root, "node_modules/@types")).filter((name) => name !== "node");
  link(
    join(root, "node_modules"),
    types.map((name) => `@types/${name}`),
  );
  link(join(import.meta.dirname, "node_modules"), ["@types/node", "undici-types"]);
  const compilerOptions = { noEmit: true, preserveSymlinks: true, rootDir: "." };
  const config = { extends: join(root, "tsconfig.json"), compilerOptions, include: ["src"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check() {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  // One checker: several would each work out again what all of src shares, beside the other file's programs.
  const args = [tsc, "-p", folder, "--checkers", "1"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, stdout };
}

it("finds what a newer Node brought", () => {
  mkdirSync(join(folder, "src"));
  writeFileSync(
    join(folder, "src/newer.ts"),
    'import { globSync } from "node:fs";\nglobSync("*");\nMap.groupBy([1], String);\n',
  );
  const { status, stdout } = check();
  expect(status).not.toBe(0);
  expect(stdout).toContain("globSync");
  expect(stdout).toContain("groupBy");
  rmSync(join(folder, "src"), { recursive: true });
});

it("finds nothing in the sources", () => {
  symlinkSync(join(root, "src"), join(folder, "src"));
  expect(check()).toEqual({ status: 0, stdout: "" });
});
