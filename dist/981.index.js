export const id = 981;
export const ids = [981];
export const modules = {

/***/ 10981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderElapsed: () => (/* binding */ renderElapsed),
  renderTimeline: () => (/* binding */ renderTimeline)
});

// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/report/headline.js
var headline = __webpack_require__(17210);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
;// CONCATENATED MODULE: ./build/src/report/progress.js
/** How far a watch is, as people say it: `12m of 30m`, `1d 4h of 2d`. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Beyond its end a watch waits for the last data: it is then as far as it gets. */
function renderProgress(elapsedMs, totalMs) {
    const shownMs = Math.min(elapsedMs, totalMs);
    const unitMs = unitOf(shownMs, totalMs);
    const whole = Math.floor(shownMs / unitMs) * unitMs;
    return `${whole === 0 ? ZERO[unitMs === 1_000 ? "s" : "m"] : (0,duration/* renderDuration */.P)(whole)} of ${(0,duration/* renderDuration */.P)(totalMs)}`;
}
const ZERO = { s: "0s", m: "0m" };
/** As fine as somebody wants to know who waits for the end. */
function unitOf(shownMs, totalMs) {
    if (totalMs < 2 * MINUTE_MS)
        return 1_000;
    return totalMs >= DAY_MS && shownMs >= HOUR_MS ? HOUR_MS : MINUTE_MS;
}

// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
;// CONCATENATED MODULE: ./build/src/report/timeline.js





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
    return event.decision === "rolled-back" ? (0,headline/* renderHeadline */.L)(event) : DECISION[event.decision];
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
    if (command === "rollback")
        return command;
    return release === "" ? `${command}, one look` : `${command} ${(0,production/* shortenCommits */.G)(release)}`;
}
/** One line for each look that says something new: in a watch of days the next hour, and not the next minute. */
function isTickShown({ elapsedMs, previousMs, totalMs }) {
    return previousMs === null || renderProgress(elapsedMs, totalMs) !== renderProgress(previousMs, totalMs);
}
function renderTick({ elapsedMs, totalMs, clear, open }) {
    const waiting = open === 0 ? "" : `, ${open} waiting for data`;
    return `${renderProgress(elapsedMs, totalMs)}: ${clear} of ${clear + open} conditions clear${waiting}`;
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
    const lead = `${(0,wrap_text/* fitText */.v)((0,printable/* printable */.g)(left), TIME_COLUMNS - 1)} ${word.padEnd(WORD_COLUMNS)}`;
    return (0,wrap_text.wrapText)((0,production/* shortenCommits */.G)((0,printable/* printable */.g)(text).replaceAll("\n", " ")), columns, lead);
}


/***/ })

};
