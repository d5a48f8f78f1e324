import { createHash } from "node:crypto";
import { zstdDecompressSync } from "node:zlib";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { collect, compress, unpack } from "../../../src/steps/backup/measured-stream.ts";

const MEGABYTE = 1024 * 1024;

/** Never the same twice, and in chunks of which none ends where a batch does. */
async function* numbers(bytes: number, chunk = 65_521): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes; from += chunk) {
    const part = Buffer.alloc(Math.min(chunk, bytes - from));
    for (let at = 0; at + 4 <= part.length; at += 4) part.writeUInt32LE(Math.imul(from + at, 2_654_435_761) >>> 0, at);
    yield part;
  }
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("what is compressed", () => {
  it.each([0, 1, MEGABYTE - 1, MEGABYTE, 5 * MEGABYTE + 17])("is unpacked as it was: %i bytes", async (bytes) => {
    const packed = await collect(compress(numbers(bytes)));
    const plain = digest(await collect(numbers(bytes)));
    expect(digest(zstdDecompressSync(packed))).toBe(plain);
    expect(digest(await collect(unpack(compress(numbers(bytes)))))).toBe(plain);
  });

  it("is whole where a chunk is larger than a batch, and its reader is slow", async () => {
    const parts: Uint8Array[] = [];
    for await (const chunk of compress(numbers(6 * MEGABYTE, 2.5 * MEGABYTE))) {
      parts.push(chunk);
      await sleep(2);
    }
    const plain = digest(await collect(numbers(6 * MEGABYTE, 2.5 * MEGABYTE)));
    expect(digest(zstdDecompressSync(Buffer.concat(parts)))).toBe(plain);
  });

  it("breaks with what broke its source", async () => {
    async function* broken() {
      yield* numbers(2 * MEGABYTE);
      throw new Error("the dump was cut off");
    }
    await expect(collect(compress(broken()))).rejects.toThrow("the dump was cut off");
  });

  it("is read no further when its reader has left", async () => {
    const ended = vi.fn<() => void>();
    let read = 0;
    async function* long() {
      try {
        for (; read < 64; read += 1) yield* numbers(MEGABYTE);
      } finally {
        ended();
      }
    }
    for await (const chunk of compress(long())) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect.poll(() => ended.mock.calls.length).toBe(1);
    expect(read).toBeLessThan(64);
  });
});
