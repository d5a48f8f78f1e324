/** Sizes as a plan writes them and as people read them. kB and MB are powers of 1000, KiB and MiB of 1024. */

import { parseBytes } from "../../lib/bytes.ts";

/** How a size is taken: as the file lies there, or as a server would send it. */
export type Measure = "raw" | "gzip" | "brotli";

export type Sizes = Readonly<Record<Measure, number>>;

export const MEASURES = ["raw", "gzip", "brotli"] as const satisfies readonly Measure[];

export const SIZE_PATTERN = String.raw`^\s*\d+(\.\d+)?\s*([kKmMgG][iI]?)?[bB](\s+(raw|gzip|brotli))?\s*$`;

/** Bytes of `350 kB gzip` and the measure it names; null where the text is not a size. */
export function parseSize(text: string): { readonly bytes: number; readonly measure: Measure | null } | null {
  const [, size = "", word] = /^(.*?b)(?:\s+(raw|gzip|brotli))?\s*$/is.exec(text) ?? [];
  const bytes = parseBytes(size);
  return bytes === null ? null : { bytes, measure: MEASURES.find((known) => known === word?.toLowerCase()) ?? null };
}

/** `345.7 kB`, `12 B`, `1.25 MB`. */
export function renderSize(bytes: number): string {
  const size = Math.abs(bytes);
  if (size < 1_000) return `${Math.ceil(size)} B`;
  return size < 999_950 ? `${trim(size / 1e3, 1)} kB` : `${trim(size / 1e6, 2)} MB`;
}

function trim(amount: number, digits: number): string {
  return String(Number(amount.toFixed(digits)));
}

/** `1 file`, `2 files`. */
export function renderCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
