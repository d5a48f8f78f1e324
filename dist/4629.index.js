export const id = 4629;
export const ids = [4629];
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


/***/ })

};
