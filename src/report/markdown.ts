/** Text from outside (titles, branch names, command output) as inert Markdown. */

/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, " ")
    .replace(/[\\`*_{}[\]()#+!|~<>]/g, "\\$&")
    .replace(/@(?=[\w/])/g, "@\u200b");
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
export function fence(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
  const marks = "`".repeat(longest + 1);
  return `${marks}text\n${lines.join("\n")}\n${marks}`;
}
