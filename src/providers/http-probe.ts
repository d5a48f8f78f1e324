/**
 * Asks a site one question over HTTP, as a visitor would. Redirects are followed here and not by `fetch`, which would
 * send every header along: the bypass secret may only reach the origin that was asked. They are followed within the
 * site only, since the runner reaches what no visitor does: its network, a cloud's metadata, itself.
 */
import { lookup } from "node:dns/promises";
import { connect as connectSocket } from "node:net";
import { ProviderError } from "../lib/error.ts";
import { isSameSite } from "../lib/is-same-site.ts";
import type { ReasonFor } from "../lib/reason-code.ts";
import type { HttpAnswer, HttpProbe, RoleProvider } from "./contract.ts";
import { hostOf, networkTrouble, portOf } from "./network-trouble.ts";

type HttpRequest = Parameters<HttpProbe["request"]>[0];

const VENDOR = "HTTP probe";
const MAXIMUM_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Whether a silent site accepts connections is asked for at most this long. */
const CONNECT_MS = 2_000;

export const httpProbe: RoleProvider<"http"> = {
  role: "http",
  key: "http",
  vendor: VENDOR,
  settings: [],
  connect: async (_settings, context) => ({
    request: (request) => probe(request, context.signal),
  }),
};

/** `durationMs` is real time also in a rehearsal, where the clock stands still while a request is answered. */
async function probe(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const asked = parseUrl(request.url);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const limit = signal ? AbortSignal.any([signal, timeout]) : timeout;
  let hop: Hop = { method: request.method.toUpperCase(), url: asked, body: request.body };
  try {
    for (let redirects = 0; ; redirects += 1) {
      const response = await send(hop, headersFor(hop, asked, request.headers ?? {}), limit);
      const next = redirects < (request.maximumRedirects ?? MAXIMUM_REDIRECTS) ? nextHop(hop, response) : null;
      if (next === null || !isSameSite(asked, next.url)) {
        const body = await readBody(response, request.maximumBytes);
        const headers = Object.fromEntries(response.headers);
        return {
          status: response.status,
          headers,
          ...body,
          durationMs: performance.now() - startedAt,
          url: hop.url.href,
          ...(next === null ? {} : { leadsTo: next.url.href }),
        };
      }
      await response.body?.cancel();
      hop = next;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw await troubleOf(cause, hop, request.timeoutMs);
  }
}

interface Hop {
  readonly method: string;
  readonly url: URL;
  readonly body: string | undefined;
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new ProviderError({
    reasonCode: "probe_blocked",
    vendor: VENDOR,
    message: `"${text}" is not an http or https address.`,
    remedy: "Check the deployment's address and the path in the plan.",
  });
}

/** The origin that was asked gets every header; another one gets none, but the type of a body that is sent on to it. */
function headersFor(hop: Hop, asked: URL, extra: Readonly<Record<string, string>>): Headers {
  const headers = new Headers({ "user-agent": "holdpoint", accept: "*/*" });
  for (const [name, value] of Object.entries(extra)) {
    const goesAlong = hop.body !== undefined && name.toLowerCase() === "content-type";
    if (hop.url.origin !== asked.origin && !goesAlong) continue;
    try {
      headers.set(name, value);
    } catch {
      // The error's own text repeats the value, which may be a secret.
      throw new ProviderError({
        reasonCode: "probe_blocked",
        vendor: VENDOR,
        message: `The header "${name}" cannot be sent: its name or value has a character that HTTP does not allow.`,
        remedy: "Look for a line break or a character outside Latin-1 in it.",
      });
    }
  }
  return headers;
}

function send(hop: Hop, headers: Headers, signal: AbortSignal): Promise<Response> {
  return fetch(hop.url, {
    method: hop.method,
    headers,
    redirect: "manual",
    signal,
    ...(hop.body === undefined ? {} : { body: hop.body }),
  });
}

/** Where a redirect leads, with the method and body that a browser would use there; null where there is none. */
function nextHop(hop: Hop, response: Response): Hop | null {
  const location = response.headers.get("location");
  if (!REDIRECTS.has(response.status) || location === null || !URL.canParse(location, hop.url.href)) return null;
  const url = new URL(location, hop.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // Fetch standard, HTTP-redirect fetch: 303 always becomes GET, 301 and 302 only for POST.
  const becomesGet =
    (response.status === 303 && hop.method !== "HEAD") ||
    ((response.status === 301 || response.status === 302) && hop.method === "POST");
  return becomesGet ? { method: "GET", url, body: undefined } : { ...hop, url };
}

/** Text of at most `maximumBytes`; a longer body is given up, not read to its end. */
async function readBody(response: Response, maximumBytes: number): Promise<{ body: string; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  let truncated = false;
  // Leaving the loop cancels the stream, which closes the connection.
  for await (const chunk of response.body ?? []) {
    const part = chunk.subarray(0, maximumBytes - kept);
    if (part.length > 0) chunks.push(part);
    kept += part.length;
    truncated = part.length < chunk.length;
    if (truncated) break;
  }
  return { body: decoderFor(response.headers.get("content-type")).decode(Buffer.concat(chunks)), truncated };
}

function decoderFor(contentType: string | null): { decode(bytes: Uint8Array): string } {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder("utf-8");
  }
}

/**
 * `vendor_timeout` and `vendor_unavailable`: the site itself was silent, closed the connection or refused it.
 * `probe_blocked`: the question did not get there (name, network, certificate), which says nothing about the site.
 */
async function troubleOf(cause: unknown, hop: Hop, timeoutMs: number): Promise<ProviderError> {
  if (cause instanceof ProviderError) return cause;
  const where = `${hop.method} ${hop.url.origin}${hop.url.pathname}`;
  const timedOut = cause instanceof Error && cause.name === "TimeoutError";
  const trouble = timedOut
    ? await silence(hop.url, timeoutMs)
    : networkTrouble(cause instanceof Error ? (cause.cause ?? cause) : cause);
  const reasonCode: ReasonFor<"hold"> = trouble.blocked
    ? "probe_blocked"
    : timedOut
      ? "vendor_timeout"
      : "vendor_unavailable";
  return new ProviderError({
    reasonCode,
    vendor: VENDOR,
    message: `${where} gave no answer: ${trouble.reason}.`,
    remedy: trouble.blocked
      ? `Check that ${hop.url.host} can be reached from this runner, then run this again.`
      : `Open ${hop.url.origin}${hop.url.pathname} and look at the deployment's runtime log, then run this again.`,
    cause,
  });
}

/** A site that accepts connections and does not answer is slow; one that cannot be connected to was never asked. */
async function silence(url: URL, timeoutMs: number): Promise<{ reason: string; blocked: boolean }> {
  const limit = `within ${timeoutMs} ms`;
  try {
    await withLimit(lookup(hostOf(url)));
  } catch {
    return { reason: `the name ${hostOf(url)} could not be resolved ${limit}`, blocked: true };
  }
  const reached = await canConnect(url);
  return reached
    ? { reason: `connected, but nothing came back ${limit}`, blocked: false }
    : { reason: `no connection to ${url.host} ${limit}`, blocked: true };
}

function withLimit<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("too slow")), CONNECT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function canConnect(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket({ host: hostOf(url), port: portOf(url), timeout: CONNECT_MS });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
