import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFileChunks } from "../../src/lib/read-file-chunks.ts";

const SIZE = 600_000;
const bytes = Buffer.from(Array.from({ length: SIZE }, (_, at) => at % 251));
let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-chunks-"));
  path = join(folder, "file");
  writeFileSync(path, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(part?: { readonly start?: number; readonly size?: number }) {
  const copies: Uint8Array[] = [];
  const memories = new Set<ArrayBufferLike>();
  for await (const chunk of readFileChunks(path, part)) {
    copies.push(Uint8Array.from(chunk));
    memories.add(chunk.buffer);
  }
  return { content: Buffer.concat(copies), memories };
}

describe("a file in chunks", () => {
  it("is read whole, in one memory", async () => {
    const { content, memories } = await read();
    expect(content.equals(bytes)).toBe(true);
    expect(memories.size).toBe(1);
  });

  it.each([
    [0, 1],
    [300_000, 299_999],
    [SIZE - 5, 100],
    [SIZE, 10],
  ])("is read from byte %i on, %i of them at most", async (start, size) => {
    expect((await read({ start, size })).content.equals(bytes.subarray(start, start + size))).toBe(true);
  });

  it("that is not there is an error", async () => {
    await expect(readFileChunks(join(folder, "none"))[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: "ENOENT",
    });
  });
});
