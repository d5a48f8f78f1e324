import { stripVTControlCharacters } from "node:util";

/** What may end a code that carries a text (OSC): a bell, or a string terminator in either spelling. */
const ENDS = ["\u0007", "\u001b\\", "\u009c"];

/**
 * Text of others without terminal codes. Node looks for the end of a code that carries a text (a hyperlink's address, a
 * window's title) from each beginning on to the end of all, a hundred thousand times in a text of nothing else: where no
 * such end can come any more, its beginning is made that of a code that has none.
 */
export function withoutTerminalCodes(text: string): string {
  const end = Math.max(...ENDS.map((sign) => text.lastIndexOf(sign))) + 1;
  return stripVTControlCharacters(text.slice(0, end) + text.slice(end).replaceAll("\u001b]", "\u001b["));
}
