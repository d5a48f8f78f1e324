/**
 * A long document in parts that can be read one by one: the parser's time grows faster than a text, and one part that is
 * hard to read must not make all of it so. Pure.
 */

export interface Part {
  readonly text: string;
  /** Lines before it. */
  readonly before: number;
}

/** Below this the parts are not worth their beginnings. */
const SMALL_PART = 2_000;
/** Between two items of one list only where it is this long. */
const LONG_LIST = 12_000;
/** Longer than any paragraph that people write. */
const LONG_PARAGRAPH = 4_000;
/** Longer than any line that people write; what is beyond is not read. */
export const LONGEST_LINE = 4_000;

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^#{1,6}(?:\s|$)/;
const TOP_ITEM = /^(?:[-*+]|\d{1,9}[.)])\s/;
const TABLE_ROW = /^\s*\|/;

/** Lines of which only the beginning is read, from 1. */
export function findCutLines(text: string): readonly number[] {
  return linesOf(text).flatMap((line, index) => (line.length > LONGEST_LINE ? [index + 1] : []));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

export function splitDocument(text: string): readonly Part[] {
  const lines = linesOf(text).map((line) => line.slice(0, LONGEST_LINE));
  const parts: Part[] = [];
  let from = 0;
  let size = 0;
  let run = 0;
  let state: Inside = inFrontMatter(lines) ? { kind: "front matter" } : null;
  for (const [index, line] of lines.entries()) {
    const free = state === null;
    const isLong =
      (HEADING.test(line) && size >= SMALL_PART) ||
      (TOP_ITEM.test(line) && size >= LONG_LIST) ||
      (run >= LONG_PARAGRAPH && !TABLE_ROW.test(line));
    if (free && isLong) {
      parts.push({ text: lines.slice(from, index).join("\n"), before: from });
      from = index;
      size = 0;
      run = 0;
    }
    state = nextState(state, line, index);
    size += line.length + 1;
    run = line.trim() === "" || TABLE_ROW.test(line) ? 0 : run + line.length + 1;
  }
  parts.push({ text: lines.slice(from).join("\n"), before: from });
  return parts;
}

type Inside =
  | { readonly kind: "fence"; readonly mark: string }
  | { readonly kind: "comment" | "verbatim" | "front matter" }
  | null;

function inFrontMatter(lines: readonly string[]): boolean {
  return lines[0]?.trim() === "---" && lines.slice(1, 200).some((line) => line.trim() === "---");
}

function nextState(state: Inside, line: string, index: number): Inside {
  switch (state?.kind) {
    case "front matter":
      return index > 0 && line.trim() === "---" ? null : state;
    case "comment":
      return line.includes("-->") ? null : state;
    case "verbatim":
      return /<\/(?:pre|script|style|textarea)>/i.test(line) ? null : state;
    case "fence": {
      const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      return closing !== undefined && closing.startsWith(state.mark) ? null : state;
    }
    default: {
      const mark = FENCE.exec(line)?.[1];
      if (mark !== undefined) return { kind: "fence", mark };
      if (/^ {0,3}<!--/.test(line) && !line.includes("-->")) return { kind: "comment" };
      if (/^ {0,3}<(?:pre|script|style|textarea)[\s>]/i.test(line) && !/<\//.test(line)) return { kind: "verbatim" };
      return null;
    }
  }
}
