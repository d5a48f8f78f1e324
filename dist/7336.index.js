export const id = 7336;
export const ids = [7336];
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

/***/ 18058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ DETAILS),
/* harmony export */   s: () => (/* binding */ WHOLE_EVIDENCE)
/* harmony export */ });
const FULL = {
    evidence: 20_000,
    factsInRow: 6,
    folds: "open",
    finding: 500,
    remedy: 400,
    passing: 300,
    passes: "rows",
    open: "rows",
    title: 100,
    boxes: 100,
    notices: 20,
    // Room for the longest line that somebody is told to write.
    notice: 500,
    code: true,
};
/** For a place with room for all of it, such as the job summary. */
const WHOLE_EVIDENCE = {
    ...FULL,
    evidence: 100_000,
    folds: "everybody",
    finding: 2_000,
    remedy: 2_000,
    passing: 2_000,
};
const SHORT = { ...FULL, evidence: 1_500, finding: 300, remedy: 300, passing: 160 };
const FINDINGS = { ...SHORT, evidence: 0, folds: "nobody", passing: 0, notices: 10 };
const COUNTED = { ...FINDINGS, finding: 200, remedy: 200, passes: "counted" };
const BRIEF = { ...COUNTED, finding: 80, remedy: 0, title: 60, boxes: 60, notices: 5, notice: 200 };
const TITLES = { ...BRIEF, finding: 0, title: 40, boxes: 40 };
const COUNTS = { ...TITLES, open: "counted", boxes: 24, notices: 3 };
/** From everything to hardly anything; the first that fits is taken. What a later run needs goes last. */
const DETAILS = [
    FULL,
    SHORT,
    { ...SHORT, evidence: 300, factsInRow: 3, folds: "nobody", passing: 80 },
    FINDINGS,
    COUNTED,
    BRIEF,
    TITLES,
    COUNTS,
    { ...COUNTS, boxes: 10 },
    { ...COUNTS, boxes: 10, code: false },
];


/***/ }),

/***/ 38124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ renderFacts),
/* harmony export */   W: () => (/* binding */ renderNotices)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);


/** The last ones, at most so many of so many characters. */
function renderNotices(notices, maximum, characters) {
    if (notices.length === 0)
        return "";
    const shown = notices.slice(-maximum);
    const more = notices.length - shown.length;
    return [
        "### Notices",
        "",
        ...(more > 0 ? [`- see the run for ${more} earlier ones`] : []),
        ...shown.map((notice) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderProse */ .E9)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(notice, characters))}`),
    ].join("\n");
}
/** Which commit was checked, by which plan, and where all of the evidence is. */
function renderFacts(report) {
    const { name, commit, planFile, runUrl } = report;
    return [
        `Checked commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(commit.slice(0, 12))} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(name, 80)}`,
        `plan ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(planFile, 200))}`,
        ...((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .isLinkable */ .n1)(runUrl) ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderLink */ .BK)("all evidence", runUrl)] : []),
    ].join(" · ");
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

/***/ 3083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ renderItems)
/* harmony export */ });
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38478);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45623);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81201);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15405);
/* harmony import */ var _result_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95907);






/** Words, since neither a colour nor a picture reaches everybody. */
const WORD = { pass: "pass", fail: "**FAIL**", hold: "**hold**" };
/** What needs a person's eye stands first. */
const ORDER = { fail: 0, hold: 1, pass: 2 };
/** Longer evidence makes a row that hides the next one. */
const ROW_CHARACTERS = 160;
function renderItems(report, detail) {
    return (0,_groups_js__WEBPACK_IMPORTED_MODULE_4__/* .groupItems */ .A)(report.items)
        .flatMap((group) => [
        ...(group.name === null ? [] : [`### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(group.name, Math.min(detail.title, 80))}`]),
        renderTable(group, report, detail),
        ...group.items.toSorted(byNeed).flatMap((item) => renderOverrideLine(item, detail)),
        ...group.items.toSorted(byNeed).flatMap((item) => renderFold(item, detail)),
    ])
        .join("\n\n");
}
function byNeed(a, b) {
    return ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome];
}
/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderTable({ items }, report, detail) {
    const shown = items.filter(({ verdict }) => isShown(verdict.outcome, detail)).toSorted(byNeed);
    const counts = ["fail", "hold", "pass"].flatMap((outcome) => {
        const count = items.filter(({ verdict }) => verdict.outcome === outcome && !isShown(outcome, detail)).length;
        return count === 0 ? [] : [`| ${WORD[outcome]} | ${renderCount(count, shown.length, report)} |`];
    });
    const rows = shown.map((item) => `| ${WORD[item.verdict.outcome]} | ${renderCell(item, detail)} |`);
    return ["| Verdict | Item and finding |", "|:---|:---|", ...rows, ...counts].join("\n");
}
function isShown(outcome, detail) {
    return (outcome === "pass" ? detail.passes : detail.open) === "rows";
}
function renderCount(count, shown, { runUrl }) {
    return `${count}${shown === 0 ? "" : " more"}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)("see the run", runUrl)}`;
}
function renderCell(item, detail) {
    const title = `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(item.title, detail.title)}**`;
    if (isFoldedRow(item)) {
        const finding = renderFinding(item, detail.passing);
        return `${[title, ...finding].join(": ")}${renderTelling(item, detail)}`;
    }
    const parts = [
        title,
        ...renderFinding(item, detail.finding),
        ...renderOverride(item, detail),
        ...renderRemedy(item, detail),
    ];
    return `${parts.join("<br>")}${renderFactList(splitEvidence(item, detail).row)}`;
}
/** Markdown has no list inside of a table, HTML has; at the end, where it leaves no gap. */
function renderFactList(facts) {
    if (facts.length === 0)
        return "";
    return `<ul>${facts.map((fact) => `<li>${renderFact(fact, ROW_CHARACTERS)}</li>`).join("")}</ul>`;
}
function renderFinding({ title, verdict }, maximum) {
    if (maximum === 0)
        return [];
    return [renderCellProse((0,_result_words_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutTitle */ .Zz)(title, verdict.summary), maximum)];
}
/** Of a passed item the summary has the number that decided; one fact more where that is short. */
function renderTelling(item, detail) {
    const [first] = (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceBeside */ .Iu)(item);
    if (first === undefined || detail.evidence === 0 || detail.passing === 0)
        return "";
    const isNews = !item.verdict.summary.includes(first.value) && `${first.label}${first.value}`.length <= 60;
    return isNews && !first.value.includes("\n") ? ` (${renderFact(first, 60)})` : "";
}
function renderOverride({ override }, detail) {
    if (override === null)
        return [];
    const reason = detail.finding === 0 ? "" : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(override.reason, detail.finding)}`;
    return [`Overridden by ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(override.login, 60)}, ${(0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .renderMinute */ .D5)(override.at)}${reason}`];
}
function renderRemedy(item, detail) {
    const { verdict, overriders } = item;
    if (detail.remedy === 0 || verdict.outcome === "pass")
        return [];
    const fix = verdict.remedy === undefined ? [] : [`**What to do:** ${renderCellProse(verdict.remedy, detail.remedy)}`];
    if (offeredOverride(item, detail) === null)
        return fix;
    const who = overriders.slice(0, 5).map((name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cellCode */ .GA)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cutText */ .I)(name, 80)));
    const more = overriders.length > who.length ? [`${overriders.length - who.length} more`] : [];
    return [
        ...fix,
        `**Or override:** ${[...who, ...more].join(" or ")} comments the line below this table, with a reason`,
    ];
}
/** Null where nobody is to write it: the item passed, or there is no room. */
function offeredOverride({ verdict, override, overrideCommand }, detail) {
    const isOffered = detail.remedy > 0 && verdict.outcome !== "pass" && override === null;
    return isOffered ? overrideCommand : null;
}
/** A block of its own: GitHub gives it a button that copies it, and a commit in a cell would be wider than a phone. */
function renderOverrideLine(item, detail) {
    const line = offeredOverride(item, detail);
    if (line === null)
        return [];
    return [
        `To override **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(item.title, detail.title)}** for this commit, comment this with a reason after it:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)([line])}`,
    ];
}
/** A sentence in which only \`code\` is markup, for a cell. */
function renderCellProse(text, maximum) {
    return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cutText */ .I)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(text), maximum)
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cellCode */ .GA)(part) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(part)))
        .join("");
}
function renderFact({ label, value, url }, characters) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(label, 80)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(value), characters)}`, url);
}
/** The first short facts stand in the row; what is long, or has lines of its own, below the table. */
function splitEvidence(item, detail) {
    if (detail.evidence === 0)
        return { row: [], below: [] };
    const { outcome } = item.verdict;
    const evidence = (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceBeside */ .Iu)(item);
    const isShort = ({ value }) => value.length <= ROW_CHARACTERS && !value.trim().includes("\n");
    const row = isFoldedRow(item) ? [] : evidence.filter(isShort).slice(0, detail.factsInRow);
    const folds = detail.folds === "everybody" || (detail.folds === "open" && outcome !== "pass");
    return { row, below: folds ? evidence.filter((fact) => !row.includes(fact)) : [] };
}
/** A passed item is one line, unless a person's word let it pass. */
function isFoldedRow({ verdict, override }) {
    return verdict.outcome === "pass" && override === null;
}
/** What did not fit its row. */
function renderFold(item, detail) {
    if (!isShown(item.verdict.outcome, detail))
        return [];
    const { below } = splitEvidence(item, detail);
    if (below.length === 0)
        return [];
    const word = isFoldedRow(item) ? "Evidence" : "More evidence";
    return [
        [
            `<details><summary>${word}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .ZD)(item.title.trim(), detail.title)}</summary>`,
            ...below.map((fact) => renderLongFact(fact, detail.evidence)),
            "</details>",
        ].join("\n\n"),
    ];
}
function renderLongFact(fact, characters) {
    const value = fact.value.trim();
    if (!value.includes("\n") && value.length <= 2 * ROW_CHARACTERS)
        return `- ${renderFact(fact, 2 * ROW_CHARACTERS)}`;
    const label = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)(`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(fact.label, 80)}**`, fact.url);
    return `${label}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cutTextBefore */ .v)(value, characters).split("\n"))}`;
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


/***/ })

};
