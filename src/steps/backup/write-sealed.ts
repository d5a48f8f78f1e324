/** A stream written to a file of this machine: compressed, encrypted, and measured before and after that. */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { ProviderError } from "../../lib/error.ts";
import { encryptAge } from "./age-format.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { compress, createMeasure } from "./measured-stream.ts";

export interface WrittenFile {
  readonly path: string;
  readonly clear: { readonly size: number; readonly sha256: string };
  readonly stored: { readonly size: number; readonly sha256: string };
}

/** `recipients` null: not encrypted. Throws ProviderError `disk_full`, what the source throws, and the signal's reason. */
export async function writeSealed(
  path: string,
  source: AsyncIterable<Uint8Array>,
  recipients: readonly string[] | null,
  signal: AbortSignal,
): Promise<WrittenFile> {
  const clear = createMeasure();
  const packed = clear.pass(compress(source));
  // Not encrypted, they are the same bytes, and are hashed once.
  const stored = recipients === null ? clear : createMeasure();
  const sealed = recipients === null ? packed : stored.pass(encryptAge(giveBackMemory(packed), recipients));
  // No more is asked for before the last chunk is written, whose memory is given back then.
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, highWaterMark: 1 });
  const closed = new Promise<void>((resolve) => void file.once("close", resolve));
  try {
    await pipeline(giveBackMemory(sealed), file, { signal });
  } catch (error) {
    // Where the source fails at once the file is not made yet: whoever removes its folder must not meet it afterwards.
    file.destroy();
    await closed;
    signal.throwIfAborted();
    throw diskFailure(error);
  }
  return { path, clear: clear.result(), stored: stored.result() };
}

function diskFailure(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== "ENOSPC" && code !== "EDQUOT" && code !== "EFBIG") return error;
  return new ProviderError({
    reasonCode: "disk_full",
    vendor: "the file system",
    message: "The temporary folder of this machine has no room left for the backup.",
    remedy: "Make room there, or let TMPDIR name a larger disk, and run this again; nothing was stored.",
    cause: error,
  });
}
