/** Text from outside (titles, branch names, command output) as inert Markdown. */
import { stripVTControlCharacters } from "node:util";

/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, " ")
      .replace(/[\\`*_{}[\]()#+!|~<>&]/g, "\\$&")
      // GitHub links bare addresses and numbers its lists without any markup to escape.
      .replace(/\b(https?|ftp):\/\//gi, "$1\\://")
      .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`)
      .replace(/^( ?\d+)\./, "$1\\.")
      .replace(/^( ?)([-=])/, "$1\\$2")
      .replace(/@(?=[\w/])/g, "@\u200b")
  );
}

/** Inline code that its own content cannot close. */
export function codeOf(text: string): string {
  return `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}

/** A sentence in which only \`code\` is markup: it is as inert as escaped text. */
export function renderProse(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeOf(part) : escapeMarkdown(part)))
    .join("");
}

/** Text for a table cell or list item; long text is cut with an ellipsis. */
export function escapeCell(text: string, maximum = 300): string {
  const characters = [...text];
  return escapeMarkdown(characters.length > maximum ? `${characters.slice(0, maximum - 1).join("")}…` : text);
}

/** Output as it was, in a fence that its own content cannot close. */
export function fence(raw: readonly string[]): string {
  const lines = raw.map((line) => stripVTControlCharacters(line).replace(/[^\P{Cc}\t\n]/gu, ""));
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
  const marks = "`".repeat(longest + 1);
  return `${marks}text\n${lines.join("\n")}\n${marks}`;
}
