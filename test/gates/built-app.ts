/** A small application with a DevTools package, built for real by Rolldown and Vite. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build as rolldown } from "rolldown";
import { build as vite } from "vite";

const DEVTOOLS = "node_modules/@tanstack/react-query-devtools";

const FILES: Readonly<Record<string, string>> = {
  [`${DEVTOOLS}/package.json`]:
    '{ "name": "@tanstack/react-query-devtools", "version": "5.0.0", "main": "build/index.js", "type": "module" }',
  [`${DEVTOOLS}/build/index.js`]:
    'import { panel } from "./panel.js";\nexport function ReactQueryDevtools() {\n  document.body.append(panel());\n}\n',
  [`${DEVTOOLS}/build/panel.js`]: 'export function panel() {\n  return "panel " + Date.now();\n}\n',
  "node_modules/small-store/package.json":
    '{ "name": "small-store", "version": "1.0.0", "main": "index.js", "type": "module" }',
  // Speaks of DevTools, as many stores do, and has none.
  "node_modules/small-store/index.js":
    'export const createStore = (value) => ({ get: () => value, log: () => globalThis.__REDUX_DEVTOOLS_EXTENSION__?.send("devtools", value) });\n',
  "src/app.js":
    'import { createStore } from "small-store";\nexport const store = createStore({ label: "devtools" });\nstore.log();\ndocument.title = "Open devtools";\n',
  "src/panel.js":
    'import { ReactQueryDevtools } from "@tanstack/react-query-devtools";\nimport { store } from "./app.js";\nReactQueryDevtools(store.get());\n',
  "src/main.js": 'import "./style.css";\nimport "./app.js";\nimport("./panel.js");\n',
  "src/style.css": "body { color: red }\n",
  "index.html": '<script type="module" src="/src/main.js"></script>\n',
};

/** A folder whose name a careless pattern would match in every absolute path. */
export function createApp(): string {
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-devtools-demo-"));
  writeFiles(directory, FILES);
  return directory;
}

export function writeFiles(directory: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

export interface RolldownOptions {
  readonly input: Readonly<Record<string, string>>;
  readonly sourcemap: boolean | "inline" | "hidden";
  readonly minify: boolean;
}

/** Builds below `directory` with hashes in the names of the chunks. */
export async function buildWithRolldown(directory: string, out: string, options: RolldownOptions): Promise<void> {
  await rolldown({
    cwd: directory,
    input: { ...options.input },
    logLevel: "silent",
    output: {
      dir: join(directory, out),
      sourcemap: options.sourcemap,
      minify: options.minify,
      entryFileNames: "[name]-[hash].js",
      chunkFileNames: "chunks/[name]-[hash].js",
    },
  });
}

/** Vite's own production build, as `vite build` makes it. */
export async function buildWithVite(directory: string, out: string, sourcemap: boolean | "hidden"): Promise<void> {
  await vite({ root: directory, configFile: false, logLevel: "silent", build: { outDir: out, sourcemap } });
}
