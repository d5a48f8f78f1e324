/** What a site calls its requests when it reports them: `POST /api/threads/:id`. */
import { matchTemplate } from "./demo-site/match.ts";

export interface RequestName {
  readonly method: string;
  /** `${name}` stands for a part that is another one each time. */
  readonly path: string;
  readonly name: string;
}

export interface NamedRequest {
  readonly route: string;
  readonly name: string;
}

/** By the entry with the most that is fixed; without one as a server does that names numbers and ids. */
export function createRequestNames(known: readonly RequestName[]): (method: string, path: string) => NamedRequest {
  const asked = new Map<string, NamedRequest>();
  const byFixed = known.toSorted((left, right) => countParts(left.path) - countParts(right.path));
  const find = (method: string, path: string): NamedRequest => {
    const entry = byFixed.find((one) => one.method === method && matchTemplate(one.path, path) !== null);
    const route = entry === undefined ? routeOf(path) : entry.path.replace(/\$\{([^}]*)\}/g, ":$1");
    return { route, name: entry?.name ?? `${method} ${route}` };
  };
  return (method, path) => {
    const key = `${method} ${path}`;
    const found = asked.get(key) ?? find(method, path);
    // Ids make new paths for ever.
    if (asked.size < 1_000) asked.set(key, found);
    return found;
  };
}

function countParts(path: string): number {
  return path.split("${").length;
}

/** Ids in a path are named, so that requests of one kind are one transaction: `/api/threads/:id`. */
function routeOf(path: string): string {
  return path
    .split("/")
    .map((part) => (/\d/.test(part) && /^[\w-]+$/.test(part) ? ":id" : part))
    .join("/");
}
