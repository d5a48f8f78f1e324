import { readFile, stat } from "node:fs/promises";
import { readCobertura } from "./cobertura.ts";
import { parseIstanbul } from "./istanbul.ts";
import { readLcov } from "./lcov.ts";
import { BrokenReport, type CoverageReport } from "./report.ts";

/** A parsed report takes several times its size in memory. */
const MAXIMUM_BYTES = 64e6;

/** The report in a file, its format told by its content; throws BrokenReport where there is none. */
export async function readReport(path: string): Promise<CoverageReport> {
  const text = (await readText(path)).replace(/^\uFEFF/, "");
  const start = text.trimStart().slice(0, 4_096);
  if (start === "") throw new BrokenReport("is empty");
  if (start.startsWith("{") || start.startsWith("[")) return parseIstanbul(text);
  if (start.startsWith("<")) return readCobertura(text.trim());
  if (/^(?:TN:|SF:|#|VER:)/.test(start)) return readLcov(text);
  throw new BrokenReport("is in no known format: Istanbul's JSON, LCOV or Cobertura");
}

async function readText(path: string): Promise<string> {
  try {
    const found = await stat(path);
    // Asked before it is opened: a pipe would be waited for.
    if (!found.isFile()) throw new BrokenReport("is no file");
    if (found.size > MAXIMUM_BYTES) {
      throw new BrokenReport(`has ${found.size} bytes, more than the ${MAXIMUM_BYTES} that are read`);
    }
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof BrokenReport || !(error instanceof Error) || !("syscall" in error)) throw error;
    throw new BrokenReport(`cannot be read (${error.message})`);
  }
}
