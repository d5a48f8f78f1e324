import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { type BuiltFile, MAXIMUM_FILE_BYTES } from "./list-files.ts";
import type { Globs } from "./match-glob.ts";
import { moduleNameOf } from "./module-name.ts";
import { namesInText } from "./names-in-text.ts";
import { mapReferencesIn, sourcesOf } from "./source-map.ts";

/** A forbidden module and where it was seen. */
export interface ForbiddenModule {
  readonly module: string;
  readonly chunk: string;
  readonly pattern: string;
  /** `source map app.js.map`, `source map inside`, `text of the file`, `name of the file`. */
  readonly seenIn: string;
}

export interface ModuleSearch {
  readonly forbidden: readonly ForbiddenModule[];
  /** How the scripts were looked through. */
  readonly withMap: readonly BuiltFile[];
  readonly withText: readonly BuiltFile[];
  /** Scripts that show no module at all: nothing is known about them. */
  readonly blind: readonly BuiltFile[];
  /** Source maps that could not be read, with why. */
  readonly broken: readonly string[];
}

interface Seen {
  readonly names: readonly string[];
  readonly seenIn: string;
  readonly how: "map" | "text" | "none";
  readonly broken: readonly string[];
}

interface Place {
  /** Every file of the folder by its path. */
  readonly all: ReadonlyMap<string, BuiltFile>;
  /** The same paths, and what is left of them without their first folders. */
  readonly endings: ReadonlySet<string>;
}

const READABLE = /\.(?:[cm]?js|css)$/i;
const SCRIPT = /\.[cm]?js$/i;

/** Looks for modules that match a pattern in `counted`; source maps may be any file of `all`. */
export async function findModules(
  patterns: readonly string[],
  counted: readonly BuiltFile[],
  all: readonly BuiltFile[],
  globs: Globs,
  directory: string,
  signal?: AbortSignal,
): Promise<ModuleSearch> {
  const place: Place = {
    all: new Map(all.map((file) => [file.path, file])),
    endings: new Set(all.flatMap(({ path }) => endingsOf(path))),
  };
  const matchers = patterns.map((pattern) => ({ pattern, matches: globs.matchModules(pattern) }));
  const match = (module: string, chunk: string, seenIn: string): ForbiddenModule[] =>
    matchers
      .filter(({ matches }) => matches(module))
      .slice(0, 1)
      .map(({ pattern }) => ({ module, chunk, pattern, seenIn }));
  const forbidden: ForbiddenModule[] = [];
  const looks: { readonly file: BuiltFile; readonly seen: Seen }[] = [];
  // One after the other: a file and its map may have a hundred megabytes.
  for (const file of counted) {
    signal?.throwIfAborted();
    forbidden.push(...match(file.path, file.path, "name of the file"));
    if (!READABLE.test(file.path)) continue;
    const seen = await look(file, place);
    const modules = new Set(seen.names.map((name) => moduleNameOf(name, directory)));
    for (const module of modules) forbidden.push(...match(module, file.path, seen.seenIn));
    looks.push({ file, seen });
  }
  const scripts = (how: Seen["how"]) =>
    looks.filter(({ file, seen }) => SCRIPT.test(file.path) && seen.how === how).map(({ file }) => file);
  return {
    forbidden,
    withMap: scripts("map"),
    withText: scripts("text"),
    blind: scripts("none"),
    broken: looks.flatMap(({ seen }) => seen.broken),
  };
}

/** A source map says it all; without one, what the text itself names. */
async function look(file: BuiltFile, place: Place): Promise<Seen> {
  const text = await readFile(file.absolute, "utf8");
  const { inline, external } = mapReferencesIn(text);
  const broken: string[] = [];
  const beside = mapFileOf(file, external, place);
  if (beside !== null) {
    const sources = beside.bytes > MAXIMUM_FILE_BYTES ? null : sourcesOf(await readFile(beside.absolute, "utf8"));
    if (sources !== null && sources.length > 0) {
      return { names: sources, seenIn: `source map ${beside.path}`, how: "map", broken };
    }
    broken.push(beside.path);
  }
  const maps = inline.map(sourcesOf);
  const inside = maps.flatMap((sources) => sources ?? []);
  if (maps.includes(null)) broken.push(`${file.path} (inside)`);
  // A file of which one map of many is broken is read as text besides.
  if (inside.length > 0 && !maps.includes(null)) {
    return { names: inside, seenIn: "source map inside", how: "map", broken };
  }
  const { ofEveryModule, ofSome } = namesInText(text);
  const modules = ofEveryModule.filter((name) => !isBuiltFile(name, file, place));
  return {
    names: [...inside, ...modules, ...ofSome],
    seenIn: "text of the file",
    how: modules.length > 0 ? "text" : "none",
    broken,
  };
}

/**
 * Chunks load one another by name (`./panel-1a2b.js`, `static/chunks/panel-1a2b.js`, `/base/assets/panel-1a2b.js`):
 * such a name is no module, and the chunk speaks for itself.
 */
function isBuiltFile(name: string, file: BuiltFile, { all, endings }: Place): boolean {
  if (name.includes("node_modules/")) return false;
  if (all.has(posix.join(posix.dirname(file.path), name))) return true;
  if (endings.has(name.replace(/^(?:\.{1,2}\/)+/, ""))) return true;
  // A lone last part, such as index.js, says that only where the name is an address of the site.
  return endingsOf(name).some((ending) => (name.startsWith("/") || ending.includes("/")) && all.has(ending));
}

/** No bundler nests deeper; a path of two thousand folders would have two thousand endings as long as itself. */
const MAXIMUM_PARTS = 50;

/** `a/b/c.js`, `b/c.js` and `c.js` of `/a/b/c.js`. */
function endingsOf(path: string): readonly string[] {
  const parts = path
    .split("/")
    .filter((part) => part !== "")
    .slice(-MAXIMUM_PARTS);
  return parts.map((_, index) => parts.slice(index).join("/"));
}

/** The map that the file names, or the one that lies beside it without being named; null where neither is here. */
function mapFileOf(file: BuiltFile, external: string | null, { all }: Place): BuiltFile | null {
  const named = external === null ? null : decodePath(external.replace(/[?#].*$/, ""));
  const folder = posix.dirname(file.path);
  return (named === null ? undefined : all.get(posix.join(folder, named))) ?? all.get(`${file.path}.map`) ?? null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
