/**
 * Who looked at an open watch until now, and how far it is judged. It stands in the status that each look leaves, since a
 * look has no other memory; the status's own time is that of the look. Pure.
 */
export interface WatchLooks {
  readonly count: number;
  /** Longest time between two looks, or since somebody who stayed left. */
  readonly longestSilenceMs: number;
  /** How much of the watch, from its beginning, is judged for good by every condition. */
  readonly judgedMs: number;
  /** The production gates gave no answer yet, and are to be asked again. */
  readonly gatesOpen: boolean;
}

const MINUTE_MS = 60_000;

/** `37 looks, silent 5h 3m at most, judged 41h 15m`: it must fit a status beside the times of the watch. */
export function renderWatchLooks({ count, longestSilenceMs, judgedMs, gatesOpen }: WatchLooks): string {
  const looks = `${count} look${count === 1 ? "" : "s"}, silent ${renderHours(longestSilenceMs, Math.ceil)} at most`;
  // Judged a little again is no harm, and what is left out would be.
  return `${looks}, judged ${renderHours(judgedMs, Math.floor)}${gatesOpen ? ", gates open" : ""}`;
}

/** Always hours and minutes, so that nothing is lost from one status to the next. */
function renderHours(ms: number, round: (minutes: number) => number): string {
  const minutes = round(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes}m` : `${hours}h ${minutes % 60}m`;
}

const HOURS = String.raw`((?:\d+h )?\d+m)`;
const PATTERN = new RegExp(`^(\\d+) looks?, silent ${HOURS} at most, judged ${HOURS}(, gates open)?$`);

/** What the status that speaks for a record says. */
interface Spoken {
  readonly phase: string;
  readonly reason: string | null;
}

/** Null where nobody has handed the watch over, or looked at it, yet. */
export function parseWatchLooks({ phase, reason }: Spoken): WatchLooks | null {
  const match = phase === "watching" ? PATTERN.exec(reason ?? "") : null;
  if (match === null) return null;
  const [, count, silence = "", judged = "", open] = match;
  return {
    count: Number(count),
    longestSilenceMs: parseHours(silence),
    judgedMs: parseHours(judged),
    gatesOpen: open !== undefined,
  };
}

function parseHours(text: string): number {
  const [minutes = "0", hours = "0"] = text.replace("m", "").split("h ").toReversed();
  return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
