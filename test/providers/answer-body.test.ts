import { get, type RequestListener } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { readBytes, readText } from "../../src/providers/answer-body.ts";
import { responseTo } from "../../src/providers/transport.ts";
import { type Loopback, serveHttp } from "./loopback.ts";

const open: Loopback[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function ask(answer: RequestListener) {
  const server = await serveHttp(answer);
  open.push(server);
  return responseTo(get(server.origin, { agent: false }));
}

const packed = (encoding: string, bytes: Buffer): RequestListener => {
  return (_request, response) => response.writeHead(200, { "content-encoding": encoding }).end(bytes);
};

it.each([
  ["gzip", gzipSync("naïve 日本")],
  ["X-GZIP", gzipSync("naïve 日本")],
  ["deflate", deflateSync("naïve 日本")],
  ["br", brotliCompressSync("naïve 日本")],
  ["identity", Buffer.from("naïve 日本")],
])("unpacks a body of the encoding %s", async (encoding, bytes) => {
  expect(await readText(await ask(packed(encoding, bytes)))).toBe("naïve 日本");
});

it("keeps no more of a body than was asked for, however far it unpacks", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const { bytes, truncated } = await readBytes(await ask(packed("gzip", bomb)), 1_000);
  expect([bytes.length, truncated]).toEqual([1_000, true]);
});

it("gives up a text that is longer than any answer", async () => {
  const bomb = gzipSync(Buffer.alloc(33 * 1024 * 1024));
  await expect(readText(await ask(packed("gzip", bomb)))).rejects.toThrow("longer than 32 MiB");
});

it.each([
  ["plain", Buffer.from("0123456789"), {}],
  ["packed", gzipSync("0123456789"), { "content-encoding": "gzip" }],
])("takes no %s body that is cut for a whole one", async (_how, bytes, headers) => {
  const response = await ask((request, answer) => {
    answer.writeHead(200, { ...headers, "content-length": String(bytes.length) });
    answer.write(bytes.subarray(0, 8), () => request.socket.destroy());
  });
  await expect(readText(response)).rejects.toThrow(/aborted|cut|closed|premature/i);
});

it("takes no text for a packed one", async () => {
  await expect(readText(await ask(packed("gzip", Buffer.from("not packed"))))).rejects.toThrow(/header/);
});
