/** One watch's evidence, or every mistake in it with its place. */
import type { Problem } from "../../lib/error.ts";
import { type WatchEvidence, watchEvidence } from "../../judge/evidence/watch-evidence.ts";
import { parseInPlainWords, toProblems } from "../../plan/issue.ts";
import { locateJson } from "./json-source.ts";
import type { Case } from "./read-cases.ts";

const WORDS = {
  whole: "the evidence",
  isNot: "not the evidence of a watch",
  remedy: "It is an object with alpha, horizonSeconds and metrics; see docs/evidence.md.",
};
/** More than this nobody reads; the count of the others is given. */
const MOST_PROBLEMS = 100;

export type ParsedCase = { readonly evidence: WatchEvidence } | { readonly problems: readonly Problem[] };

export function parseCase(given: Case): ParsedCase {
  let value: unknown;
  try {
    value = JSON.parse(given.text);
  } catch {
    return mistakes(given, undefined);
  }
  const parsed = parseInPlainWords(watchEvidence, value);
  if (parsed.success && !mayHaveDuplicates(given.text, parsed.data)) return { evidence: parsed.data };
  const located = locate(given, value);
  if ("problems" in located) return located;
  const problems = [
    ...located.duplicates,
    ...(parsed.success ? [] : toProblems(parsed.error.issues, located, [], WORDS)),
  ].toSorted(
    ({ position: one }, { position: other }) =>
      (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0),
  );
  if (problems.length === 0 && parsed.success) return { evidence: parsed.data };
  if (problems.length <= MOST_PROBLEMS) return { problems };
  const others = { message: `and ${problems.length - MOST_PROBLEMS} more mistakes after these` };
  return { problems: [...problems.slice(0, MOST_PROBLEMS), others] };
}

function mistakes(given: Case, value: unknown): ParsedCase {
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

/** JSON keeps the last of two equal keys in silence. There are as many colons as keys, unless a text has some. */
function mayHaveDuplicates(text: string, { metrics }: WatchEvidence): boolean {
  let keys = 3;
  for (const { id, null: boundary, buckets } of metrics) {
    keys += 5 + Object.keys(boundary).length + (id.split(":").length - 1);
    for (const bucket of buckets) for (const _ in bucket) keys += 1;
  }
  let colons = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) colons += 1;
  return colons !== keys;
}
