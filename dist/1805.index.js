export const id = 1805;
export const ids = [1805,4629];
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

/***/ 11805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderCallHelp: () => (/* binding */ renderCallHelp),
/* harmony export */   renderHelp: () => (/* binding */ renderHelp)
/* harmony export */ });
/* unused harmony exports nameOf, describeOption */
/* harmony import */ var _lib_option_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97892);
/* harmony import */ var _lib_parse_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36937);
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94629);
/** What `--help` prints, within the columns of the terminal. */



/** Wider names have their description on the next line. */
const MAXIMUM_NAME = 26;
/** Below this, descriptions stand under the names: beside them they would be strips of single words. */
const NARROW = 60;
const EXIT_CODES = "0 proceed, or rolled back as asked; 1 failed; 2 an error in the plan or the call; 3 hold; 4 rolled back by a watch; 70 Holdpoint itself failed";
/** Everything that can be called. */
function renderHelp(commands, tools, columns) {
    return page([
        (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)("holdpoint: hold points for deployments", columns),
        paragraph("Usage", ["holdpoint COMMAND [OPTIONS]"], columns),
        section("A release, in this order", describeAll(commands), columns),
        section("Around it", describeAll(tools), columns),
        section("Options", [
            ["--help, -h", "Show this page, or a command's: holdpoint COMMAND --help."],
            ["--version, -V", "The version."],
        ], columns),
        exitCodes(columns),
    ]);
}
/** One command or tool: how it is called, its own options, examples. */
function renderCallHelp(name, { description, options, examples }, columns) {
    const rows = Object.entries(options)
        .filter(([, option]) => (0,_lib_option_js__WEBPACK_IMPORTED_MODULE_2__/* .isAtEdge */ .d)(option, "terminal"))
        .map(([option, declared]) => [nameOf(option, declared), describeOption(declared)]);
    return page([
        (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(description, columns),
        paragraph("Usage", [`holdpoint ${name}${rows.length > 0 ? " [OPTIONS]" : ""}`], columns),
        section("Options", [...rows, ["--help, -h", "This page."]], columns),
        [
            ...(examples.length > 1 ? ["Examples:"] : ["Example:"]),
            ...examples.flatMap(({ call, meaning }) => [
                ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(`holdpoint ${call}`, columns, "  "),
                ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(meaning, columns, "    "),
            ]),
        ],
        exitCodes(columns),
    ]);
}
/** `--stage staging|production`. */
function nameOf(name, option) {
    return option.type === "flag" ? `--${name}` : `--${name} ${(0,_lib_parse_options_js__WEBPACK_IMPORTED_MODULE_0__/* .placeholderOf */ .h)(option)}`;
}
/** The sentence, the values where the name does not show them, and what holds where the option is not given. */
function describeOption(option) {
    const values = option.type === "choice" && option.placeholder !== undefined ? option.values : [];
    const standing = option.default ?? option.otherwise;
    return [
        option.description,
        ...(values.length === 0 ? [] : [`One of ${values.join(", ")}.`]),
        ...(standing === undefined ? [] : [`[default: ${standing}]`]),
    ].join(" ");
}
function describeAll(callables) {
    return Object.entries(callables).map(([name, { description }]) => [name, description]);
}
function exitCodes(columns) {
    return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(`Exit codes: ${EXIT_CODES}.`, columns);
}
function paragraph(title, lines, columns) {
    return lines.flatMap((line) => (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(`${title}: ${line}`, columns));
}
function section(title, rows, columns) {
    const widest = Math.max(...rows.map(([name]) => (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(name)).filter((width) => width <= MAXIMUM_NAME));
    return [`${title}:`, ...rows.flatMap(([name, description]) => renderRow(name, description, widest, columns))];
}
function renderRow(name, description, widest, columns) {
    if (columns < NARROW)
        return [...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(name, columns, "  "), ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(description, columns, "    ")];
    const lead = `  ${name.padEnd(widest)}  `;
    if ((0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(name) <= widest)
        return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(description, columns, lead);
    return [...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(name, columns, "  "), ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_1__.wrapText)(description, columns, " ".repeat(widest + 4))];
}
function page(paragraphs) {
    return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}


/***/ })

};
