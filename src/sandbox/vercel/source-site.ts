/** A deployment of sources: a plain static site, with plain JavaScript functions below `api/`. */
import { isRecord } from "./answer.ts";
import type { TreeFile } from "./files.ts";
import { createFunction, type SiteFunction } from "./functions.ts";
import { decodePath, errorPage, sendFile, type Site } from "./site-files.ts";
import type { Deployment, VercelState } from "./state.ts";

interface SourceSettings {
  readonly cleanUrls: boolean;
  readonly outputDirectory: string;
  readonly rewrites: readonly Rewrite[];
}

/** Of `vercel.json`: the function or file that answers for an address at which there is neither. */
interface Rewrite {
  readonly source: RegExp;
  readonly destination: string;
}

export async function createSourceSite(state: VercelState, deployment: Deployment): Promise<Site> {
  const settings = await readSettings(state, deployment);
  const functions = new Map<string, SiteFunction>();
  for (const path of deployment.tree.keys()) {
    const name = /^(api\/.+)\.[cm]?js$/.exec(path)?.[1];
    if (name === undefined || name.split("/").some((part) => part.startsWith("_"))) continue;
    const made = createFunction(state, deployment, { root: "", handler: path, addHelpers: true, filePathMap: {} });
    functions.set(name, made);
    if (name.endsWith("/index")) functions.set(name.slice(0, -"/index".length), made);
  }
  const find = (path: string): readonly [string, TreeFile] | null => {
    if (/(^|\/)\./.test(path) || path === "vercel.json" || path.startsWith("api/")) return null;
    const full = `${settings.outputDirectory}${path}`;
    const file = deployment.tree.get(full);
    return file === undefined ? null : [full, file];
  };
  return async (request) => {
    const path = decodePath(request.path);
    if (path === null) return errorPage(400, "BAD_REQUEST");
    const answering = functions.get(path);
    if (answering !== undefined) return answering(request, new URLSearchParams());
    const clean = settings.cleanUrls ? /^(.+?)(?:\/index)?\.html$/.exec(path)?.[1] : undefined;
    if (clean !== undefined && find(path) !== null) {
      return { status: 308, headers: { location: clean === "index" ? "/" : `/${clean}` } };
    }
    const found =
      (path === "" ? null : find(path)) ??
      find(path === "" ? "index.html" : `${path}/index.html`) ??
      (settings.cleanUrls && path !== "" ? find(`${path}.html`) : null);
    if (found !== null) return sendFile(state, request, found[0], found[1], 200);
    const rewritten = settings.rewrites.find(({ source }) => source.test(`/${path}`));
    const standIn = rewritten === undefined ? undefined : functions.get(rewritten.destination);
    // The function is told the address that was asked for, as at the vendor.
    if (standIn !== undefined) return standIn(request, new URLSearchParams());
    const missing = find("404.html");
    return missing === null ? errorPage(404, "NOT_FOUND") : sendFile(state, request, missing[0], missing[1], 404);
  };
}

async function readSettings(state: VercelState, deployment: Deployment): Promise<SourceSettings> {
  const file = deployment.tree.get("vercel.json");
  const bytes = file === undefined ? null : await state.files.read(file.sha);
  let config: unknown = null;
  try {
    config = bytes === null ? null : JSON.parse(bytes.toString("utf8"));
  } catch {
    config = null;
  }
  const settings = isRecord(config) ? config : {};
  const named = typeof settings.outputDirectory === "string" ? settings.outputDirectory : null;
  // The vendor serves `public` where there is one and nothing else is named.
  const folder = named ?? ([...deployment.tree.keys()].some((path) => path.startsWith("public/")) ? "public" : "");
  const trimmed = folder.replace(/^\.?\/?/, "").replace(/\/$/, "");
  const rewrites = Array.isArray(settings.rewrites) ? settings.rewrites : [];
  return {
    cleanUrls: settings.cleanUrls === true,
    outputDirectory: trimmed === "" ? "" : `${trimmed}/`,
    rewrites: rewrites.flatMap((rewrite) => readRewrite(rewrite) ?? []),
  };
}

/** Those to one function whose source has no names, such as `/(.*)`; the others are passed over. */
function readRewrite(rewrite: unknown): Rewrite | null {
  if (!isRecord(rewrite) || typeof rewrite.source !== "string" || typeof rewrite.destination !== "string") return null;
  if (!/^\/[\w/.()*-]*$/.test(rewrite.source) || !/^\/[\w/-]+$/.test(rewrite.destination)) return null;
  return { source: new RegExp(`^${rewrite.source}$`), destination: rewrite.destination.slice(1) };
}
