import { createHash } from "node:crypto";

/** The first `length` hex digits of a text's SHA-256. */
export function digestOf(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
