import type { TimelineEntry } from "../release/result.ts";

/** A flapping condition of a long watch must not fill the result. */
const TIMELINE_LIMIT = 100;

/** Entries of one moment with one text share a line: several conditions may have one cause. */
export function addToTimeline(timeline: TimelineEntry[], at: number, text: string, about: readonly string[]): void {
  const last = timeline.at(-1);
  const shared = last !== undefined && about.length > 0 && last.at === at && last.text === text;
  if (shared) timeline.pop();
  timeline.push({ at, text, about: shared ? [...last.about, ...about] : about });
  if (timeline.length > TIMELINE_LIMIT) timeline.shift();
}
