export const id = 2153;
export const ids = [2153];
export const modules = {

/***/ 82153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   freezesAt: () => (/* binding */ freezesAt),
/* harmony export */   isOpen: () => (/* binding */ isOpen),
/* harmony export */   nextOpening: () => (/* binding */ nextOpening),
/* harmony export */   openUntil: () => (/* binding */ openUntil),
/* harmony export */   renderZoned: () => (/* binding */ renderZoned),
/* harmony export */   windowsAt: () => (/* binding */ windowsAt)
/* harmony export */ });
/* harmony import */ var temporal_polyfill__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48599);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81762);
/**
 * When windows open and close. Pure: (spec, instant) → instant.
 *
 * The rule for clock changes: a window is open while a clock on a wall of its zone shows a time in it. So an hour that
 * the clock shows twice is twice in the window, and one that it never shows is in none. Between two changes a wall
 * clock is the instant plus a constant, so every search goes from change to change.
 */


const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How far ahead is looked. */
const HORIZON_MS = 366 * DAY_MS;
/** Freezes that hold at an instant, in the plan's order. */
function freezesAt(spec, at) {
    return frozenSpans(spec).filter((span) => holds(span, at));
}
/** Windows that are open at an instant, whatever the freezes say. */
function windowsAt(spec, at) {
    return spec.allow.filter((window) => isOpenWindow(window, at));
}
function isOpen(spec, at) {
    return isAllowed(spec, at) && freezesAt(spec, at).length === 0;
}
/** The first instant from `at` on at which it is open, `at` itself included; null where there is none in a year. */
function nextOpening(spec, at) {
    const limit = at + HORIZON_MS;
    const spans = frozenSpans(spec);
    let now = at;
    while (now <= limit) {
        const opening = allowedFrom(spec, now, limit);
        if (opening === null)
            return null;
        const ends = spans.filter((span) => holds(span, opening)).map(({ toAt }) => toAt);
        if (ends.length === 0)
            return opening;
        now = Math.max(...ends);
    }
    return null;
}
/** The first instant after `at`, when it is open, at which it is not any more; null where it stays open for a year. */
function openUntil(spec, at) {
    const limit = at + HORIZON_MS;
    const starts = frozenSpans(spec).flatMap(({ fromAt, toAt }) => (fromAt > at && toAt > fromAt ? [fromAt] : []));
    const frozenFrom = Math.min(Infinity, ...starts);
    let now = at;
    while (now <= limit && now < frozenFrom) {
        const open = windowsAt(spec, now);
        if (open.length === 0 && spec.allow.length > 0)
            return now;
        now = open.length === 0 ? frozenFrom : Math.max(...open.map((window) => closingOf(window, now)));
    }
    return frozenFrom <= Math.min(now, limit) ? frozenFrom : null;
}
/** `Sun 2026-11-22 02:00 America/New_York (2026-11-22T07:00:00Z)`. */
function renderZoned(at, zone) {
    const local = zoned(at, zone);
    const date = `${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .WEEKDAYS */ .w4[local.dayOfWeek - 1]} ${local.toPlainDate().toString()}`;
    const utc = local.toInstant().toString({ smallestUnit: "second" });
    return `${date} ${local.toPlainTime().toString({ smallestUnit: "minute" })} ${zone}${zone === "UTC" ? "" : ` (${utc})`}`;
}
function isAllowed(spec, at) {
    return spec.allow.length === 0 || spec.allow.some((window) => isOpenWindow(window, at));
}
function allowedFrom(spec, at, limit) {
    if (spec.allow.length === 0)
        return at;
    const openings = spec.allow.flatMap((window) => openingOf(window, at, limit) ?? []);
    return openings.length === 0 ? null : Math.min(...openings);
}
function isOpenWindow(window, at) {
    return occurrenceAt(window, at + offsetAt(at, window.zone)) !== null;
}
/** The first instant from `at` on, not after `limit`, at which the window is open. */
function openingOf(window, at, limit) {
    let now = at;
    while (now <= limit) {
        const offset = offsetAt(now, window.zone);
        const wall = now + offset;
        const opening = (occurrenceAt(window, wall) === null ? nextStart(window, wall) : wall) - offset;
        const change = nextChange(now, window.zone);
        if (opening < change)
            return opening;
        now = change;
    }
    return null;
}
/** Where an open window closes, or where the zone's clock changes before that. */
function closingOf(window, at) {
    const offset = offsetAt(at, window.zone);
    const end = occurrenceAt(window, at + offset) ?? at + offset;
    return Math.min(end - offset, nextChange(at, window.zone));
}
/** The end on the wall clock of the occurrence that holds `wall`; null where none does. One may have begun yesterday. */
function occurrenceAt(window, wall) {
    const today = Math.floor(wall / DAY_MS);
    const ends = [today - 1, today]
        .filter((day) => begins(window, day))
        .map((day) => day * DAY_MS + window.endMinute * MINUTE_MS);
    const [end] = ends.filter((end) => wall < end && wall >= end - (window.endMinute - window.startMinute) * MINUTE_MS);
    return end ?? null;
}
function nextStart(window, wall) {
    let day = Math.floor(wall / DAY_MS);
    while (!begins(window, day) || day * DAY_MS + window.startMinute * MINUTE_MS <= wall)
        day += 1;
    return day * DAY_MS + window.startMinute * MINUTE_MS;
}
/** Days count from 1970-01-01, which was a Thursday. */
function begins(window, day) {
    return window.days.includes((((day + 3) % 7) + 7) % 7);
}
function holds({ fromAt, toAt }, at) {
    return fromAt <= at && at < toAt;
}
function frozenSpans(spec) {
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
function instantOf(time, zone, which) {
    if (!time.hasTime)
        return startOfDay(time.wallMs, zone);
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
function startOfDay(wallMs, zone) {
    return plain(wallMs).toPlainDate().toZonedDateTime(zone).epochMilliseconds;
}
function plain(wallMs) {
    return zoned(wallMs, "UTC").toPlainDateTime();
}
/** The span of each zone that was asked for last: a search over a year asks for the same one from day to day. */
const steadySpans = new Map();
function offsetAt(at, zone) {
    return steadySpanAt(at, zone).offset;
}
/** When the zone's clock is changed next; never is infinity. */
function nextChange(at, zone) {
    return steadySpanAt(at, zone).toAt;
}
function steadySpanAt(at, zone) {
    const last = steadySpans.get(zone);
    if (last !== undefined && last.fromAt <= at && at < last.toAt)
        return last;
    const local = zoned(at, zone);
    const span = {
        fromAt: at,
        toAt: local.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity,
        offset: local.offsetNanoseconds / 1_000_000,
    };
    steadySpans.set(zone, span);
    return span;
}
function zoned(at, zone) {
    return temporal_polyfill__WEBPACK_IMPORTED_MODULE_1__/* .Temporal */ .fE.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}


/***/ })

};
