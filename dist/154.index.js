export const id = 154;
export const ids = [154];
export const modules = {

/***/ 58663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ renderFencedGraph)
/* harmony export */ });
/* unused harmony export renderPlanGraph */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);

/** Dark letters on light colours, which read the same on a dark page. */
const STYLES = {
    passed: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
    failed: "fill:#ffebe9,stroke:#cf222e,color:#1f2328",
    held: "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
};
/** Said in words too, for who does not see colours. */
const MARKS = { passed: "✓ ", failed: "✗ ", held: "⏸ " };
/** The graph as a code block that GitHub draws. */
function renderFencedGraph(plan, states = new Map()) {
    return `\`\`\`mermaid\n${renderPlanGraph(plan, states)}\n\`\`\``;
}
/** The plan as a Mermaid flowchart, with the state of a release where one is given; every text of the plan is escaped. */
function renderPlanGraph(plan, states = new Map()) {
    const lines = graphLines(plan).map((line) => markNode(line, states));
    return [...lines, ...styleLines(lines, states)].join("\n");
}
function markNode(line, states) {
    const node = /^  (\w+)(?:\(\[|\{|\[)"/.exec(line)?.[1];
    const state = node === undefined ? undefined : states.get(node);
    return state === undefined ? line : line.replace('"', `"${MARKS[state]}`);
}
function styleLines(lines, states) {
    const text = lines.join("\n");
    const drawn = [...states].filter(([node]) => text.includes(`  ${node}`));
    const used = [...new Set(drawn.map(([, state]) => state))];
    return [
        ...used.map((state) => `  classDef ${state} ${STYLES[state]}`),
        ...used.map((state) => `  class ${drawn.flatMap(([node, its]) => (its === state ? [node] : [])).join(",")} ${state}`),
    ];
}
function graphLines(plan) {
    const { staging, production } = plan.stages;
    const { watch } = production;
    const lines = [
        "flowchart TD",
        ...(plan.checklist.length > 0
            ? [`  checklist{"Checklist${gateList(plan.checklist)}"}`, "  checklist -->|pass| deploy"]
            : []),
        `  deploy["Deploy to staging"]`,
        "  deploy --> verify",
        `  verify{"Verify staging${gateList(staging.verify)}"}`,
        "  verify -->|pass| promote",
        `  verify -->|fail| stopped(["Stopped, production untouched"])`,
        `  promote["Promote to ${escapeLabel(plan.project.domains.join(", "))}"]`,
    ];
    const observing = production.verify.length > 0 || watch !== null;
    if (production.verify.length > 0) {
        lines.push("  promote --> check", `  check{"Verify production${gateList(production.verify)}"}`, `  check -->|pass| ${watch ? "watch" : "done"}`, "  check -->|fail| rollback");
    }
    else {
        lines.push(`  promote --> ${watch ? "watch" : "done"}`);
    }
    if (watch) {
        const conditions = watch.rollbackConditions.map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
        lines.push(`  watch{"Watch for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(watch.forMs)}${conditions}"}`, "  watch -->|none met| done", "  watch -->|one met| rollback", `  watch -->|not known| held(["Held for a person"])`);
    }
    lines.push(`  done(["Done"])`);
    if (observing) {
        lines.push(`  rollback["Roll back to the known-good deployment"]`, `  rollback --> back(["Rolled back, read back"])`);
    }
    return lines;
}
function gateList(items) {
    return items.map(({ title }) => `<br/>${escapeLabel(title)}`).join("");
}
/** Mermaid's entity codes (`#quot;`) for everything that could end a label, open a tag or begin a code. */
function escapeLabel(text) {
    return text.replace(/[^\p{L}\p{N} _.,:/()%?!'+=-]/gu, (character) => {
        if (/\s/.test(character))
            return " ";
        return `#${character.codePointAt(0)};`;
    });
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

/***/ 70075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   BK: () => (/* binding */ renderLink),
/* harmony export */   E9: () => (/* binding */ renderProse),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   GA: () => (/* binding */ cellCode),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   kq: () => (/* binding */ escapeCell),
/* harmony export */   n1: () => (/* binding */ isLinkable),
/* harmony export */   zF: () => (/* binding */ renderTitle)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);
/* harmony import */ var _lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67745);
/** Text from outside (titles, branch names, command output) as inert Markdown. */


/** Bare addresses, which GitHub links without any markup, to where a mark begins that code could not hold in a table. */
const ADDRESS = /((?:https?|ftp):\/\/[^\s`|\\<>]*|www\.[^\s`|\\<>]*)/gi;
/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. An address stands as code. */
function escapeMarkdown(text) {
    return visible(text)
        .replace(/\s+/g, " ")
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? renderAddress(part) : escapePart(part, index === 0)))
        .join("");
}
/** What ends a sentence or its parts, and does not belong to the address before it. */
const SENTENCE_SIGNS = ".,;:!?)]}'\"*_~";
/** Code is the one form in which no step of GitHub's rendering makes a link, and in which an address can be copied whole. */
function renderAddress(address) {
    // From its end: a pattern that is tried at each sign of a long address takes the square of its length.
    let end = address.length;
    while (end > 0 && SENTENCE_SIGNS.includes(address.charAt(end - 1)))
        end -= 1;
    return `\`${address.slice(0, end)}\`${escapePart(address.slice(end), false)}`;
}
function escapePart(part, isFirst) {
    // Mathematics begins at this sign, escaped or not; GitHub's documentation names the element as the way out.
    const escaped = unlinked(part.replace(/[\\`*_{}[\]()#+!|~<>&]/g, "\\$&")).replaceAll("$", "<span>$</span>");
    return isFirst ? escaped.replace(/^( ?\d+)\./, "$1\\.").replace(/^( ?)([-=])/, "$1\\$2") : escaped;
}
/**
 * Mentions, references and emoji are found in the finished text, where neither a backslash nor an entity is left. A word
 * joiner parts them, which is not seen and, other than a space of no width, ends no line.
 */
function unlinked(escaped) {
    return escaped
        .replace(/@(?=[\w/])/g, "@\u2060")
        .replace(/(?<=#)(?=\d)/g, "\u2060")
        .replace(/\bGH-(?=\d)/gi, "$&\u2060")
        .replace(/:(?=(?:[\w\\-]{0,40}[a-z][\w\\-]{0,40}|\\?[+-]1|100|1234):)/gi, ":\u2060");
}
const ENTITY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
};
/** One line of text inside a block of HTML, where Markdown means nothing. An address stands as code. */
function escapeHtml(text, maximum = 300) {
    return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(visible(text).replace(/\s+/g, " "), maximum)
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? `<code>${escapeEntities(part)}</code>` : escapeEntities(part)))
        .join("");
}
function escapeEntities(text) {
    const escaped = unlinked(text).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
    return escaped.replaceAll("$", "<span>$</span>");
}
/** Without characters that are not seen, or that let a text read as another one than it is; half characters repaired. */
function visible(text) {
    return (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(text.toWellFormed())
        .replace(/[\p{Bidi_Control}\u00ad\u180e\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu, "")
        .replace(/[^\P{Cc}\s]/gu, " ");
}
/** Inline code that its own content cannot close. */
function codeOf(text) {
    // Without any content the two marks would be one, which waits for its like.
    return `\`${visible(text).replaceAll("`", "'").replace(/\s+/g, " ") || " "}\``;
}
/** Code for a table cell or any other line, to the letter: readers of Markdown differ on how a cell's code escapes. */
function cellCode(text) {
    return /^ ?$|[|\\`]/.test(text) ? `<code>${escapeMarkdown(text)}</code>` : codeOf(text);
}
/** A sentence in which only \`code\` is markup: it is as inert as escaped text. */
function renderProse(text) {
    return text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? codeOf(part) : escapeMarkdown(part)))
        .join("");
}
/** Text for a table cell or list item; long text is cut with an ellipsis. */
function escapeCell(text, maximum = 300) {
    return escapeMarkdown((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(text, maximum));
}
/** What an item or a group is called: with a space at an end, marks around it would not be bold; and never nothing. */
function renderTitle(title, maximum) {
    return escapeCell(visible(title).replace(/\s+/g, " ").trim(), maximum) || "untitled";
}
/** Output as it was, in a fence that its own content cannot close. */
function fence(raw) {
    const lines = raw.map((line) => (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(line.toWellFormed())
        .replace(/\p{Bidi_Control}/gu, "")
        .replace(/[^\P{Cc}\t\n]/gu, "")
        // Inert already; but no line of output shall look like one of our own hidden marks to whoever reads the source.
        .replaceAll("<!--", "<\u2060!--"));
    const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
    const marks = "`".repeat(longest + 1);
    return `${marks}text\n${lines.join("\n")}\n${marks}`;
}
/** An address that may be a link: nothing in it ends the parentheses around it. */
function isLinkable(url) {
    return url != null && url.length <= 500 && /^https?:\/\/[^\s()<>|"'`\\\p{Cc}\p{Cf}]+$/u.test(url);
}
/** A link where the address may be one; else the text, which is Markdown already, alone. */
function renderLink(text, url) {
    // In an address, too, `&lt;` would be read as the sign that it names.
    return isLinkable(url) ? `[${text}](${url.replaceAll("&", "&amp;")})` : text;
}


/***/ }),

/***/ 25770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderSummary),
  Z: () => (/* binding */ withoutTitle)
});

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(70075);
// EXTERNAL MODULE: ./build/src/plan/plan-graph.js
var plan_graph = __webpack_require__(58663);
;// CONCATENATED MODULE: ./build/src/report/release-graph.js
/** The plan's graph with the state of a release: (plan, result) → Mermaid. */

const STATE_OF = {
    proceed: "passed",
    hold: "held",
    failed: "failed",
    "rolled-back": "failed",
};
/** What must have been so before a command can do its work. */
const BEFORE = {
    deploy: [],
    verify: ["deploy"],
    promote: ["deploy", "verify"],
    watch: ["deploy", "verify", "promote"],
};
/** The box that a command works at. */
const NODE_OF = {
    deploy: "deploy",
    verify: "verify",
    promote: "promote",
    watch: "watch",
};
/** Empty for commands that are no part of the way to production. */
function renderReleaseGraph(plan, result) {
    const states = statesOf(plan, result);
    return states.size === 0 ? "" : (0,plan_graph/* renderFencedGraph */.i)(plan, states);
}
/** How far a release has come, as far as the result of one command tells. */
function statesOf(plan, result) {
    const { command, decision } = result;
    const node = NODE_OF[command];
    const rolledBack = [
        ["rollback", "passed"],
        ["back", "passed"],
    ];
    if (node === undefined)
        return new Map(command === "rollback" && decision === "rolled-back" ? rolledBack : []);
    const passed = (BEFORE[command] ?? []).map((before) => [before, "passed"]);
    return new Map([
        ...passed,
        ...(node === "watch" ? watchStates(plan, result) : [[node, STATE_OF[decision]]]),
        ...(decision === "rolled-back" ? rolledBack : []),
        ...(decision === "failed" && node === "verify" ? [["stopped", "failed"]] : []),
    ]);
}
/** A production gate that said no ended the watch before it was one. */
function watchStates(plan, { decision, verdicts }) {
    const { verify, watch } = plan.stages.production;
    const titles = new Set(verify.map(({ title }) => title));
    const checkFailed = verdicts.some(({ title, verdict }) => titles.has(title) && verdict.outcome === "fail");
    if (checkFailed)
        return [["check", "failed"]];
    const check = verify.length === 0 ? [] : [["check", "passed"]];
    const last = watch === null ? [] : [["watch", STATE_OF[decision]]];
    if (decision === "proceed")
        return [...check, ...last, ["done", "passed"]];
    return decision === "hold" ? [...check, ...last, ["held", "held"]] : [...check, ...last];
}

// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
;// CONCATENATED MODULE: ./build/src/report/summary.js
/** The job summary: (result) → Markdown. The first line says what production serves now. */






const TITLE = {
    proceed: "Proceed",
    hold: "On hold",
    failed: "Failed",
    "rolled-back": "Rolled back",
};
const WORD = { pass: "pass", fail: "**fail**", hold: "**hold**" };
/** What needs a person's eye stands first. */
const ORDER = { fail: 0, hold: 1, pass: 2 };
/** A watch of two days may have many changes; the last ones lead to the decision. */
const ENTRIES_SHOWN = 15;
/** With the plan, the graph of its release as it stands closes the summary. */
function renderSummary(result, plan = null) {
    const parts = [
        renderFirstLine(result),
        renderHeading(result),
        (0,markdown/* renderProse */.E9)((0,production/* shortenCommits */.G)(result.summary)),
        ...(result.remedy === null ? [] : [`**What to do:** ${(0,markdown/* renderProse */.E9)(result.remedy)}`]),
        renderTimeline(result.timeline),
        renderVerdicts(result.verdicts),
        renderBuildLog(result.buildLog),
        renderGraph(plan, result),
        renderFacts(result),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** A manual rollback is of what production served, not of the commit that its workflow happened to run at. */
function renderHeading({ command, decision, release }) {
    const of = command === "rollback" ? "" : ` of release ${(0,markdown/* codeOf */.$N)((0,production/* shortenCommits */.G)(release))}`;
    return `## ${TITLE[decision]}: ${(0,markdown/* codeOf */.$N)(command)}${of}`;
}
/** The summaries of one job's steps stand below each other, so a promote must not have the last word over its watch. */
function renderFirstLine(result) {
    const line = (0,production/* renderProduction */.S)(result, { strong: (text) => `**${text}**`, code: markdown/* codeOf */.$N });
    const watched = result.command === "promote" && result.decision === "proceed";
    return watched ? `${line} The watch follows; its result below is newer.` : line;
}
function renderTimeline(timeline) {
    if (timeline.length === 0)
        return "";
    const shown = timeline.slice(-ENTRIES_SHOWN);
    const earlier = timeline.length - shown.length;
    return [
        "**What happened** (UTC)",
        "",
        ...(earlier > 0 ? [`- ${earlier} earlier lines: see the log`] : []),
        ...shown.map(({ at, text, about }) => {
            const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
            return `- ${new Date(at).toISOString().slice(11, 19)} ${(0,markdown/* escapeCell */.kq)((0,production/* shortenCommits */.G)(`${text}${conditions}`))}`;
        }),
    ].join("\n");
}
/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderVerdicts(verdicts) {
    if (verdicts.length === 0)
        return "";
    const rows = verdicts
        .toSorted((a, b) => ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome])
        .map(({ title, verdict }) => {
        const finding = [`**${(0,markdown/* escapeCell */.kq)(title, 80)}**`, (0,markdown/* escapeCell */.kq)(withoutTitle(title, verdict.summary))];
        return `| ${WORD[verdict.outcome]} | ${[...finding, ...renderEvidence(verdict)].join("<br>")} |`;
    });
    return ["| verdict | finding and evidence |", "|:---|:---|", ...rows].join("\n");
}
/** A condition's summary begins with the condition, for lines that stand alone; here the title says it. */
function withoutTitle(title, summary) {
    return summary.startsWith(`${title}: `) ? summary.slice(title.length + 2) : summary;
}
function renderEvidence(verdict) {
    const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
        return (0,markdown/* renderLink */.BK)(`${(0,markdown/* escapeCell */.kq)(label, 60)}: ${(0,markdown/* escapeCell */.kq)(value, 160)}`, url);
    });
    const more = verdict.evidence.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}
function renderBuildLog(lines) {
    if (lines.length === 0)
        return "";
    return `<details open><summary>End of the build log</summary>\n\n${(0,markdown/* fence */.EU)(lines)}\n\n</details>`;
}
function renderGraph(plan, result) {
    const graph = plan === null ? "" : renderReleaseGraph(plan, result);
    return graph === "" ? "" : `<details><summary>The release as a graph</summary>\n\n${graph}\n\n</details>`;
}
function renderFacts(result) {
    const { candidate, command, commit, reasonCode, startedAt, endedAt } = result;
    const build = candidate === null ? [] : [`build [${(0,markdown/* codeOf */.$N)(candidate.id)}](${(0,deployment_url/* deploymentUrl */.P)(candidate.url)})`];
    return [
        `Reason code ${(0,markdown/* codeOf */.$N)(reasonCode)}`,
        ...build,
        ...(commit === "" || command === "rollback" ? [] : [`commit ${(0,markdown/* codeOf */.$N)((0,production/* shortenCommits */.G)(commit))}`]),
        `started ${(0,instant/* renderInstant */.W)(startedAt)}, took ${(0,duration/* renderDuration */.P)(endedAt - startedAt)}`,
    ].join(" · ");
}


/***/ })

};
