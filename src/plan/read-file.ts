/** A plan file's text. */
import { readFile, stat } from "node:fs/promises";
import { UsageError } from "../lib/error.ts";
import type { Problem } from "../lib/error.ts";

/** A hundred items with their gates have a tenth of that. */
export const MAXIMUM_BYTES = 256 * 1024;

/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
export async function readPlanFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAXIMUM_BYTES) throw invalid(path, describeSize(size));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw invalid(path, describeReadError(error));
  }
}

export function describeSize(bytes: number): Problem {
  return {
    message: `the file has ${Math.ceil(bytes / 1024)} KiB, and a plan has at most ${MAXIMUM_BYTES / 1024} KiB; it was not read`,
    remedy: "Is it the right file?",
  };
}

function invalid(file: string, problem: Problem): UsageError {
  return new UsageError("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}

function describeReadError(error: unknown): Problem {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === "ENOENT") {
    return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
  }
  if (code === "EISDIR") return { message: "this is a folder, not a plan file" };
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { message: "not YAML: the file is not text in UTF-8" };
  return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}
