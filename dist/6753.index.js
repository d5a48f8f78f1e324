export const id = 6753;
export const ids = [6753,9134,4629];
export const modules = {

/***/ 94629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qz: () => (/* binding */ widthOf),
/* harmony export */   vY: () => (/* binding */ fitText),
/* harmony export */   wrapText: () => (/* binding */ wrapText)
/* harmony export */ });
/* unused harmony export MINIMUM_COLUMNS */
/* harmony import */ var string_width__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94668);
/* harmony import */ var wrap_ansi__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62958);
/** Text onto lines of a terminal, by the columns that its characters take: letters of some scripts take two. */


/** A narrower terminal has to break lines itself. */
const MINIMUM_COLUMNS = 20;
/** Below this a text that hangs under its beginning would be a strip of single words. */
const NARROW = 60;
const NARROW_INDENT = 4;
/** A space before a letter of no width stays at the end of a full line, one column too far. */
const UNSEEN_END = /(?:\s|\p{Default_Ignorable_Code_Point})+$/u;
const ASCII = /^[\x20-\x7e]*$/;
/**
 * Lines of at most `room` columns, broken between words; a word that is longer than a line is cut. The first begins with
 * `lead`, the others hang under the text, or in a narrow terminal a little in from the left.
 */
function wrapText(text, room, lead = "") {
    const columns = Math.max(room, MINIMUM_COLUMNS);
    const width = widthOf(lead);
    if (width === 0)
        return breakLines(text, columns);
    if (columns >= NARROW || width <= columns / 4) {
        const [first = "", ...rest] = breakLines(text, columns - width);
        return [`${lead}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(width)}${line}`)];
    }
    const indent = " ".repeat(NARROW_INDENT);
    if (lead.trim() === "")
        return breakLines(text, columns - NARROW_INDENT).map((line) => `${indent}${line}`);
    const [first = "", ...rest] = breakLines(`${lead}${text}`.trimEnd(), columns - NARROW_INDENT);
    return [first, ...rest.map((line) => `${indent}${line}`)];
}
/** Exactly `columns` wide: cut where it is longer, filled up with spaces where it is shorter. */
function fitText(text, columns) {
    const [first = ""] = (0,wrap_ansi__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(text, columns, { hard: true, wordWrap: false }).split("\n");
    return `${first}${" ".repeat(Math.max(0, columns - widthOf(first)))}`;
}
/** Columns that it takes. */
function widthOf(text) {
    return ASCII.test(text) ? text.length : (0,string_width__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(text);
}
function breakLines(text, columns) {
    // Most lines are short and plain; this spares each of them the work of the others.
    if (text.length <= columns && ASCII.test(text))
        return [text.trim()];
    return (0,wrap_ansi__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(text, columns, { hard: true })
        .split("\n")
        .map((line) => line.replace(UNSEEN_END, ""));
}


/***/ }),

/***/ 1319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/**
 * Text of others (a command's output, a vendor's message, a plan's title) as a terminal may show it: no escape sequence,
 * no control character but the line break, and nothing that turns the direction of writing round, with which a text can
 * read as another one than it is.
 */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replace(/\p{Bidi_Control}/gu, "")
        .replace(/[^\P{Cc}\n]/gu, " ");
}


/***/ }),

/***/ 36753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderElapsed: () => (/* binding */ renderElapsed),
/* harmony export */   renderTimeline: () => (/* binding */ renderTimeline)
/* harmony export */ });
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15405);



/** `12:34:56  ` or `+29:00    ` */
const TIME_COLUMNS = 9;
const WORD_COLUMNS = 8;
/** A long watch is one line in this time, not one a tick. */
const TICK_SHOWN_MS = 5 * 60_000;
const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
const DECISION = {
    proceed: "proceed",
    hold: "HOLD",
    failed: "FAILED",
    "rolled-back": "ROLLED BACK",
};
/** Lines for an event; none for those that only a machine needs. `since` is the instant that counts as 00:00. */
function renderTimeline(event, since, columns) {
    const time = renderElapsed(event.at - since);
    const renderRow = (left, word, text) => rowOf(left, word, text, columns);
    switch (event.event) {
        case "start":
            return ["", event.command === "rollback" ? event.command : `${event.command} ${(0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(event.release)}`];
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
            return renderRow(time, "=", `${DECISION[event.decision]} (${event.reasonCode}): ${event.summary}`);
    }
}
const minutes = (ms) => String(Math.round(ms / 60_000));
/** The first one, and each that passes another mark; beyond the end of the watch they are marks of waiting. */
function isTickShown({ elapsedMs, previousMs }) {
    return previousMs === null || Math.floor(elapsedMs / TICK_SHOWN_MS) > Math.floor(previousMs / TICK_SHOWN_MS);
}
function renderTick({ elapsedMs, totalMs, clear, open }) {
    const waiting = open === 0 ? "" : `, ${open} waiting for data`;
    const state = `${clear} of ${clear + open} conditions clear${waiting}`;
    return `${minutes(Math.min(elapsedMs, totalMs))} of ${minutes(totalMs)} min: ${state}`;
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
    const lead = `${(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitText */ .vY)((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(left), TIME_COLUMNS - 1)} ${word.padEnd(WORD_COLUMNS)}`;
    return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(text).replaceAll("\n", " ")), columns, lead);
}


/***/ })

};
