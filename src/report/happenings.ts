/** What happened, line by line, as Markdown. */
import type { TimelineEntry } from "../release/result.ts";
import { escapeCell } from "./markdown.ts";
import { shortenCommits } from "./production.ts";

/** A watch of two days may have many changes; the last ones lead to the decision. */
const ENTRIES_SHOWN = 15;

export function renderHappenings(timeline: readonly TimelineEntry[]): string {
  if (timeline.length === 0) return "";
  const shown = timeline.slice(-ENTRIES_SHOWN);
  const earlier = timeline.length - shown.length;
  return [
    "**What happened** (UTC)",
    "",
    ...(earlier > 0 ? [`- ${earlier} earlier lines: see the log`] : []),
    ...shown.map(({ at, text, about }) => {
      const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
      return `- ${new Date(at).toISOString().slice(11, 19)} ${escapeCell(shortenCommits(`${text}${conditions}`))}`;
    }),
  ].join("\n");
}
