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
const DELIMITERS = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

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
  let head: readonly string[] = [];
  let ownHead: readonly string[] = [];
  let state: Inside = inFrontMatter(lines) ? { kind: "front matter" } : null;
  const end = (to: number) => {
    // The head of a table is said again to the rows that are read without it; their lines stay what they are.
    parts.push({ text: [...ownHead, ...lines.slice(from, to)].join("\n"), before: from - ownHead.length });
    from = to;
    size = 0;
    run = 0;
  };
  for (const [index, line] of lines.entries()) {
    const isRow = TABLE_ROW.test(line);
    if (!isRow) head = [];
    if (state === null && isLongBefore(line, { size, run, inTable: head.length > 0 })) {
      end(index);
      ownHead = head;
    }
    if (isRow && head.length === 0 && DELIMITERS.test(lines[index + 1] ?? "")) head = lines.slice(index, index + 2);
    state = nextState(state, line, index);
    size += line.length + 1;
    run = line.trim() === "" || isRow ? 0 : run + line.length + 1;
  }
  end(lines.length);
  return parts;
}

interface Length {
  /** Of the part so far. */
  readonly size: number;
  /** Of the lines since the last blank one. */
  readonly run: number;
  /** Whether this is a row of a table whose head is known. */
  readonly inTable: boolean;
}

/** Whether the part is long enough to end before this line, and the line can begin another. */
function isLongBefore(line: string, { size, run, inTable }: Length): boolean {
  if (inTable) return size >= LONG_LIST && !DELIMITERS.test(line);
  return (
    (HEADING.test(line) && size >= SMALL_PART) ||
    (TOP_ITEM.test(line) && size >= LONG_LIST) ||
    (run >= LONG_PARAGRAPH && !TABLE_ROW.test(line))
  );
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
