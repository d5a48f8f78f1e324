/** A prebuilt deployment: `.vercel/output` as the host reads it (static files, functions, the routes of config.json). */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { isRecord } from "./answer.ts";
import type { TreeFile } from "./files.ts";
import { createFunction, type SiteFunction } from "./functions.ts";
import { type OutputRoute, readPhases, type RoutePhases, walkRoutes } from "./output-routes.ts";
import { decodePath, errorPage, sendFile, type Site } from "./site-files.ts";
import type { Deployment, VercelState } from "./state.ts";

const OUTPUT = ".vercel/output/";
const KIND_MASK = 0o170000;
const LINK_MODE = 0o120000;

interface Page {
  readonly path: string;
  readonly file: TreeFile;
  readonly type: string | undefined;
}

interface Output {
  readonly pages: ReadonlyMap<string, Page>;
  readonly functions: ReadonlyMap<string, SiteFunction>;
  readonly phases: RoutePhases;
}

export async function createOutputSite(state: VercelState, deployment: Deployment): Promise<Site> {
  const config = (await readJson(state, deployment, `${OUTPUT}config.json`)) ?? {};
  const output: Output = {
    pages: readPages(deployment, config),
    functions: await readFunctions(state, deployment),
    phases: readPhases(Array.isArray(config.routes) ? (config.routes as readonly OutputRoute[]) : []),
  };
  return (request) => answer(state, output, request);
}

async function answer(state: VercelState, output: Output, request: EmulatedRequest): Promise<EmulatedResponse> {
  const serve = async (target: string, status: number | null): Promise<EmulatedResponse | null> => {
    const [pathname = "", search = ""] = target.split("?");
    const path = decodePath(pathname);
    if (path === null) return errorPage(400, "BAD_REQUEST");
    // `index` too: an override that drops `.html` from a page's path leaves the folder's own page under that name.
    const folder = path === "" ? "" : `${path}/`;
    const page =
      output.pages.get(path) ?? output.pages.get(`${folder}index.html`) ?? output.pages.get(`${folder}index`);
    if (page !== undefined) return sendFile(state, request, page.path, page.file, status ?? 200, page.type);
    const answering = output.functions.get(path === "" ? "index" : path) ?? output.functions.get(`${path}/index`);
    if (answering === undefined) return null;
    const response = await answering(request, new URLSearchParams(search));
    return status === null ? response : { ...response, status };
  };
  const walked = await walkRoutes(output.phases, request, serve);
  if (walked !== null) return walked;
  return (await serve("/404.html", 404)) ?? (await serve("/404", 404)) ?? errorPage(404, "NOT_FOUND");
}

/** Static files by the path that they are served at; `overrides` of the config may rename them or say their type. */
function readPages(deployment: Deployment, config: Readonly<Record<string, unknown>>): Map<string, Page> {
  const overrides = isRecord(config.overrides) ? config.overrides : {};
  const pages = new Map<string, Page>();
  const root = `${OUTPUT}static/`;
  for (const [path, file] of deployment.tree) {
    if (!path.startsWith(root)) continue;
    const inside = path.slice(root.length);
    const override = overrides[inside];
    const type = isRecord(override) && typeof override.contentType === "string" ? override.contentType : undefined;
    const renamed = isRecord(override) && typeof override.path === "string" ? override.path : null;
    pages.set(renamed ?? inside, { path, file, type });
  }
  return pages;
}

async function readFunctions(state: VercelState, deployment: Deployment): Promise<Map<string, SiteFunction>> {
  const root = `${OUTPUT}functions/`;
  const functions = new Map<string, SiteFunction>();
  const links: [string, TreeFile][] = [];
  for (const [path, file] of deployment.tree) {
    if (!path.startsWith(root)) continue;
    const name = /^(.+)\.func\/\.vc-config\.json$/.exec(path.slice(root.length))?.[1];
    if (name !== undefined) functions.set(name, await readFunction(state, deployment, `${root}${name}.func/`));
    else if (path.endsWith(".func") && (file.mode & KIND_MASK) === LINK_MODE) links.push([path, file]);
  }
  // Frameworks deploy one function under many names: the others are links, whose content is the target's path.
  for (const [path, file] of links) {
    const content = (await state.files.read(file.sha))?.toString("utf8") ?? "";
    const target = new URL(content, `http://loopback/${path.slice(root.length)}`).pathname;
    const found = functions.get(
      decodeURIComponent(target)
        .replace(/^\//, "")
        .replace(/\.func\/?$/, ""),
    );
    if (found !== undefined) functions.set(path.slice(root.length, -".func".length), found);
  }
  return functions;
}

async function readFunction(state: VercelState, deployment: Deployment, root: string): Promise<SiteFunction> {
  const config = (await readJson(state, deployment, `${root}.vc-config.json`)) ?? {};
  const { handler, launcherType, filePathMap } = config;
  if (typeof handler !== "string" || (launcherType !== undefined && launcherType !== "Nodejs")) {
    const detail = "The emulator runs functions with a `handler` and the launcher type `Nodejs` only.";
    return async () => errorPage(500, "FUNCTION_RUNTIME_UNSUPPORTED", detail);
  }
  const mapped = isRecord(filePathMap) ? Object.entries(filePathMap).filter(([, to]) => typeof to === "string") : [];
  return createFunction(state, deployment, {
    root,
    handler,
    addHelpers: config.shouldAddHelpers === true,
    filePathMap: Object.fromEntries(mapped) as Record<string, string>,
  });
}

async function readJson(
  state: VercelState,
  deployment: Deployment,
  path: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const file = deployment.tree.get(path);
  const bytes = file === undefined ? null : await state.files.read(file.sha);
  if (bytes === null) return null;
  try {
    const parsed: unknown = JSON.parse(bytes.toString("utf8"));
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
