/** The words of a window: `Mon-Thu 09:00-17:00 Europe/Berlin`, `2026-12-20T18:00`, a zone's name. */
import { z } from "zod";

/** In the order of ISO 8601; a day's number is its index. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

const WINDOW_FORM = 'days, times and a zone, such as "Mon-Thu 09:00-17:00 Europe/Berlin" or "daily 22:00-02:00 UTC"';
const TIME_FORM = 'a date such as "2026-12-20", or a date and a time such as "2026-12-20T18:00"';
const MINUTES_OF_DAY = 1_440;

/** A window that comes back every week. */
export interface WeekWindow {
  /** As the plan writes it. */
  readonly text: string;
  /** Days on which it begins: 0 is Monday. */
  readonly days: readonly number[];
  /** Minute of the day, 0–1439. */
  readonly startMinute: number;
  /** Counted from the same midnight, first minute outside; above 1440 on the next day. */
  readonly endMinute: number;
  readonly zone: string;
}

/** A date, or a date and a time, of no zone yet. */
export interface LocalTime {
  readonly text: string;
  readonly hasTime: boolean;
  /** Milliseconds from 1970-01-01T00:00 to it on the same wall clock. */
  readonly wallMs: number;
}

export const weekWindow = z
  .string({ error: `expected ${WINDOW_FORM}` })
  .meta({
    pattern: String.raw`^\s*\S+\s+\d{2}:\d{2}-\d{2}:\d{2}\s+\S+\s*$`,
    examples: ["Sun 02:00-09:00 America/New_York", "Mon-Thu 09:00-17:00 Europe/Berlin", "daily 22:00-02:00 UTC"],
  })
  .transform((text, context) => orIssue(parseWeekWindow(text), context));

export const freezeTime = z
  // A file that says it is YAML 1.1 has its dates read before they come here, and the zone that was meant is lost.
  .string({ error: `expected ${TIME_FORM}, in quotes` })
  .meta({
    pattern: String.raw`^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$`,
    examples: ["2026-12-20", "2026-12-20T18:00"],
  })
  .transform((text, context) => orIssue(parseLocalTime(text), context));

export const zoneName = z
  .string({ error: "expected a time zone such as Europe/Berlin" })
  .superRefine((name, context) => {
    const message = mistakeInZone(name);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

type Context = Pick<z.RefinementCtx, "addIssue">;

function orIssue<Value extends object>(parsed: Value | string, context: Context): Value {
  if (typeof parsed !== "string") return parsed;
  context.addIssue({ code: "custom", message: parsed });
  return z.NEVER;
}

/** The window, or what is wrong with the text. */
function parseWeekWindow(text: string): WeekWindow | string {
  const [days = "", times = "", zone = "", ...more] = text.trim().split(/\s+/);
  if (zone === "" || more.length > 0) return `${JSON.stringify(text)} is not ${WINDOW_FORM}`;
  const dayNumbers = parseDays(days);
  if (typeof dayNumbers === "string") return dayNumbers;
  const match = /^([^-]+)-([^-]+)$/.exec(times);
  const startMinute = parseMinute(match?.[1] ?? "");
  const endOfDay = parseMinute(match?.[2] ?? "");
  if (startMinute === null || endOfDay === null || startMinute === MINUTES_OF_DAY) {
    return `${JSON.stringify(times)} is not a pair of times from 00:00 to 24:00, such as 09:00-17:00`;
  }
  if (startMinute === endOfDay) return `${times} begins and ends at the same time; the whole day is 00:00-24:00`;
  const wrong = mistakeInZone(zone);
  if (wrong !== null) return wrong;
  const endMinute = endOfDay > startMinute ? endOfDay : endOfDay + MINUTES_OF_DAY;
  return { text: text.trim(), days: dayNumbers, startMinute, endMinute, zone };
}

/** `Mon`, `Mon-Thu`, `Fri-Mon` across the week's end, `Mon,Wed,Fri-Sat`, `daily`. */
function parseDays(text: string): readonly number[] | string {
  if (text.toLowerCase() === "daily") return WEEKDAYS.map((_, day) => day);
  const days = new Set<number>();
  for (const range of text.split(",")) {
    const ends = range.split("-");
    const [first = -1, last = first] = ends.map(dayNumber);
    const unknown = ends.find((name) => dayNumber(name) < 0);
    if (unknown !== undefined || ends.length > 2) {
      return `${JSON.stringify(unknown ?? range)} is not a day: expected ${WEEKDAYS.join(", ")}, a range such as Mon-Thu, or daily`;
    }
    for (let day = first; ; day = (day + 1) % WEEKDAYS.length) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days].toSorted((left, right) => left - right);
}

function dayNumber(name: string): number {
  return WEEKDAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase());
}

function parseMinute(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (match === null || Number(match[2]) > 59) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= MINUTES_OF_DAY ? minute : null;
}

/** The local time, or what is wrong with the text. */
function parseLocalTime(text: string): LocalTime | string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (match === null) {
    const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim()) && text.includes(":");
    return `${JSON.stringify(text)} is not ${TIME_FORM}${zoned ? '; its zone goes into "zone"' : ""}`;
  }
  const [, date = "", time = "00:00", seconds = "00"] = match;
  const iso = `${date}T${time}:${seconds}`;
  const wallMs = Date.parse(`${iso}Z`);
  // The 30th of February would be read as a day of March.
  if (Number.isNaN(wallMs) || !new Date(wallMs).toISOString().startsWith(iso)) {
    return `${JSON.stringify(text)} does not exist in the calendar: expected ${TIME_FORM}`;
  }
  return { text: text.trim(), hasTime: match[2] !== undefined, wallMs };
}

/** Zones by name alone: an offset such as +01:00 would be an hour wrong for half of the year. */
function mistakeInZone(name: string): string | null {
  const known = /^[A-Za-z][\w+/-]*$/.test(name) && isZone(name);
  if (known) return null;
  const wanted = lettersOf(name);
  const all = Intl.supportedValuesOf("timeZone");
  const nearest =
    all.find((zone) => lettersOf(zone) === wanted) ??
    all.find((zone) => lettersOf(zone.split("/").at(-1) ?? "") === lettersOf(name.split("/").at(-1) ?? ""));
  const remedy =
    nearest === undefined ? "expected one such as Europe/Berlin, America/New_York or UTC" : `did you mean ${nearest}?`;
  return `${JSON.stringify(name)} is not a time zone: ${remedy}`;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
