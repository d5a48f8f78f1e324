/** GitHub refuses a longer description of a status with 422. */
export const DESCRIPTION_LIMIT = 140;

const ELLIPSIS = "…";

/**
 * A description that GitHub accepts: at most 140 UTF-16 units, cut between graphemes so that no letter or flag is torn,
 * with an ellipsis where something is missing. Line breaks and control characters become spaces: GitHub shows one line.
 */
export function cutDescription(text: string, limit: number = DESCRIPTION_LIMIT): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (line.length <= limit) return line;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line)) {
    if (kept.length + segment.length > limit - ELLIPSIS.length) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** As `cutDescription`, and without characters beyond U+FFFF, for a commit status. Doing it twice changes nothing. */
export function commitStatusDescription(text: string): string {
  return cutDescription(withoutEmoji(text));
}

/** GitHub refuses a commit status with an emoji ("doesn't accept 4-byte Unicode"). */
function withoutEmoji(text: string): string {
  return text
    .replace(/\p{Emoji_Modifier}|\u200d|\ufe0f|[\u{10000}-\u{10ffff}]/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
}
