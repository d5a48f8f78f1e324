import { withoutTerminalCodes } from "../lib/without-terminal-codes.ts";

/**
 * Text of others (a command's output, a vendor's message, a plan's title) as a terminal may show it: no escape sequence,
 * no control character but the line break, and nothing that turns the direction of writing round, with which a text can
 * read as another one than it is.
 */
export function printable(text: string): string {
  return withoutTerminalCodes(text)
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/[^\P{Cc}\n]/gu, " ");
}
