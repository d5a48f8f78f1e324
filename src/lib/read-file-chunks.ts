/**
 * A file in chunks that lie in the same memory, one after the other: gigabytes that are only hashed or copied leave nothing to be
 * collected. A chunk is its reader's until it asks for the next one.
 */
import { open } from "node:fs/promises";

const CHUNK = 256 * 1024;

/** From byte `start` on, and `size` of them at most. */
export async function* readFileChunks(
  path: string,
  { start = 0, size = Infinity }: { readonly start?: number; readonly size?: number } = {},
): AsyncIterable<Uint8Array> {
  const file = await open(path);
  try {
    const memory = Buffer.allocUnsafeSlow(Math.min(CHUNK, size));
    for (let read = 0; read < size;) {
      const { bytesRead } = await file.read(memory, 0, Math.min(memory.length, size - read), start + read);
      if (bytesRead === 0) return;
      read += bytesRead;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
