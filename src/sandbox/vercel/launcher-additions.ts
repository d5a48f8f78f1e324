/** What the host's Node.js launcher adds to a request and a response. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { contentType } from "./content-type.ts";

/** `request.query`, `.cookies`, `.body`; `response.status()`, `.json()`, `.send()`, `.redirect()`. */
export function addHelpers(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(request.url ?? "/", "http://loopback").searchParams) {
    const before = query[name];
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  Object.assign(request, { query, cookies: parseCookies(request.headers.cookie) });
  // Read only when it is asked for: a body that is no JSON is an error of the function, not of the launcher.
  Object.defineProperty(request, "body", { get: () => parseBody(request.headers["content-type"], body) });
  const send = (value: unknown) => {
    if (typeof value === "string" || value instanceof Uint8Array) {
      if (!response.hasHeader("content-type")) {
        response.setHeader("content-type", typeof value === "string" ? contentType(".html") : contentType(""));
      }
      response.end(value);
    } else json(value);
    return response;
  };
  const json = (value: unknown) => {
    if (!response.hasHeader("content-type")) response.setHeader("content-type", contentType(".json"));
    response.end(JSON.stringify(value));
    return response;
  };
  Object.assign(response, {
    status: (code: number) => {
      response.statusCode = code;
      return response;
    },
    send,
    json,
    redirect: (first: number | string, second?: string) => {
      response.statusCode = typeof first === "number" ? first : 307;
      response.setHeader("location", typeof first === "number" ? (second ?? "/") : first);
      response.end();
      return response;
    },
  });
}

function parseCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of (header ?? "").split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0) cookies[part.slice(0, equals).trim()] = part.slice(equals + 1).trim();
  }
  return cookies;
}

function parseBody(type: string | undefined, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const kind = type?.split(";")[0]?.trim();
  if (kind === "application/json") return JSON.parse(body.toString("utf8"));
  if (kind === "application/x-www-form-urlencoded") {
    return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  }
  return kind === "text/plain" ? body.toString("utf8") : body;
}
