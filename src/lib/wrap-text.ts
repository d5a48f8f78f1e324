/** Text onto lines of a terminal, by the columns that its characters take: letters of some scripts take two. */
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** A narrower terminal has to break lines itself. */
const MINIMUM_COLUMNS = 20;
/** Below this a text that hangs under its beginning would be a strip of single words. */
const NARROW = 60;
const NARROW_INDENT = 4;

/** A space before a letter of no width, or half a letter, stays at the end of a full line, one column too far. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Surrogate}]$/u;

const ASCII = /^[\x20-\x7e]*$/;

/**
 * Lines of at most `room` columns, broken between words; a word that is longer than a line is cut. The first begins with
 * `lead`, the others hang under the text, or in a narrow terminal a little in from the left.
 */
export function wrapText(text: string, room: number, lead = ""): readonly string[] {
  const columns = Math.max(room, MINIMUM_COLUMNS);
  const width = widthOf(lead);
  if (width === 0) return breakLines(text, columns);
  if (columns >= NARROW || width <= columns / 4) {
    const [first = "", ...rest] = breakLines(text, columns - width);
    return [`${lead}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(width)}${line}`)];
  }
  const indent = " ".repeat(NARROW_INDENT);
  if (lead.trim() === "") return breakLines(text, columns - NARROW_INDENT).map((line) => `${indent}${line}`);
  const [first = "", ...rest] = breakLines(`${lead}${text}`.trimEnd(), columns - NARROW_INDENT);
  return [first, ...rest.map((line) => `${indent}${line}`)];
}

/** Exactly `columns` wide: cut where it is longer, filled up with spaces where it is shorter. */
export function fitText(text: string, columns: number): string {
  const [first = ""] = wrapAnsi(text, columns, { hard: true, wordWrap: false }).split("\n");
  return `${first}${" ".repeat(Math.max(0, columns - widthOf(first)))}`;
}

/** Columns that it takes. */
export function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

function breakLines(text: string, columns: number): readonly string[] {
  // Most lines are short and plain; this spares each of them the work of the others.
  if (text.length <= columns && ASCII.test(text)) return [text.trim()];
  return wrapAnsi(text, columns, { hard: true }).split("\n").map(withoutUnseenEnd);
}

/** From its end: a pattern would be tried from each letter of a line that may be all letters of no width. */
function withoutUnseenEnd(line: string): string {
  if (ASCII.test(line)) return line.trimEnd();
  const letters = [...line];
  return letters.slice(0, letters.findLastIndex((letter) => !UNSEEN.test(letter)) + 1).join("");
}
