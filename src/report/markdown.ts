/** Text from outside (titles, branch names, command output) as inert Markdown. */
import { cutText } from "../lib/cut-text.ts";
import { withoutTerminalCodes } from "../lib/without-terminal-codes.ts";

/** Bare addresses, which GitHub links without any markup, to where a mark begins that code could not hold in a table. */
const ADDRESS = /((?:https?|ftp):\/\/[^\s`|\\<>]*|www\.[^\s`|\\<>]*)/gi;

/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. An address stands as code. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/\s+/g, " ")
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? renderAddress(part) : escapePart(part, index === 0)))
    .join("");
}

/** What ends a sentence or its parts, and does not belong to the address before it. */
const SENTENCE_SIGNS = ".,;:!?)]}'\"*_~";

/** Code is the one form in which no step of GitHub's rendering makes a link, and in which an address can be copied whole. */
function renderAddress(address: string): string {
  // From its end: a pattern that is tried at each sign of a long address takes the square of its length.
  let end = address.length;
  while (end > 0 && SENTENCE_SIGNS.includes(address.charAt(end - 1))) end -= 1;
  return `\`${address.slice(0, end)}\`${escapePart(address.slice(end), false)}`;
}

function escapePart(part: string, isFirst: boolean): string {
  // Mathematics begins at this sign, escaped or not; GitHub's documentation names the element as the way out.
  const escaped = unlinked(part.replace(/[\\`*_{}[\]()#+!|~<>&]/g, "\\$&")).replaceAll("$", "<span>$</span>");
  return isFirst ? escaped.replace(/^( ?\d+)\./, "$1\\.").replace(/^( ?)([-=])/, "$1\\$2") : escaped;
}

/**
 * Mentions, references and emoji are found in the finished text, where neither a backslash nor an entity is left. A word
 * joiner parts them, which is not seen and, other than a space of no width, ends no line.
 */
function unlinked(escaped: string): string {
  return escaped
    .replace(/@(?=[\w/])/g, "@\u2060")
    .replace(/(?<=#)(?=\d)/g, "\u2060")
    .replace(/\bGH-(?=\d)/gi, "$&\u2060")
    .replace(/:(?=(?:[\w\\-]{0,40}[a-z][\w\\-]{0,40}|\\?[+-]1|100|1234):)/gi, ":\u2060");
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** One line of text inside a block of HTML, where Markdown means nothing. An address stands as code. */
export function escapeHtml(text: string, maximum = 300): string {
  return cutText(visible(text).replace(/\s+/g, " "), maximum)
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeEntities(part)}</code>` : escapeEntities(part)))
    .join("");
}

function escapeEntities(text: string): string {
  const escaped = unlinked(text).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
  return escaped.replaceAll("$", "<span>$</span>");
}

/** Without characters that are not seen, or that let a text read as another one than it is; half characters repaired. */
function visible(text: string): string {
  return withoutTerminalCodes(text.toWellFormed())
    .replace(/[\p{Bidi_Control}\u00ad\u180e\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu, "")
    .replace(/[^\P{Cc}\s]/gu, " ");
}

/** Inline code that its own content cannot close. */
export function codeOf(text: string): string {
  // Without any content the two marks would be one, which waits for its like.
  return `\`${visible(text).replaceAll("`", "'").replace(/\s+/g, " ") || " "}\``;
}

/** Code for a table cell or any other line, to the letter: readers of Markdown differ on how a cell's code escapes. */
export function cellCode(text: string): string {
  return /^ ?$|[|\\`]/.test(text) ? `<code>${escapeMarkdown(text)}</code>` : codeOf(text);
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
  return escapeMarkdown(cutText(text, maximum));
}

/** What an item or a group is called: with a space at an end, marks around it would not be bold; and never nothing. */
export function renderTitle(title: string, maximum: number): string {
  return escapeCell(visible(title).replace(/\s+/g, " ").trim(), maximum) || "untitled";
}

/** Output as it was, in a fence that its own content cannot close. */
export function fence(raw: readonly string[]): string {
  const lines = raw.map((line) =>
    withoutTerminalCodes(line.toWellFormed())
      .replace(/\p{Bidi_Control}/gu, "")
      .replace(/[^\P{Cc}\t\n]/gu, "")
      // Inert already; but no line of output shall look like one of our own hidden marks to whoever reads the source.
      .replaceAll("<!--", "<\u2060!--"),
  );
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
  const marks = "`".repeat(longest + 1);
  return `${marks}text\n${lines.join("\n")}\n${marks}`;
}

/** An address that may be a link: nothing in it ends the parentheses around it. */
export function isLinkable(url: string | null | undefined): url is string {
  return url != null && url.length <= 500 && /^https?:\/\/[^\s()<>|"'`\\\p{Cc}\p{Cf}]+$/u.test(url);
}

/** A link where the address may be one; else the text, which is Markdown already, alone. */
export function renderLink(text: string, url: string | null | undefined): string {
  // In an address, too, `&lt;` would be read as the sign that it names.
  return isLinkable(url) ? `[${text}](${url.replaceAll("&", "&amp;")})` : text;
}
