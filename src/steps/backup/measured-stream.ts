/** Bytes as they pass: counted and hashed, compressed and unpacked, with no more of them in memory than are on their way. */
import { createHash } from "node:crypto";
import { Readable, type Transform, pipeline } from "node:stream";
import zlib from "node:zlib";
import { ProviderError } from "../../lib/error.ts";
import { BackupDamage } from "./backup-damage.ts";

const BATCH = 1024 * 1024;

export interface Measure {
  readonly pass: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Of all that passed. */
  readonly result: () => { readonly size: number; readonly sha256: string };
}

export function createMeasure(): Measure {
  const hash = createHash("sha256");
  let size = 0;
  return {
    pass: async function* (source) {
      for await (const chunk of source) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    result: () => ({ size, sha256: hash.copy().digest("hex") }),
  };
}

/** Level 3 is smaller than gzip's sixth at twice its speed. Each frame ends with a checksum, by which `zstd -t` finds damage. */
export function compress(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  requireZstd();
  const { ZSTD_c_compressionLevel: level, ZSTD_c_checksumFlag: checksum } = zlib.constants;
  return through(
    inBatches(source),
    zlib.createZstdCompress({ params: { [level]: 3, [checksum]: 1 }, chunkSize: 256 * 1024 }),
  );
}

/** Throws BackupDamage where it is cut or changed. */
export async function* unpack(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  requireZstd();
  try {
    yield* through(source, zlib.createZstdDecompress({ chunkSize: 256 * 1024 }));
  } catch (error) {
    if (isOfZlib(error)) throw new BackupDamage("it cannot be unpacked: it is cut, or a byte of it was changed");
    throw error;
  }
}

/** All of it, for what is small. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A pipe gives 64 KiB at a time, and each of them is a way to another thread and back: measured, 1.8 s instead of 0.3 for 150 MB. */
async function* inBatches(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    parts.push(chunk);
    length += chunk.length;
    if (length < BATCH) continue;
    yield Buffer.concat(parts);
    [parts, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(parts);
}

async function* through(source: AsyncIterable<Uint8Array>, transform: Transform): AsyncIterable<Uint8Array> {
  // What breaks the source breaks the transform, with the same error; who stops reading ends both.
  pipeline(Readable.from(source, { objectMode: false, highWaterMark: 1024 * 1024 }), transform, () => {});
  for await (const chunk of transform) yield chunk as Buffer;
}

function isOfZlib(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" && /^(?:ZSTD_|Z_|ERR_ZLIB|ERR_STREAM_PREMATURE)/.test(code);
}

function requireZstd(): void {
  if (typeof zlib.createZstdCompress === "function") return;
  throw new ProviderError({
    reasonCode: "tool_missing",
    vendor: "Node",
    message: "This Node cannot compress by zstd.",
    remedy: "Use Node 22.15 or newer; the action brings its own.",
  });
}
