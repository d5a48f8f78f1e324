/**
 * What keeps a text from being YAML: one message for each mistake, at the place where a person made it. The parser goes
 * on after a mistake and stumbles over whatever follows from it, and it notices a quotation mark or bracket that is not
 * closed only where the file ends.
 */
import { isCollection, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Document, YAMLError } from "yaml";
import type { Position, Problem } from "../lib/error.ts";
import { describeYamlError } from "./yaml-error.ts";

/** Each mistake that is found costs one more reading of the text. */
const MAXIMUM_MISTAKES = 20;
/** Of all readings together: of a large file fewer mistakes are reported, and of one above this the first. */
const MAXIMUM_CHARACTERS = 100_000;

/** Keys that are written twice are found elsewhere: the library compares each key with every other one. */
export const YAML_OPTIONS = { merge: true, uniqueKeys: false, prettyErrors: false } as const;

const QUOTE_REMEDY =
  'Close it on the same line. Inside double quotes write \\" for one that belongs to the text; inside single quotes write it twice.';

/** One problem for each mistake, in the order of the file; none where the text is YAML. */
export function findYamlMistakes(text: string, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  let remaining = text;
  for (let line = 0; problems.length < MAXIMUM_MISTAKES;) {
    const found = findFirstMistake(remaining, file);
    // The line was blanked and is still wrong: what else the parser has to say follows from it.
    if (found === null || found.position.line <= line) break;
    problems.push(found);
    if ((problems.length + 1) * text.length > MAXIMUM_CHARACTERS) break;
    line = found.position.line;
    remaining = withoutValue(remaining, line);
  }
  return problems;
}

function findFirstMistake(text: string, file: string): (Problem & { readonly position: Position }) | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...YAML_OPTIONS, lineCounter: lines });
  const [first] = [...document.errors, ...document.warnings].toSorted((left, right) => left.pos[0] - right.pos[0]);
  if (first === undefined) return null;
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const opened =
    findOpenQuote(document, text, first, (offset) => at(offset).line) ?? findOpenBracket(document, text, first);
  if (opened === null) return { ...describeYamlError(first), position: at(first.pos[0]) };
  const { offset, ...words } = opened;
  return { ...words, position: at(offset) };
}

interface Opened {
  readonly message: string;
  readonly remedy: string;
  readonly offset: number;
}

/** A quoted text over several lines, at whose end the parser stumbles: most often its first line was to be all of it. */
function findOpenQuote(
  document: Document.Parsed,
  text: string,
  error: YAMLError,
  lineOf: (offset: number) => number,
): Opened | null {
  let opened: number | null = null;
  visit(document, {
    Scalar(_, node) {
      const [start, end] = node.range ?? [0, 0];
      const quoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
      if (!quoted || start >= error.pos[0]) return;
      const unclosed = error.code === "MISSING_CHAR" && end === error.pos[0];
      const stumbled = end >= error.pos[0] || lineOf(end) === lineOf(error.pos[0]);
      if (unclosed || (text.slice(start, end).includes("\n") && stumbled)) opened = start;
    },
  });
  return opened === null
    ? null
    : { message: "not YAML: the quotation mark that opens here is not closed", remedy: QUOTE_REMEDY, offset: opened };
}

/** The innermost list or mapping in brackets that begins before the error and does not end with its bracket. */
function findOpenBracket(document: Document.Parsed, text: string, error: YAMLError): Opened | null {
  if (error.code !== "BAD_INDENT" && error.code !== "MISSING_CHAR") return null;
  let opened: number | null = null;
  visit(document, {
    Collection(_, node) {
      if (!isCollection(node) || node.flow !== true) return;
      const [start, end] = node.range ?? [0, 0];
      const closing = text[start] === "{" ? "}" : "]";
      if (start < error.pos[0] && text[end - 1] !== closing) opened = start;
    },
  });
  if (opened === null) return null;
  const [opening, closing] = text[opened] === "{" ? ["{", "}"] : ["[", "]"];
  return {
    message: `not YAML: the "${opening}" that opens here is not closed`,
    remedy: `Add the "${closing}". Put a text that contains one of { } [ ] , in quotes.`,
    offset: opened,
  };
}

/** The text with one line's value taken out: what stands around it, before and after, keeps its meaning. */
function withoutValue(text: string, line: number): string {
  const lines = text.split("\n");
  const kept = /^(\s*(?:- )?)(?:([\w-]+:)(?= |$))?/.exec(lines[line - 1] ?? "");
  const [, indent = "", key = ""] = kept ?? [];
  lines[line - 1] = `${indent.replaceAll("\t", " ")}${key}`;
  return lines.join("\n");
}
