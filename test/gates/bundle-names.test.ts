import { describe, expect, test } from "vitest";
import { moduleNameOf, packageOf } from "../../src/gates/bundle/module-name.ts";
import { namesInText } from "../../src/gates/bundle/names-in-text.ts";
import { mapReferencesIn, sourcesOf } from "../../src/gates/bundle/source-map.ts";
import { loadGlobs } from "../../src/gates/bundle/match-glob.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

const DIRECTORY = "/home/runner/work/devtools-demo/devtools-demo";

test.each([
  ["webpack://_N_E/./node_modules/@a/devtools/index.js?1234", "node_modules/@a/devtools/index.js"],
  ["webpack://devtools-demo/./src/app.ts", "src/app.ts"],
  ["webpack:///(rsc)/./src/a.ts", "src/a.ts"],
  ["webpack-internal:///(app-pages-browser)/./src/a.ts", "src/a.ts"],
  ["turbopack:///[project]/src/a.ts", "src/a.ts"],
  ["[project]/src/app/(shop)/page.tsx [app-client] (ecmascript)", "src/app/(shop)/page.tsx"],
  [
    "[project]/node_modules/.pnpm/b@1_devtools@2/node_modules/b/index.js [app-client] (ecmascript, async loader)",
    "node_modules/b/index.js",
  ],
  ["../../../node_modules/a/node_modules/b/c.js", "node_modules/b/c.js"],
  [`${DIRECTORY}/src/a.ts`, "src/a.ts"],
  [`file://${DIRECTORY}/src/a.ts`, "src/a.ts"],
  ["\0vite/modulepreload-polyfill.js", "vite/modulepreload-polyfill.js"],
  ["src/App.vue?vue&type=script&setup=true&lang.ts", "src/App.vue"],
  ["./src/[id]/page.tsx", "src/[id]/page.tsx"],
  ["@scope/name", "@scope/name"],
])("%s is the module %s", (written, module) => {
  expect(moduleNameOf(written, DIRECTORY)).toBe(module);
});

test.each([
  ["node_modules/@a/b/c/d.js", "@a/b"],
  ["node_modules/a/d.js", "a"],
  ["@a/b/c.js", "@a/b"],
  ["src/a/b.js", "src/a/b.js"],
])("%s belongs to %s", (module, name) => {
  expect(packageOf(module)).toBe(name);
});

describe("names in a text", () => {
  test.each([
    // In the form of webpack 5 in development.
    [
      '/***/ "./node_modules/a-devtools/index.js":\n',
      ["node_modules/a-devtools/index.js", "./node_modules/a-devtools/index.js"],
    ],
    ["  !*** ./src/devtools.tsx ***!\n", ["./src/devtools.tsx"]],
    [";// CONCATENATED MODULE: ./src/devtools.ts\n", ["./src/devtools.ts"]],
    ['eval("x//# sourceURL=webpack-internal:///./src/devtools.ts\\n")', ["webpack-internal:///./src/devtools.ts"]],
    // Turbopack in development.
    ['"[project]/src/devtools.tsx [app-client] (ecmascript)", ((ctx) => {', ["[project]/src/devtools.tsx"]],
    // Rolldown and esbuild.
    ["//#region src/devtools.js\n", ["src/devtools.js"]],
    ["// src/devtools.js\nvar a", ["src/devtools.js"]],
    ['  "src/devtools.js"(exports) {', ["src/devtools.js"]],
    // React in development (jsxDEV).
    ['fileName: "src/devtools/App.tsx",', ["src/devtools/App.tsx"]],
    // What is loaded from elsewhere.
    ['import{a as b}from"react-devtools";', ["react-devtools"]],
    ["const a = require('react-devtools')", ["react-devtools"]],
    ["await import(`react-devtools`)", ["react-devtools"]],
  ])("%j names every module: %j", (text, names) => {
    expect(namesInText(text).ofEveryModule).toEqual(names);
  });

  test.each([
    ['e("@tanstack/react-query-devtools")', ["@tanstack/react-query-devtools"]],
    ["/*! react-devtools v1.2.3 | MIT */", ["react-devtools"]],
    ["/** @license @scope/devtools 1.2.3\n */", ["@scope/devtools"]],
    [
      "/*! Bundled license information:\n\ndevtools/cjs/index.production.js:\n  (*",
      ["devtools/cjs/index.production.js"],
    ],
  ])("%j names some module: %j", (text, names) => {
    expect(namesInText(text)).toEqual({ ofEveryModule: [], ofSome: names });
  });

  test.each([
    ['"devtools"'],
    ["globalThis.__REDUX_DEVTOOLS_EXTENSION__"],
    ['"Open the devtools/console.js please"'],
    ['"https://example.com/devtools/a.js"'],
    ["/node_modules\\/devtools/.test(a)"],
    ['class="tsqd-devtools/panel"'],
    ["a//devtools.js"],
  ])("%j names none", (text) => {
    expect(namesInText(text)).toEqual({ ofEveryModule: [], ofSome: [] });
  });

  test.each([
    '"',
    '"@a',
    "./a",
    "@license ",
    "// a/",
    "node_modules",
    "from(",
    "`[a",
    `"${"a/".repeat(200)}`,
    `"${"a.".repeat(200)}`,
  ])("takes a time that grows with the text and no faster where %.20s almost matches again and again", async (part) => {
    const growth = await growthOf((size) => {
      expect(namesInText(part.repeat(size / part.length))).toEqual({ ofEveryModule: [], ofSome: [] });
    }, 50_000);
    expect(growth).toBeLessThan(NEARLY_LINEAR);
  });
});

describe("source maps", () => {
  test.each([
    ['{"sources":["a.js",null,"b.js"]}', ["a.js", "b.js"]],
    [')]}\'\n{"sources":["a.js"],"sourceRoot":"/src/"}', ["/src/a.js"]],
    ['{"sources":["webpack://x/a.js","/b.js"],"sourceRoot":"src"}', ["webpack://x/a.js", "/b.js"]],
    ['{"sections":[{"map":{"sources":["a.js"]}},{"map":{"sources":["b.js"]}}]}', ["a.js", "b.js"]],
    ['{"sections":[{"map":{"sources":["a.js"]}},{"url":"b.js.map"}]}', null],
    ["{}", null],
    ["[]", null],
    ["null", null],
    ["", null],
    ["{", null],
    [`${'{"sections":[{"map":'.repeat(9)}{"sources":[]}${"}]}".repeat(9)}`, null],
  ])("%s has the sources %j", (text, sources) => {
    expect(sourcesOf(text)).toEqual(sources);
  });

  test("are found at the end of scripts and style sheets, inside and outside", () => {
    expect(mapReferencesIn("a\n//# sourceMappingURL=a.js.map\n")).toEqual({ inline: [], external: "a.js.map" });
    expect(mapReferencesIn("a{}\n/*# sourceMappingURL=a.css.map*/")).toEqual({ inline: [], external: "a.css.map" });
    expect(mapReferencesIn("//@ sourceMappingURL=data:application/json,%7B%7D")).toEqual({
      inline: ["{}"],
      external: null,
    });
    expect(mapReferencesIn("//# sourceMappingURL=data:application/json,%7").inline).toEqual([""]);
    expect(mapReferencesIn("nothing")).toEqual({ inline: [], external: null });
  });
});

describe("patterns", () => {
  test.each([
    ["*devtools*", "node_modules/@tanstack/react-query-devtools/build/index.js", true],
    ["*devtools*", "src/ReactDevTools.tsx", true],
    ["*devtools*", "node_modules/.hidden/devtools/a.js", true],
    ["@tanstack/*devtools*", "node_modules/@tanstack/react-query-devtools/build/index.js", true],
    ["@tanstack/*devtools*", "node_modules/@other/react-query-devtools/build/index.js", false],
    ["moment", "node_modules/moment/moment.js", true],
    ["moment", "node_modules/moment-timezone/index.js", false],
    ["src/**/*.stories.tsx", "src/a/b/c.stories.tsx", true],
    ["*.stories.tsx", "src/a/b/c.stories.tsx", true],
    ["{moment,lodash}", "node_modules/lodash/a.js", true],
  ])("%s and the module %s: %s", async (pattern, module, matches) => {
    expect((await loadGlobs()).matchModules(pattern)(module)).toBe(matches);
  });

  test.each([
    ["app-*.js", "assets/app-1a2b.js", true],
    ["app-*.js", "assets/other-1a2b.js", false],
    ["assets/*.js", "assets/a.js", true],
    ["assets/*.js", "other/assets/a.js", false],
    ["**/*.js", "a.js", true],
    ["**/*.js", ".a/b.js", true],
    ["chat/[id]/page-*.js", "chat/[id]/page-1.js", true],
    ["chat/\\[id\\]/page-*.js", "chat/[id]/page-1.js", true],
  ])("%s and the file %s: %s", async (pattern, path, matches) => {
    expect((await loadGlobs()).matchFiles([pattern])(path)).toBe(matches);
  });
});
