export const id = 1705;
export const ids = [1705];
export const modules = {

/***/ 94629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ widthOf),
/* harmony export */   v: () => (/* binding */ fitText),
/* harmony export */   wrapText: () => (/* binding */ wrapText)
/* harmony export */ });
/* harmony import */ var fast_string_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93223);
/* harmony import */ var fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48483);
/** Text onto lines of a terminal, by the columns that its characters take: letters of some scripts take two. */


/** A narrower terminal has to break lines itself. */
const MINIMUM_COLUMNS = 20;
/** Below this a text that hangs under its beginning would be a strip of single words. */
const NARROW = 60;
const NARROW_INDENT = 4;
/** A space before a letter of no width, or half a letter, stays at the end of a full line, one column too far. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Surrogate}]$/u;
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
    const [first = ""] = (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true, wordWrap: false }).split("\n");
    return `${first}${" ".repeat(Math.max(0, columns - widthOf(first)))}`;
}
/** Columns that it takes. */
function widthOf(text) {
    return ASCII.test(text) ? text.length : (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(text);
}
function breakLines(text, columns) {
    // Most lines are short and plain; this spares each of them the work of the others.
    if (text.length <= columns && ASCII.test(text))
        return [text.trim()];
    return (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true }).split("\n").map(withoutUnseenEnd);
}
/** From its end: a pattern would be tried from each letter of a line that may be all letters of no width. */
function withoutUnseenEnd(line) {
    if (ASCII.test(line))
        return line.trimEnd();
    const letters = [...line];
    return letters.slice(0, letters.findLastIndex((letter) => !UNSEEN.test(letter)) + 1).join("");
}


/***/ }),

/***/ 97864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ MAXIMUM_BYTES),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** A plan file's text. */


/** A hundred items with their gates have a tenth of that. */
const MAXIMUM_BYTES = 256 * 1024;
/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
async function readPlanFile(path) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (size > MAXIMUM_BYTES)
            throw invalid(path, describeSize(size));
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb)
            throw error;
        throw invalid(path, describeReadError(error));
    }
}
function describeSize(bytes) {
    return {
        message: `the file has ${Math.ceil(bytes / 1024)} KiB, and a plan has at most ${MAXIMUM_BYTES / 1024} KiB; it was not read`,
        remedy: "Is it the right file?",
    };
}
function invalid(file, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT") {
        return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
    }
    if (code === "EISDIR")
        return { message: "this is a folder, not a plan file" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return { message: "not YAML: the file is not text in UTF-8" };
    return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ }),

/***/ 33653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ renderPlanChanges),
/* harmony export */   n: () => (/* binding */ renderPlanChangeLines)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81201);
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1319);
/** What a change of the plan means, for people: those parts first that ask for less than before. */




const WEAKER = "weaker";
/** In Markdown, at most so many of so many characters. */
function renderPlanChanges(changes, most, characters) {
    if (changes.length === 0)
        return "";
    const weaker = changes.filter(({ weakens }) => weakens === true).length;
    const shown = changes.slice(0, most);
    const left = changes.length - shown.length;
    return [
        "### What this changes in the plan",
        "",
        `${countOf(changes.length)}${weaker === 0 ? "" : `, ${weaker} of them **${WEAKER}** than now`}; the base branch's plan is the one that was used here.`,
        "",
        ...shown.map(({ area, text, weakens }) => `- ${weakens === false ? "" : `**${wordOf(weakens)}**, `}${area}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderProse */ .E9)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .I)(text, characters))}`),
        ...(left > 0 ? [`- and ${left} more: \`holdpoint explain --against\` says all of them`] : []),
    ].join("\n");
}
/** In a terminal, with nothing left out. */
function renderPlanChangeLines(changes, columns) {
    if (changes.length === 0)
        return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)("Both plans mean the same.", columns);
    const weaker = changes.filter(({ weakens }) => weakens === true).length;
    return [
        ...changes.flatMap(({ area, text, weakens }) => (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(`${area}: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(text)}`, columns, wordOf(weakens).padEnd(wordOf("perhaps").length + 1))),
        "",
        ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(`${countOf(changes.length)}, ${weaker} ${WEAKER} than before.`, columns),
    ];
}
function wordOf(weakens) {
    if (weakens === "perhaps")
        return `perhaps ${WEAKER}`;
    return weakens ? WEAKER : "";
}
function countOf(count) {
    return `${count} ${count === 1 ? "change" : "changes"}`;
}


/***/ }),

/***/ 79158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   printChanges: () => (/* binding */ printChanges)
/* harmony export */ });
/* harmony import */ var _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80858);
/* harmony import */ var _plan_compare_compare_plans_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59094);
/* harmony import */ var _plan_load_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68655);
/* harmony import */ var _report_plan_changes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33653);




/** What `file` says otherwise than `against`. */
async function printChanges(against, file, json, { line, columns }) {
    const [before, after] = [await (0,_plan_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadPlan */ .Y)(against, _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .extensions */ .X), await (0,_plan_load_js__WEBPACK_IMPORTED_MODULE_2__/* .loadPlan */ .Y)(file, _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .extensions */ .X)];
    const changes = (0,_plan_compare_compare_plans_js__WEBPACK_IMPORTED_MODULE_1__.comparePlans)(before, after, _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_0__/* .extensions */ .X);
    if (json) {
        const weakens = changes.filter((change) => change.weakens === true).length;
        line(JSON.stringify({ version: 1, against: before.digest, plan: after.digest, changes, weakens }));
    }
    else
        for (const text of (0,_report_plan_changes_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPlanChangeLines */ .n)(changes, columns))
            line(text);
    return 0;
}


/***/ })

};
