/** The body of an answer, unpacked as it comes, and never more of it than is asked for. */
import type { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { pipeline, type Readable } from "node:stream";

/** No answer that is read here comes near this; what is longer would only cost the memory that a rollback needs. */
const MAXIMUM_ANSWER_BYTES = 32 * 1024 * 1024;

/** What `accept-encoding` may promise: the encodings that are unpacked here. */
export const ACCEPTED_ENCODINGS = "gzip, deflate, br";

/** The other side hung up where it should have gone on, which Node says of some connections and not of others. */
export class ConnectionBroken extends Error {
  readonly code = "ECONNRESET";
}

/** Asked for again it would be as long. */
export class AnswerTooLong extends Error {
  constructor() {
    super(`the answer is longer than ${MAXIMUM_ANSWER_BYTES / 1024 / 1024} MiB`);
  }
}

export interface BodyPart {
  readonly bytes: Buffer;
  /** There was more; the connection was closed on it. */
  readonly truncated: boolean;
}

/** A whole body as text. Rejects where it is cut before its end, and where it is longer than any that makes sense. */
export async function readText(response: IncomingMessage): Promise<string> {
  const { bytes, truncated } = await readBytes(response, MAXIMUM_ANSWER_BYTES);
  if (truncated) throw new AnswerTooLong();
  return bytes.toString("utf8");
}

/** At most so many bytes. Rejects where the body is cut before its end. */
export function readBytes(response: IncomingMessage, most: number): Promise<BodyPart> {
  return new Promise((resolve, reject) => {
    const body = unpack(response);
    const chunks: Buffer[] = [];
    let kept = 0;
    const settle = (truncated: boolean) => resolve({ bytes: Buffer.concat(chunks), truncated });
    body.on("data", (chunk: Buffer) => {
      const part = chunk.subarray(0, most - kept);
      kept += part.length;
      chunks.push(part);
      if (part.length === chunk.length) return;
      settle(true);
      body.destroy();
      response.destroy();
    });
    body.once("error", reject);
    // Not "end": only after this the connection is free for the next request.
    body.once("close", () => {
      if (response.complete) settle(false);
      else reject(new ConnectionBroken("the answer was cut before its end"));
    });
  });
}

/** Loaded only where something is packed: most answers to a release are small and plain. */
function unpack(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  const zlib = () => createRequire(import.meta.url)("node:zlib") as typeof import("node:zlib");
  if (encoding === "gzip" || encoding === "x-gzip") return through(response, zlib().createGunzip());
  if (encoding === "deflate") return through(response, zlib().createInflate());
  if (encoding === "br") return through(response, zlib().createBrotliDecompress());
  return response;
}

/** The unpacked side tells its reader of an error on the other. */
function through(response: IncomingMessage, unpacked: ReturnType<typeof import("node:zlib").createGunzip>): Readable {
  pipeline(response, unpacked, () => undefined);
  return unpacked;
}
