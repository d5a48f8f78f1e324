/** The watches in a file: one JSON value, or one in each line. */
import { createReadStream } from "node:fs";
import { UsageError } from "../../lib/error.ts";

const STANDARD_INPUT = "-";

export interface Case {
  /** As people name it. */
  readonly file: string;
  readonly text: string;
  /** Line of the file in which it begins. */
  readonly line: number;
}

/**
 * A first line that is JSON by itself says that each line is a watch; these are handed on as they come, so that another
 * program may wait for an answer before it writes the next. Anything else is one watch, written over several lines.
 */
export async function* readCases(file: string, stdin: AsyncIterable<Uint8Array> | undefined): AsyncGenerator<Case> {
  const name = file === STANDARD_INPUT ? "standard input" : file;
  const whole: string[] = [];
  let form: "unknown" | "lines" | "whole" = "unknown";
  let line = 0;
  for await (const text of linesOf(file, name, stdin)) {
    line += 1;
    if (form === "unknown" && text.trim() !== "") form = isJson(text) ? "lines" : "whole";
    if (form !== "lines") whole.push(text);
    else if (text.trim() !== "") yield { file: name, text, line };
  }
  if (form === "whole") yield { file: name, text: whole.join("\n"), line: 1 };
  if (form === "unknown") throw refused(name, "there is nothing in it");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* linesOf(
  file: string,
  name: string,
  stdin: AsyncIterable<Uint8Array> | undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    if (file === STANDARD_INPUT && stdin === undefined) throw refused(name, "there is none here");
    const chunks: AsyncIterable<Uint8Array> = file === STANDARD_INPUT && stdin ? stdin : createReadStream(file);
    for await (const chunk of chunks) {
      const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    rest += decoder.decode();
  } catch (error) {
    throw error instanceof UsageError ? error : refused(name, describeReadError(error));
  }
  if (rest !== "") yield rest;
}

function describeReadError(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "this is a folder, not a file";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "it is not text in UTF-8";
  return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function refused(name: string, message: string): UsageError {
  return new UsageError("usage", [{ message: `${name}: ${message}` }]);
}
