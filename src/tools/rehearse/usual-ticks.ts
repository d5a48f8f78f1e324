import type { Ticks } from "./watch-by-ticks.ts";

/** Of looks that events start, too, where nobody says how far they are apart. */
export const USUAL_TICKS: Ticks = { everyMs: 5 * 60_000, lateMs: 0 };
