/**
 * Asks a site one question over HTTP, as a visitor would who comes for the first time: each request has a connection of
 * its own. The bypass secret may only reach the origin that was asked, so a redirect elsewhere loses the headers.
 * Redirects are followed within the site only, since the runner reaches what no visitor does: its network, a cloud's
 * metadata, itself.
 */
import type { IncomingMessage } from "node:http";
import { lookup } from "node:dns/promises";
import { connect as connectSocket } from "node:net";
import { ProviderError } from "../lib/error.ts";
import { isSameSite } from "../lib/is-same-site.ts";
import type { ReasonFor } from "../lib/reason-code.ts";
import { ACCEPTED_ENCODINGS, readBytes } from "./answer-body.ts";
import type { HttpAnswer, HttpProbe, ProviderContext, RoleProvider } from "./contract.ts";
import { hostOf, networkTrouble, portOf } from "./network-trouble.ts";
import { headersOf, loadHttp, responseTo } from "./transport.ts";
import type { AnswerHeaders } from "./vendor-request.ts";

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
    request: (request) => probe(request, context),
  }),
};

/** `durationMs` is real time also in a rehearsal, where the clock stands still while a request is answered. */
async function probe(request: HttpRequest, context: ProviderContext): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const asked = parseUrl(request.url);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = context.signal ? AbortSignal.any([context.signal, timeout]) : timeout;
  let hop: Hop = { method: request.method.toUpperCase(), url: asked, body: request.body };
  try {
    for (let redirects = 0; ; redirects += 1) {
      const sent = headersFor(hop, asked, request.headers ?? {});
      const { response, next, ...told } = await exchange(hop, sent, {
        env: context.env,
        signal,
        maximumBytes: request.maximumBytes,
        asked: redirects < (request.maximumRedirects ?? MAXIMUM_REDIRECTS) ? asked : null,
        onHeard: request.onHeard ?? (() => undefined),
      });
      if (next === null) {
        return {
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(headersOf(response).entries()),
          ...told,
          durationMs: performance.now() - startedAt,
          url: hop.url.href,
        };
      }
      hop = next;
    }
  } catch (cause) {
    context.signal?.throwIfAborted();
    throw await troubleOf(timeout.aborted ? timeout.reason : cause, hop, request.timeoutMs);
  }
}

interface Asking {
  readonly env: ProviderContext["env"];
  readonly signal: AbortSignal;
  readonly maximumBytes: number;
  /** The site within which a redirect is followed; null where it was redirected often enough. */
  readonly asked: URL | null;
  readonly onHeard: NonNullable<HttpRequest["onHeard"]>;
}

interface Exchanged {
  readonly response: IncomingMessage;
  /** Where it leads; null where it is the answer. */
  readonly next: Hop | null;
  /** Where it leads and is not followed to. */
  readonly leadsTo?: string;
  readonly body: string;
  readonly truncated: boolean;
}

/** One request and as much of its answer as is wanted; the connection ends with it. */
async function exchange(
  hop: Hop,
  headers: Readonly<Record<string, string>>,
  { env, signal, maximumBytes, asked, onHeard }: Asking,
): Promise<Exchanged> {
  signal.throwIfAborted();
  const { Agent, request: open } = loadHttp(hop.url.protocol === "https:");
  const proxy = env.NODE_USE_ENV_PROXY === "1" ? { proxyEnv: env } : {};
  const length = hop.body === undefined ? {} : { "content-length": String(Buffer.byteLength(hop.body)) };
  const request = open(hop.url, {
    agent: new Agent({ keepAlive: false, ...proxy }),
    method: hop.method,
    headers: { ...headers, ...length },
    signal,
  });
  try {
    const answered = responseTo(request);
    request.once("socket", (socket) => socket.once("connect", () => onHeard("connected")));
    request.end(hop.body);
    const response = await answered;
    onHeard("answering");
    const answer = headersOf(response);
    const next = asked === null ? null : nextHop(hop, response.statusCode ?? 0, answer);
    const leadsTo = asked !== null && next !== null && !isSameSite(asked, next.url) ? { leadsTo: next.url.href } : null;
    if (next !== null && leadsTo === null) return { response, next, body: "", truncated: false };
    const { bytes, truncated } = await readBytes(response, maximumBytes);
    const body = decoderFor(answer.get("content-type")).decode(bytes);
    return { response, next: null, body, truncated, ...leadsTo };
  } finally {
    request.destroy();
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
function headersFor(hop: Hop, asked: URL, extra: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { validateHeaderName, validateHeaderValue } = loadHttp(false);
  const headers: Record<string, string> = {
    "user-agent": "holdpoint",
    accept: "*/*",
    "accept-encoding": ACCEPTED_ENCODINGS,
  };
  for (const [written, value] of Object.entries(extra)) {
    const name = written.toLowerCase();
    const goesAlong = hop.body !== undefined && name === "content-type";
    if (hop.url.origin !== asked.origin && !goesAlong) continue;
    // White space around a value is no part of it, and storing a secret often adds some.
    const trimmed = value.replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, "");
    try {
      validateHeaderName(written);
      validateHeaderValue(written, trimmed);
    } catch {
      // The error's own text may repeat the value, which may be a secret.
      throw new ProviderError({
        reasonCode: "probe_blocked",
        vendor: VENDOR,
        message: `The header "${written}" cannot be sent: its name or value has a character that HTTP does not allow.`,
        remedy: "Look for a line break or a character outside Latin-1 in it.",
      });
    }
    headers[name] = trimmed;
  }
  return headers;
}

/** Where a redirect leads, with the method and body that a browser would use there; null where there is none. */
function nextHop(hop: Hop, status: number, headers: AnswerHeaders): Hop | null {
  const location = headers.get("location");
  if (!REDIRECTS.has(status) || location === null || !URL.canParse(location, hop.url.href)) return null;
  const url = new URL(location, hop.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // Fetch standard, HTTP-redirect fetch: 303 always becomes GET, 301 and 302 only for POST.
  const becomesGet =
    (status === 303 && hop.method !== "HEAD") || ((status === 301 || status === 302) && hop.method === "POST");
  return becomesGet ? { method: "GET", url, body: undefined } : { ...hop, url };
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
  const trouble = timedOut ? await silence(hop.url, timeoutMs) : networkTrouble(cause);
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
