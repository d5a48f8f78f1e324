import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../src/gates/bundle/index.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { buildWithRolldown, buildWithVite, createApp, writeFiles } from "./built-app.ts";
import { ask } from "./gate-context.ts";

const BOTH = { app: "src/app.js", panel: "src/panel.js" };
/** Apart, or Vite takes it for the map of this very file. */
const MAP_URL = ["sourceMapping", "URL"].join("");
const PACKAGE = "node_modules/@tanstack/react-query-devtools/build/index.js";

let directory: string;
beforeAll(async () => {
  directory = createApp();
  await Promise.all([
    buildWithRolldown(directory, "out-map", { input: BOTH, sourcemap: true, minify: true }),
    buildWithRolldown(directory, "out-hidden", { input: BOTH, sourcemap: "hidden", minify: true }),
    buildWithRolldown(directory, "out-inline", { input: BOTH, sourcemap: "inline", minify: true }),
    buildWithRolldown(directory, "out-plain", { input: BOTH, sourcemap: false, minify: false }),
    buildWithRolldown(directory, "out-min", { input: BOTH, sourcemap: false, minify: true }),
    buildWithRolldown(directory, "out-clean", { input: { app: "src/app.js" }, sourcemap: true, minify: true }),
    buildWithRolldown(directory, "out-clean-plain", { input: { app: "src/app.js" }, sourcemap: false, minify: false }),
    buildWithVite(directory, "out-vite", "hidden"),
    buildWithVite(directory, "out-vite-min", false),
  ]);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function check(dir: string, forbid: readonly string[] = ["*devtools*"], more: object = {}): Promise<Verdict> {
  return ask(bundle, { dir, forbid, ...more }, {}, { directory });
}

function fileIn(dir: string, pattern: RegExp): string {
  const found = readdirSync(join(directory, dir), { recursive: true, encoding: "utf8" }).find((file) =>
    pattern.test(file),
  );
  if (found === undefined) throw new Error(`no file like ${String(pattern)} in ${dir}`);
  return found;
}

test.each([
  ["out-map", "an external source map", /^panel-.*\.js$/, (chunk: string) => `source map ${chunk}.map`],
  [
    "out-hidden",
    "a source map that the script does not name",
    /^panel-.*\.js$/,
    (chunk: string) => `source map ${chunk}.map`,
  ],
  ["out-inline", "a source map inside", /^panel-.*\.js$/, () => "source map inside"],
  ["out-plain", "the names that a bundler leaves in comments", /^panel-.*\.js$/, () => "text of the file"],
  [
    "out-vite",
    "Vite's hidden source map of a chunk that is loaded later",
    /panel-.*\.js$/,
    (chunk: string) => `source map ${chunk}.map`,
  ],
])("%s: finds the module by %s", async (dir, _, chunkName, seenIn) => {
  const chunk = fileIn(dir, chunkName);
  const verdict = await check(dir);
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "module_forbidden" });
  expect(verdict.summary).toBe(
    `@tanstack/react-query-devtools (2 modules, such as ${verdict.summary.split("such as ")[1]?.split(")")[0]}) is in ${chunk} (${seenIn(chunk)}), which *devtools* forbids.`,
  );
  const found = verdict.evidence.filter(({ label }) => label === "forbidden by *devtools*");
  expect(found).toHaveLength(1);
  expect(found[0]?.value).toContain("node_modules/@tanstack/react-query-devtools/build/");
});

test.each([["out-clean"], ["out-clean-plain"]])("%s: passes where the program only speaks of DevTools", async (dir) => {
  const verdict = await check(dir);
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
  expect(verdict.summary).toContain("no forbidden module was found");
});

test.each([["out-min"], ["out-vite-min"]])("%s: holds where minified scripts show no module", async (dir) => {
  const verdict = await check(dir);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(verdict.summary).toMatch(/(\d) of \1 scripts, 100 % of their bytes, show no module/);
  expect(verdict.remedy).toContain("source maps");
});

test("passes with a small script of which nothing is known beside others that are seen, and says so", async () => {
  const map = { version: 3, sources: ["webpack://_N_E/./src/app.tsx"], names: [], mappings: "" };
  writeFiles(directory, {
    "next/chunks/main.js": `${"x();".repeat(100)}\n//# sourceMappingURL=main.js.map`,
    "next/chunks/main.js.map": JSON.stringify(map),
    "next/_buildManifest.js": "self.__BUILD_MANIFEST={};",
  });
  const verdict = await check("next");
  expect(verdict).toMatchObject({ outcome: "pass" });
  expect(verdict.evidence).toContainEqual({
    label: "modules seen",
    value: "2 scripts: 1 by source map, 0 by names in their text, 1 not",
  });
  expect(verdict.evidence).toContainEqual({ label: "modules not seen in", value: "_buildManifest.js" });
});

test("finds a module in a section of an indexed map, as Turbopack writes it", async () => {
  const section = (source: string) => ({
    offset: { line: 0, column: 0 },
    map: { version: 3, sources: [source], names: [], mappings: "" },
  });
  writeFiles(directory, {
    "turbo/a b.js": "x()\n//# sourceMappingURL=a%20b.js.map",
    "turbo/a b.js.map": JSON.stringify({
      version: 3,
      sections: [section("turbopack:///[project]/src/a.ts"), section(`turbopack:///[project]/${PACKAGE}`)],
    }),
  });
  const verdict = await check("turbo");
  expect(verdict.summary).toBe(`${PACKAGE} is in a b.js (source map a b.js.map), which *devtools* forbids.`);
});

test("finds a module by the name of its chunk, even in a style sheet, and by one of webpack's many maps", async () => {
  const inline = (source: string) =>
    `eval("x//# ${MAP_URL}=data:application/json;charset=utf-8;base64,${Buffer.from(
      JSON.stringify({ version: 3, sources: [source], mappings: "" }),
    ).toString("base64")}\\n")`;
  writeFiles(directory, {
    "eval/main.js": [inline("webpack:///./src/a.js"), inline(`webpack:///./${PACKAGE}?1234`)].join("\n"),
    "eval/DevTools-1a2b.css": "body{}",
  });
  const verdict = await check("eval", ["*devtools*", "a.js"]);
  expect(verdict.evidence.filter(({ label }) => label.startsWith("forbidden"))).toEqual([
    { label: "forbidden by *devtools*", value: "DevTools-1a2b.css in DevTools-1a2b.css (name of the file)" },
    { label: "forbidden by a.js", value: "src/a.js in main.js (source map inside)" },
    { label: "forbidden by *devtools*", value: `${PACKAGE} in main.js (source map inside)` },
  ]);
  expect(verdict.summary).toContain(", and 2 more such findings.");
});

test("reads the text, and says so, where a source map is broken, empty or elsewhere", async () => {
  const text = `//#region ${PACKAGE}\nx();\n//#endregion\n`;
  writeFiles(directory, {
    "broken/a.js": `${text}//# sourceMappingURL=a.js.map`,
    "broken/a.js.map": '{"version":3,"sources":["src/a.',
    "broken/b.js": `${text}//# sourceMappingURL=https://maps.example/b.js.map`,
    "broken/c.js": `${text}//# sourceMappingURL=../../package.json`,
    "broken/d.js": `${text}//# sourceMappingURL=d.js.map`,
    "broken/d.js.map": '{"version":3,"sources":[],"mappings":""}',
    "broken/e.js": `${text}//# sourceMappingURL=data:application/json;base64,AAAA`,
  });
  const verdict = await check("broken");
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "module_forbidden" });
  expect(verdict.evidence.filter(({ value }) => value.endsWith("(text of the file)"))).toHaveLength(5);
  expect(verdict.evidence).toContainEqual({
    label: "source maps not readable",
    value: "a.js.map, d.js.map, e.js (inside)",
  });
});

test("reads the text besides where one of many maps inside cannot be read", async () => {
  const data = (map: string) => `//# ${MAP_URL}=data:application/json;base64,${Buffer.from(map).toString("base64")}\n`;
  writeFiles(directory, {
    "half/a.js": `${data('{"sources":["./src/a.js"]}')}${data('{"sources":')}//#region ${PACKAGE}\n`,
  });
  const verdict = await check("half");
  expect(verdict.summary).toBe(`${PACKAGE} is in a.js (text of the file), which *devtools* forbids.`);
  expect(verdict.evidence).toContainEqual({ label: "source maps not readable", value: "a.js (inside)" });
});

test("takes no chunk that another one loads by its name for a module, and no module for a chunk", async () => {
  writeFiles(directory, {
    "loads/chunks/panel-1a2b.js": `//#region ${PACKAGE}\n`,
    "loads/index.js": [
      'import("./chunks/panel-1a2b.js");',
      'push(["static/chunks/panel-1a2b.js", "/base/chunks/panel-1a2b.js", "/index.js"]);',
      "//#region src/panel/index.js",
    ].join("\n"),
  });
  const verdict = await check("loads", ["panel*"]);
  expect(verdict.evidence.filter(({ label }) => label.startsWith("forbidden"))).toEqual([
    { label: "forbidden by panel*", value: "chunks/panel-1a2b.js in chunks/panel-1a2b.js (name of the file)" },
    { label: "forbidden by panel*", value: "src/panel/index.js in index.js (text of the file)" },
  ]);
});

test("looks only at files that count, and at no map out of the folder", async () => {
  expect(await check("out-plain", ["*devtools*"], { exclude: ["panel-*.js"] })).toMatchObject({ outcome: "pass" });
  expect(await check("out-plain", ["@tanstack/*devtools*"])).toMatchObject({ outcome: "fail" });
  expect(await check("out-plain", ["@tanstack/devtools"])).toMatchObject({ outcome: "pass" });
});

test("tells the first forbidden modules and counts the others", async () => {
  const text = Array.from({ length: 30 }, (_, index) => `//#region node_modules/devtools-${index}/a.js`).join("\n");
  writeFiles(directory, { "many/a.js": text });
  const verdict = await check("many");
  expect(verdict.evidence.filter(({ label }) => label.startsWith("forbidden by"))).toHaveLength(20);
  expect(verdict.evidence).toContainEqual({ label: "forbidden modules", value: "10 more" });
});

test("tells names with markup and line breaks as they are", async () => {
  const name = "<img src=x>|`**devtools**`\n[a](b).js";
  writeFiles(directory, { [`markup/${name}`]: "x" });
  const verdict = await check("markup");
  expect(verdict.evidence).toContainEqual({
    label: "forbidden by *devtools*",
    value: `${name} in ${name} (name of the file)`,
  });
});

test("does not take a word of a program for a module when its script is rebuilt with one more text", async () => {
  const chunk = join("out-clean", fileIn("out-clean", /^app-.*\.js$/));
  writeFileSync(join(directory, chunk), `${readFileSync(join(directory, chunk), "utf8")}\n"react-devtools";`);
  expect(await check("out-clean")).toMatchObject({ outcome: "pass" });
});
