/** Uploaded files, kept on disk under their SHA-1 digest; bodies are streamed, never held. */
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import type { IncomingMessage } from "node:http";

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
  /** Distinct files, and bytes received by uploads. */
  readonly totals: { files: number; uploads: number; bytes: number };
  receive(
    raw: IncomingMessage,
    announced: { readonly sha: string; readonly size: number | null },
    options: { readonly keep: boolean; readonly verify: boolean },
  ): Promise<UploadResult>;
  put(bytes: Buffer): Promise<TreeFile>;
  /** Null where no bytes were kept. */
  read(sha: string): Promise<Buffer | null>;
  path(sha: string): string;
}

export function createFileStore(directory: string): FileStore {
  const folder = join(directory, "files");
  const known = new Set<string>();
  const totals = { files: 0, uploads: 0, bytes: 0 };
  let temporary = 0;
  mkdirSync(folder, { recursive: true });
  const path = (sha: string) => join(folder, sha);
  const remember = (sha: string) => {
    if (!known.has(sha)) totals.files += 1;
    known.add(sha);
  };

  return {
    has: (sha) => known.has(sha),
    totals,
    path,
    async receive(raw, announced, options) {
      temporary += 1;
      // Under a name of its own until it is whole: an upload that breaks off leaves nothing behind.
      const part = options.keep ? join(folder, `.part-${temporary}`) : null;
      const received = await streamTo(raw, part, options.verify);
      const refuse = async (reason: string): Promise<UploadResult> => {
        if (part !== null) await rm(part, { force: true });
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
      if (part !== null) await rename(part, path(announced.sha));
      remember(announced.sha);
      return { kind: "stored", sha: announced.sha, size: received.size };
    },
    async put(bytes) {
      const sha = createHash("sha1").update(bytes).digest("hex");
      if (!known.has(sha)) await writeFile(path(sha), bytes);
      remember(sha);
      return { sha, size: bytes.length, mode: 0o100644 };
    },
    read: async (sha) => (existsSync(path(sha)) ? readFile(path(sha)) : null),
  };
}

/** One write for what fits into this many bytes: opening a stream for each of 5,000 small files is what takes time. */
const WHOLE_WRITE_BYTES = 1_048_576;

async function streamTo(
  raw: IncomingMessage,
  part: string | null,
  verify: boolean,
): Promise<{ readonly size: number; readonly sha: string | null } | null> {
  const hash = verify ? createHash("sha1") : null;
  let size = 0;
  try {
    if (part === null || Number(raw.headers["content-length"] ?? Number.POSITIVE_INFINITY) <= WHOLE_WRITE_BYTES) {
      const chunks: Buffer[] = [];
      for await (const chunk of raw as AsyncIterable<Buffer>) {
        size += chunk.length;
        hash?.update(chunk);
        if (part !== null) chunks.push(chunk);
      }
      if (part !== null) await writeFile(part, Buffer.concat(chunks));
    } else {
      const file = createWriteStream(part);
      for await (const chunk of raw as AsyncIterable<Buffer>) {
        size += chunk.length;
        hash?.update(chunk);
        if (!file.write(chunk)) await once(file, "drain");
      }
      file.end();
      await once(file, "close");
    }
  } catch {
    return null;
  }
  return { size, sha: hash?.digest("hex") ?? null };
}
