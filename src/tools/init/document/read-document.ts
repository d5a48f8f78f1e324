/** The text of a document that a person names, or why it is not read. */
import { readFile, stat } from "node:fs/promises";
import { type Problem, UsageError } from "../../../lib/error.ts";

/** The longest of sixty plans that were looked at has 38 KB. */
export const MAXIMUM_BYTES = 256 * 1024;

/** Without its mark of byte order. Throws UsageError where there is no such file, or it is no text of a plan's size. */
export async function readDocument(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR")
      throw invalid(path, { message: "there is no such file", remedy: "Name a plan in Markdown." });
    throw invalid(path, { message: `the file cannot be read: ${error.message}` });
  });
  if (!found.isFile()) {
    throw invalid(path, { message: "this is not a file", remedy: "Name a plan in Markdown." });
  }
  if (found.size > MAXIMUM_BYTES) {
    throw invalid(path, {
      message: `the document has ${Math.ceil(found.size / 1024)} KiB, and at most ${MAXIMUM_BYTES / 1024} KiB are read`,
      remedy: "Name the part of it that is the plan.",
    });
  }
  return decodeDocument(await readFile(path), path);
}

/** Throws UsageError where the bytes are no text. */
export function decodeDocument(bytes: Uint8Array, path: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    if (!NOT_TEXT.test(text)) return text;
  } catch {
    // Said below, as for text with bytes of a program in it.
  }
  throw invalid(path, { message: "the document is not text in UTF-8", remedy: "Save it as UTF-8, or name another." });
}

/** What no editor writes into a text. */
const NOT_TEXT = new RegExp(String.raw`[\u0000-\u0008\u000e-\u001a\u001c-\u001f]`);

function invalid(file: string, problem: Problem): UsageError {
  return new UsageError("usage", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
