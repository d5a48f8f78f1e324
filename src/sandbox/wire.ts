/** Between Node's own requests and responses and the emulators': bodies, encodings, streams and injected breaks. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { EmulatedRequest, EmulatedResponse, Fault } from "./contract.ts";

export function toEmulatedRequest(
  request: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
): EmulatedRequest {
  let whole: Promise<Buffer> | null = null;
  const body = () => {
    whole ??= readWhole(request);
    return whole;
  };
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
    ),
    host: request.headers.host ?? "",
    body,
    json: async () => {
      const text = (await body()).toString("utf8");
      return text === "" ? null : JSON.parse(text);
    },
    raw: request,
  };
}

async function readWhole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  switch (request.headers["content-encoding"]) {
    case "gzip":
      return gunzipSync(whole);
    case "br":
      return brotliDecompressSync(whole);
    case "deflate":
      return inflateSync(whole);
    default:
      return whole;
  }
}

export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: EmulatedResponse,
  fault: Fault | null,
): Promise<void> {
  if (fault?.kind === "reset") {
    (request.socket as Socket).resetAndDestroy();
    return;
  }
  if (fault?.kind === "close") {
    request.socket.end();
    return;
  }
  // Never answered: the client's own limit ends it.
  if (fault?.kind === "slow" || answer.silent === true) return;
  const { body } = answer;
  const whole = isStreamed(body) ? null : toWhole(body);
  const json = whole !== null && body !== undefined && typeof body !== "string" && !Buffer.isBuffer(body);
  const length = whole === null ? 0 : Buffer.byteLength(whole);
  response.writeHead(answer.status, {
    ...(json ? { "content-type": "application/json; charset=utf-8" } : {}),
    ...(whole === null ? {} : { "content-length": fault?.kind === "cut" ? length + 1 : length }),
    ...answer.headers,
  });
  if (fault?.kind === "cut") {
    response.write(whole ?? "", () => request.socket.destroy());
    return;
  }
  if (whole !== null) {
    response.end(whole);
    return;
  }
  response.flushHeaders();
  let gone = false;
  response.on("close", () => {
    gone = true;
  });
  for await (const chunk of body as AsyncIterable<string | Buffer>) {
    if (gone) return;
    response.write(chunk);
  }
  response.end();
}

/** All that an answer says, as text. */
export async function readWholeText(body: EmulatedResponse["body"]): Promise<string> {
  if (!isStreamed(body)) return toWhole(body).toString();
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function isStreamed(body: EmulatedResponse["body"]): body is AsyncIterable<string | Buffer> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

/** Text stays text: Node writes it to the socket together with the header, where bytes would be a write of their own. */
function toWhole(body: EmulatedResponse["body"]): string | Buffer {
  if (body === undefined) return "";
  return typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}
