/** Serverless functions of a deployment: the uploaded files are written out and called in this process. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { callNode, callWeb, type NodeHandler, type WebHandler } from "./function-call.ts";
import type { TreeFile } from "./files.ts";
import { errorPage } from "./site-files.ts";
import type { Deployment, VercelState } from "./state.ts";

/** `extra` are query values that a route added. */
export type SiteFunction = (request: EmulatedRequest, extra: URLSearchParams) => Promise<EmulatedResponse>;

export interface FunctionSettings {
  /** Folder in the deployment's tree, with a slash at the end, or empty for all of it. */
  readonly root: string;
  /** File below the root that is called. */
  readonly handler: string;
  /** `response.status().json()` and the like. */
  readonly addHelpers: boolean;
  /** Files from elsewhere in the tree: path below the root → path in the tree. */
  readonly filePathMap: Readonly<Record<string, string>>;
}

type Loaded = { readonly node: NodeHandler } | { readonly web: (method: string) => WebHandler | null };

let written = 0;

/** Loads at the first call, once. A function that cannot be loaded or throws answers 500, as the host does. */
export function createFunction(state: VercelState, deployment: Deployment, settings: FunctionSettings): SiteFunction {
  let loading: Promise<Loaded> | null = null;
  return async (request, extra) => {
    try {
      loading ??= load(state, deployment, settings);
      const loaded = await loading;
      const url = withQuery(request, extra);
      const body = await request.body();
      if ("node" in loaded) return await callNode(loaded.node, request, url, body, settings.addHelpers);
      const handler = loaded.web(request.method);
      if (handler === null) return errorPage(405, "METHOD_NOT_ALLOWED");
      return await callWeb(handler, request, url, body);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return errorPage(500, "FUNCTION_INVOCATION_FAILED", detail);
    }
  };
}

function withQuery(request: EmulatedRequest, extra: URLSearchParams): string {
  const query = new URLSearchParams(request.query);
  for (const [name, value] of extra) query.append(name, value);
  return query.size === 0 ? request.path : `${request.path}?${query.toString()}`;
}

async function load(state: VercelState, deployment: Deployment, settings: FunctionSettings): Promise<Loaded> {
  written += 1;
  const folder = join(state.context.directory, "functions", `${deployment.id}-${written}`);
  const entries: [string, TreeFile][] = [];
  for (const [path, file] of deployment.tree) {
    if (path.startsWith(settings.root)) entries.push([path.slice(settings.root.length), file]);
  }
  for (const [inside, outside] of Object.entries(settings.filePathMap)) {
    const file = deployment.tree.get(outside);
    if (file !== undefined) entries.push([inside, file]);
  }
  await mkdir(folder, { recursive: true });
  // Ends the search for a package above: the project that rehearses must not decide how its deployment is read.
  await writeFile(join(folder, "package.json"), "{}");
  for (const [path, file] of entries) {
    const to = resolve(folder, path);
    if (!to.startsWith(folder + sep)) throw new Error(`The file ${path} is outside of its function.`);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, (await state.files.read(file.sha)) ?? "");
  }
  const url = pathToFileURL(join(folder, settings.handler)).href;
  // A bundler must leave this import alone: what it names exists only at run time.
  const loaded: unknown = await import(/* webpackIgnore: true */ /* @vite-ignore */ url);
  return readHandler(loaded, settings.handler);
}

/** `module.exports = handler`, `export default handler`, `exports.default`, or a web handler: `fetch` or one per method. */
function readHandler(loaded: unknown, name: string): Loaded {
  const module = loaded as Readonly<Record<string, unknown>>;
  const main = module.default as Readonly<Record<string, unknown>> | NodeHandler | undefined;
  if (typeof main === "function") return { node: main };
  if (typeof main?.default === "function") return { node: main.default as NodeHandler };
  const named = (key: string): WebHandler | null => {
    const found = main?.[key] ?? module[key];
    return typeof found === "function" ? (found as WebHandler) : null;
  };
  const all = named("fetch");
  const perMethod = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].some((method) => named(method));
  if (all === null && !perMethod) throw new Error(`${name} exports no function that could answer a request.`);
  return { web: (method) => all ?? named(method) ?? (method === "HEAD" ? named("GET") : null) };
}
