/** What a message says of a request: its method, its path and what it needs. */
import type { Attempted } from "./failure.ts";

/** By hand: Octokit would put the whole request together for it, once more for each that is sent and each item of a list. */
export function describeRequest(
  { apiUrl, tokenName }: { readonly apiUrl: URL; readonly tokenName: string },
  { route, permission }: { readonly route: string; readonly permission: string },
  parameters: Readonly<Record<string, unknown>>,
): Attempted {
  const [method = "", target = ""] = route.split(" ");
  const filled = target.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters[name] ?? "")),
  );
  // An address is whole already; a path stands below the API's own, which GitHub Enterprise Server has.
  const base = filled.startsWith("/") ? `${apiUrl.origin}${apiUrl.pathname.replace(/\/$/, "")}` : "";
  return { method, path: new URL(`${base}${filled}`).pathname, permission, tokenName };
}
