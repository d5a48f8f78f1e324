/**
 * When windows open and close. Pure: (spec, instant) → instant.
 *
 * The rule for clock changes: a window is open while a clock on a wall of its zone shows a time in it. So an hour that
 * the clock shows twice is twice in the window, and one that it never shows is in none. Between two changes a wall
 * clock is the instant plus a constant, so every search goes from change to change.
 */
import { Temporal } from "temporal-polyfill";
import type { Freeze, WindowSpec } from "./spec.ts";
import { type LocalTime, WEEKDAYS, type WeekWindow } from "./words.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How far ahead is looked. */
const HORIZON_MS = 366 * DAY_MS;

/** A freeze as instants, half-open. */
export interface FrozenSpan {
  readonly freeze: Freeze;
  readonly fromAt: number;
  readonly toAt: number;
}

/** Freezes that hold at an instant, in the plan's order. */
export function freezesAt(spec: WindowSpec, at: number): readonly FrozenSpan[] {
  return frozenSpans(spec).filter((span) => holds(span, at));
}

/** Windows that are open at an instant, whatever the freezes say. */
export function windowsAt(spec: WindowSpec, at: number): readonly WeekWindow[] {
  return spec.allow.filter((window) => isOpenWindow(window, at));
}

export function isOpen(spec: WindowSpec, at: number): boolean {
  return isAllowed(spec, at) && freezesAt(spec, at).length === 0;
}

/** The first instant from `at` on at which it is open, `at` itself included; null where there is none in a year. */
export function nextOpening(spec: WindowSpec, at: number): number | null {
  const limit = at + HORIZON_MS;
  const spans = frozenSpans(spec);
  let now = at;
  while (now <= limit) {
    const opening = allowedFrom(spec, now, limit);
    if (opening === null) return null;
    const ends = spans.filter((span) => holds(span, opening)).map(({ toAt }) => toAt);
    if (ends.length === 0) return opening;
    now = Math.max(...ends);
  }
  return null;
}

/** The first instant after `at`, when it is open, at which it is not any more; null where it stays open for a year. */
export function openUntil(spec: WindowSpec, at: number): number | null {
  const limit = at + HORIZON_MS;
  const starts = frozenSpans(spec).flatMap(({ fromAt, toAt }) => (fromAt > at && toAt > fromAt ? [fromAt] : []));
  const frozenFrom = Math.min(Infinity, ...starts);
  let now = at;
  while (now <= limit && now < frozenFrom) {
    const open = windowsAt(spec, now);
    if (open.length === 0 && spec.allow.length > 0) return now;
    now = open.length === 0 ? frozenFrom : Math.max(...open.map((window) => closingOf(window, now)));
  }
  return frozenFrom <= Math.min(now, limit) ? frozenFrom : null;
}

/** `Sun 2026-11-22 02:00 America/New_York (2026-11-22T07:00:00Z)`. */
export function renderZoned(at: number, zone: string): string {
  const local = zoned(at, zone);
  const date = `${WEEKDAYS[local.dayOfWeek - 1]} ${local.toPlainDate().toString()}`;
  const utc = local.toInstant().toString({ smallestUnit: "second" });
  return `${date} ${local.toPlainTime().toString({ smallestUnit: "minute" })} ${zone}${zone === "UTC" ? "" : ` (${utc})`}`;
}

function isAllowed(spec: WindowSpec, at: number): boolean {
  return spec.allow.length === 0 || spec.allow.some((window) => isOpenWindow(window, at));
}

function allowedFrom(spec: WindowSpec, at: number, limit: number): number | null {
  if (spec.allow.length === 0) return at;
  const openings = spec.allow.flatMap((window) => openingOf(window, at, limit) ?? []);
  return openings.length === 0 ? null : Math.min(...openings);
}

function isOpenWindow(window: WeekWindow, at: number): boolean {
  return occurrenceAt(window, at + offsetAt(at, window.zone)) !== null;
}

/** The first instant from `at` on, not after `limit`, at which the window is open. */
function openingOf(window: WeekWindow, at: number, limit: number): number | null {
  let now = at;
  while (now <= limit) {
    const offset = offsetAt(now, window.zone);
    const wall = now + offset;
    const opening = (occurrenceAt(window, wall) === null ? nextStart(window, wall) : wall) - offset;
    const change = nextChange(now, window.zone);
    if (opening < change) return opening;
    now = change;
  }
  return null;
}

/** Where an open window closes, or where the zone's clock changes before that. */
function closingOf(window: WeekWindow, at: number): number {
  const offset = offsetAt(at, window.zone);
  const end = occurrenceAt(window, at + offset) ?? at + offset;
  return Math.min(end - offset, nextChange(at, window.zone));
}

/** The end on the wall clock of the occurrence that holds `wall`; null where none does. One may have begun yesterday. */
function occurrenceAt(window: WeekWindow, wall: number): number | null {
  const today = Math.floor(wall / DAY_MS);
  const ends = [today - 1, today]
    .filter((day) => begins(window, day))
    .map((day) => day * DAY_MS + window.endMinute * MINUTE_MS);
  const [end] = ends.filter((end) => wall < end && wall >= end - (window.endMinute - window.startMinute) * MINUTE_MS);
  return end ?? null;
}

function nextStart(window: WeekWindow, wall: number): number {
  let day = Math.floor(wall / DAY_MS);
  while (!begins(window, day) || day * DAY_MS + window.startMinute * MINUTE_MS <= wall) day += 1;
  return day * DAY_MS + window.startMinute * MINUTE_MS;
}

/** Days count from 1970-01-01, which was a Thursday. */
function begins(window: WeekWindow, day: number): boolean {
  return window.days.includes((((day + 3) % 7) + 7) % 7);
}

function holds({ fromAt, toAt }: FrozenSpan, at: number): boolean {
  return fromAt <= at && at < toAt;
}

function frozenSpans(spec: WindowSpec): readonly FrozenSpan[] {
  return spec.freeze.map((freeze) => ({
    freeze,
    fromAt: instantOf(freeze.from, freeze.zone, "first"),
    toAt: freeze.to.hasTime
      ? instantOf(freeze.to, freeze.zone, "last")
      : startOfDay(freeze.to.wallMs + DAY_MS, freeze.zone),
  }));
}

/**
 * When a wall clock shows a time: of one that it shows twice the first or the last, as asked, so that a freeze is
 * rather too long; of one that it never shows the moment at which it jumps over it.
 */
function instantOf(time: LocalTime, zone: string, which: "first" | "last"): number {
  if (!time.hasTime) return startOfDay(time.wallMs, zone);
  const local = plain(time.wallMs);
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (!earlier.toPlainDateTime().equals(local)) {
    return earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? earlier.epochMilliseconds;
  }
  return which === "first"
    ? earlier.epochMilliseconds
    : local.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds;
}

/** A day need not begin at 00:00: some zones change their clocks at midnight. */
function startOfDay(wallMs: number, zone: string): number {
  return plain(wallMs).toPlainDate().toZonedDateTime(zone).epochMilliseconds;
}

function plain(wallMs: number): Temporal.PlainDateTime {
  return zoned(wallMs, "UTC").toPlainDateTime();
}

/** A span in which a wall clock of the zone is the instant plus `offset`, half-open. */
interface SteadySpan {
  readonly fromAt: number;
  readonly toAt: number;
  readonly offset: number;
}

/** The span of each zone that was asked for last: a search over a year asks for the same one from day to day. */
const steadySpans = new Map<string, SteadySpan>();

function offsetAt(at: number, zone: string): number {
  return steadySpanAt(at, zone).offset;
}

/** When the zone's clock is changed next; never is infinity. */
function nextChange(at: number, zone: string): number {
  return steadySpanAt(at, zone).toAt;
}

function steadySpanAt(at: number, zone: string): SteadySpan {
  const last = steadySpans.get(zone);
  if (last !== undefined && last.fromAt <= at && at < last.toAt) return last;
  const local = zoned(at, zone);
  const span = {
    fromAt: at,
    toAt: local.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity,
    offset: local.offsetNanoseconds / 1_000_000,
  };
  steadySpans.set(zone, span);
  return span;
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
