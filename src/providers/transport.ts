/**
 * Keep-alive HTTP to the API's origin on Node's own client: it starts faster than fetch, streams bodies from disk,
 * holds a hundred connections, and reads answers that never end. Redirects are answers: the token goes nowhere else.
 */
import type { AgentOptions, ClientRequest, IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { urlToHttpOptions } from "node:url";
import { ACCEPTED_ENCODINGS, ConnectionBroken, readText } from "./answer-body.ts";
import type { ProviderContext } from "./contract.ts";
import type { AnswerHeaders, Send } from "./vendor-request.ts";

/** Opens one request, with these headers beside the shared ones; the caller writes the body and ends it. */
export type Open = (headers?: Readonly<Record<string, string>>) => ClientRequest;

export interface Address {
  readonly method: string;
  readonly url: URL;
  /** Of every request to this address. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Transport {
  /** For any number of requests to one address: what they share is put together once. */
  prepare(address: Address): Open;
  readonly send: Send;
}

export const MAXIMUM_CONNECTIONS = 100;
/** Shorter than any server or NAT forgets a silent connection, so that a rollback never meets a dead one. */
const IDLE_CONNECTION_MS = 4_000;

export function createTransport(baseUrl: URL, context: ProviderContext): Transport {
  const agentOptions: AgentOptions = {
    keepAlive: true,
    maxSockets: MAXIMUM_CONNECTIONS,
    maxFreeSockets: MAXIMUM_CONNECTIONS,
    timeout: IDLE_CONNECTION_MS,
    // The same switch that makes Node's own fetch use a proxy.
    ...(context.env.NODE_USE_ENV_PROXY === "1" ? { proxyEnv: context.env } : {}),
  };
  const { Agent, request } = loadHttp(baseUrl.protocol === "https:");
  const agent = new Agent(agentOptions);

  const prepare: Transport["prepare"] = ({ method, url, headers }) => {
    const { protocol, hostname, port, path } = urlToHttpOptions(url);
    // A list is sent as it is; an object would be checked and copied header by header, for each of 5,000 uploads.
    const shared = ["host", url.host, ...Object.entries(headers).flat()];
    const options = { agent, method, protocol, hostname, port, path };
    return (own = {}) => request({ ...options, headers: [...shared, ...Object.entries(own).flat()] });
  };
  return { prepare, send: createSend(prepare) };
}

/**
 * Not by `import`: that reads every export of the module, and one of them (`WebSocket`) loads all of fetch, 20 ms of
 * processor time and 14 MB. TLS is loaded only where it is used.
 */
export function loadHttp(secure: false): typeof import("node:http");
export function loadHttp(secure: boolean): Pick<typeof import("node:http"), "Agent" | "request">;
export function loadHttp(secure: boolean): Pick<typeof import("node:http"), "Agent" | "request"> {
  const require = createRequire(import.meta.url);
  if (!secure) return require("node:http") as typeof import("node:http");
  return require("node:https") as typeof import("node:https");
}

function createSend(prepare: Transport["prepare"]): Send {
  return async ({ method, url, headers, body, signal }) => {
    signal.throwIfAborted();
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const request = prepare({ method, url, headers })({ "accept-encoding": ACCEPTED_ENCODINGS, ...length });
    const abort = () => request.destroy();
    signal.addEventListener("abort", abort, { once: true });
    try {
      const answered = readAnswer(request);
      request.end(body);
      return await answered;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener("abort", abort);
    }
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

/** Resolves when the answer was read to its end: a status line alone says nothing about the rest. */
export async function readAnswer(request: ClientRequest): Promise<Answer> {
  const response = await responseTo(request);
  return { status: response.statusCode ?? 0, headers: headersOf(response), text: await readText(response) };
}

/** The answer's status line and headers; its body is on its way. */
export function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let answered = false;
    request.on("error", reject);
    request.once("close", () => {
      if (!answered) reject(new ConnectionBroken("the connection was closed before an answer"));
    });
    request.once("response", (response) => {
      answered = true;
      resolve(response);
    });
  });
}

export function headersOf(response: IncomingMessage): AnswerHeaders {
  const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(", ") : value);
  return {
    get: (name) => textOf(response.headers[name.toLowerCase()]) ?? null,
    entries: () => Object.entries(response.headers).map(([name, value]) => [name, textOf(value) ?? ""] as const),
  };
}
