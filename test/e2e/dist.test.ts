/** The committed bundle, as a runner or npx loads it: from a folder without node_modules above it. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { root } from "./release-world.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-dist-"));
const dist = join(folder, "dist");
cpSync(join(root, "dist"), dist, { recursive: true });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
  });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

describe("dist", () => {
  it("was built from the sources as they are", () => {
    expect(inject("distIsFresh"), "dist/ is older than src/: run `npm run build` and commit what it changes").toBe(
      true,
    );
  });

  it("is what the build writes and nothing else", () => {
    const names = readdirSync(dist, { recursive: true }).map(String).toSorted();
    expect(names).toEqual(expect.arrayContaining(["LICENSES.txt", "cli.js", "index.js", "main.js", "package.json"]));
    expect(
      names.filter(
        (name) =>
          !/^(?:LICENSES\.txt|package\.json|sources\.sha256|(?:\d+\.)?index\.js|cli\.js|main\.js|libpg-query\.(?:cjs|wasm))$/.test(
            name,
          ),
      ),
    ).toEqual([]);
    expect(statSync(join(root, "dist/cli.js")).mode & 0o111).not.toBe(0);
  });

  it("names no folder of the machine that built it", () => {
    const naming = readdirSync(dist).filter((name) => readFileSync(join(dist, name), "utf8").includes(root));
    expect(naming).toEqual([]);
  });

  it("prints its help", () => {
    const { status, stdout, stderr } = node(["dist/cli.js", "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const command of [
      "deploy",
      "verify",
      "promote",
      "watch",
      "rollback",
      "explain",
      "judge",
      "rehearse",
      "sandbox",
    ]) {
      expect(stdout).toContain(command);
    }
  });

  it("ends with 2 on a command that it does not know", () => {
    expect(node(["dist/cli.js", "deplioy"]).status).toBe(2);
  });

  it("fails the step, with a decision, where the input is wrong", () => {
    const { status, stdout } = node(["dist/main.js"], { INPUT_COMMAND: "deplioy" });
    expect(status).toBe(1);
    expect(stdout).toContain("::set-output name=decision::failed");
    expect(stdout).toContain("::error::");
  });

  it("finds the place of a mistake in evidence", () => {
    const evidence = join(folder, "watch.json");
    writeFileSync(evidence, '{ "alpha": 0.001, "horizonSeconds": 600,\n  "metrics": [], "alpha": 0.1 }\n');
    const { status, stderr } = node(["dist/cli.js", "judge", evidence]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${evidence}:2:14: metrics: expected at least 1, found 0`);
    expect(stderr).toContain(`${evidence}:2:18: the key "alpha" is there twice`);
  });

  it("reads SQL with the parser that lies beside it", () => {
    const repository = join(folder, "parsing");
    mkdirSync(join(repository, "migrations"), { recursive: true });
    writeFileSync(join(repository, "migrations/1.sql"), "SELECT 1;\nDROP TABLE users;\n");
    const plan = join(repository, "plan.yml");
    writeFileSync(
      plan,
      `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
checklist: [{ title: SQL, migrations: { tool: folder, additive: true } }]
stages: { staging: { verify: [{ title: Home, http: { path: / } }] }, production: {} }
`,
    );
    const asked = ["dist/cli.js", "checklist", "--json", "--plan", plan, "--directory", repository];
    const { status, stdout, stderr } = node(asked);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("migrations/1.sql:2, which drops the table users");
  });

  it("runs every module that is imported dynamically", () => {
    const imports = dynamicImports();
    expect(imports.length).toBeGreaterThan(15);
    const entry = `${readFileSync(join(dist, "index.js"), "utf8")}\nexport { __nccwpck_require__ as load };\n`;
    writeFileSync(join(dist, "opened.js"), entry);
    const script = `
      import { load } from "./dist/opened.js";
      const imports = ${JSON.stringify(imports)};
      // A chunk leaves out what the chunks that import it have, so that all are loaded before any module runs.
      await Promise.all(imports.flatMap(({ chunks }) => chunks).map((chunk) => load.e(chunk)));
      const failed = [];
      for (const { chunks, module } of imports) {
        try {
          await load(module);
        } catch (error) {
          failed.push(module + " of " + chunks.join(", ") + ": " + error.message);
        }
      }
      console.log(JSON.stringify(failed));
      process.exit(0);
    `;
    const { status, stdout, stderr } = node(["--input-type=module", "--eval", script]);
    expect({ status, stdout: stdout.trim(), stderr }).toEqual({ status: 0, stdout: "[]", stderr: "" });
  });
});

/** Each `import()` of the bundle as the bundler writes it: chunks to load, then the module to run. */
function dynamicImports(): readonly { readonly chunks: readonly number[]; readonly module: number }[] {
  // Promise.all(/* import() */[r.e(1), r.e(2)]).then(r.bind(r, 7)) and r.e(/* import() */ 1).then(r.t.bind(r, 7, 19))
  const pattern = /\/\* import\(\) \*\/((?:(?!\/\* import)[^;]){1,600}?)\.then\((\w+)(?:\.t)?\.bind\(\2, (\d+)/g;
  return readdirSync(join(root, "dist"))
    .filter((name) => name.endsWith("index.js"))
    .flatMap((name) => [...readFileSync(join(root, "dist", name), "utf8").matchAll(pattern)])
    .map(([, loading = "", , module]) => ({
      chunks: [...loading.matchAll(/(?:^ |\.e\()(\d+)/g)].map(([, id]) => Number(id)),
      module: Number(module),
    }));
}
