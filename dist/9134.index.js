export const id = 9134;
export const ids = [9134];
export const modules = {

/***/ 91737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ renderProgress),
/* harmony export */   W: () => (/* binding */ renderStepProgress)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/** How far a watch or a step is, as people say it: `12m of 30m`, `1d 4h of 2d`. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Beyond its end a watch waits for the last data: it is then as far as it gets. */
function renderProgress(elapsedMs, totalMs) {
    const shownMs = Math.min(elapsedMs, totalMs);
    const unitMs = unitOf(shownMs, totalMs);
    const whole = Math.floor(shownMs / unitMs) * unitMs;
    return `${whole === 0 ? ZERO[unitMs === 1_000 ? "s" : "m"] : (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(whole)} of ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(totalMs)}`;
}
const ZERO = { s: "0s", m: "0m" };
/** As fine as somebody wants to know who waits for the end. */
function unitOf(shownMs, totalMs) {
    if (totalMs < 2 * MINUTE_MS)
        return 1_000;
    return totalMs >= DAY_MS && shownMs >= HOUR_MS ? HOUR_MS : MINUTE_MS;
}
/** `Back up: 34 %, public.messages, 12m of 20m planned`, and how much later it runs than planned. */
function renderStepProgress({ title, ratio, text, elapsedMs, plannedMs }) {
    const parts = [
        ...(ratio === null ? [] : [`${Math.floor(Math.min(1, Math.max(0, ratio)) * 100)} %`]),
        ...(text === "" ? [] : [text]),
        renderElapsedOf(elapsedMs, plannedMs),
    ];
    return `${title}: ${parts.join(", ")}`;
}
function renderElapsedOf(elapsedMs, plannedMs) {
    const whole = Math.max(1_000, Math.floor(elapsedMs / 1_000) * 1_000);
    const since = whole < MINUTE_MS ? (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(whole) : (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(Math.floor(whole / MINUTE_MS) * MINUTE_MS);
    if (plannedMs === null)
        return since;
    return elapsedMs > plannedMs
        ? `${since}, late: ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(plannedMs)} planned`
        : `${since} of ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(plannedMs)} planned`;
}


/***/ }),

/***/ 36753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderElapsed: () => (/* binding */ renderElapsed),
/* harmony export */   renderStepProgress: () => (/* reexport safe */ _progress_js__WEBPACK_IMPORTED_MODULE_2__.W),
/* harmony export */   renderTimeline: () => (/* binding */ renderTimeline)
/* harmony export */ });
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17210);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91737);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15405);






/** `12:34:56  ` or `+29:00    ` */
const TIME_COLUMNS = 9;
const WORD_COLUMNS = 8;
const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
const DECISION = {
    proceed: "proceed",
    watching: "watching",
    hold: "HOLD",
    failed: "FAILED",
    "rolled-back": "ROLLED BACK",
};
/** The word of a decision; of a rollback with what production serves. */
function renderDecision(event) {
    return event.decision === "rolled-back" ? (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .renderHeadline */ .L)(event) : DECISION[event.decision];
}
/** Lines for an event; none for those that only a machine needs. `since` is the instant that counts as 00:00. */
function renderTimeline(event, since, columns) {
    const time = renderElapsed(event.at - since);
    const renderRow = (left, word, text) => rowOf(left, word, text, columns);
    switch (event.event) {
        case "start":
            return ["", renderStart(event)];
        case "step":
            return renderRow(time, "done", event.text);
        case "step-progress":
            return event.beat ? renderRow(time, "step", (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderStepProgress */ .W)(event)) : [];
        case "gate":
            return [
                ...renderRow(time, WORD[event.verdict.outcome], `${event.title}: ${event.verdict.summary}`),
                ...(event.verdict.remedy === undefined ? [] : renderRow("", "", event.verdict.remedy)),
            ];
        case "condition":
            return event.verdict.outcome === "pass"
                ? []
                : renderRow(time, WORD[event.verdict.outcome], event.verdict.summary);
        case "tick":
            return isTickShown(event) ? renderRow(time, "watch", renderTick(event)) : [];
        case "note":
            return renderRow(time, "note", event.text);
        case "output":
            // Several commands print at once: each line says whose it is.
            return renderRow(event.title, "|", event.line);
        case "progress":
            return [];
        case "decision":
            return renderRow(time, "=", `${renderDecision(event)} (${event.reasonCode}): ${event.summary}`);
    }
}
function renderStart({ command, release }) {
    if (command === "rollback" || command === "restore")
        return command;
    return release === "" ? `${command}, one look` : `${command} ${(0,_production_js__WEBPACK_IMPORTED_MODULE_4__/* .shortenCommits */ .G)(release)}`;
}
/** One line for each look that says something new: in a watch of days the next hour, and not the next minute. */
function isTickShown({ elapsedMs, previousMs, totalMs }) {
    return previousMs === null || (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProgress */ .E)(elapsedMs, totalMs) !== (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProgress */ .E)(previousMs, totalMs);
}
function renderTick({ elapsedMs, totalMs, clear, open }) {
    const waiting = open === 0 ? "" : `, ${open} waiting for data`;
    return `${(0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProgress */ .E)(elapsedMs, totalMs)}: ${clear} of ${clear + open} conditions clear${waiting}`;
}
/** `00:00`, `29:59`, `1:02:03` since the start. */
function renderElapsed(ms) {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    const hours = Math.floor(seconds / 3_600);
    const rest = [Math.floor((seconds % 3_600) / 60), seconds % 60]
        .map((part) => String(part).padStart(2, "0"))
        .join(":");
    return hours > 0 ? `${hours}:${rest}` : rest;
}
function rowOf(left, word, text, columns) {
    const lead = `${(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitText */ .v)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(left), TIME_COLUMNS - 1)} ${word.padEnd(WORD_COLUMNS)}`;
    return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)((0,_production_js__WEBPACK_IMPORTED_MODULE_4__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(text).replaceAll("\n", " ")), columns, lead);
}


/***/ })

};
