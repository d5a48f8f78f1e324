export const id = 3423;
export const ids = [3423,4629];
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

/***/ 23423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderChecklistEnd: () => (/* binding */ renderChecklistEnd)
/* harmony export */ });
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38478);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45623);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55194);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15405);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25770);







const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
/** Columns of the verdict's word and the space after it. */
const INDENT = 6;
const FACTS = 8;
const PLAIN = { strong: (text) => text, text: oneLine, person: oneLine, prose: oneLine, separator: " " };
function renderChecklistEnd(report, columns) {
    const renderRow = (word, text) => (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(oneLine(text), columns, word.padEnd(INDENT));
    return [
        ...(0,_groups_js__WEBPACK_IMPORTED_MODULE_6__/* .groupItems */ .A)(report.items).flatMap(({ name, items }) => [
            ...(name === null ? [] : (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(oneLine(name), columns)),
            ...items.flatMap((item) => renderItem(item, renderRow)),
            "",
        ]),
        ...report.notices.flatMap((notice) => renderRow("note", notice)),
        ...(report.notices.length > 0 ? [""] : []),
        ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)((0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .renderChecklistVerdict */ .C)(report, PLAIN), columns),
    ];
}
/** The title alone of what passed; below the rest what was found and what to do. */
function renderItem(item, renderRow) {
    const { title, verdict, override, boxes } = item;
    const head = [
        ...renderRow(WORD[verdict.outcome], title),
        ...(override === null ? [] : renderRow("", `Overridden by ${override.login}: ${override.reason}`)),
    ];
    if (verdict.outcome === "pass")
        return head;
    return [
        ...head,
        ...renderRow("", (0,_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutTitle */ .Z)(title, verdict.summary)),
        ...(0,_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .evidenceBeside */ .Iu)(item)
            .filter(isShort)
            .slice(0, FACTS)
            .flatMap(({ label, value }) => renderRow("", `${label}: ${value}`)),
        ...(verdict.remedy === undefined ? [] : renderRow("", `To do: ${verdict.remedy}`)),
        ...boxes.flatMap((box) => renderRow("", `${box.label}: ${plainSignature(box)}`)),
    ];
}
function plainSignature(box) {
    return (0,_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .renderSignature */ .BE)(box, { text: (login) => login, code: (commit) => commit });
}
/** Lines of output went by when the command ran. */
function isShort({ value }) {
    return value.length <= 200 && !value.trim().includes("\n");
}
function oneLine(text) {
    return (0,_production_js__WEBPACK_IMPORTED_MODULE_4__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(text).replace(/\s+/g, " ").trim());
}


/***/ })

};
