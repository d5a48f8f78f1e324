import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileToStore } from "../../src/providers/contract.ts";

/** A file of this machine that is to be stored. */
export function fileToStore(folder: string, name: string, text: string): FileToStore {
  const path = join(folder, `${name}.local`);
  writeFileSync(path, text);
  return { name, path, size: text.length, sha256: createHash("sha256").update(text).digest("hex"), keepMs: null };
}

export async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
