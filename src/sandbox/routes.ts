/** Route patterns: `/v9/projects/:project`, `:rest*` takes the rest of the path. */
import type { Route } from "./contract.ts";

export interface CompiledRoute {
  readonly route: Route;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

export function compileRoute(route: Route): CompiledRoute {
  const names: string[] = [];
  const source = route.path
    .replace(/[.+?^$()[\]{}|\\]/g, "\\$&")
    .replace(/:(\w+)(\*?)/g, (_, name: string, rest: string) => {
      names.push(name);
      return rest === "*" ? "(.*)" : "([^/]+)";
    });
  return { route, names, pattern: new RegExp(`^${source}$`) };
}

export function findRoute(routes: readonly CompiledRoute[], method: string, path: string) {
  for (const compiled of routes) {
    if (compiled.route.method !== method) continue;
    const match = compiled.pattern.exec(path);
    if (match === null) continue;
    const params = Object.fromEntries(
      compiled.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]),
    );
    return { compiled, params };
  }
  return null;
}
