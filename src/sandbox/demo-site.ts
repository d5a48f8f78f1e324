/** The site that rehearsals deploy: pages that show their version, and one function that answers everything else. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { renderDeployedCode } from "./demo-site/deployed-code.ts";
import { renderDemoPage } from "./demo-site/render.ts";
import type { DemoRoute, DemoVersion } from "./demo-site/route.ts";
import { THREAD_ROUTES } from "./demo-site/thread-routes.ts";

export interface DemoPage {
  /** `/`, `/chat` */
  readonly path: string;
  /** What the page shows, as a verify step looks for it. */
  readonly contains: string | readonly string[];
}

export interface DemoSite {
  /** What people see on every page. */
  readonly version: string;
  readonly commit: string;
  readonly pages: readonly DemoPage[];
  /** Where the site says which commit it serves, and the field that says it: `commit`, `build.sha`. */
  readonly versionEndpoint: { readonly path: string; readonly json: string } | null;
  /** What is answered besides the pages, the version and `/api/health`; default: threads that can be written and read. */
  readonly routes?: readonly DemoRoute[];
}

/** `prebuilt` is a whole `.vercel/output`; `source` is what a team has in its repository. */
export type DemoSiteForm = "prebuilt" | "source";

const HEALTH_PATH = "/api/health";
/** Of the function that answers whatever is no file. */
const FUNCTION_PATH = "/api/site";

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
  const pages = pagesOf(site).map((page) => ({
    file: pageFile(page.path),
    html: renderDemoPage(site, page.path, [page.contains].flat()),
  }));
  const code = renderDeployedCode(versionOf(site), site.routes ?? THREAD_ROUTES);
  if (form === "source") {
    return {
      ...Object.fromEntries(pages.map(({ file, html }) => [file, html])),
      [`${FUNCTION_PATH.slice(1)}.js`]: code,
      // Stands between the function and a package.json further up that would make it an ES module.
      "package.json": renderJson({ private: true, type: "commonjs" }),
      "vercel.json": renderJson({ cleanUrls: true, rewrites: [{ source: "/(.*)", destination: FUNCTION_PATH }] }),
    };
  }
  const output = ".vercel/output";
  return {
    [`${output}/config.json`]: renderJson({
      version: 3,
      routes: [{ handle: "filesystem" }, { src: "^/.*$", dest: FUNCTION_PATH }],
      overrides: Object.fromEntries(
        pages.map(({ file }) => [file, { path: file.replace(/\.html$/, ""), contentType: "text/html; charset=utf-8" }]),
      ),
    }),
    ...Object.fromEntries(pages.map(({ file, html }) => [`${output}/static/${file}`, html])),
    ...prebuiltFunction(output, FUNCTION_PATH, code),
  };
}

/** The named pages, with a start page where nothing else answers there. */
function pagesOf({ pages, routes = [], versionEndpoint }: DemoSite): readonly DemoPage[] {
  const paths = [...[...pages, ...routes].map(({ path }) => path), versionEndpoint?.path];
  const isThere = paths.some((path) => /^\/(?:$|[?#])/.test(path ?? ""));
  return isThere ? pages : [...pages, { path: "/", contains: "Holdpoint demo" }];
}

function pageFile(path: string): string {
  const name = path.replace(/^\/+|\/+$/g, "");
  return name === "" ? "index.html" : name.endsWith(".html") ? name : `${name}.html`;
}

function versionOf({ version, commit, versionEndpoint }: DemoSite): DemoVersion {
  const objects: Record<string, object> = { [HEALTH_PATH]: { status: "ok" } };
  if (versionEndpoint !== null) {
    const path = versionEndpoint.path.replace(/[?#].*$/, "").replace(/(.)\/+$/, "$1");
    objects[path] = { ...objects[path], version, ...nest(versionEndpoint.json, commit) };
  }
  return { version, commit, objects };
}

/** `build.sha` and a commit as `{ build: { sha } }`. */
function nest(field: string, value: string): Record<string, unknown> {
  const [first = field, ...rest] = field.split(".");
  return { [first]: rest.length === 0 ? value : nest(rest.join("."), value) };
}

function prebuiltFunction(output: string, path: string, code: string): Readonly<Record<string, string>> {
  const folder = `${output}/functions${path}.func`;
  return {
    [`${folder}/index.js`]: code,
    // Stands between the code and a package.json further up that would make it an ES module.
    [`${folder}/package.json`]: renderJson({ type: "commonjs" }),
    [`${folder}/.vc-config.json`]: renderJson({
      runtime: "nodejs24.x",
      handler: "index.js",
      launcherType: "Nodejs",
      shouldAddHelpers: false,
    }),
  };
}

function renderJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
