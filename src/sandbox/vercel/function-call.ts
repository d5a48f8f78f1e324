/** One call of a function, of Node's kind or of the web's; the answer is collected whole. */
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { addHelpers } from "./launcher-additions.ts";

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;
export type WebHandler = (request: Request) => Promise<Response> | Response;

function headersFor(request: EmulatedRequest): Record<string, string> {
  const headers: Record<string, string> = { "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" };
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers[name] = value;
  // The body is handed over decompressed and whole.
  delete headers["content-encoding"];
  delete headers["transfer-encoding"];
  return headers;
}

/** `(request, response)`: the answer is whole when the handler ends its response, whatever it returns. */
export function callNode(
  handler: NodeHandler,
  request: EmulatedRequest,
  url: string,
  body: Buffer,
  helpers: boolean,
): Promise<EmulatedResponse> {
  const incoming = new IncomingMessage(new Socket());
  incoming.method = request.method;
  incoming.url = url;
  incoming.headers = headersFor(request);
  if (body.length > 0) incoming.push(body);
  incoming.push(null);
  return new Promise((settle, reject) => {
    const outgoing = new ServerResponse(incoming);
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === "string") {
        chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
      } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    outgoing.writeHead = ((status: number, ...rest: readonly unknown[]) => {
      outgoing.statusCode = status;
      const headers = rest.find((value) => typeof value === "object" && value !== null);
      for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>)) {
        outgoing.setHeader(name, value);
      }
      return outgoing;
    }) as typeof outgoing.writeHead;
    outgoing.flushHeaders = () => {};
    outgoing.write = ((chunk: unknown, ...rest: readonly unknown[]) => {
      keep(chunk, rest[0]);
      callBack(rest);
      return true;
    }) as typeof outgoing.write;
    outgoing.end = ((...rest: readonly unknown[]) => {
      keep(rest[0], rest[1]);
      callBack(rest);
      settle({ status: outgoing.statusCode, headers: sentHeaders(outgoing), body: Buffer.concat(chunks) });
      outgoing.emit("finish");
      return outgoing;
    }) as typeof outgoing.end;
    if (helpers) addHelpers(incoming, outgoing, body);
    Promise.resolve(handler(incoming, outgoing)).catch(reject);
  });
}

/** Node's own response tells a writer when a chunk is out. */
function callBack(parameters: readonly unknown[]): void {
  const last = parameters.findLast((value) => typeof value === "function");
  if (typeof last === "function") queueMicrotask(() => void last());
}

function sentHeaders(outgoing: ServerResponse): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(outgoing.getHeaders())) {
    if (value === undefined || name === "content-length" || name === "transfer-encoding" || name === "connection") {
      continue;
    }
    headers[name] = Array.isArray(value) ? value.join(", ") : String(value);
  }
  return headers;
}

/** `(Request) => Response`. */
export async function callWeb(
  handler: WebHandler,
  request: EmulatedRequest,
  url: string,
  body: Buffer,
): Promise<EmulatedResponse> {
  const bodyless = request.method === "GET" || request.method === "HEAD";
  const answer = await handler(
    new Request(`http://${request.host}${url}`, {
      method: request.method,
      headers: headersFor(request),
      ...(bodyless ? {} : { body: new Uint8Array(body) }),
    }),
  );
  const headers = Object.fromEntries(answer.headers);
  delete headers["content-length"];
  return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
}
