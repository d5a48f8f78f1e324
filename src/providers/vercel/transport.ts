/**
 * Keep-alive HTTP to the API's origin on Node's own client: it starts faster than fetch, streams bodies from disk,
 * holds a hundred connections, and reads answers that never end. Redirects are answers: the token goes nowhere else.
 */
import type { AgentOptions, ClientRequest, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import type { ProviderContext } from "../contract.ts";
import type { AnswerHeaders, Send } from "../http.ts";

export interface Transport {
  /** Opens a request; the caller writes the body and ends it. */
  open(request: {
    readonly method: string;
    readonly url: URL;
    readonly headers: OutgoingHttpHeaders;
  }): Promise<ClientRequest>;
  readonly send: Send;
}

export const MAXIMUM_CONNECTIONS = 100;
/** Shorter than any server or NAT forgets a silent connection, so that a rollback never meets a dead one. */
const IDLE_CONNECTION_MS = 4_000;

export function createTransport(baseUrl: URL, context: ProviderContext): Transport {
  const options: AgentOptions = {
    keepAlive: true,
    maxSockets: MAXIMUM_CONNECTIONS,
    maxFreeSockets: MAXIMUM_CONNECTIONS,
    timeout: IDLE_CONNECTION_MS,
    // The same switch that makes Node's own fetch use a proxy.
    ...(context.env.NODE_USE_ENV_PROXY === "1" ? { proxyEnv: context.env } : {}),
  };
  // TLS is loaded only where it is used.
  const client =
    baseUrl.protocol === "https:"
      ? import("node:https").then(({ Agent, request }) => ({ agent: new Agent(options), request }))
      : import("node:http").then(({ Agent, request }) => ({ agent: new Agent(options), request }));

  const open: Transport["open"] = async ({ method, url, headers }) => {
    const { agent, request } = await client;
    return request(url, { agent, method, headers });
  };
  return { open, send: createSend(open) };
}

function createSend(open: Transport["open"]): Send {
  return async ({ method, url, headers, body, signal }) => {
    signal.throwIfAborted();
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const request = await open({ method, url, headers: { ...headers, ...length } });
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
export function readAnswer(request: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let answered = false;
    request.on("error", reject);
    request.once("close", () => {
      if (!answered) reject(new Error("the connection was closed before an answer"));
    });
    request.once("response", (response) => {
      answered = true;
      readToEnd(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: headersOf(response), text }),
        reject,
      );
    });
  });
}

function headersOf(response: IncomingMessage): AnswerHeaders {
  return {
    get(name) {
      const value = response.headers[name.toLowerCase()];
      return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
    },
  };
}

function readToEnd(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      text += chunk;
    });
    response.once("error", reject);
    response.once("close", () => {
      if (response.complete) resolve(text);
      else reject(new Error("the answer was cut before its end"));
    });
  });
}
