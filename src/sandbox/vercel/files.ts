/** Uploaded files, kept on disk by their SHA-1 digest; large bodies are streamed, never held. */
import { createHash } from "node:crypto";
import { closeSync, createWriteStream, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** A file of a deployment. */
export interface TreeFile {
  readonly sha: string;
  readonly size: number;
  readonly mode: number;
}

export type UploadResult =
  | { readonly kind: "stored"; readonly sha: string; readonly size: number }
  | { readonly kind: "refused"; readonly reason: string };

export interface FileStore {
  has(sha: string): boolean;
  /** Distinct files, and uploads with their bytes. */
  readonly totals: { files: number; uploads: number; bytes: number };
  receive(
    raw: Readable,
    announced: { readonly sha: string; readonly size: number | null },
    options: { readonly keep: boolean; readonly verify: boolean },
  ): Promise<UploadResult>;
  put(bytes: Buffer): TreeFile;
  /** Null where no bytes were kept. */
  read(sha: string): Promise<Buffer | null>;
  close(): void;
}

/** Where the bytes are: a span of the pack, a file of their own, or nowhere. */
type Place = Span | "file" | "not kept";

export function createFileStore(directory: string): FileStore {
  const folder = join(directory, "files");
  const places = new Map<string, Place>();
  const totals = { files: 0, uploads: 0, bytes: 0 };
  let parts = 0;
  mkdirSync(folder, { recursive: true });
  const pack = openPack(join(folder, "pack"));
  const path = (sha: string) => join(folder, sha);
  const remember = (sha: string, place: Place) => {
    if (!places.has(sha)) totals.files += 1;
    places.set(sha, place);
  };

  return {
    has: (sha) => places.has(sha),
    totals,
    async receive(raw, announced, options) {
      parts += 1;
      const part = join(folder, `part-${parts}`);
      const received = await receiveBody(raw, {
        part: options.keep ? part : null,
        verify: options.verify,
        whole: (announced.size ?? Number.POSITIVE_INFINITY) <= WHOLE_BYTES,
      });
      const refuse = async (reason: string): Promise<UploadResult> => {
        await rm(part, { force: true });
        return { kind: "refused", reason };
      };
      if (received === null) return refuse("The upload ended before its body was complete.");
      totals.uploads += 1;
      totals.bytes += received.size;
      if (announced.size !== null && announced.size !== received.size) {
        return refuse(`The size of the file is ${received.size}, not ${announced.size} as announced.`);
      }
      if (received.sha !== null && received.sha !== announced.sha) {
        return refuse(`The digest of the file is ${received.sha}, not ${announced.sha} as announced.`);
      }
      // A file is known when it is whole: an upload that breaks off leaves nothing behind.
      if (received.inFile) {
        await rename(part, path(announced.sha));
        remember(announced.sha, "file");
      } else if (!options.keep) remember(announced.sha, "not kept");
      else if (typeof places.get(announced.sha) !== "object") remember(announced.sha, pack.append(received.bytes));
      return { kind: "stored", sha: announced.sha, size: received.size };
    },
    put(bytes) {
      const sha = createHash("sha1").update(bytes).digest("hex");
      const place = places.get(sha);
      if (place === undefined || place === "not kept") remember(sha, pack.append(bytes));
      return { sha, size: bytes.length, mode: 0o100644 };
    },
    async read(sha) {
      const place = places.get(sha);
      if (place === undefined || place === "not kept") return null;
      if (place === "file") return readFile(path(sha));
      return pack.read(place);
    },
    close: () => pack.close(),
  };
}

interface Span {
  readonly offset: number;
  readonly size: number;
}

/** Small files go into one file: creating thousands costs a file system far more time than their bytes do. */
function openPack(path: string) {
  const file = openSync(path, "w+");
  let packed = 0;
  return {
    append(bytes: Buffer): Span {
      const span = { offset: packed, size: bytes.length };
      writeSync(file, bytes, 0, bytes.length, packed);
      packed += bytes.length;
      return span;
    },
    read({ offset, size }: Span): Buffer {
      const bytes = Buffer.alloc(size);
      readSync(file, bytes, 0, size, offset);
      return bytes;
    },
    close: () => closeSync(file),
  };
}

/** What fits is held until it is whole; the rest is streamed to a file of its own. */
const WHOLE_BYTES = 262_144;

interface Received {
  readonly size: number;
  /** Null where it was not asked for. */
  readonly sha: string | null;
  readonly inFile: boolean;
  /** Empty where it is in the file, or is not kept. */
  readonly bytes: Buffer;
}

interface Receiving {
  /** Null: only counted. */
  readonly part: string | null;
  readonly verify: boolean;
  /** Small enough to be held in memory. */
  readonly whole: boolean;
}

/** Null where the client broke off. */
async function receiveBody(raw: Readable, { part, verify, whole }: Receiving): Promise<Received | null> {
  const hash = verify ? createHash("sha1") : null;
  const file = part === null || whole ? null : createWriteStream(part);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      size += chunk.length;
      hash?.update(chunk);
      if (file !== null && !file.write(chunk)) await once(file, "drain");
      if (file === null && part !== null) chunks.push(chunk);
    }
    file?.end();
    if (file !== null) await once(file, "close");
  } catch {
    // A write that is still under way fails when the file is closed, and nobody wants its bytes any more.
    file?.on("error", () => undefined).destroy();
    return null;
  }
  return { size, sha: hash?.digest("hex") ?? null, inFile: file !== null, bytes: Buffer.concat(chunks) };
}
