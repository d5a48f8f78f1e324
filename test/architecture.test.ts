import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { checkArchitecture, MAXIMUM_LINES, type Tree } from "./architecture/check-architecture.ts";
import { blankComments, blankTexts, importsOf } from "./architecture/source-text.ts";
import { checkVendorNames, findUnusedExceptions } from "./architecture/vendor-names.ts";

const source = join(import.meta.dirname, "../src");

function readTree(): Tree {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(files.map((file) => [file.replaceAll(sep, "/"), readFileSync(join(source, file), "utf8")]));
}

describe("the source tree", () => {
  it("keeps the rules of the architecture", () => {
    const tree = readTree();
    expect(Object.keys(tree).length).toBeGreaterThan(50);
    expect(checkArchitecture(tree)).toEqual([]);
  });

  it("names a vendor in its own folders, in the registries, and where the plan's words need it", () => {
    const tree = readTree();
    expect(checkVendorNames(tree)).toEqual([]);
    expect(findUnusedExceptions(tree)).toEqual([]);
  });
});

/** A small tree that keeps the rules. */
const HOUSE: Tree = {
  "main.ts":
    'import * as core from "@actions/core";\nimport { run } from "./commands/run.ts";\nrun(process.env, core);\n',
  "commands/run.ts": 'import { hosts } from "../providers/index.ts";\nimport type { Plan } from "../plan/plan.ts";\n',
  "tools/rehearse.ts": 'import { serve } from "../sandbox/serve.ts";\n',
  "tools/index.ts": 'import { rehearse } from "./rehearse.ts";\n',
  "engine/session.ts": 'import { hosts } from "../providers/index.ts";\n',
  "plan/plan.ts": 'import type { Measure } from "../providers/contract.ts";\n',
  "gates/http.ts": 'import { retry } from "../lib/retry.ts";\n',
  "judge/judge.ts": 'import type { Plan } from "../plan/plan.ts";\n',
  "release/decide.ts": 'import { verdict } from "../lib/verdict.ts";\n',
  "report/summary.ts": 'import type { Record } from "../release/decide.ts";\n',
  "providers/index.ts": 'import { host } from "./vercel/index.ts";\nimport { metrics } from "./sentry/index.ts";\n',
  "providers/contract.ts": 'import type { Clock } from "../lib/clock.ts";\n',
  "providers/http.ts": 'import { retry } from "../lib/retry.ts";\n',
  "providers/vercel/index.ts": 'import { http } from "../http.ts";\nimport type { Host } from "../contract.ts";\n',
  "providers/sentry/index.ts": "",
  "sandbox/index.ts": 'import { vercel } from "./vercel/index.ts";\n',
  "sandbox/vercel/index.ts": 'import { routes } from "./routes.ts";\n',
  "sandbox/vercel/routes.ts": "",
  "sandbox/serve.ts": 'import { clock } from "../lib/clock.ts";\n',
  "lib/clock.ts": "export const now = () => Date.now();\n",
  "lib/retry.ts": "",
  "lib/verdict.ts": "",
};

function withLine(file: string, line: string): Tree {
  return { ...HOUSE, [file]: `${HOUSE[file] ?? ""}${line}\n` };
}

describe("the rules", () => {
  it("accept sources that keep them", () => {
    expect(checkArchitecture(HOUSE)).toEqual([]);
  });

  it.each([
    [
      "plan/plan.ts",
      'import { host } from "../providers/vercel/index.ts";',
      "plan/plan.ts: plan may not import providers/vercel/index.ts (provider)",
    ],
    [
      "plan/plan.ts",
      'import { hosts } from "../providers/index.ts";',
      "plan/plan.ts: plan may not import providers/index.ts (registry)",
    ],
    [
      "plan/plan.ts",
      'import type { Gate } from "../gates/http.ts";',
      "plan/plan.ts: plan may not import gates/http.ts (gates)",
    ],
    [
      "gates/http.ts",
      'import type { Plan } from "../plan/plan.ts";',
      "gates/http.ts: gates may not import plan/plan.ts (plan)",
    ],
    [
      "gates/http.ts",
      'export { http } from "../providers/http.ts";',
      "gates/http.ts: gates may not import providers/http.ts (provider)",
    ],
    [
      "commands/run.ts",
      'import { serve } from "../sandbox/serve.ts";',
      "commands/run.ts: commands may not import sandbox/serve.ts (sandbox)",
    ],
    [
      "commands/run.ts",
      'const m = await import("../providers/sentry/index.ts");',
      "commands/run.ts: commands may not import providers/sentry/index.ts (provider)",
    ],
    [
      "main.ts",
      'import { serve } from "./sandbox/serve.ts";',
      "main.ts: edge may not import sandbox/serve.ts (sandbox)",
    ],
    [
      "sandbox/serve.ts",
      'import type { Host } from "../providers/contract.ts";',
      "sandbox/serve.ts: sandbox may not import providers/contract.ts (contract)",
    ],
    [
      "tools/rehearse.ts",
      'import { routes } from "../sandbox/vercel/routes.ts";',
      "tools/rehearse.ts: only sandbox/index.ts may import sandbox/vercel/routes.ts",
    ],
    [
      "sandbox/serve.ts",
      'import type { Vercel } from "./vercel/index.ts";',
      "sandbox/serve.ts: only sandbox/index.ts may import sandbox/vercel/index.ts",
    ],
    [
      "providers/vercel/index.ts",
      'import { serve } from "../../sandbox/serve.ts";',
      "providers/vercel/index.ts: provider may not import sandbox/serve.ts (sandbox)",
    ],
    [
      "providers/vercel/index.ts",
      'import { metrics } from "../sentry/index.ts";',
      "providers/vercel/index.ts: a vendor may not import another vendor's providers/sentry/index.ts",
    ],
    [
      "providers/contract.ts",
      'import type { Plan } from "../plan/plan.ts";',
      "providers/contract.ts: contract may not import plan/plan.ts (plan)",
    ],
    [
      "lib/verdict.ts",
      'import type { Plan } from "../plan/plan.ts";',
      "lib/verdict.ts: lib may not import plan/plan.ts (plan)",
    ],
    [
      "lib/verdict.ts",
      'import x from "../../test/x.ts";',
      "lib/verdict.ts: imports ../test/x.ts, which is not in src/",
    ],
    ["shared/x.ts", "", "shared/x.ts: the folder shared is not part of the architecture"],
    [
      "gates/http.ts",
      "if (process.env.CI) process.exit(1);",
      "gates/http.ts: only main.ts and cli.ts may touch process.env",
    ],
    [
      "gates/http.ts",
      'import process from "node:process";',
      "gates/http.ts: only main.ts and cli.ts may import node:process",
    ],
    ["gates/http.ts", "const { env } = process;", "gates/http.ts: only main.ts and cli.ts may touch process"],
    [
      "gates/http.ts",
      "const x = `a ${process.env.CI} b`;",
      "gates/http.ts: only main.ts and cli.ts may touch process.env",
    ],
    [
      "commands/run.ts",
      'import { info } from "@actions/core";',
      "commands/run.ts: only main.ts may import @actions/core",
    ],
    ["cli.ts", 'import { exec } from "@actions/exec";', "cli.ts: no file may import @actions/exec"],
    [
      "main.ts",
      'const { context } = await import("@actions/github");',
      "main.ts: only workflow-run.ts may import @actions/github",
    ],
    [
      "lib/read-url.ts",
      "const url = URL.parse(text);",
      "lib/read-url.ts: URL.parse is not in every Node that is promised",
    ],
    [
      "providers/process-group.ts",
      "process.kill(-1); process.exit(0);",
      "providers/process-group.ts: only main.ts and cli.ts may touch process.exit",
    ],
    [
      "judge/judge.ts",
      'import { readFile } from "node:fs/promises";',
      "judge/judge.ts: is pure and may not import node:fs/promises",
    ],
    [
      "judge/judge.ts",
      'import type { Clock } from "../lib/clock.ts";',
      "judge/judge.ts: is pure and may not import lib/clock.ts",
    ],
    ["release/decide.ts", "const at = Date.now();", "release/decide.ts: is pure and may not use Date.now"],
    [
      "release/decide-rollback.ts",
      "const at = new Date();",
      "release/decide-rollback.ts: is pure and may not use new Date()",
    ],
    ["lib/retry.ts", "const x = Math.random();", "lib/retry.ts: only main.ts and cli.ts may use Math.random"],
    [
      "providers/http.ts",
      'import { randomUUID } from "node:crypto";',
      "providers/http.ts: only main.ts and cli.ts may use randomUUID",
    ],
    ["gates/http.ts", "const id = crypto.randomUUID();", "gates/http.ts: only main.ts and cli.ts may use randomUUID"],
    ["gates/http-utils.ts", "", "gates/http-utils.ts: a name that says nothing about what is inside"],
    ["gates/helpers/x.ts", "", "gates/helpers/x.ts: a name that says nothing about what is inside"],
    [
      "gates/long.ts",
      "\n".repeat(MAXIMUM_LINES),
      `gates/long.ts: has ${MAXIMUM_LINES + 1} lines, more than ${MAXIMUM_LINES}`,
    ],
  ])("%s may not say %s", (file, line, problem) => {
    expect(checkArchitecture(withLine(file, line))).toContain(problem);
  });

  it("find a cycle, also one of types alone", () => {
    const tree = {
      ...HOUSE,
      "plan/a.ts": 'import type { B } from "./b.ts";\n',
      "plan/b.ts": 'export type { C } from "./c.ts";\n',
      "plan/c.ts": 'type A = import("./a.ts").A;\n',
    };
    expect(checkArchitecture(tree)).toEqual(["import cycle: plan/a.ts → plan/b.ts → plan/c.ts → plan/a.ts"]);
  });

  it("find a file that imports itself", () => {
    expect(checkArchitecture(withLine("lib/retry.ts", 'import { x } from "./retry.ts";'))).toEqual([
      "import cycle: lib/retry.ts → lib/retry.ts",
    ]);
  });
});

describe("vendors' names", () => {
  it("accept sources without a foreign name, and comments", () => {
    expect(checkVendorNames(HOUSE)).toEqual([]);
    expect(checkVendorNames(withLine("judge/judge.ts", "// as Vercel does, /* and */ Sentry"))).toEqual([]);
    expect(checkVendorNames(withLine("plan/schema.ts", "const project = { vercel: {} };"))).toEqual([]);
    expect(checkVendorNames(withLine("providers/sentry/index.ts", "const sentry = 1;"))).toEqual([]);
  });

  it.each([
    ["engine/session.ts", 'const name = "VERCEL_TOKEN";'],
    ["engine/session.ts", "const text = `built on Vercel ${1}`;"],
    ["engine/session.ts", "const vercelHost = 1;"],
    ["engine/session.ts", "const page = /vercel\\.com/;"],
    ["providers/sentry/index.ts", 'const host = "vercel";'],
    ["plan/load.ts", "project.vercel.project;"],
  ])("may not stand in %s: %s", (file, line) => {
    expect(checkVendorNames(withLine(file, line))).toEqual([
      `${file}: names the vendor vercel, which only its own folders may`,
    ]);
  });

  it("are looked for in every folder of providers, whoever comes", () => {
    const tree = { ...withLine("engine/session.ts", 'const acme = "x";'), "providers/acme/index.ts": "" };
    expect(checkVendorNames(tree)).toEqual([
      "engine/session.ts: names the vendor acme, which only its own folders may",
    ]);
  });

  it("have no exception that nothing needs", () => {
    expect(findUnusedExceptions(HOUSE)).toContain("plan/schema.ts: does not name vercel");
  });
});

describe("the reading of sources", () => {
  it("takes comments away and leaves texts as they are", () => {
    const text = "const a = `x ${b /* c */}`; // d\nconst e = /f/;\n";
    expect(blankComments(text)).toBe("const a = `x ${b        }`;     \nconst e = /f/;\n");
  });

  it("finds every form of import", () => {
    const text = `import "./a.ts";
import b, { type B } from './b.ts';
import * as c from "./c.ts";
import type {
  D,
} from "./d.ts";
export * from "./e.ts";
export { f } from "./f.ts";
const g = await import("./g.ts");
type H = import("./h.ts").H;
const n = 1; import i from "./i.ts";`;
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual(
      [..."abcdefghi"].map((letter) => `./${letter}.ts`),
    );
  });

  it("takes no import from a comment or a text", () => {
    const text = `// import a from "./a.ts";
/* import b from "./b.ts"; */
const c = 'import c from "./c.ts"';
const d = \`import d from "./d.ts" \${"import e from './e.ts'"}\`;
const quote = /["'\`]/; const url = "https://x/y";
export const f = "./f.ts";
import { g } from "./g.ts";`;
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual(["./g.ts"]);
  });

  it("keeps every character of the code in its place", () => {
    const text = "const a = `x ${b ? `y ${c}` : { d: '}' }.d} z`; // end\nconst e = a / 2 / f;\n";
    const blank = blankTexts(text);
    expect(blank).toHaveLength(text.length);
    expect(blank).toBe("const a = `  ${b ? `  ${c}` : { d: ' ' }.d}  `;       \nconst e = a / 2 / f;\n");
  });
});
