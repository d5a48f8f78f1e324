/** What the demo site calls the requests that the gates make, and those that a metric looks for by name. Pure. */
import type { RequestName } from "../../sandbox/request-names.ts";
import type { TrafficRequest } from "../../sandbox/traffic-request.ts";

/** `wanted`: names as metrics write them. A request that fits one is called so; the others as the SDKs of servers do. */
export function nameRequests(requests: readonly TrafficRequest[], wanted: readonly string[]): readonly RequestName[] {
  const entries = wanted.map(parseName);
  const own = requests
    .map(({ method, path }) => ({ method, path: withoutQuery(path) }))
    .filter((request) => !entries.some((entry) => isOfKind(request, entry)));
  // `/api/threads/none` is a request of `/api/threads/${id}`, where there is one.
  const routes = own.filter(
    (request) =>
      request.path.includes("${") || !own.some((other) => other.path.includes("${") && isOfKind(request, other)),
  );
  const named = routes.map(({ method, path }) => ({ method, path, name: `${method} ${showParts(path)}` }));
  return [...new Map([...entries, ...named].map((entry) => [entry.name, entry])).values()];
}

/** The names that none of the requests has, each with a request that has it. */
export function missingRequests(
  requests: readonly TrafficRequest[],
  wanted: readonly string[],
): readonly TrafficRequest[] {
  return wanted
    .map(parseName)
    .filter((entry) => !requests.some(({ method, path }) => isOfKind({ method, path: withoutQuery(path) }, entry)))
    .map(({ method, path }) => ({
      method,
      path: path.replace(/\$\{[^}]*\}/g, "1"),
      ...(method === "GET" || method === "DELETE" ? {} : { json: {} }),
    }));
}

/** `POST /api/threads/[id]`, `GET /api/threads/:id`, `/chat`: the method and a path with `${…}` for what varies. */
function parseName(name: string): RequestName {
  const [, method = "GET", path = "/"] = /^(?:([A-Z]+) )?(\/.*)$/.exec(name) ?? [];
  const parts = path.split("/").map((part, index) => (isVaried(part) ? `\${${index}}` : part));
  return { method, path: parts.join("/"), name };
}

/** As Next.js, Express, OpenAPI, Flask and Sentry write it. */
function isVaried(part: string): boolean {
  return /^(?:\[.+\]|:.+|\{.+\}|<.+>|\*)$/.test(part);
}

function isOfKind(request: Pick<RequestName, "method" | "path">, kind: Pick<RequestName, "method" | "path">): boolean {
  const [parts, wanted] = [request.path.split("/"), kind.path.split("/")];
  return (
    request.method === kind.method &&
    parts.length === wanted.length &&
    wanted.every((part, index) => part === parts[index] || (part.startsWith("${") && parts[index] !== ""))
  );
}

function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/, "");
}

function showParts(path: string): string {
  return path.replace(/\$\{([^}]*)\}/g, ":$1");
}
