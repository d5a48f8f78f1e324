/**
 * A module's path as people know it, whatever a bundler wrote around it. What stands outside of the module (the folder
 * that the repository lies in, the names of peers in pnpm's folders) must not make a pattern match.
 *
 * - webpack: `webpack://_N_E/./node_modules/a/index.js?1234`, `webpack-internal:///(app-pages-browser)/./src/a.ts`
 * - Turbopack: `turbopack:///[project]/node_modules/.pnpm/a@1_peer@2/node_modules/a/index.js [app-client] (ecmascript)`
 * - Vite and Rolldown: `../../node_modules/a/index.js`; Rollup's own modules begin with a zero character
 */
export function moduleNameOf(written: string, directory: string): string {
  const bare = withoutQuery(
    withoutOrigin(written)
      .replace(/^\0/, "")
      .replace(/ \[[\w-]+\].*$/s, ""),
  );
  const folder = directory.endsWith("/") ? directory : `${directory}/`;
  const inside = bare.startsWith(folder) ? bare.slice(folder.length) : bare;
  const packages = inside.lastIndexOf("node_modules/");
  if (packages >= 0) return inside.slice(packages);
  return inside.replace(/^(?:\.{0,2}\/)+/, "").replace(/^\[project\]\//, "");
}

/** From the last part: a pattern would read to the end from each question mark. */
function withoutQuery(path: string): string {
  const query = path.indexOf("?", path.lastIndexOf("/") + 1);
  return query < 0 ? path : path.slice(0, query);
}

function withoutOrigin(written: string): string {
  const url = /^(webpack|webpack-internal|turbopack|file|https?):\/\/([^/]*)/.exec(written);
  if (url === null) return written;
  const rest = written.slice(url[0].length);
  // A layer of Next: the folder in brackets is none of the repository's.
  return url[1]?.startsWith("webpack") ? rest.replace(/^\/\([\w-]+\)(?=\/\.)/, "") : rest;
}

/** The package of a module, or its own path: what a person takes out. */
export function packageOf(module: string): string {
  return (
    /^(?:node_modules\/)?(@[^/]+\/[^/]+)/.exec(module)?.[1] ?? /^node_modules\/([^/]+)/.exec(module)?.[1] ?? module
  );
}
