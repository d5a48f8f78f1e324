/**
 * When a window is open, said minute by minute from what the runtime's own formatter shows on the wall: no arithmetic
 * with offsets, no time library. Slow, and independent of what it judges.
 */
const MINUTE_MS = 60_000;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** No zone's clock is ever put back by more than this. */
const LONGEST_REPEAT_MINUTES = 180;

export interface WrittenWindow {
  readonly days: readonly string[];
  readonly start: number;
  /** At most 1440; not after `start` means the next day. */
  readonly end: number;
  readonly zone: string;
}

export interface WrittenFreeze {
  /** `2026-12-20` or `2026-12-20T18:00`. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

export interface Written {
  readonly windows: readonly WrittenWindow[];
  readonly freezes: readonly WrittenFreeze[];
}

interface Wall {
  readonly day: string;
  readonly minute: number;
  /** `2026-12-20T18:00`, which sorts as time does. */
  readonly stamp: string;
}

/** Is it open in each of `minutes` minutes from `from`, a whole minute? */
export function modelOpen({ windows, freezes }: Written, from: number, minutes: number): boolean[] {
  const zones = [...new Set([...windows, ...freezes].map(({ zone }) => zone))];
  const walls = new Map(
    zones.map((zone) => [
      zone,
      wallsOf(zone, from - LONGEST_REPEAT_MINUTES * MINUTE_MS, minutes + 2 * LONGEST_REPEAT_MINUTES),
    ]),
  );
  const wallsIn = (zone: string) => walls.get(zone) ?? [];
  const frozen = freezes.map((freeze) => frozenMinutes(freeze, wallsIn(freeze.zone)));
  return Array.from({ length: minutes }, (_, index) => {
    const at = index + LONGEST_REPEAT_MINUTES;
    const allowed = windows.length === 0 || windows.some((window) => shows(window, wallsIn(window.zone)[at]));
    return allowed && !frozen.some((minutes) => minutes[at]);
  });
}

function shows({ days, start, end }: WrittenWindow, wall: Wall | undefined): boolean {
  if (wall === undefined) throw new Error("the model looks outside of what it read");
  const yesterday = DAYS[(DAYS.indexOf(wall.day) + 6) % 7] ?? "";
  if (end > start) return days.includes(wall.day) && wall.minute >= start && wall.minute < end;
  return (days.includes(wall.day) && wall.minute >= start) || (days.includes(yesterday) && wall.minute < end);
}

/** Frozen from the first minute that shows `from` or later, to the last that shows less than `to`. */
function frozenMinutes({ from, to }: WrittenFreeze, walls: readonly Wall[]): boolean[] {
  const hasTime = to.includes("T");
  const begun = walls.map(({ stamp }) => (from.includes("T") ? stamp >= from : stamp.slice(0, 10) >= from));
  const notOver = walls.map(({ stamp }) => (hasTime ? stamp < to : stamp.slice(0, 10) <= to));
  const first = begun.indexOf(true);
  const last = notOver.lastIndexOf(true);
  return walls.map((_, index) => first >= 0 && index >= first && index <= last);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function wallsOf(zone: string, from: number, minutes: number): Wall[] {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  formatters.set(zone, formatter);
  return Array.from({ length: minutes }, (_, index) => {
    // "Sun, 11/22/2026, 02:00"
    const shown = formatter.format(from + index * MINUTE_MS);
    const match = /^(\w{3}), (\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d)$/.exec(shown);
    if (match === null) throw new Error(`the formatter shows ${shown}`);
    const [, day = "", month, date, year, hour, minute] = match;
    return { day, minute: Number(hour) * 60 + Number(minute), stamp: `${year}-${month}-${date}T${hour}:${minute}` };
  });
}
