/** A JSON document by its schema, or every mistake in it with its place. */
import type { ZodType } from "zod";
import type { Problem } from "../../lib/error.ts";
import { type DocumentWords, parseInPlainWords, toProblems } from "../../plan/issue.ts";
import { locateJson } from "./json-source.ts";
import type { Case } from "./read-cases.ts";

/** More than this nobody reads; the count of the others is given. */
const MOST_PROBLEMS = 100;

export interface DocumentKind<Value> {
  readonly schema: ZodType<Value>;
  readonly words: DocumentWords;
  /** JSON keeps the last of two equal keys in silence; false only where there can be none. */
  mayHaveDuplicates(text: string, value: Value): boolean;
}

export type ParsedDocument<Value> = { readonly value: Value } | { readonly problems: readonly Problem[] };

export function parseDocument<Value>(given: Case, kind: DocumentKind<Value>): ParsedDocument<Value> {
  let value: unknown;
  try {
    value = JSON.parse(given.text);
  } catch {
    return mistakes(given, undefined);
  }
  const parsed = parseInPlainWords(kind.schema, value);
  if (parsed.success && !kind.mayHaveDuplicates(given.text, parsed.data)) return { value: parsed.data };
  const located = locate(given, value);
  if ("problems" in located) return located;
  const problems = [
    ...located.duplicates,
    ...(parsed.success ? [] : toProblems(parsed.error.issues, located, [], kind.words)),
  ].toSorted(
    ({ position: one }, { position: other }) =>
      (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0),
  );
  if (problems.length === 0 && parsed.success) return { value: parsed.data };
  if (problems.length <= MOST_PROBLEMS) return { problems };
  const others = { message: `and ${problems.length - MOST_PROBLEMS} more mistakes after these` };
  return { problems: [...problems.slice(0, MOST_PROBLEMS), others] };
}

function mistakes(given: Case, value: unknown): { readonly problems: readonly Problem[] } {
  const located = locate(given, value);
  const position = { file: given.file, line: given.line, column: 1 };
  return "problems" in located ? located : { problems: [{ message: "not JSON", position }] };
}

/** Who nests thousands of lists gets no better place than the beginning. */
function locate(given: Case, value: unknown): ReturnType<typeof locateJson> {
  try {
    return locateJson(given, value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const position = { file: given.file, line: given.line, column: 1 };
    return { problems: [{ message: "lists or objects are nested too deeply", position }] };
  }
}
