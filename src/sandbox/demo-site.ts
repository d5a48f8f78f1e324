/** The site that rehearsals deploy: a few pages that show their version, and functions without dependencies. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HEALTH_FUNCTION, jsonFunction, THREADS_FUNCTION } from "./demo-functions.ts";

export interface DemoPage {
  /** `/`, `/chat` */
  readonly path: string;
  /** Text that the page shows, as a verify step looks for it. */
  readonly contains: string;
}

export interface DemoSite {
  /** What people see on every page. */
  readonly version: string;
  readonly commit: string;
  readonly pages: readonly DemoPage[];
  /** Where the site says which commit it serves, and the field that says it: `commit`, `build.sha`. */
  readonly versionEndpoint: { readonly path: string; readonly json: string } | null;
  /** Further addresses that answer 200 with a small JSON object, besides `/api/health` and `/api/threads`. */
  readonly apiPaths?: readonly string[];
}

/** `prebuilt` is a whole `.vercel/output`; `source` is what a team has in its repository. */
export type DemoSiteForm = "prebuilt" | "source";

const HEALTH_PATH = "/api/health";
const THREADS_PATH = "/api/threads";

/** Writes the site below `directory`, which is created; files that are there already stay. */
export async function writeDemoSite(directory: string, site: DemoSite, form: DemoSiteForm = "prebuilt"): Promise<void> {
  for (const [path, text] of Object.entries(renderDemoSite(site, form))) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** The site's files by path from the project's folder; the same site is always the same bytes. */
export function renderDemoSite(site: DemoSite, form: DemoSiteForm = "prebuilt"): Readonly<Record<string, string>> {
  const pages = pagesOf(site).map((page) => ({ file: pageFile(page.path), page, html: renderPage(site, page) }));
  const functions = functionsOf(site);
  if (form === "source") {
    return {
      ...Object.fromEntries(pages.map(({ file, html }) => [file, html])),
      ...Object.fromEntries(Object.entries(functions).map(([path, code]) => [`${path.slice(1)}.js`, code])),
      // Stands between the functions and a package.json further up that would make them ES modules.
      "package.json": renderJson({ private: true, type: "commonjs" }),
      "vercel.json": renderJson({
        cleanUrls: true,
        rewrites: [{ source: `${THREADS_PATH}/:id`, destination: `${THREADS_PATH}?id=:id` }],
      }),
    };
  }
  const output = ".vercel/output";
  return {
    [`${output}/config.json`]: renderJson({
      version: 3,
      routes: [
        { src: `^${THREADS_PATH}/([^/]+)$`, dest: `${THREADS_PATH}?id=$1` },
        { handle: "filesystem" },
        { src: "^/.*$", status: 404, dest: "/404" },
      ],
      overrides: Object.fromEntries(
        pages.map(({ file }) => [file, { path: file.replace(/\.html$/, ""), contentType: "text/html; charset=utf-8" }]),
      ),
    }),
    ...Object.fromEntries(pages.map(({ file, html }) => [`${output}/static/${file}`, html])),
    ...Object.fromEntries(Object.entries(functions).flatMap(([path, code]) => prebuiltFunction(output, path, code))),
  };
}

/** The named pages, with a start page and a 404 page where the site names none. */
function pagesOf(site: DemoSite): readonly DemoPage[] {
  const named = new Set(site.pages.map((page) => page.path));
  const added = [
    { path: "/", contains: "Holdpoint demo" },
    { path: "/404", contains: "Not found" },
  ];
  return [...site.pages, ...added.filter((page) => !named.has(page.path))];
}

function pageFile(path: string): string {
  const name = path.replace(/^\/+|\/+$/g, "");
  return name === "" ? "index.html" : name.endsWith(".html") ? name : `${name}.html`;
}

function renderPage(site: DemoSite, page: DemoPage): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="commit" content="${site.commit}">
    <title>Holdpoint demo ${site.version}</title>
  </head>
  <body>
    <main>
      <h1>${page.path}</h1>
      <p>${page.contains}</p>
    </main>
    <footer>Version ${site.version}</footer>
  </body>
</html>
`;
}

/** Code by path. */
function functionsOf(site: DemoSite): Readonly<Record<string, string>> {
  const { commit, version, versionEndpoint, apiPaths = [] } = site;
  return {
    ...Object.fromEntries(apiPaths.map((path) => [path, jsonFunction({ status: "ok", path, version })])),
    [HEALTH_PATH]: HEALTH_FUNCTION,
    [THREADS_PATH]: THREADS_FUNCTION,
    ...(versionEndpoint === null
      ? {}
      : { [versionEndpoint.path]: jsonFunction({ version, ...nest(versionEndpoint.json, commit) }) }),
  };
}

/** `build.sha` and a commit as `{ build: { sha } }`. */
function nest(field: string, value: string): Record<string, unknown> {
  const [first = field, ...rest] = field.split(".");
  return { [first]: rest.length === 0 ? value : nest(rest.join("."), value) };
}

function prebuiltFunction(output: string, path: string, code: string): [string, string][] {
  const folder = `${output}/functions${path}.func`;
  return [
    [`${folder}/index.js`, code],
    // Stands between the code and a package.json further up that would make it an ES module.
    [`${folder}/package.json`, renderJson({ type: "commonjs" })],
    [
      `${folder}/.vc-config.json`,
      renderJson({ runtime: "nodejs24.x", handler: "index.js", launcherType: "Nodejs", shouldAddHelpers: false }),
    ],
  ];
}

function renderJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
