const ELLIPSIS = "…";

/**
 * Text of others where it comes in: at most so many UTF-16 units, the last one an ellipsis where something is missing.
 * No character is torn, and however long the text is, no more of it is looked at.
 */
export function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const end = maximum - ELLIPSIS.length;
  const kept = text.slice(0, isTorn(text, end) ? end - 1 : end);
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** The end of a text of others, which says how it ended, under the same rules. */
export function cutTextBefore(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const start = text.length - maximum + ELLIPSIS.length;
  return `${ELLIPSIS}${text.slice(isTorn(text, start) ? start + 1 : start)}`;
}

/** Between the two halves of one character. */
function isTorn(text: string, index: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(index - 1, index + 1));
}
