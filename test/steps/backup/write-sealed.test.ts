import { pbkdf2 } from "node:crypto";
import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Secret } from "../../../src/lib/secret.ts";
import { createPassingKey } from "../../../src/steps/backup/age-format.ts";
import { giveBackMemory } from "../../../src/steps/backup/give-back-memory.ts";
import { openArchive } from "../../../src/steps/backup/open-archive.ts";
import { writeSealed } from "../../../src/steps/backup/write-sealed.ts";

const MEGABYTE = 1024 * 1024;
const SIZE = 32 * MEGABYTE;
/** A fifth of what passes; what is on its way is half of that. */
const MOST_MB = 6;
const signal = new AbortController().signal;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-sealed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing to compress, in memory that is the test's own. */
async function* noise(bytes: number): AsyncIterable<Uint8Array> {
  const chunk = new Uint32Array(16 * 1024);
  let state = 1;
  for (let from = 0; from < bytes; from += chunk.byteLength) {
    for (let at = 0; at < chunk.length; at += 1)
      chunk[at] = state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield new Uint8Array(chunk.buffer);
  }
}

/** The most of native memory at any chunk that passes, above what there was before, in MB. */
function watchMemory() {
  const before = process.memoryUsage().arrayBuffers;
  let most = before;
  return {
    async *pass(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const chunk of source) {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield chunk;
      }
    },
    mostMb: () => (most - before) / MEGABYTE,
  };
}

describe("a file that is sealed", () => {
  it.each([true, false])("and opened again leaves no memory behind of what passes: encrypted %s", async (encrypted) => {
    const key = await createPassingKey();
    const path = join(folder, `noise-${encrypted}`);
    const [writing, reading] = [watchMemory(), watchMemory()];
    const file = await writeSealed(path, writing.pass(noise(SIZE)), encrypted ? [key.recipient] : null, signal);
    expect(file.clear.size).toBeGreaterThan(SIZE * 0.9);
    const store = { read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array> };
    const identity = encrypted ? new Secret("KEY", key.identity) : null;
    let size = 0;
    for await (const chunk of reading.pass(
      giveBackMemory(openArchive(store, { ...file, id: path, encrypted }, identity)),
    )) {
      size += chunk.length;
    }
    expect(size).toBe(SIZE);
    expect(writing.mostMb()).toBeLessThan(MOST_MB);
    expect(reading.mostMb()).toBeLessThan(MOST_MB);
  });

  it("is given up when its signal says so, although nothing comes any more", async () => {
    const stop = new AbortController();
    let left = false;
    async function* endless(): AsyncIterable<Uint8Array> {
      try {
        yield Buffer.from("the beginning");
        await sleep(2 ** 31 - 1, undefined, { ref: false, signal: stop.signal });
      } finally {
        left = true;
      }
    }
    const writing = writeSealed(join(folder, "endless"), endless(), null, stop.signal);
    stop.abort(new Error("the run was cancelled"));
    await expect(writing).rejects.toThrow("the run was cancelled");
    await expect.poll(() => left).toBe(true);
  });

  it("does not come after its source has failed, so that its folder can be removed", async () => {
    const own = mkdtempSync(join(folder, "failed-"));
    // The threads that open files are busy for a while.
    const busy = Array.from({ length: 8 }, () => promisify(pbkdf2)("a", "b", 50_000, 64, "sha512"));
    // oxlint-disable-next-line require-yield
    async function* failing(): AsyncIterable<Uint8Array> {
      throw new Error("the dump ended at once");
    }
    const writing = writeSealed(join(own, "file"), failing(), null, signal);
    await expect(writing).rejects.toThrow("the dump ended at once");
    const then = readdirSync(own);
    await Promise.all(busy);
    await sleep(20);
    expect(readdirSync(own)).toEqual(then);
  });

  it("replaces none that is there", async () => {
    const path = join(folder, "taken");
    writeFileSync(path, "");
    await expect(writeSealed(path, noise(MEGABYTE), null, signal)).rejects.toThrow("EEXIST");
  });
});
