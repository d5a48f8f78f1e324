export const id = 3423;
export const ids = [3423,4629];
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

/***/ 38478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ renderSignature),
/* harmony export */   D5: () => (/* binding */ renderMinute),
/* harmony export */   Iu: () => (/* binding */ evidenceBeside),
/* harmony export */   OL: () => (/* binding */ renderSignatures),
/* harmony export */   UW: () => (/* binding */ renderBoxes)
/* harmony export */ });
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45623);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5937);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81201);




const TICKS_COUNT = "A tick counts only for this commit, and only from somebody named beside the box. A new commit clears the boxes, except those marked as staying.";
/** The section, with titles and labels of at most so many characters; nothing where the plan asks nobody. */
function renderBoxes(items, characters) {
    return renderSection(items, characters, [TICKS_COUNT], (box) => `[${box.approval === null ? " " : "x"}] ${(0,_marks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderBoxMark */ .RD)(box)} `);
}
/** The same for reading alone: where nothing can be clicked, a box would only look as if it could. */
function renderSignatures(items) {
    return renderSection(items, 100, [], () => "");
}
function renderSection(items, characters, intro, mark) {
    const groups = (0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .groupItems */ .A)(items.filter(({ boxes }) => boxes.length > 0));
    if (groups.length === 0)
        return "";
    return [
        "### Sign-offs",
        ...intro,
        ...groups.flatMap(({ name, items: found }) => [
            // One group alone is clear from its titles.
            ...(name === null || groups.length === 1 ? [] : [`#### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(name, Math.min(characters, 80))}`]),
            found.flatMap((item) => item.boxes.map((box) => `- ${mark(box)}${renderBox(item, box, characters)}`)).join("\n"),
        ]),
    ].join("\n\n");
}
/** With what stands before it, one line, which marks.ts reads back. */
function renderBox({ title }, box, characters) {
    const label = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .I)(box.label, characters));
    return `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(title, characters)}** by ${label}: ${renderSignature(box)}`;
}
const MARKDOWN = { text: (login) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .I)(login, 60)), code: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N };
/** Who, when, on which commit, and for how long: whoever ticks a box must see which kind it is. */
function renderSignature({ approval, lasting }, { text, code } = MARKDOWN) {
    if (approval === null)
        return lasting ? _marks_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_SIGNED */ .lP.lasting : _marks_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_SIGNED */ .lP.once;
    const { login, at, commit } = approval;
    const kind = approval.lasting ? " (stays for later commits)" : " (for this commit only)";
    return `signed by ${text(login)}, ${renderMinute(at)}, on ${code(commit.slice(0, 7))}${lasting ? kind : ""}`;
}
/** `2026-11-20 12:03 UTC` */
function renderMinute(at) {
    return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
/** Evidence that the item's boxes, which stand beside it, do not say already. */
function evidenceBeside({ boxes, verdict }) {
    return verdict.evidence.filter((fact) => !boxes.some(({ label }) => label === fact.label));
}


/***/ }),

/***/ 45623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ groupItems)
/* harmony export */ });
/** Items as the plan groups them: those without a group first, the groups in the order in which they first appear. */
function groupItems(items) {
    const groups = new Map([[null, []]]);
    for (const item of items) {
        const group = groups.get(item.group);
        if (group === undefined)
            groups.set(item.group, [item]);
        else
            group.push(item);
    }
    return [...groups].map(([name, found]) => ({ name, items: found })).filter((group) => group.items.length > 0);
}


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ parseChecklistMarker),
/* harmony export */   LJ: () => (/* binding */ checklistMarker),
/* harmony export */   Qq: () => (/* binding */ parseCodeBlock),
/* harmony export */   RD: () => (/* binding */ renderBoxMark),
/* harmony export */   Vl: () => (/* binding */ renderRunMark),
/* harmony export */   XD: () => (/* binding */ renderCodeBlock),
/* harmony export */   Zf: () => (/* binding */ withoutTicks),
/* harmony export */   l2: () => (/* binding */ renderChecklistMarker),
/* harmony export */   lP: () => (/* binding */ NOT_SIGNED),
/* harmony export */   pI: () => (/* binding */ parseBoxes),
/* harmony export */   xE: () => (/* binding */ parseLastingBoxes)
/* harmony export */ });
/* unused harmony export parseRunUrl */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/** Hidden marks in a checklist's comment, by which a later run knows it again and reads back what it says. */

/** What every comment of ours about this plan begins with, whatever its commit. */
function checklistMarker(planFile) {
    // Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside.
    const encoded = encodeURIComponent(planFile.toWellFormed()).replaceAll("%2F", "/").replaceAll("--", "-%2D");
    return `<!-- holdpoint:checklist plan="${encoded}" commit=`;
}
/** The comment's first line. */
function renderChecklistMarker({ planFile, commit }) {
    return `${checklistMarker(planFile)}${commit} -->`;
}
/** Null where the text does not begin as a comment of ours. */
function parseChecklistMarker(body) {
    const match = /^<!-- holdpoint:checklist plan="([^"\s<>]*)" commit=([0-9a-f]{40}) -->\r?(?:\n|$)/.exec(body);
    if (match === null)
        return null;
    const [, encoded = "", commit = ""] = match;
    try {
        return { planFile: decodeURIComponent(encoded), commit };
    }
    catch {
        return null;
    }
}
/** The line of a box up to its title: what GitHub makes a task of, and our mark. */
const BOX_LINE = /^- \[([ xX])\] (<!-- holdpoint:box=([0-9a-f]{16})( lasting)? --> \*\*(.+))$/gm;
/** What stands beside a box that nobody has ticked, by its kind. */
const NOT_SIGNED = {
    once: "not signed yet",
    lasting: "not signed yet; a tick stays for later commits",
};
/** The words that boxes.ts writes; looked for one by one, in a time that no edited line can stretch. */
function isBoxText(text) {
    const by = text.indexOf("** by ", 1);
    const isOpen = Object.values(NOT_SIGNED).some((words) => text.endsWith(`: ${words}`));
    return by > 0 && (isOpen || text.indexOf(": signed by ", by + 7) > 0);
}
/** The hidden mark beside a box: which one it is, and which kind it says it is. */
function renderBoxMark({ id, lasting }) {
    return `<!-- holdpoint:box=${id}${lasting ? " lasting" : ""} -->`;
}
/** Boxes by their id, ticked or not. A line that is not exactly ours is no box; of two with one id the first counts. */
function parseBoxes(body) {
    return new Map([...readBoxes(body)].map(([id, { ticked }]) => [id, ticked]));
}
/** The boxes that the body marks as lasting. */
function parseLastingBoxes(body) {
    return new Set([...readBoxes(body)].flatMap(([id, { lasting }]) => (lasting ? [id] : [])));
}
function readBoxes(body) {
    const boxes = new Map();
    for (const [, tick, , id = "", lasting, text = ""] of unixLines(body).matchAll(BOX_LINE)) {
        if (isBoxText(text) && !boxes.has(id))
            boxes.set(id, { ticked: tick !== " ", lasting: lasting !== undefined });
    }
    return boxes;
}
/** The body with every box unticked: the same before and after a click, so that its digest tells any other edit. */
function withoutTicks(body) {
    return unixLines(body)
        .replace(BOX_LINE, (line, _tick, rest, _id, _lasting, text) => isBoxText(text) ? `- [ ] ${rest}` : line)
        .trimEnd();
}
/** GitHub's editor sends lines that end with CR LF. */
function unixLines(body) {
    return body.replaceAll("\r\n", "\n");
}
/** Nothing for an address that is no link. */
function renderRunMark(runUrl) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .isLinkable */ .n1)(runUrl) ? `<!-- holdpoint:run=${Buffer.from(runUrl).toString("base64url")} -->` : "";
}
/** The run that the comment was rendered with; null where it names none. */
function parseRunUrl(body) {
    const marks = [...unixLines(body).matchAll(/^<!-- holdpoint:run=([\w-]+) -->$/gm)];
    const url = Buffer.from(marks.at(-1)?.[1] ?? "", "base64url").toString("utf8");
    return isLinkable(url) ? url : null;
}
/** Packed results, hidden at the end of the comment; nothing where there are none. */
function renderCodeBlock(codeResult) {
    return /^[\w-]+$/.test(codeResult) ? `<!-- holdpoint:code=${codeResult} -->` : "";
}
/** Empty where the comment ends without them. */
function parseCodeBlock(body) {
    return /(?:^|\n)<!-- holdpoint:code=([\w-]+) -->$/.exec(unixLines(body).trimEnd())?.[1] ?? "";
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
/* harmony import */ var _result_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95907);







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
        ...renderRow("", (0,_result_words_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutTitle */ .Zz)(title, verdict.summary)),
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


/***/ }),

/***/ 55194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderChecklistVerdict)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81201);



const MARKDOWN_MARKS = {
    strong: (text) => `**${text}**`,
    text: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV,
    person: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N,
    prose: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderProse */ .E9,
    // A line each where it is read, and one line all the same.
    separator: "<br>",
};
const NAMED_ITEMS = 6;
const NAMED_PEOPLE = 4;
const TITLE_CHARACTERS = 60;
/** One line. */
function renderChecklistVerdict(report, marks = MARKDOWN_MARKS) {
    const open = report.items.filter(({ verdict }) => verdict.outcome !== "pass");
    const failed = open.filter(({ verdict }) => verdict.outcome === "fail");
    const waiting = open.filter((item) => item.verdict.outcome === "hold" && isWaiting(item));
    const unknown = open.filter((item) => item.verdict.outcome === "hold" && !isWaiting(item));
    const title = (item) => marks.text((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .I)(item.title, TITLE_CHARACTERS));
    // Where the items do not tell why (an empty list, a plan that cannot be read), the verdict does.
    const outcome = (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worstOutcome */ .Om)(report.items.map(({ verdict }) => verdict.outcome));
    const untold = outcome !== report.verdict.outcome;
    const answer = report.headline === null
        ? `${renderAnswer(report.items, (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worstOutcome */ .Om)([outcome, report.verdict.outcome]))}.`
        : marks.text((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .I)(report.headline, 300));
    return [
        marks.strong(answer),
        ...nameItems(marks.strong("Failed:"), failed, title),
        ...nameItems(marks.strong("Waiting for people:"), waiting, (item) => `${title(item)} (${renderPeople(item, marks)})`),
        ...nameItems(marks.strong("No answer:"), unknown, title),
        ...(report.headline === null && (untold || report.items.length === 0)
            ? [marks.prose((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .I)(report.verdict.summary, 300))]
            : []),
    ].join(marks.separator);
}
/** Would a tick bring this item forward? */
function isWaiting({ boxes }) {
    return boxes.some(({ approval }) => approval === null);
}
function renderAnswer(items, outcome) {
    const passed = items.filter((item) => item.verdict.outcome === "pass");
    const overridden = passed.filter((item) => item.override !== null).length;
    const count = renderCount(passed.length, items.length);
    const by = overridden === 0 ? "" : `, ${overridden} of them by override`;
    switch (outcome) {
        case "pass":
            return `This commit may ship: ${count}${by}`;
        case "fail":
            return `Not ready to ship: ${count}${by}`;
        case "hold":
            return `Not ready to ship yet: ${count}${by}`;
    }
}
function renderCount(passed, all) {
    if (all === 0)
        return "the checklist has no items";
    if (all === 1)
        return passed === 1 ? "the only item passed" : "the only item has not passed";
    return passed === all ? `all ${all} items passed` : `${passed} of ${all} items passed`;
}
function nameItems(word, items, render) {
    if (items.length === 0)
        return [];
    const named = items.slice(0, NAMED_ITEMS).map(render);
    const more = items.length - named.length;
    return [`${word} ${[...named, ...(more > 0 ? [`and ${more} more`] : [])].join("; ")}.`];
}
function renderPeople({ boxes }, { person }) {
    const labels = [...new Set(boxes.filter(({ approval }) => approval === null).map(({ label }) => (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .I)(label, 80)))];
    const more = labels.length - NAMED_PEOPLE;
    return [...labels.slice(0, NAMED_PEOPLE).map(person), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}


/***/ }),

/***/ 93223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ fast_string_width_dist)
});

;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/utils.js
/* MAIN */
const getCodePointsLength = (() => {
    const SURROGATE_PAIR_RE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
    return (input) => {
        let surrogatePairsNr = 0;
        SURROGATE_PAIR_RE.lastIndex = 0;
        while (SURROGATE_PAIR_RE.test(input)) {
            surrogatePairsNr += 1;
        }
        return input.length - surrogatePairsNr;
    };
})();
const isFullWidth = (x) => {
    return x === 0x3000 || x >= 0xFF01 && x <= 0xFF60 || x >= 0xFFE0 && x <= 0xFFE6;
};
const isWideNotCJKTNotEmoji = (x) => {
    return x === 0x231B || x === 0x2329 || x >= 0x2FF0 && x <= 0x2FFF || x >= 0x3001 && x <= 0x303E || x >= 0x3099 && x <= 0x30FF || x >= 0x3105 && x <= 0x312F || x >= 0x3131 && x <= 0x318E || x >= 0x3190 && x <= 0x31E3 || x >= 0x31EF && x <= 0x321E || x >= 0x3220 && x <= 0x3247 || x >= 0x3250 && x <= 0x4DBF || x >= 0xFE10 && x <= 0xFE19 || x >= 0xFE30 && x <= 0xFE52 || x >= 0xFE54 && x <= 0xFE66 || x >= 0xFE68 && x <= 0xFE6B || x >= 0x1F200 && x <= 0x1F202 || x >= 0x1F210 && x <= 0x1F23B || x >= 0x1F240 && x <= 0x1F248 || x >= 0x20000 && x <= 0x2FFFD || x >= 0x30000 && x <= 0x3FFFD;
};
/* EXPORT */


;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/index.js
/* IMPORT */

/* HELPERS */
const ANSI_RE = /[\u001b\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]|\u001b\]8;[^;]*;.*?(?:\u0007|\u001b\u005c)/y;
const CONTROL_RE = /[\x00-\x08\x0A-\x1F\x7F-\x9F]{1,1000}/y;
const CJKT_WIDE_RE = /(?:(?![\uFF61-\uFF9F\uFF00-\uFFEF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tangut}]){1,1000}/yu;
const TAB_RE = /\t{1,1000}/y;
const EMOJI_RE = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation}|\p{Emoji}\uFE0F\u20E3?))*/yu;
const LATIN_RE = /(?:[\x20-\x7E\xA0-\xFF](?!\uFE0F)){1,1000}/y;
const MODIFIER_RE = /\p{M}+/gu;
const NO_TRUNCATION = { limit: Infinity, ellipsis: '' };
/* MAIN */
const getStringTruncatedWidth = (input, truncationOptions = {}, widthOptions = {}) => {
    /* CONSTANTS */
    const LIMIT = truncationOptions.limit ?? Infinity;
    const ELLIPSIS = truncationOptions.ellipsis ?? '';
    const ELLIPSIS_WIDTH = truncationOptions?.ellipsisWidth ?? (ELLIPSIS ? getStringTruncatedWidth(ELLIPSIS, NO_TRUNCATION, widthOptions).width : 0);
    const ANSI_WIDTH = 0;
    const CONTROL_WIDTH = widthOptions.controlWidth ?? 0;
    const TAB_WIDTH = widthOptions.tabWidth ?? 8;
    const EMOJI_WIDTH = widthOptions.emojiWidth ?? 2;
    const FULL_WIDTH_WIDTH = 2;
    const REGULAR_WIDTH = widthOptions.regularWidth ?? 1;
    const WIDE_WIDTH = widthOptions.wideWidth ?? FULL_WIDTH_WIDTH;
    const PARSE_BLOCKS = [
        [LATIN_RE, REGULAR_WIDTH],
        [ANSI_RE, ANSI_WIDTH],
        [CONTROL_RE, CONTROL_WIDTH],
        [TAB_RE, TAB_WIDTH],
        [EMOJI_RE, EMOJI_WIDTH],
        [CJKT_WIDE_RE, WIDE_WIDTH],
    ];
    /* STATE */
    let indexPrev = 0;
    let index = 0;
    let length = input.length;
    let lengthExtra = 0;
    let truncationEnabled = false;
    let truncationIndex = length;
    let truncationLimit = Math.max(0, LIMIT - ELLIPSIS_WIDTH);
    let unmatchedStart = 0;
    let unmatchedEnd = 0;
    let width = 0;
    let widthExtra = 0;
    /* PARSE LOOP */
    outer: while (true) {
        /* UNMATCHED */
        if ((unmatchedEnd > unmatchedStart) || (index >= length && index > indexPrev)) {
            const unmatched = input.slice(unmatchedStart, unmatchedEnd) || input.slice(indexPrev, index);
            lengthExtra = 0;
            for (const char of unmatched.replaceAll(MODIFIER_RE, '')) {
                const codePoint = char.codePointAt(0) || 0;
                if (isFullWidth(codePoint)) {
                    widthExtra = FULL_WIDTH_WIDTH;
                }
                else if (isWideNotCJKTNotEmoji(codePoint)) {
                    widthExtra = WIDE_WIDTH;
                }
                else {
                    widthExtra = REGULAR_WIDTH;
                }
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, Math.max(unmatchedStart, indexPrev) + lengthExtra);
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                lengthExtra += char.length;
                width += widthExtra;
            }
            unmatchedStart = unmatchedEnd = 0;
        }
        /* EXITING */
        if (index >= length) {
            break outer;
        }
        /* PARSE BLOCKS */
        for (let i = 0, l = PARSE_BLOCKS.length; i < l; i++) {
            const [BLOCK_RE, BLOCK_WIDTH] = PARSE_BLOCKS[i];
            BLOCK_RE.lastIndex = index;
            if (BLOCK_RE.test(input)) {
                lengthExtra = BLOCK_RE === CJKT_WIDE_RE ? getCodePointsLength(input.slice(index, BLOCK_RE.lastIndex)) : BLOCK_RE === EMOJI_RE ? 1 : BLOCK_RE.lastIndex - index;
                widthExtra = lengthExtra * BLOCK_WIDTH;
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, index + Math.floor((truncationLimit - width) / BLOCK_WIDTH));
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                width += widthExtra;
                unmatchedStart = indexPrev;
                unmatchedEnd = index;
                index = indexPrev = BLOCK_RE.lastIndex;
                continue outer;
            }
        }
        /* UNMATCHED INDEX */
        index += 1;
    }
    /* RETURN */
    return {
        width: truncationEnabled ? truncationLimit : width,
        index: truncationEnabled ? truncationIndex : length,
        truncated: truncationEnabled,
        ellipsed: truncationEnabled && LIMIT >= ELLIPSIS_WIDTH
    };
};
/* EXPORT */
/* harmony default export */ const dist = (getStringTruncatedWidth);

;// CONCATENATED MODULE: ./node_modules/fast-string-width/dist/index.js
/* IMPORT */

/* HELPERS */
const dist_NO_TRUNCATION = {
    limit: Infinity,
    ellipsis: '',
    ellipsisWidth: 0,
};
/* MAIN */
const fastStringWidth = (input, options = {}) => {
    return dist(input, dist_NO_TRUNCATION, options).width;
};
/* EXPORT */
/* harmony default export */ const fast_string_width_dist = (fastStringWidth);


/***/ }),

/***/ 48483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ wrapAnsi)
/* harmony export */ });
/* harmony import */ var fast_string_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93223);

const ESC = '\x1B';
const CSI = '\x9B';
const END_CODE = 39;
const ANSI_ESCAPE_BELL = '\u0007';
const ANSI_CSI = '[';
const ANSI_OSC = ']';
const ANSI_SGR_TERMINATOR = 'm';
const ANSI_ESCAPE_LINK = `${ANSI_OSC}8;;`;
const GROUP_REGEX = new RegExp(`(?:\\${ANSI_CSI}(?<code>\\d+)m|\\${ANSI_ESCAPE_LINK}(?<uri>.*)${ANSI_ESCAPE_BELL})`, 'y');
const getClosingCode = (openingCode) => {
    if (openingCode >= 30 && openingCode <= 37)
        return 39;
    if (openingCode >= 90 && openingCode <= 97)
        return 39;
    if (openingCode >= 40 && openingCode <= 47)
        return 49;
    if (openingCode >= 100 && openingCode <= 107)
        return 49;
    if (openingCode === 1 || openingCode === 2)
        return 22;
    if (openingCode === 3)
        return 23;
    if (openingCode === 4)
        return 24;
    if (openingCode === 7)
        return 27;
    if (openingCode === 8)
        return 28;
    if (openingCode === 9)
        return 29;
    if (openingCode === 0)
        return 0;
    return undefined;
};
const wrapAnsiCode = (code) => `${ESC}${ANSI_CSI}${code}${ANSI_SGR_TERMINATOR}`;
const wrapAnsiHyperlink = (url) => `${ESC}${ANSI_ESCAPE_LINK}${url}${ANSI_ESCAPE_BELL}`;
const wrapWord = (rows, word, columns) => {
    const characters = word[Symbol.iterator]();
    let isInsideEscape = false;
    let isInsideLinkEscape = false;
    let lastRow = rows.at(-1);
    let visible = lastRow === undefined ? 0 : (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(lastRow);
    let currentCharacter = characters.next();
    let nextCharacter = characters.next();
    let rawCharacterIndex = 0;
    while (!currentCharacter.done) {
        const character = currentCharacter.value;
        const characterLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(character);
        if (visible + characterLength <= columns) {
            rows[rows.length - 1] += character;
        }
        else {
            rows.push(character);
            visible = 0;
        }
        if (character === ESC || character === CSI) {
            isInsideEscape = true;
            isInsideLinkEscape = word.startsWith(ANSI_ESCAPE_LINK, rawCharacterIndex + 1);
        }
        if (isInsideEscape) {
            if (isInsideLinkEscape) {
                if (character === ANSI_ESCAPE_BELL) {
                    isInsideEscape = false;
                    isInsideLinkEscape = false;
                }
            }
            else if (character === ANSI_SGR_TERMINATOR) {
                isInsideEscape = false;
            }
        }
        else {
            visible += characterLength;
            if (visible === columns && !nextCharacter.done) {
                rows.push('');
                visible = 0;
            }
        }
        currentCharacter = nextCharacter;
        nextCharacter = characters.next();
        rawCharacterIndex += character.length;
    }
    lastRow = rows.at(-1);
    if (!visible && lastRow !== undefined && lastRow.length && rows.length > 1) {
        rows[rows.length - 2] += rows.pop();
    }
};
const stringVisibleTrimSpacesRight = (string) => {
    const words = string.split(' ');
    let last = words.length;
    while (last) {
        if ((0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(words[last - 1])) {
            break;
        }
        last--;
    }
    if (last === words.length) {
        return string;
    }
    return words.slice(0, last).join(' ') + words.slice(last).join('');
};
const exec = (string, columns, options = {}) => {
    if (options.trim !== false && string.trim() === '') {
        return '';
    }
    let returnValue = '';
    let escapeCode;
    let escapeUrl;
    const words = string.split(' ');
    let rows = [''];
    let rowLength = 0;
    for (let index = 0; index < words.length; index++) {
        const word = words[index];
        if (options.trim !== false) {
            const row = rows.at(-1) ?? '';
            const trimmed = row.trimStart();
            if (row.length !== trimmed.length) {
                rows[rows.length - 1] = trimmed;
                rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(trimmed);
            }
        }
        if (index !== 0) {
            if (rowLength >= columns &&
                (options.wordWrap === false || options.trim === false)) {
                rows.push('');
                rowLength = 0;
            }
            if (rowLength || options.trim === false) {
                rows[rows.length - 1] += ' ';
                rowLength++;
            }
        }
        const wordLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(word);
        if (options.hard && wordLength > columns) {
            const remainingColumns = columns - rowLength;
            const breaksStartingThisLine = 1 + Math.floor((wordLength - remainingColumns - 1) / columns);
            const breaksStartingNextLine = Math.floor((wordLength - 1) / columns);
            if (breaksStartingNextLine < breaksStartingThisLine) {
                rows.push('');
            }
            wrapWord(rows, word, columns);
            rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(rows.at(-1) ?? '');
            continue;
        }
        if (rowLength + wordLength > columns && rowLength && wordLength) {
            if (options.wordWrap === false && rowLength < columns) {
                wrapWord(rows, word, columns);
                rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(rows.at(-1) ?? '');
                continue;
            }
            rows.push('');
            rowLength = 0;
        }
        if (rowLength + wordLength > columns && options.wordWrap === false) {
            wrapWord(rows, word, columns);
            rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(rows.at(-1) ?? '');
            continue;
        }
        rows[rows.length - 1] += word;
        rowLength += wordLength;
    }
    if (options.trim !== false) {
        rows = rows.map((row) => stringVisibleTrimSpacesRight(row));
    }
    const preString = rows.join('\n');
    let inSurrogate = false;
    for (let i = 0; i < preString.length; i++) {
        const character = preString[i];
        returnValue += character;
        if (!inSurrogate) {
            inSurrogate = character >= '\ud800' && character <= '\udbff';
            if (inSurrogate) {
                continue;
            }
        }
        else {
            inSurrogate = false;
        }
        if (character === ESC || character === CSI) {
            GROUP_REGEX.lastIndex = i + 1;
            const groupsResult = GROUP_REGEX.exec(preString);
            const groups = groupsResult?.groups;
            if (groups?.code !== undefined) {
                const code = Number.parseFloat(groups.code);
                escapeCode = code === END_CODE ? undefined : code;
            }
            else if (groups?.uri !== undefined) {
                escapeUrl = groups.uri.length === 0 ? undefined : groups.uri;
            }
        }
        if (preString[i + 1] === '\n') {
            if (escapeUrl) {
                returnValue += wrapAnsiHyperlink('');
            }
            const closingCode = escapeCode ? getClosingCode(escapeCode) : undefined;
            if (escapeCode && closingCode) {
                returnValue += wrapAnsiCode(closingCode);
            }
        }
        else if (character === '\n') {
            if (escapeCode && getClosingCode(escapeCode)) {
                returnValue += wrapAnsiCode(escapeCode);
            }
            if (escapeUrl) {
                returnValue += wrapAnsiHyperlink(escapeUrl);
            }
        }
    }
    return returnValue;
};
const CRLF_OR_LF = /\r?\n/;
function wrapAnsi(string, columns, options) {
    return String(string)
        .normalize()
        .split(CRLF_OR_LF)
        .map((line) => exec(line, columns, options))
        .join('\n');
}


/***/ })

};
