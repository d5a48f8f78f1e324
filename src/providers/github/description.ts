/** GitHub refuses a longer description of a status with 422. */
export const DESCRIPTION_LIMIT = 140;

const ELLIPSIS = "…";

/**
 * A description that GitHub accepts: at most 140 UTF-16 units, cut between graphemes so that no letter or flag is torn,
 * with an ellipsis where something is missing. Line breaks become spaces: GitHub shows one line.
 */
export function cutDescription(text: string, limit: number = DESCRIPTION_LIMIT): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line)) {
    if (kept.length + segment.length > limit - ELLIPSIS.length) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}
