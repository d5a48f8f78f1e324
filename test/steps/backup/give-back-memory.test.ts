import { describe, expect, it } from "vitest";
import { giveBackMemory } from "../../../src/steps/backup/give-back-memory.ts";

async function* of(...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}

describe("a chunk whose memory is given back", () => {
  it("is whole until the next one is asked for, and then gone", async () => {
    const chunks = [Buffer.alloc(64 * 1024, "a"), Buffer.alloc(64 * 1024, "b")];
    const seen: string[] = [];
    for await (const chunk of giveBackMemory(of(...chunks)))
      seen.push(`${chunk.length} ${String.fromCharCode(chunk[0] ?? 0)}`);
    expect(seen).toEqual(["65536 a", "65536 b"]);
    expect(chunks.map(({ length }) => length)).toEqual([0, 0]);
  });

  it("is left alone where others lie in the same memory", async () => {
    const both = Buffer.alloc(16, "x");
    const [first, second] = [both.subarray(0, 8), both.subarray(8)];
    for await (const chunk of giveBackMemory(of(first, second))) expect(chunk).toHaveLength(8);
    expect(both.toString()).toBe("x".repeat(16));
  });

  it("of a large memory is given back with the last piece of it, and not before", async () => {
    const large = Buffer.alloc(256 * 1024, "y");
    const pieces = [large.subarray(0, 100_000), large.subarray(100_000, 200_000), large.subarray(200_000)];
    const lengths: number[] = [];
    for await (const chunk of giveBackMemory(of(...pieces))) lengths.push(chunk.length);
    expect(lengths).toEqual([100_000, 100_000, 256 * 1024 - 200_000]);
    expect(large).toHaveLength(0);
    const begun = Buffer.alloc(256 * 1024, "y");
    for await (const chunk of giveBackMemory(of(begun.subarray(0, 100_000)))) expect(chunk).toHaveLength(100_000);
    expect(begun).toHaveLength(256 * 1024);
  });
});
